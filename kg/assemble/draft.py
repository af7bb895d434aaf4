"""A graph in the making: nodes merged by key, edges by (type, source, target) with their evidence gathered."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.model import Edge, EdgeKey, Graph, Node, NodeKey, Span


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """One quote for an edge; those that prove it come before those that only name the target."""

    rank: int
    """0 where the quote shows the type of the edge; above it where it only names the target."""
    bulletin: str
    span: Span
    quote: str
    """'' where what is said stands beside the text and cannot be quoted."""
    rules: tuple[str, ...]
    confidence: float

    @property
    def place(self) -> str:
        """`bulletin_id:start-end`."""
        return f"{self.bulletin}:{self.span.start}-{self.span.end}"


NO_ARTICLE = "-"


class Cited(NamedTuple):
    """A provision of the target that a document cites."""

    provision: str
    at: str
    """Article of the source in which it is cited, `NO_ARTICLE` outside articles: an import drops a list of one empty text."""
    place: str
    """`bulletin_id:start-end`."""
    quote: str


@dataclass(slots=True)
class _EdgeDraft:
    properties: dict[str, Any]
    proofs: set[Proof]
    cited: set[Cited]


class Draft:
    """Collects nodes and edges; asking twice for one adds to it."""

    def __init__(self) -> None:
        """Start empty."""
        self._nodes: dict[NodeKey, dict[str, Any]] = {}
        self._edges: dict[tuple[str, NodeKey, NodeKey], _EdgeDraft] = {}

    def node(self, label: str, name: str, properties: Mapping[str, Any] | None = None) -> NodeKey:
        """Add a node or complete it; properties already there stay. None and what is empty are left out."""
        key = NodeKey(label, name)
        known = self._nodes.setdefault(key, {})
        for field_name, value in (properties or {}).items():
            if value not in (None, "", ()) and field_name not in known:
                known[field_name] = value
        return key

    def edge(
        self,
        type_: str,
        source: NodeKey,
        target: NodeKey,
        proofs: Iterable[Proof] = (),
        cited: Iterable[Cited] = (),
        **properties: Any,
    ) -> None:
        """Add an edge or more evidence for it; loops are left out.

        Its own properties are those of the first that gives them. Of days the earliest counts: all wordings repeat what the first repealed.
        """
        if source == target:
            return
        key = type_, source, target
        if (draft := self._edges.get(key)) is None:
            draft = self._edges[key] = _EdgeDraft({}, set(), set())
        draft.proofs.update(proofs)
        draft.cited.update(cited)
        for name, value in properties.items():
            if value not in (None, ""):
                known = draft.properties.setdefault(name, value)
                if name == "date":
                    draft.properties[name] = min(known, value)

    def edges_of(self, sources: Collection[NodeKey]) -> Iterator[tuple[EdgeKey, Collection[Proof], dict[str, Any]]]:
        """Yield the edges from these nodes, each with its proofs and its own properties, which may be changed."""
        for key, draft in self._edges.items():
            if key[1] in sources:
                yield key, draft.proofs, draft.properties

    def edge_keys(self) -> Collection[EdgeKey]:
        """Return the keys of all edges, unsorted."""
        return self._edges.keys()

    def keys(self, label: str) -> list[NodeKey]:
        """Return the keys of a label's nodes, sorted."""
        return sorted(key for key in self._nodes if key.label == label)

    def properties(self, key: NodeKey) -> dict[str, Any]:
        """Return a node's properties so far."""
        return self._nodes[key]

    def has(self, key: NodeKey) -> bool:
        """Tell whether a node is there."""
        return key in self._nodes

    def put(self, key: NodeKey, name: str, value: Any) -> None:
        """Set one property of a node that is there."""
        self._nodes[key][name] = value

    def graph(self) -> Graph:
        """Return the finished graph, sorted."""
        nodes = tuple(Node(key, self._nodes[key]) for key in sorted(self._nodes))
        edges = tuple(Edge(*key, _properties(draft)) for key, draft in sorted(self._edges.items(), key=lambda item: item[0]))
        return Graph(nodes, edges)


CITED = ("provisions", "provision_at", "provision_spans", "provision_quotes")
"""Properties of an edge between documents, lists of one length: the fields of `Cited`."""


def cited_properties(cited: Iterable[Cited]) -> dict[str, tuple[str, ...]]:
    """Return what an edge says of the provisions that are cited; `read_cited` is its inverse."""
    return dict(zip(CITED, zip(*sorted(cited), strict=True), strict=False))


def read_cited(properties: Mapping[str, Any]) -> list[Cited]:
    """Return the provisions of the target that an edge says are cited."""
    return [Cited(*fields) for fields in zip(*(properties.get(name, ()) for name in CITED), strict=True)]


def _properties(draft: _EdgeDraft) -> dict[str, Any]:
    if not draft.proofs:
        return draft.properties
    proofs = sorted(draft.proofs)
    quoted = [proof for proof in proofs if proof.quote.strip()]
    places = {"evidence": tuple(proof.quote for proof in quoted), "spans": tuple(proof.place for proof in quoted)} if quoted else {}
    return {
        **draft.properties,
        **places,
        **cited_properties(draft.cited),
        "rules": tuple(sorted({rule for proof in proofs for rule in proof.rules})),
        "confidence": max([proof.confidence for proof in proofs]),
    }
