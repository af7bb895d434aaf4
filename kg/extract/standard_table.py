"""Tables of approved standards with a column that says what each takes the place of.

序号  标准编号          标准名称          代替标准号         实施日期
1     GB/T 31234-2031  某类设备安全规范  GB/T 31234-2011    2031-11-01

Cells stand in a line with tabs between them, run together, or, as pages copied from a browser have them, one on each line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.standard_code import Code
from kg.vocab.lexicon import part, verbs

# 代替标准号, 被代替标准编号, 替代标准, 代替情况
_OLD = re.compile(rf"(?:{verbs('replace')}|被(?:{verbs('replace')}))(?:(?:国家|行业|地方|团体)?标准(?:编?号)?|情况|关系)")
# 标准编号, 国家标准编号, 标准号, 标准代号
_NEW = re.compile(r"标准(?:编号|代号|号)")
_HEADER = 80
"""Characters that the header may have between the column of codes and that of what they replace."""
_BEFORE = 12
"""Characters that the header may have before the column of codes: 序号, 标准名称."""
# 12
_SERIAL = re.compile(r"^(\d{1,4})$", re.MULTILINE)
# behind a code: 某类设备安全规范, up to the next cell, code or date; cells in Markdown end with |
_TITLE = re.compile(
    rf"[\s《|]*(?P<title>[^\t\n》|]*?[\u4e00-\u9fff]{{2}}[^\t\n》|]*?)\s?(?:[\t\n》|]|$|(?:{verbs('replace')})|(?={part('year')}[-年.]\d))"
)
# before a code, where the column of titles comes first: 1 某类设备安全规范
_TITLE_FIRST = re.compile(r"[\s|]*(?:\d{1,4}[\s.．、|]*)?[《]?(?P<title>[^\t\n》|]*[\u4e00-\u9fff]{2}[^\t\n》|]*?)[\s》|]*$")
# 标准名称 标准编号
_NAME = re.compile("名称")
# the day of entry into force, 2031-11-01: the last cell of a row, behind which another row may have been joined
_DAY = re.compile(rf"(?<!\d)(?<!\d-){part('year')}[-.年]\d{{1,2}}[-.月]\d{{1,2}}")
_BLANK_LINES = 2
"""Lines without a code after which a table with a row in each line is over."""
_LISTED = frozenset({"national", "sector", "works", "association", "local", "enterprise"})
"""Families of standards that may be replaced; a column of adopted international standards is none of what is replaced."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the new standard, its title ('' where none is printed) and what it takes the place of."""

    new: Code
    title: str
    old: tuple[Code, ...]


def find_rows(text: str, codes: Sequence[Code]) -> Iterator[Row]:
    """Yield the rows of all tables that have a column of codes and, behind it, one of what these replace."""
    for old in _OLD.finditer(text):
        new = next((found for found in _NEW.finditer(text, max(0, old.start() - _HEADER), old.start())), None)
        if new and not _OLD.search(text, new.start(), old.start()) and "。" not in text[new.start() : old.start()]:
            one_line = "\n" not in text[new.start() : old.start()]
            title_first = _NAME.search(text, max(0, new.start() - _BEFORE), new.start()) is not None
            for start, end in _lines(text, old.end(), codes) if one_line else _cells(text, new.start(), old.end()):
                yield from _row(text, start, end, codes, title_first)


def _lines(text: str, start: int, codes: Sequence[Code]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the lines below a header, as long as they hold codes."""
    at, empty = text.find("\n", start) + 1, 0
    while at > 0 and empty < _BLANK_LINES:
        end = text.find("\n", at)
        stop = end if end >= 0 else len(text)
        if "。" in text[at:stop]:
            return
        empty = 0 if any(at <= code.start < stop for code in codes) else empty + 1
        yield at, stop
        at = end + 1


def _cells(text: str, header: int, start: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of rows with a cell on each line: from serial number to serial number, the last as long as the header."""
    serials: list[re.Match[str]] = []
    for found in _SERIAL.finditer(text, start):
        if int(found.group(1)) == len(serials) + 1:
            serials.append(found)
    if not serials:
        return
    opened = text.rfind("\n", 0, text.rfind("\n", 0, header)) + 1  # 序号 stands on the line before
    columns = text.count("\n", opened, serials[0].start())
    for place, serial in enumerate(serials):
        end = serials[place + 1].start() if place + 1 < len(serials) else _line_end(text, serial.end(), columns)
        yield serial.end(), min(end, _line_end(text, serial.end(), columns))


def _line_end(text: str, start: int, lines: int) -> int:
    """Return where the line ends that is `lines` lines below the one at `start`, the end of the text where there are not so many."""
    end = start
    for _ in range(lines):
        following = text.find("\n", end + 1)
        if following < 0:
            return len(text)
        end = following
    return end


def _row(text: str, start: int, end: int, codes: Sequence[Code], title_first: bool) -> Iterator[Row]:
    day = next((found.start() for found in _DAY.finditer(text, start, end)), end)
    inside = [code for code in codes if start <= code.start < day]
    if not inside:
        return
    new, *others = inside
    stop = others[0].start if others else day
    title = _TITLE_FIRST.match(text[start : new.start]) if title_first else _TITLE.match(text[new.end : stop])
    yield Row(new, title["title"].strip() if title else "", tuple(code for code in others if code.family in _LISTED))
