"""Resolves a key (id, number, title or name) to the node it identifies, or to the candidates."""

from collections.abc import Iterable, Sequence
from functools import partial

from kg.errors import AmbiguousKey, UnknownKey
from kg.schema.read import schema
from kg.store.protocol import Row, Store
from queries.bind import bind
from queries.fold import unquoted
from queries.header import find
from queries.whole import read_rows


def candidates(store: Store, key: str, labels: Sequence[str]) -> list[Row]:
    """Return the nodes of these labels that match the key best, as rows of `resolve`.

    An id takes precedence over numbers, titles and names; alternative names are searched only if nothing else matches.
    """
    for name in ("resolve", "resolve_alias"):
        query = find(name)
        rows = read_rows(query, partial(store.read, query.cypher, bind(query, {"key": key, "labels": list(labels)})))
        if rows:
            return [row for row in rows if row["rank"] == rows[0]["rank"]]
    return []


def resolve_key(store: Store, key: str, labels: Sequence[str]) -> Row:
    """Return the candidate that a key means. Raises UnknownKey or AmbiguousKey, which names the candidates.

    Of several, the only one with that very title is meant: 两部门发布《甲类泵管理办法》 is an article about the policy 甲类泵管理办法, and
    both titles are compared by one key.
    """
    rows = candidates(store, key, labels)
    if not rows:
        raise UnknownKey(key, labels)
    if len(rows) > 1:
        title = unquoted(key)
        titled = [row for row in rows if row["title"] == title]
        rows = titled if len(titled) == 1 else rows
    if len(rows) == 1:
        return rows[0]
    raise AmbiguousKey(key, rows)


def meant(store: Store, keys: Iterable[str]) -> dict[str, set[str]]:
    """Return the ids of all nodes, of any label, that each key may stand for; none for a key that fits nothing."""
    labels = [label.name for label in schema().public]
    return {key: {row["id"] for row in candidates(store, key, labels)} for key in keys}
