"""The provisions of the policies that a step touches, and the edges that cite provisions.

Provisions belong to the texts of their policy, and are computed as before and as after the step. What a document cites stands on its edge
to the policy, whether the policy is held or not; so where provisions come or go, that edge says who cites them, and no text is read again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.assemble.draft import NO_ARTICLE, Cited, Draft, read_cited
from kg.assemble.pinpoints import add_pinpoints, candidates
from kg.assemble.policies import source_key
from kg.assemble.provisions import add_outline, add_own
from kg.incremental.difference import EdgeChanges, by_key, compared, compared_nodes
from kg.incremental.edges import Edges
from kg.incremental.held import Held
from kg.incremental.library import Library, documents_of
from kg.incremental.placed import Placed
from kg.model import Document, Edge, EdgeKey, Graph, NodeKey
from kg.schema.read import schema

CITES = "REFERENCES"


class Provisions:
    """What is to be written and removed."""

    def __init__(self, held: Held, library: Library, placed: Placed, edges: Edges) -> None:
        """Compute the provisions of all sources anew, and the edges into and out of them."""
        self._held, self._library, self._placed, self._edges = held, library, placed, edges
        self._policies = sorted(key for key in edges.sources if key.label == "Policy")
        self._texts = self._texts_after()
        before, after = self._outlines(self._texts_before()), self._outlines(self._texts)
        self._had, self._has = ({node.key for node in side.nodes} for side in (before, after))
        self.nodes, self.gone = compared_nodes(before, after)
        self._elsewhere = self._found_elsewhere()
        self.edges = compared(by_key(before.edges), by_key(after.edges))
        self._merge(compared(self._citing_before(), self._citing_after()))
        self._cite_anew()

    def _texts_after(self) -> dict[NodeKey, list[Document]]:
        found: dict[NodeKey, list[Document]] = {}
        for document in self._edges.texts.values():
            found.setdefault(source_key(document, self._edges.ids), []).append(document)
        return found

    def _texts_before(self) -> dict[NodeKey, list[Document]]:
        old = documents_of(self._library.old.values())
        places = {key: {text.place[:2] for text in names.texts} for key in self._policies if (names := self._placed.names_before(key.id))}
        unchanged = {place for some in places.values() for place in some if place[0] not in self._library.changed}
        known = old | self._library.documents(unchanged)
        return {key: [known[place] for place in sorted(some)] for key, some in places.items()}

    def _outlines(self, texts: Mapping[NodeKey, list[Document]]) -> Graph:
        draft = Draft()
        for key in self._policies:
            add_outline(draft, key, texts.get(key, ()))
        return draft.graph()

    def _cites(self) -> Iterator[Edge]:
        """Yield the edges of the sources that cite provisions of other documents, as they are after the step."""
        return (edge for edge in self._edges.after.values() if edge.source in self._edges.sources and "provisions" in edge.properties)

    def _found_elsewhere(self) -> set[NodeKey]:
        """Return the cited provisions that are held, of policies that the step does not touch."""
        asked = {
            NodeKey("Provision", name)
            for edge in self._cites()
            if edge.target not in self._edges.sources
            for one in read_cited(edge.properties)
            for name in candidates(edge.target.id, one.provision)
        }
        return set(self._held.nodes(asked)) if asked else set()

    def _is_there(self, name: str) -> bool:
        key = NodeKey("Provision", name)
        return key in self._has or key in self._elsewhere

    def _citing_before(self) -> dict[EdgeKey, Edge]:
        edges = self._held.edges_from(self._had) if self._had else []
        return by_key(edge for edge in (*edges, *self._edges.pinpoints) if edge.type == CITES)

    def _citing_after(self) -> dict[EdgeKey, Edge]:
        draft = Draft()
        for edge in self._cites():
            add_pinpoints(draft, edge.source, edge.target.id, read_cited(edge.properties), self._is_there)
        for key in self._policies:
            add_own(draft, key, self._texts.get(key, ()), self._is_there)
        return by_key(draft.graph().edges)

    def _cite_anew(self) -> None:
        """Bring the edges up to date by which documents that the step does not touch cite provisions that come or go."""
        differing = {_policy(key) for key in self._had ^ self._has}
        if not differing:
            return
        citing: dict[tuple[NodeKey, NodeKey], list[Cited]] = defaultdict(list)
        for edge in self._held.edges_to(differing, schema().ranked):
            if edge.source not in self._edges.sources:
                citing[edge.source, edge.target] += read_cited(edge.properties)
        names = {
            f"{source.id}#{one.at}"
            for (source, _), cited in citing.items()
            for one in cited
            if one.at != NO_ARTICLE and source.label == "Policy"
        }
        inside = set(self._held.nodes({NodeKey("Provision", name) for name in names})) if names else set()
        for (source, target), cited in citing.items():
            before, after = (self._drawn(source, target, cited, held, inside) for held in (self._had, self._has))
            self._merge(compared(before, after))

    def _drawn(
        self, source: NodeKey, target: NodeKey, cited: Iterable[Cited], held: Collection[NodeKey], inside: Collection[NodeKey]
    ) -> dict[EdgeKey, Edge]:
        """Return the edges to provisions of a policy that are `held`; those of the source are `inside`."""

        def has(name: str) -> bool:
            key = NodeKey("Provision", name)
            return key in (held if _policy(key) == target else inside)

        draft = Draft()
        add_pinpoints(draft, source, target.id, cited, has)
        return by_key(draft.graph().edges)

    def _merge(self, changes: EdgeChanges) -> None:
        self.edges.put.update(changes.put)
        self.edges.gone.update(changes.gone)


def _policy(provision: NodeKey) -> NodeKey:
    return NodeKey("Policy", provision.id.rpartition("#")[0])
