"""What a printer adds at the head and foot of each page: page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.files.paged.line import Line, usual_size
from loaders.furniture import is_page_number

_EDGE = 2
"""Lines at the head and the foot of a page that may be furniture."""
_REPEATS = 3
_SMALL, _SMALLER = 0.9, 0.8
"""Share of the usual size below which a line on two pages is a running head; a topmost line on every page is one below the second share."""
# 12
_DIGITS = re.compile(r"[\d\s]+")
# 7, - 7 -, - 7 一
_NUMBER = re.compile(r"[^\w]*(\d{1,4})(?:[^\w]|一)*")
"""A page number: 7, and where it is recognised in a picture, - 7 一."""
# 某部发〔2031〕5号, 第3号, 2031年3月5日
_TELLS = re.compile(r"\d\s*[号日]\s*$")
"""What belongs to the document however small it is printed."""


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of each page without page numbers and running heads."""
    edges = [list(_edges(lines)) for lines in pages]
    shifts = Counter(_shift(line) for found in edges for line, _, alone in found if alone and _bare(line))
    heads = Counter(key for found in edges for key in {_key(line, top) for line, top, _ in found})
    usual = usual_size(chain.from_iterable(pages))
    needed = max(_REPEATS, len(pages) // 4)
    furniture = _top_lines(pages, usual) | {
        id(line)
        for found in edges
        for line, top, alone in found
        if (shifts[_shift(line)] >= min(2, len(pages)) if alone and _bare(line) else not _bare(line) and is_page_number(line.text))
        or (_key(line, top)[0] and heads[_key(line, top)] >= (2 if line.size < _SMALL * usual else needed))
    }
    return [[line for line in lines if id(line) not in furniture] for lines in pages]


def _top_lines(pages: Sequence[list[Line]], usual: float) -> set[int]:
    """The ids of the topmost lines of the pages, if they are in small print on every page: there need not be two of the same."""
    tops = [[line for line in lines if not any(other.above(line) for other in lines)] for lines in pages if lines]
    small = all(line.size < _SMALLER * usual and not _TELLS.search(line.text) for top in tops for line in top)
    return {id(line) for top in tops for line in top} if small else set()


def _bare(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text) is not None


def _shift(line: Line) -> int:
    """How far the printed number is from the count of pages: the same on all pages, if it is a page number."""
    number = _NUMBER.fullmatch(line.text)
    return int(number[1]) - line.page if number else 0


def _key(line: Line, top: bool) -> tuple[str, bool, int]:
    """Running heads say the same, but for numbers, at the same height."""
    return _DIGITS.sub("", line.text), top, round((line.y0 + line.y1) / 6)


def _edges(lines: list[Line]) -> Iterator[tuple[Line, bool, bool]]:
    """The lines at the head (True) and the foot (False) of a page, each with whether it stands there alone."""
    levels: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.y1):
        if levels and line.beside(levels[-1][0]):
            levels[-1].append(line)
        else:
            levels.append([line])
    for level in levels[:_EDGE]:
        yield from ((line, True, len(level) == 1) for line in level)
    for level in levels[max(_EDGE, len(levels) - _EDGE) :]:
        yield from ((line, False, len(level) == 1) for line in level)
