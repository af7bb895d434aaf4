"""Reads the rows of a query again if a build changed them while they were read."""

from collections.abc import Callable

from kg.store.protocol import Row
from kg.store.whole import lacking, read_whole
from queries.query import Query

FILLED = {"provision": {"label"}}
"""Columns that `queries.days` fills out of a text, where the graph has no such provision."""


def read_rows(query: Query, read: Callable[[], list[Row]]) -> list[Row]:
    """Read the rows of a query; see `kg.store.whole`."""
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
