"""The text layer of a PDF, read in a process of its own (see `loaders.files.isolated`)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from loaders.files.charset import common_share
from loaders.files.paged.document import Tell, opened, pages
from loaders.files.paged.furniture import without_furniture
from loaders.files.paged.line import Line
from loaders.files.paged.order import rows
from loaders.files.paged.paragraphs import Running, running_text

_NO_TEXT = 16
"""A page with fewer characters and a picture is a scan; a stamp or a page number may be there."""
_READABLE = 0.4
"""Share of common characters from which a text is one; those in traditional characters have 0.5 and more."""
_DRAWN = 100
"""A page without text and with so many paths is one whose letters are drawn."""


def read(data: bytes, tell: Tell) -> dict[str, Any]:
    """Return `text`, `pages` (pairs of 1-based number and offset), `scanned` (numbers of the pages that are pictures of text).

    Raises InputError for a file that is damaged, encrypted, empty or too large.
    """
    found, scanned = _found(opened(data), tell)
    return {**layer(found), "scanned": scanned}


def _found(document: Any, tell: Tell) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that are pictures."""
    found: list[list[Line]] = []
    scanned: list[int] = []
    for page, lines in pages(document, tell):
        found.append(lines)
        text = "".join(line.text for line in lines)
        if (len(text) < _NO_TEXT and _pictured(page)) or _garbled(text):
            scanned.append(len(found))
    return found, scanned


def layer(found: Sequence[list[Line]]) -> dict[str, Any]:
    """Return `text` and `pages` of the lines of all pages."""
    running = arranged(found)
    return {"text": running.text, "pages": _starts(running, len(found))}


def arranged(found: Sequence[list[Line]]) -> Running:
    """The lines of all pages as running text."""
    return running_text([rows(lines) for lines in without_furniture(found)])


Box = tuple[int, float, float, float, float]
"""1-based page and x0, y0, x1, y1 in points from its lower left corner."""


def boxes(data: bytes, tell: Tell, spans: Sequence[tuple[int, int]]) -> list[list[Box]]:
    """Return for each span of the text the box of each of its lines; none for the spans of a scan."""
    document = opened(data)
    found, scanned = _found(document, tell)
    if scanned:
        return [[] for _ in spans]
    lines = arranged(found).lines
    starts = [offset for offset, _ in lines]
    return [
        [
            box
            for offset, line in lines[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]
            if (box := _box(document, line, start - offset, end - offset))
        ]
        for start, end in spans
    ]


def _box(document: Any, line: Line, start: int, end: int) -> Box | None:
    glyphs = [glyph for glyph in line.glyphs[max(start, 0) : max(end, 0)] if glyph >= 0]
    if not glyphs:
        return None
    textpage = document[line.page - 1].get_textpage()
    lefts, bottoms, rights, tops = zip(*map(textpage.get_charbox, glyphs), strict=True)
    return line.page, min(lefts), min(bottoms), max(rights), max(tops)


def _garbled(text: str) -> bool:
    """Whether a font does not tell which characters its glyphs are, so that the text is none."""
    return sum(char > "\x7f" for char in text) > _NO_TEXT and common_share(text) < _READABLE


def _pictured(page: Any) -> bool:
    kinds = [pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, i)) for i in range(min(pdfium.FPDFPage_CountObjects(page), 1000))]
    forms = {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
    return any(kind in forms for kind in kinds) or kinds.count(pdfium.FPDF_PAGEOBJ_PATH) > _DRAWN


def _starts(running: Running, count: int) -> list[tuple[int, int]]:
    """Where each page begins; one without text where the next one does."""
    starts = [running.length] * (count + 1)
    for offset, line in reversed(running.lines):
        starts[line.page - 1] = min(offset, starts[line.page - 1])
    for index in reversed(range(count)):
        starts[index] = min(starts[index], starts[index + 1])
    return [(number + 1, start) for number, start in enumerate(starts[:count])]
