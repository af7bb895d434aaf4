"""The seam between the planner of incremental builds and whatever holds the graph: what it asks, and what it says is to be written."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from kg.model import Bulletin, Contribution, Document, Edge, EdgeKey, Node, NodeKey
from kg.resolve import Ambiguity
from kg.schema.read import schema


class Excerpt(NamedTuple):
    """A bulletin and some of its documents."""

    bulletin: Bulletin
    documents: tuple[Document, ...]
    whole: bool
    """Whether these are all that it has."""

    @classmethod
    def all_of(cls, contribution: Contribution) -> "Excerpt":
        """Return a bulletin with all of its documents."""
        return cls(contribution.bulletin, contribution.documents, True)


class Held(Protocol):
    """What is held before the step: the graph, the contributions it comes from, and the name index.

    Every method takes all keys of one question at once and may be called several times in a step. Unknown keys are left out of the answer.
    All answers are of one state: nothing is written while a step is computed.
    """

    def contributions(self, ids: Collection[str]) -> Mapping[str, Contribution]:
        """Return the contributions of these bulletins, by bulletin id."""
        ...

    def excerpts(self, wanted: Mapping[str, Collection[int | str]]) -> Mapping[str, Excerpt]:
        """Return bulletins by id, each with at least the documents wanted of it.

        A document is wanted by its unit, or by its span as edges PUBLISHED_IN give it (bulletin:start-end). As such an edge has no span of
        a document without a heading, all of these are wanted with any span.
        """
        ...

    def names(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return rows of the name index by key (`Step.names` of earlier steps): text of JSON, given back as it was put.

        A key has at most some 420 characters, a row between 50 bytes and, for the title that most documents bear, some 100 KB.
        """
        ...

    def nodes(self, keys: Collection[NodeKey]) -> Mapping[NodeKey, Mapping[str, Any]]:
        """Return the properties of these nodes, all of them but the id; lists may come as lists or as tuples."""
        ...

    def edges_from(self, keys: Collection[NodeKey]) -> list[Edge]:
        """Return the outgoing edges, of every type, of these nodes with their properties; lists may come as lists or as tuples.

        It is asked of documents, of standards and of bodies, which have few; edges into a hub are none of its own.
        """
        ...

    def edges_to(self, keys: Collection[NodeKey], types: Collection[str]) -> list[Edge]:
        """Return the edges of these types into these nodes, as `edges_from` does.

        SUPERSEDES and AMENDS are asked of every policy that is touched; BASED_ON only of one whose end or dates change.
        """
        ...

    def referring(self, policies: Collection[str]) -> Mapping[str, set[str]]:
        """Return where the texts stand that may name one of these policies, given by id: by bulletin, the spans of edges PUBLISHED_IN.

        The texts

        - of the policy itself, and
        - of documents with an edge of any type to the policy, and
        - of policies to which it has an edge AMENDS (a law's promulgation lines name the decision that amended it).

        Asked only where citations of the policy change to another one: of a hub in no common
        step.
        """
        ...


def spans_of(edges: Iterable[Edge]) -> dict[str, set[str]]:
    """Return the spans of texts by bulletin, as edges PUBLISHED_IN among these give them."""
    found: dict[str, set[str]] = {}
    for edge in edges:
        if edge.type == "PUBLISHED_IN":
            found.setdefault(edge.target.id, set()).update(edge.properties.get("spans", ()))
    return found


def referring(held: Held, policies: Collection[str]) -> dict[str, set[str]]:
    """Return what `Held.referring` does, by the edges that are held."""
    wanted = {NodeKey("Policy", name) for name in policies}
    near = {edge.source for edge in held.edges_to(wanted, schema().edges)}
    amended = {edge.target for edge in held.edges_from(wanted) if edge.type == "AMENDS"}
    return spans_of(held.edges_from(wanted | near | amended))


def span_of(document: Document) -> str:
    """Return the span of a document as its edge PUBLISHED_IN gives it, '' where it has no heading."""
    return span(document.bulletin, document.start, document.end, document.heading)


def span(bulletin: str, start: int, end: int, heading: str) -> str:
    """Return what `span_of` does of a document with these properties."""
    return f"{bulletin}:{start}-{end}" if heading.strip() else ""


class Coverage(NamedTuple):
    """Among how many texts, and up to which day, a repeal was looked for: two properties of the node `Build`."""

    documents: int
    newest: str | None
    """ISO date."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be written, in one transaction: afterwards the holder holds the graph of all contributions.

    Everything that is put replaces what is held under its key, with all its properties. A node that goes has no edge left but those in
    `edges_gone`; remove edges before nodes and write nodes before edges. Nothing stands in a step that is held already: an empty step
    (`not step`) means that nothing has changed.
    """

    contributions: tuple[Contribution, ...] = ()
    """By bulletin id, as are those gone."""
    contributions_gone: tuple[str, ...] = ()
    names: Mapping[str, str] | None = None
    """Rows of the name index (label `Names`: id and data), None where there are none."""
    names_gone: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    """Sorted by key, as are the edges by type, source and target."""
    nodes_gone: tuple[NodeKey, ...] = ()
    edges: tuple[Edge, ...] = ()
    edges_gone: tuple[EdgeKey, ...] = ()
    coverage: Coverage | None = None
    """After the step, None where nothing is held."""
    ambiguous: tuple[Ambiguity, ...] = ()
    """Citations in the bulletins brought and in the documents `dragged` that fit several policies: to be reported, not to be written."""
    dragged: frozenset[tuple[str, int]] = frozenset()
    """Bulletin and unit of the other documents that were placed anew: what earlier steps said of their citations may not hold any more."""

    def __bool__(self) -> bool:
        """Tell whether anything is to be written."""
        return bool(
            self.contributions
            or self.contributions_gone
            or self.names
            or self.names_gone
            or self.nodes
            or self.nodes_gone
            or self.edges
            or self.edges_gone
        )
