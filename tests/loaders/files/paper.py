"""Invented documents on paper: text set in lines on A4 pages, as PDF."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

EM = 16
LEFT = 80
COLUMNS = 27
"""Characters in a line of text."""

Placed = tuple[float, float, float, str]
"""Left and baseline in points from the lower left corner, size, text."""


def printed(pages: Sequence[Sequence[Placed]], turned: bool = False, password: str | None = None) -> bytes:
    """A PDF with each text where it is to stand, drawn in the order given; `turned` pages are shown in landscape."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password, invariant=True)
    for page in pages:
        if turned:
            canvas.setPageRotation(90)
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
        for x, y, size, text in page:
            canvas.setFont(FONT, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def set_in_lines(paragraphs: Sequence[str], columns: int = COLUMNS, indent: int = 2) -> list[tuple[int, str]]:
    """Break paragraphs into lines: the indentation in ems and the text of each."""
    lines: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        left, line = indent, ""
        for char in paragraph:
            if left + width(line + char) > columns:
                lines.append((left, line))
                left, line = 0, ""
            line += char
        lines.append((left, line))
    return lines


def width(text: str) -> float:
    """In ems."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def document(title: str, paragraphs: Sequence[str], lines_a_page: int = 20, head: str = "", indent: int = 2) -> bytes:
    """A PDF of a title in large letters and paragraphs, with page numbers and, if given, a running head."""
    lines = set_in_lines(paragraphs, indent=indent)
    pages: list[list[Placed]] = []
    for start in range(0, len(lines), lines_a_page):
        page: list[Placed] = [(430, 50, 14, f"— {len(pages) + 1} —")]
        if head:
            page.append((LEFT, 800, 10, head))
        if not pages:
            page.append((297 - 11 * len(title), 740, 22, title))
        page.extend((LEFT + EM * left, 690 - 28 * row, EM, text) for row, (left, text) in enumerate(lines[start : start + lines_a_page]))
        pages.append(page)
    return printed(pages)
