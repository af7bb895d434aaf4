"""Reads again what a build changed while it was read.

A Neo4j server that comes to a node that was deleted after the statement had found it goes on with nulls in place of its properties; some of
them it may have read before. See "read-committed isolation level" in
https://neo4j.com/docs/operations-manual/current/database-internals/.
"""

import time
from collections.abc import Callable
from typing import Any

from kg.errors import StoreError
from kg.store.protocol import Row
from queries.query import Query

PAUSES = (0.05, 0.2, 0.5, 1.0)
"""Seconds between two tries."""
FILLED = {"provision": {"label"}}
"""Columns that `queries.days` fills out of a text, where the graph has no such provision."""


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


def read_rows(query: Query, read: Callable[[], list[Row]]) -> list[Row]:
    """Read the rows of a query; see `read_whole`."""
    return read_whole(read, _torn_row(query), _doubtful_row(query))


def _torn_row(query: Query) -> Callable[[Row], bool]:
    """Return what tells whether a row of the query lacks the id of a node."""
    ids = [name for name, column in query.columns.items() if column.of and column.type == "string" and not column.nullable]
    return lambda row: lacking(row, *ids)


def _doubtful_row(query: Query) -> Callable[[Row], bool]:
    """Return what tells whether a row of the query lacks what is never null, unless it is filled in later."""
    filled = FILLED.get(query.name, ())
    never_null = [name for name, column in query.columns.items() if not column.nullable and name not in filled]
    inside = [(name, field) for name, column in query.columns.items() for field, of in column.fields.items() if not of.nullable]

    def doubtful(row: Row) -> bool:
        return lacking(row, *never_null) or any(lacking(one, field) for name, field in inside for one in row.get(name) or ())

    return doubtful


def torn_picture(row: Row) -> bool:
    """Tell whether a node in a row of a picture was deleted."""
    return any(isinstance(value, dict) and lacking(value, "_label") for value in row.values())


def lacking(row: dict[str, Any], *names: str) -> bool:
    """Tell whether one of these values is there and null."""
    return any(row.get(name, "") is None for name in names)
