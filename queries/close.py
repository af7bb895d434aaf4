"""What may be meant by a key that fits no node: a number with a slip, a part of a title, a title that is a little different."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher

from kg.errors import QueryError, StoreError, UnknownKey, UnknownPart
from kg.store.protocol import Row, Store
from kg.text.normal import fold, normal_number
from queries.run import run

SHOWN = 3
"""Nodes that a question names."""
_SEARCHED = {"limit": 20, "candidates": 200}
_ALIKE = 0.6
"""How much of two titles must be the same, as difflib counts it."""


def close_to(store: Store, key: str, labels: Sequence[str], timeout: float | None = None) -> list[Row]:
    """Return `label`, `id` and `title` of a few nodes with one of these labels that a key may be a slip for, the likeliest first.

    `timeout` is the seconds that each statement may take.
    """
    found = {(label, name): title for label, name, title in _found(store, key, labels, timeout)}
    return [{"label": label, "id": name, "title": title} for (label, name), title in found.items()][:SHOWN]


@contextmanager
def asking_back(store: Store, left: Callable[[], float] | None = None) -> Iterator[None]:
    """Add to the error for a key that fits nothing what may be meant; `left` tells the seconds that looking for it may take."""
    try:
        yield
    except UnknownPart:
        raise
    except UnknownKey as error:
        try:
            candidates = close_to(store, error.key, error.labels, left() if left else None)
        except (QueryError, StoreError):
            # That the key fits nothing is known; what may be meant is not.
            raise error from None
        raise UnknownKey(error.key, error.labels, candidates) from error


def _found(store: Store, key: str, labels: Sequence[str], timeout: float | None) -> Iterator[tuple[str, str, str]]:
    # They read texts: a query whose key fits does without.
    from kg.verify.library import Names
    from kg.verify.shelf import close_numbers
    from queries.library import StoredLibrary

    library = StoredLibrary(store, timeout)
    if "Policy" in labels and (number := normal_number(key)):
        order = {near: place for place, near in enumerate(close_numbers(number))}
        named = library.named(Names(frozenset(order), frozenset()))
        yield from (("Policy", one.id, one.title) for one in sorted(named, key=lambda one: order.get(one.number or "", len(order))))
    try:
        rows = run(store, "search", {"q": key, **_SEARCHED}, timeout=timeout)
    except QueryError:
        # What cannot be searched for, such as a key of marks alone, is close to nothing.
        rows = []
    yield from ((row["label"], row["id"], row["title"]) for row in rows if row["label"] in labels and row["match"] != "text")
    if "Policy" in labels:
        rated = sorted(((_likeness(key, one.title), one.id, one.title) for one in library.alike([key])), reverse=True)
        yield from (("Policy", name, title) for likeness, name, title in rated if likeness >= _ALIKE)


def _likeness(key: str, title: str) -> float:
    return SequenceMatcher(None, fold(key), fold(title), autojunk=False).ratio()
