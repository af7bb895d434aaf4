"""The interface of a store. Both implementations answer the same Cypher with the same rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.model import Bulletin, Contribution, Graph

Row = dict[str, Any]
"""One result row: str, int, float, bool, None, lists and dicts of these. Dates are ISO strings.

A node is `{"_label": …, "id": …, **properties}`; an edge is `{"_type": …, "_source": id, "_target": id, **properties}`;
a path is `{"_nodes": […], "_edges": […]}`.
"""

Progress = Callable[[str, int, int], None]
"""Called with (what is being written, rows done, rows in all)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What `replace` did, in nodes and edges."""

    nodes_written: int
    nodes_removed: int
    edges_written: int
    edges_removed: int


class RowSource(Protocol):
    """A database whose rows can be streamed."""

    def stream(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Yield the rows of a reading statement whose columns are plain values. Raises StoreError."""
        ...


class Store(RowSource, Protocol):
    """A graph that can be read by Cypher and made equal to a given `Graph`."""

    uri: str

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

    def contributions(self) -> list[Contribution]:
        """Return all contributions of earlier builds, by bulletin id."""
        ...

    def revision(self) -> str:
        """Return a value that changes with every build that writes; to be read before `contributions`."""
        ...

    def replace(
        self,
        graph: Graph,
        contributions: Iterable[Contribution],
        progress: Progress | None = None,
        inputs: Iterable[Bulletin] | None = None,
        since: str | None = None,
    ) -> Changes:
        """Make the store hold exactly this graph and these contributions.

        Writes only the differences, in batches in explicit transactions: running it again completes an interrupted
        call, and running it twice changes nothing. It is recorded as a run with `inputs`, the files that were loaded,
        by default all bulletins. With `since`, a revision, nothing is written if another build has changed the store
        since then, whose bulletins would be lost. Raises StoreError.
        """
        ...

    def close(self) -> None:
        """Release the store; safe to call twice."""
        ...
