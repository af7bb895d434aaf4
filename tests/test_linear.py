"""Work grows with the length of a text and not with its square, whatever it repeats; `benchmarks/repeated.py` measures the time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from benchmarks.repeated_texts import KINDS, text
from kg.errors import InputError
from kg.extract import extract
from loaders import Source, load

SHORT, TIMES = 5_000, 4
BOUNDED = {"list items": 24_000, "notices": 24_000, "undefined short names": 24_000}
"""Texts that are looked at again and again up to a bound (damaged headings, names before a short name): here they have reached it."""
TOO_SLOW = {"contents without end", "rows to be repealed"}
"""Bounded as well, by so much that only the benchmark has the time."""


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the calls of functions, those in C included, while this is open."""
    calls = [0]

    def count(frame: FrameType, event: str, arg: object) -> None:
        if event in ("call", "c_call"):
            calls[0] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def read(kind: str, size: int) -> None:
    try:
        units = load(Source("a.txt", "a.txt", text(kind, size), "0", "utf-8")).units
    except InputError:  # no document: it has been looked at all the same
        return
    for unit in units:
        extract(unit)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - TOO_SLOW))
def test_the_calls_grow_with_the_text(kind: str) -> None:
    size, calls = BOUNDED.get(kind, SHORT), []
    read(kind, 2_000)  # vocabularies are read once
    for times in (1, TIMES):
        with counted() as made:
            read(kind, size * times)
        calls.append(made[0])
    assert calls[1] < 1.3 * TIMES * calls[0]
