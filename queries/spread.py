"""Gives what a table of a document has in its columns a column each, as CSV wants it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from queries.query import Query

Row = Mapping[str, Any]


def spread(query: Query, rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """Return rows and the names of their columns, with each item of a list `under` a column of names in a column of its own.

    These come last, in the order in which they are first met. A name that a row has already gets a number: 备注, 备注 (2).
    """
    lists = {name: column.under for name, column in query.columns.items() if column.under}
    if not lists:
        return list(rows), list(query.columns)
    kept = [name for name in query.columns if name not in lists and name not in lists.values()]
    found: list[Row] = []
    names = dict.fromkeys(kept)
    for row in rows:
        whole = {name: row[name] for name in kept}
        for cells, heads in lists.items():
            whole.update(_named(row[heads], row[cells], whole))
        names.update(dict.fromkeys(whole))
        found.append(whole)
    return found, list(names)


def _named(heads: Sequence[str], cells: Sequence[str], taken: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    used = set(taken)
    for place, cell in enumerate(cells):
        head = heads[place] if place < len(heads) else ""
        name, number = head, 1
        while name in used:
            number += 1
            name = f"{head} ({number})"
        used.add(name)
        yield name, cell
