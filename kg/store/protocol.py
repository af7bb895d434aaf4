"""The interface of a store. Both implementations answer the same Cypher with the same rows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kg.model import Bulletin, Contribution

if TYPE_CHECKING:
    from kg.incremental.held import Step

Row = dict[str, Any]
"""One result row: str, int, float, bool, None, lists and dicts of these. Dates are ISO strings.

A node is `{"_label": …, "id": …, **properties}`; an edge is `{"_type": …, "_source": id, "_target": id, **properties}`;
a path is `{"_nodes": […], "_edges": […]}`.
"""

Progress = Callable[[str, int, int], None]
"""Called with (what is being read, rows done, rows in all)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did, in nodes and edges."""

    nodes_written: int
    nodes_removed: int
    edges_written: int
    edges_removed: int


class RowSource(Protocol):
    """A database whose rows can be streamed."""

    def stream(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Yield the rows of a reading statement whose columns are plain values; none where a store was not made yet. Raises StoreError."""
        ...


class Update(Protocol):
    """A build that writes into a store, step by step: each is one transaction and leaves a whole graph.

    A step may still be written when the next is brought: what goes wrong by that is raised there, or at the end of the block.
    """

    changes: Changes
    """What the steps so far have changed."""
    documents: int
    """How many documents one step should bring at most."""

    def given(self, bulletins: Iterable[Bulletin]) -> None:
        """Put files on the record of this run."""
        ...

    def bring(self, brought: Sequence[Contribution], gone: Collection[str] = ()) -> "Step":
        """Hold these bulletins, new or in place of what they gave before, and those no more; return what was written. Raises StoreError."""
        ...

    def write(self, step: "Step") -> None:
        """Write a step as it is. Raises StoreError; nothing of it is written then."""
        ...


class Store(RowSource, Protocol):
    """A graph that can be read by Cypher and brought up to date."""

    uri: str
    sublabels: bool
    """Whether it keeps the second labels of nodes."""
    keeps_plans: bool
    """Whether it keeps the plan of a statement for the next time that it is sent."""
    keeps_counts: bool
    """Whether a statement that counts a label or an edge type, as a part of it, is answered without looking at each node or edge."""

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        budget: int | None = None,
    ) -> list[Row]:
        """Run one reading statement. `timeout` in seconds; rows after the first `limit` are neither fetched nor held.

        Raises ReadOnlyError for a write, QueryError for bad Cypher, QueryTimeout, QueryTooLarge where the rows come to more than
        `budget` bytes, StoreError.
        """
        ...

    def read_untrusted(
        self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int | None = None, budget: int | None = None
    ) -> list[Row]:
        """Run a statement of somebody unknown as `read` does, but so that it can neither take all memory nor run on after its time."""
        ...

    def prepare(self) -> None:
        """Create the constraints and indexes of the schema if they do not exist."""
        ...

    def contributions(self, ids: Collection[str] | None = None) -> Iterator[Contribution]:
        """Yield the contributions of earlier builds, by bulletin id: all of them, or those of the `ids` that are there."""
        ...

    def update(self, say: Callable[[str], None] | None = None) -> AbstractContextManager["Update"]:
        """Bring the store up to date inside the `with` block, in steps: the only way to write. `say` is told of what takes long.

        It is recorded as a run, unless it changes nothing. Raises StoreError, also while another build writes.
        """
        ...

    def totals(self) -> dict[str, int]:
        """Return how many nodes of each label and edges of each type there are, without counting them one by one."""
        ...

    def close(self) -> None:
        """Release the store; safe to call twice."""
        ...
