"""Documents listed in a table below a heading that repeals them.

A row holds title and number, mostly without 书名号, on one line, one cell a line, or between the bars of Markdown.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.extract.listed_title import named
from kg.extract.sections import Governed, is_barred
from kg.extract.title import tidy
from kg.text.normal import normal_number
from kg.vocab.lexicon import part

_RULE = "list_row"
# "1", "12.", "（三）" before the title of a row, or in a cell of their own; no number in words that the title begins with: 三江办法
_SERIAL = re.compile(rf"[（(]?\d{{1,3}}(?!\d)[）)]?[.．、]?\s*|[（(]?[{part('counting')}]{{1,4}}(?:[）)][.．、]?|[.．、]|$)\s*")
# | 1 | 甲类设备管理办法 | 某部规〔2031〕5号 |
# a cell and the bar behind it: 甲类设备管理办法 |
_BARRED = re.compile(r"(?P<cell>[^|\n]*)\|")
_BLANKS = re.compile(r"\s+")  # \t
# between two cells of a line: \t
_WIDE = re.compile(r"\t|\u3000|  ")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, or the part of a row, that is a title, a number or both; clean offsets."""

    row: int
    """Where its row begins."""
    start: int
    end: int
    title: str | None = None
    number: str | None = None
    marked: bool = False
    """Whether the title stands in 书名号."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of a list names, and where the row ends: behind the name it holds remarks."""

    document: Citation
    end: int


def find_rows(layout: Layout) -> Iterator[Row]:
    """Yield the documents of tables that a repealing heading governs, left to right; other lines with 书名号 are left to others."""
    for listed in layout.governed:
        if listed.heading.value == "SUPERSEDES":
            lines = _lines(layout, listed)
            yield from _rows(layout, [(a, b) for a, b in lines if not is_barred(layout.text[a:b])])
            yield from (row for a, b in lines if is_barred(layout.text[a:b]) for row in _barred(layout, a, b))


def cells(layout: Layout, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells of a line, which bars, tabs or wide blanks part, by clean offsets."""
    if is_barred(layout.text[start:end]):
        return [found.span("cell") for found in _BARRED.finditer(layout.text, start, end)]
    if not is_parted(layout, start, end):
        return [(start, end)]
    cuts = [at for at in range(start + 1, end) if is_parted(layout, at, at)]
    return [(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True) if layout.text[a:b].strip()]


def is_parted(layout: Layout, start: int, end: int) -> bool:
    """Tell whether the border of a cell lies between the characters around two clean offsets in a line."""
    between = layout.clean.quote(max(start - 1, 0), min(end + 1, len(layout.text)))
    return "|" in between or any("\n" not in blanks and _WIDE.search(blanks) for blanks in _BLANKS.findall(between))


def _lines(layout: Layout, listed: Governed) -> Sequence[tuple[int, int]]:
    first = bisect_left(layout.paragraphs, listed.start, key=lambda paragraph: paragraph[0])
    last = bisect_right(layout.paragraphs, listed.end, key=lambda paragraph: paragraph[1])
    return layout.paragraphs[first:last]


def _barred(layout: Layout, start: int, end: int) -> Iterator[Row]:
    """Yield the document of a row of Markdown: the first cell that is a title, with the number in its bracket or in another cell."""
    parts = [(a, b, layout.text[a:b].strip()) for a, b in cells(layout, start, end)]
    found = next(((a, b, name) for a, b, cell in parts if (name := named("", cell)) and name.is_whole(cell)), None)
    if found:
        a, b, name = found
        numbered = next(((c, d, number) for c, d, cell in parts if (number := normal_number(cell))), None) if not name.number else None
        first, last = (min(a, numbered[0]), max(b, numbered[1])) if numbered else (a, b)
        number = name.number or (numbered[2] if numbered else None)
        yield Row(_citation(first, last, tidy(name.title), number, name.marked), end)


def _rows(layout: Layout, lines: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Yield the first title of each row with the first number of the row."""
    parted = list(_in_rows(layout, lines))
    found = [cell for row, a, b in parted for cell in _cells(layout, row, a, b)]
    ends = {row: b for row, _, b in parted}
    for row, held in groupby(found, key=lambda cell: cell.row):
        parts = list(held)
        title = next((cell for cell in parts if cell.title), None)
        if title and title.title:
            numbered = next((cell for cell in parts if cell.number and not cell.title), None) if not title.number else None
            start, end = (min(title.start, numbered.start), max(title.end, numbered.end)) if numbered else (title.start, title.end)
            number = title.number or (numbered.number if numbered else None)
            yield Row(_citation(start, end, title.title, number, title.marked), ends[row])


def _citation(start: int, end: int, title: str, number: str | None, marked: bool) -> Citation:
    """Return the document of a row; a title in 书名号 is as sure as elsewhere."""
    return Citation(start, end, title, number, _RULE, 0.95 if marked else 0.85)


def _in_rows(layout: Layout, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield each line with the beginning of its row.

    Where serial numbers stand on lines of their own, they begin the rows; else each line does, but for a number alone.
    """
    alone = any(_is_serial(layout.text[a:b]) for a, b in lines)
    row = -1
    for a, b in lines:
        begins = _is_serial(layout.text[a:b]) if alone else not normal_number(layout.text[a:b].strip())
        row = a if begins or row < 0 else row
        yield row, a, b


def _is_serial(line: str) -> bool:
    """Tell whether a line holds a serial number alone."""
    return _SERIAL.fullmatch(line.strip()) is not None


def _cells(layout: Layout, row: int, start: int, end: int) -> Iterator[_Cell]:
    """Yield title and number of a line, as far as it has them."""
    for place, (a, b) in enumerate(cells(layout, start, end)):
        serial = _SERIAL.match(layout.text, a, b) if place == 0 else None
        begin = serial.end() if serial else a
        text = layout.text[begin:b].strip()
        begin += layout.text[begin:b].find(text)
        name = named(layout.clean.quote(begin, begin + len(text)), text) if text else None
        # 1.《甲办法》（某部规〔2031〕5号），已被《乙办法》代替。 is left to others
        if name and (name.is_whole(text) or (serial and not text.startswith(f"《{name.title}》"))):
            yield _Cell(row, begin, begin + name.length, tidy(name.title), name.number, name.marked)
        elif number := normal_number(layout.text[a:b].strip()) or normal_number(text):
            yield _Cell(row, begin, b, number=number)
