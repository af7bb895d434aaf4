"""The text that documents share, as far as a step changes that: edges SIMILAR_TO, and the rows of bands.

An edge belongs to the texts of both of its ends. It is computed anew where a text of an end comes, goes or changes, or belongs to another
node, and where both ends hold a band which too many hold now, or no longer.
"""

from collections.abc import Iterable, Iterator

from kg.assemble.reuse import SIMILAR, Holding, Text, bands_of, candidates, name_of, similar
from kg.incremental.difference import by_key, compared
from kg.incremental.edges import Edges
from kg.incremental.held import Held
from kg.incremental.library import Library
from kg.incremental.placed import Placed, Unit
from kg.incremental.shelves import Change, Shelves
from kg.model import POLICY_KINDS, Document, Edge, Node, NodeKey
from kg.resolve import ITSELF


class Reuse:
    """What is to be written and removed."""

    def __init__(self, held: Held, library: Library, placed: Placed, edges: Edges) -> None:
        """Compute the edges of all policies touched anew."""
        self._held, self._library, self._placed, self._of_step = held, library, placed, edges
        self._shelves = Shelves(held, self._changes())
        self.rows, self.rows_gone = self._shelves.written()
        """Rows of the name index to write, and keys of those to remove."""
        touched = self._touched()
        policies = touched | self._turned()
        found = similar(*self._pairs(self._texts(policies), touched))
        self.nodes: tuple[Node, ...] = ()
        self.gone: tuple[NodeKey, ...] = ()
        self.edges = compared(by_key(self._edges_of(touched, policies)), found)

    def _touched(self) -> set[NodeKey]:
        """Return the policies, before and after the step, with texts that differ, or belong to another node than before."""
        came, went = self._of_step.came, self._of_step.went
        units = {(document.bulletin, document.unit) for pair in self._of_step.changed for document in pair if document}
        units |= {unit for unit in {*came, *went} if came.get(unit) != went.get(unit)}
        return {nodes[unit] for nodes in (came, went) for unit in units if unit in nodes and nodes[unit].label == "Policy"}

    def _changes(self) -> Iterator[Change]:
        for pair in self._of_step.changed:
            old, new = (_named_bands(document) if document else set() for document in pair)
            yield from (Change(*one, comes=False) for one in old - new)
            yield from (Change(*one, comes=True) for one in new - old)

    def _turned(self) -> set[NodeKey]:
        """Return the policies, as they are after the step, with a passage in a band that too many hold now or no longer."""
        documents = self._library.documents({holding.document for holding in self._shelves.turned()})
        return {text.node for text in self._with_nodes(documents).values()}

    def _with_nodes(self, documents: dict[Unit, Document]) -> dict[Unit, Text]:
        """Return the documents that are policies with their nodes after the step."""
        policies = {unit: document for unit, document in documents.items() if document.kind in POLICY_KINDS}
        ids = self._placed.own_ids(policies.values())
        return {unit: Text(NodeKey("Policy", ids[(*unit, ITSELF)]), document) for unit, document in policies.items()}

    def _texts(self, policies: Iterable[NodeKey]) -> dict[Unit, Text]:
        """Return all texts of policies after the step."""
        places = {text.place[:2] for key in policies if (names := self._placed.names(key.id)) for text in names.texts}
        return self._with_nodes(self._library.documents(places))

    def _pairs(self, texts: dict[Unit, Text], touched: set[NodeKey]) -> tuple[dict[Unit, Text], set[tuple[Unit, Unit]]]:
        """Return the documents that may share text with these, and these, and which of them with which.

        Of policies that are not touched, only pairs among `texts` are returned: what they share with others is as it was.
        """
        found = {unit: list(bands_of(text.document)) for unit, text in texts.items()}
        shelves = self._shelves.shelves({band for some in found.values() for band, _ in some})
        pairs = {
            (unit, other)
            for unit, some in found.items()
            for other in candidates(name_of(texts[unit].document), some, shelves)
            if other in texts or texts[unit].node in touched
        }
        others = self._library.documents({other for _, other in pairs} - texts.keys())
        return texts | self._with_nodes(others), pairs

    def _edges_of(self, touched: set[NodeKey], policies: set[NodeKey]) -> Iterator[Edge]:
        """Yield the edges before the step that touch one policy or join two of the others."""
        others = policies - self._of_step.sources
        for edge in (*self._of_step.similar, *(self._held.edges_to(others, (SIMILAR,)) if others else ())):
            if not touched.isdisjoint((edge.source, edge.target)) or policies.issuperset((edge.source, edge.target)):
                yield edge


def _named_bands(document: Document) -> set[tuple[str, str, Holding]]:
    name = name_of(document)
    return {(band, name, holding) for band, holding in bands_of(document)}
