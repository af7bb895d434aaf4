"""Reads again what a build changed while it was read.

A Neo4j server that comes to a node that was deleted after the statement had found it goes on with nulls in place of its properties; some of
them it may have read before. See "read-committed isolation level" in
https://neo4j.com/docs/operations-manual/current/database-internals/.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any

from kg.errors import StoreError
from kg.store.protocol import Row

PAUSES = (0.05, 0.2, 0.5, 1.0)
"""Seconds between two tries."""


def read_whole(
    read: Callable[[], list[Row]], torn: Callable[[Row], bool], doubtful: Callable[[Row], bool] = lambda row: False
) -> list[Row]:
    """Read until no row is torn, and return the rows. Raises what `read` raises, and StoreError if each answer lost nodes.

    A row that is only doubtful is taken as it is when the answer is the same twice: then it is so in the store.
    """
    before: list[Row] | None = None
    for pause in (*PAUSES, None):
        rows = read()
        if not any(map(torn, rows)) and (rows == before or not any(map(doubtful, rows))):
            return rows
        before = rows
        if pause:
            time.sleep(pause)
    raise StoreError("the graph changed each time that it was read; ask again when the build has ended")


def read_nodes(read: Callable[[], Iterable[Row]], *never_null: str) -> list[Row]:
    """Read rows of nodes with their `id`: without it a row is torn, without one of the other values it is doubtful; see `read_whole`."""
    return read_whole(lambda: list(read()), lambda row: lacking(row, "id"), lambda row: lacking(row, *never_null))


def lacking(row: dict[str, Any], *names: str) -> bool:
    """Tell whether one of these values is there and null."""
    return any(row.get(name, "") is None for name in names)
