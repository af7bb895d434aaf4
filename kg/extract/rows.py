"""Documents listed in a table below a heading that repeals them.

A row holds title and number, mostly without 书名号, on one line, one cell a line, or between the bars of Markdown.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.extract.sections import is_barred
from kg.extract.title import tidy
from kg.text.normal import normal_number
from kg.vocab import doctypes
from kg.vocab.lexicon import part

_RULE = "list_row"
# "1", "12.", "（三）" before the title of a row, or in a cell of their own
_SERIAL = re.compile(rf"[（(]?(?:\d{{1,3}}|[{part('counting')}]{{1,4}})[）)]?[.．、]?\s*")
_LONGEST_TITLE = 120
# | 1 | 甲类设备管理办法 | 某部规〔2031〕5号 |
# a cell and the bar behind it: 甲类设备管理办法 |
_BARRED = re.compile(r"(?P<cell>[^|\n]*)\|")
# 某部规〔2031〕5号 at the end of a row whose blanks are lost: 关于甲类工作的通知某部规〔2031〕5号
_NUMBER = re.compile(rf"[（(]?(?P<number>[^\s（）()，。]{{1,16}}?{part('year_bracket')}\s?第?\s?\d{{1,5}}\s?号)[）)]?$")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, or the part of a row, that is a title or a number; clean offsets."""

    start: int
    end: int
    title: str | None = None
    number: str | None = None


def find_rows(layout: Layout) -> Iterator[Citation]:
    """Yield the documents of tables that a repealing heading governs, left to right; lines with 书名号 and no bars are left to others."""
    for listed in layout.governed:
        if listed.heading.value == "SUPERSEDES":
            first = bisect_left(layout.paragraphs, listed.start, key=lambda paragraph: paragraph[0])
            last = bisect_right(layout.paragraphs, listed.end, key=lambda paragraph: paragraph[1])
            lines = layout.paragraphs[first:last]
            yield from _joined([cell for a, b in lines if not is_barred(layout.text[a:b]) for cell in _cells(layout, a, b)])
            yield from (row for a, b in lines if is_barred(layout.text[a:b]) for row in _barred(layout, a, b))


def _barred(layout: Layout, start: int, end: int) -> Iterator[Citation]:
    """Yield the document of a row of Markdown: the first cell that is a title, with the number in its bracket or in another cell."""
    cells = list(_BARRED.finditer(layout.text, start, end))
    named = next((cell for cell in cells if _is_title(_split("", cell["cell"].strip())[0])), None)
    if not named:
        return
    title, number = _split("", named["cell"].strip())
    numbered = next((cell for cell in cells if cell is not named and normal_number(cell["cell"].strip())), None) if not number else None
    held = (named, numbered or named)
    first, last = min(cell.start("cell") for cell in held), max(cell.end("cell") for cell in held)
    number = number or (normal_number(numbered["cell"].strip()) if numbered else None)
    yield Citation(first, last, tidy(title.strip("《》")), number, _RULE, 0.85)


def _joined(cells: Sequence[_Cell]) -> Iterator[Citation]:
    """Yield a citation for each title, with the number that follows it."""
    for place, cell in enumerate(cells):
        following = cells[place + 1] if place + 1 < len(cells) else None
        if cell.title:
            number = following.number if following and not following.title else None
            yield Citation(cell.start, following.end if following and number else cell.end, cell.title, number, _RULE, 0.85)


def _cells(layout: Layout, start: int, end: int) -> Iterator[_Cell]:
    """Yield title and number of a line, as far as it has them."""
    line = layout.text[start:end]
    serial = _SERIAL.match(line)
    begin = start + (serial.end() if serial else 0)
    if "《" in line and not line[begin - start :].strip().startswith("《"):
        return
    rest = layout.text[begin:end].strip()
    title, number = _split(layout.clean.quote(begin, end) if begin < end else "", rest)
    if title and _is_title(title):
        yield _Cell(begin, end, title=tidy(title.strip("《》")))
    else:
        number = normal_number(line.strip()) or normal_number(rest)
    if number:
        yield _Cell(begin, end, number=number)


def _split(source: str, clean: str) -> tuple[str, str | None]:
    """Return title and number of a row: parted by the blanks or brackets of the source, else where the number begins."""
    cells = source.split()
    numbers = [(place, number) for place, cell in enumerate(cells) if place and (number := normal_number(cell.strip("（()）")))]
    if numbers:
        place, number = numbers[0]
        return "".join(cells[:place]), number
    found = _NUMBER.search(clean)
    if not found:
        return clean, None
    # The number begins behind the title, whose last words name a kind of document.
    for at in range(found.start("number"), found.end("number")):
        if _is_title(clean[:at].rstrip("（(")) and (number := normal_number(clean[at : found.end("number")])):
            return clean[:at].rstrip("（("), number
    return clean, None


def _is_title(text: str) -> bool:
    """Tell whether a cell is the title of a document: its last words say so, and it is no sentence."""
    bare = text.strip("《》")
    return 4 <= len(bare) <= _LONGEST_TITLE and not re.search(r"[。；！？]", bare) and bool(doctypes().is_document(bare))
