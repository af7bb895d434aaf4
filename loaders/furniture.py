"""What a printer adds to the pages inside a unit: page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from kg.model import Span
from loaders.fold import key
from loaders.lines import Line, Lines

_DRESSED = re.compile(
    r"(?:[-—–－·•~]\s*\d{1,4}\s*[-—–－·•~]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp](?:age|\.)\s*\d{1,4})"
)
_BARE = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+|[-—–－·•|｜/]")
_PAGE = 150
"""A page holds at least this many characters: closer numbers are rows of a table."""
_HEAD = 40
"""A running head is no longer than this."""
_REPEATS = 3


def is_page_number(bare: str) -> bool:
    """Whether a line may be a page number: `12`, `- 12 -`, `第 12 页`."""
    return bool(len(bare) <= 20 and (_BARE.fullmatch(bare) or _DRESSED.fullmatch(bare)))


def gaps(lines: Lines, first: int, stop: int, titles: Collection[str] = ()) -> tuple[Span, ...]:
    """Spans of page numbers and running heads from one 0-based line index up to another.

    `titles` are texts of the cover: a short line that repeats one of them is a running head. So is a line that stands beside
    page numbers again and again.
    """
    pages = page_numbers(lines, first, stop)
    heads = set(_heads(lines, first, stop, pages, {key(t) for t in titles}))
    found = pages | heads
    return tuple(Span(lines[i].start, lines[i].end) for i in sorted(found))


def page_numbers(lines: Lines, first: int, stop: int) -> set[int]:
    """Indexes of the lines that are page numbers.

    A number between dashes or in 第…页 always is; a bare one only in a run of consecutive numbers with a page of text between each two.
    """
    plain: list[tuple[int, Line]] = []
    found: set[int] = set()
    for line in lines.solid(first, stop):
        bare = line.bare
        if len(bare) <= 20:
            if _DRESSED.fullmatch(bare):
                found.add(line.number - 1)
            elif _BARE.fullmatch(bare):
                plain.append((int(bare), line))
    return found.union(*(run for run in _runs(plain) if len(run) >= _REPEATS))


def _runs(numbers: Iterable[tuple[int, Line]]) -> Iterator[list[int]]:
    """Runs of n, n+1, n+2 … with a page of text between each two, as line indexes."""
    run: list[int] = []
    value, end = -1, 0
    for number, line in numbers:
        if run and number == value + 1 and line.start - end >= _PAGE:
            run.append(line.number - 1)
        else:
            yield run
            run = [line.number - 1]
        value, end = number, line.end
    yield run


def _heads(lines: Lines, first: int, stop: int, pages: Collection[int], titles: Collection[str]) -> Iterator[int]:
    beside: Counter[str] = Counter()
    short: list[tuple[int, str, bool]] = []
    previous: tuple[int, str] | None = None
    after_page = False
    for line in lines.solid(first, stop):
        index, bare = line.number - 1, line.bare
        if index in pages:
            if previous:
                short.append((*previous, True))
            previous, after_page = None, True
            continue
        if previous:
            short.append((*previous, False))
            previous = None
        if len(bare) <= _HEAD:
            name = key(_DIGITS.sub("", bare))
            if after_page:
                short.append((index, name, True))
            else:
                previous = (index, name)
        after_page = False
    beside.update(name for _, name, near in short if near)
    for index, name, near in short:
        if name and (_is_title(name, titles) or (near and beside[name] >= _REPEATS)):
            yield index


def _is_title(name: str, titles: Collection[str]) -> bool:
    """Whether a line says nothing but texts of the cover."""
    for title in sorted(titles, key=len, reverse=True):
        if len(title) >= 4:
            name = name.replace(title, "")
    return not name
