"""The glyphs of a PDF page, put together to lines, in the order in which they were drawn."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from loaders.files.paged.line import Line

_WIDE = 2.0
"""A gap of so many ems parts two cells; justified lines and spaced headings (总 则) have narrower ones."""
_BLANK = 0.6
"""A narrower gap, in ems, is no blank between an ideograph and a figure; a quarter is usual."""
_LETTER = 0.53
"""Width of a figure in ems; of letters it is the mean."""
_BACK = 40
"""Earlier runs that are searched for the rest of a run's line."""
_DROPPED = frozenset("\r\n\0\ufffe\uffff")


class Glyph(NamedTuple):
    """A character and its em box as the page is shown."""

    char: str
    place: int
    """0-based number of the glyph on its page."""
    generated: bool
    """Not on the page: a blank or break that the library put where it saw a gap."""
    x0: float
    y0: float
    x1: float
    y1: float


def glyphs(textpage: Any, rotation: int, width: float, height: float) -> Iterator[Glyph]:
    """Yield the glyphs of a page; `rotation` is that of the page in degrees, `width` and `height` as it is shown."""
    box = pdfium.FS_RECTF()
    high = 0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        generated = bool(pdfium.FPDFText_IsGenerated(textpage, index))
        char = "-" if code == 2 else chr(code)  # 2 is what the library gives for a hyphen at the end of a line
        yield Glyph(char, index, generated, *_shown(box, rotation, width, height))


def _shown(box: Any, rotation: int, width: float, height: float) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
    if rotation == 90:
        return y0, height - x1, y1, height - x0
    if rotation == 180:
        return width - x1, height - y1, width - x0, height - y0
    if rotation == 270:
        return width - y1, x0, width - y0, x1
    return x0, y0, x1, y1


def lines(found: Iterator[Glyph], page: int) -> list[Line]:
    """Put the glyphs of a page together to lines in the order of drawing; cells of one row are lines of their own."""
    made: list[_Run] = []
    for run in map(_Run, _runs(found)):
        # Some programs draw the marks of a line after its ideographs, as they are of another font.
        place = len(made)
        while whole := next((one for one in reversed(made[-_BACK:]) if one.takes(run)), None):
            place = min(place, made.index(whole))
            made.remove(whole)
            whole.take(run)
            run = whole
        made.insert(place, run)
    return [_line(run.glyphs, page) for run in made]


def _runs(found: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Yield stretches of glyphs that were drawn from left to right without wide gaps."""
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in found:
        if (glyph.generated and glyph.char in "\r\n") or (last and not glyph.generated and _apart(last, glyph)):
            if last:
                yield run
            run, last = [], None
        if glyph.char not in _DROPPED and (run or not glyph.char.isspace()):
            run.append(glyph)
            last = last if glyph.generated else glyph
    if last:
        yield run


def _apart(before: Glyph, glyph: Glyph) -> bool:
    em = max(before.x1 - before.x0, glyph.x1 - glyph.x0, 0.6 * (glyph.y1 - glyph.y0), 1.0)
    return glyph.x0 - before.x1 > _WIDE * em or glyph.x0 < before.x0 - 0.2 * em


class _Run:
    """Glyphs of one line, and the box round them."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        solid = [glyph for glyph in glyphs if not glyph.generated]
        self.x0, self.x1 = min(glyph.x0 for glyph in solid), max(glyph.x1 for glyph in solid)
        self.y0, self.y1 = min(glyph.y0 for glyph in solid), max(glyph.y1 for glyph in solid)

    def takes(self, run: "_Run") -> bool:
        """Whether another run is of this line and fills gaps in it, or adjoins it."""
        low = min(self.y1 - self.y0, run.y1 - run.y0)
        if min(self.y1, run.y1) - max(self.y0, run.y0) <= 0.7 * low:
            return False
        slack = 1.25 * low
        return run.x0 < self.x1 + slack and self.x0 < run.x1 + slack

    def take(self, run: "_Run") -> None:
        """Put the glyphs of another run into place."""
        glyphs = sorted((glyph for one in (self, run) for glyph in one.glyphs if not glyph.generated), key=lambda glyph: glyph.x0)
        kept = glyphs[:1]
        for last, glyph in pairwise(glyphs):
            em = glyph.y1 - glyph.y0
            if glyph.char == last.char and glyph.x0 - last.x0 < 0.2 * em:
                continue  # drawn twice, to look bold
            if glyph.x0 - last.x1 > 0.25 * em and not (glyph.char.isspace() or last.char.isspace()):
                kept.append(Glyph(" ", -1, True, last.x1, last.y0, glyph.x0, last.y1))
            kept.append(glyph)
        self.glyphs = kept
        self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)
        self.y0, self.y1 = min(self.y0, run.y0), max(self.y1, run.y1)


def _line(run: list[Glyph], page: int) -> Line:
    solid = [glyph for glyph in run if not glyph.generated and not glyph.char.isspace()]
    ideographs = [glyph.x1 - glyph.x0 for glyph in solid if glyph.char >= "\u2e80"]
    letters = [glyph.x1 - glyph.x0 for glyph in solid if glyph.char.isalnum()]
    y0, y1 = min(glyph.y0 for glyph in solid), max(glyph.y1 for glyph in solid)
    size = median(ideographs) if ideographs else median(letters) / _LETTER if letters else 0.75 * (y1 - y0)
    run = list(_shown_blanks(run, size))
    text = "".join(glyph.char for glyph in run)
    places = tuple(-1 if glyph.generated else glyph.place for glyph in run)
    return Line(text, solid[0].x0, y0, max(glyph.x1 for glyph in solid), y1, max(size, 1.0), page, places).strip()


def _shown_blanks(run: list[Glyph], size: float) -> Iterator[Glyph]:
    """Leave out blanks that the library put where a typesetter sets ideographs and figures a little apart: 2031 年第 5 号."""
    for before, glyph, after in zip(run[:1] + run, run, run[1:] + run[-1:], strict=False):
        if not (glyph.generated and after.x0 - before.x1 < _BLANK * size and _mixed(before.char, after.char)):
            yield glyph


def _mixed(one: str, other: str) -> bool:
    """Whether one of two characters is an ideograph and the other a letter or figure of ASCII."""
    return (one.isascii() and one.isalnum() and other > "\u2e80") or (other.isascii() and other.isalnum() and one > "\u2e80")
