"""The seam between the planner of incremental builds and whatever holds the graph: what it asks, and what it says is to be written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from kg.model import Contribution, Edge, EdgeKey, Node, NodeKey
from kg.resolve import Ambiguity


class Held(Protocol):
    """What is held before the step: the graph, the contributions it comes from, and the name index.

    Every method takes all keys of one question at once and may be called several times in a step. Unknown keys are left out of the answer.
    All answers are of one state: nothing is written while a step is computed.
    """

    def contributions(self, ids: Collection[str]) -> Mapping[str, Contribution]:
        """Return the contributions of these bulletins, by bulletin id."""
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

    def referring(self, policies: Collection[str]) -> set[str]:
        """Return the ids of bulletins that may name one of these policies, given by id.

        Those with a text

        - of the policy itself, or
        - of a document with an edge of any type to the policy, or
        - of a policy to which it has an edge AMENDS (a law's promulgation lines name the decision that amended it).

        "With a text" is an edge PUBLISHED_IN. Asked only where citations of the policy change to another one: of a hub in no common
        step.
        """
        ...


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
