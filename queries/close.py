"""What may be meant by a key that fits no node: a number with a slip, a part of a title, a title that is a little different."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kg.errors import QueryError
from kg.store.protocol import Store
from kg.text.normal import fold, normal_number
from kg.verify.library import Names
from kg.verify.shelf import close_numbers
from queries.library import StoredLibrary
from queries.run import run

SHOWN = 3
"""Nodes that a question names."""
_SEARCHED = 20
_ALIKE = 0.6
"""How much of two titles must be the same, as difflib counts it."""


def close_to(store: Store, key: str, labels: Sequence[str]) -> list[tuple[str, str]]:
    """Return id and title of a few nodes with one of these labels that a key may be a slip for, the likeliest first."""
    found = dict(_found(store, key, labels))
    return [*found.items()][:SHOWN]


def question(store: Store, key: str, labels: Sequence[str]) -> str:
    """Return `; did you mean 工信部规〔2031〕5号 (甲办法)?` for the nodes that are close to a key; empty if there are none."""
    named = [name if title in (None, name) else f"{name} ({title})" for name, title in close_to(store, key, labels)]
    return f"; did you mean {' or '.join(named)}?" if named else ""


def _found(store: Store, key: str, labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    library = StoredLibrary(store)
    if "Policy" in labels and (number := normal_number(key)):
        order = {near: place for place, near in enumerate(close_numbers(number))}
        named = library.named(Names(frozenset(order), frozenset()))
        yield from ((one.id, one.title) for one in sorted(named, key=lambda one: order.get(one.number or "", len(order))))
    try:
        rows = run(store, "search", {"q": key, "limit": _SEARCHED})
    except QueryError:
        # What cannot be searched for, such as a key of marks alone, is close to nothing.
        rows = []
    yield from ((row["id"], row["title"]) for row in rows if row["label"] in labels and row["match"] != "text")
    if "Policy" in labels:
        rated = sorted(((_likeness(key, one.title), one.id, one.title) for one in library.alike([key])), reverse=True)
        yield from ((name, title) for likeness, name, title in rated if likeness >= _ALIKE)


def _likeness(key: str, title: str) -> float:
    return SequenceMatcher(None, fold(key), fold(title), autojunk=False).ratio()
