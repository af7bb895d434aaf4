"""A PDF document, opened with limits."""

from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kg.errors import InputError
from loaders.files.paged.glyphs import glyphs, lines
from loaders.files.paged.line import Line

MOST_PAGES = 10_000
MOST_GLYPHS = 200_000
"""On one page; a page of a newspaper has 20,000."""
_TOLD = 50
"""Pages between two reports of progress."""

Tell = Callable[[int, int], None]
"""Called with the number of pages done and of all pages."""

_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "is encrypted: save it without its password",
    pdfium.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read: save it without its password",
}


def opened(data: bytes) -> Any:
    """Open a PDF. Raises InputError where it is encrypted, damaged, empty or too long."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise InputError("", _REASONS.get(code, "is a damaged or truncated PDF: fetch it again")) from error
    if not len(document):
        raise InputError("", "is a PDF without pages")
    if len(document) > MOST_PAGES:
        raise InputError("", f"has {len(document):,} pages, more than {MOST_PAGES:,}: split it")
    return document


def pages(document: Any, tell: Tell) -> Iterator[tuple[Any, list[Line]]]:
    """Yield each page with its lines in drawing order. Raises InputError for a page that cannot be read."""
    for index in range(len(document)):
        try:
            page = document[index]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise InputError("", f"page {index + 1} of {len(document)} is damaged: fetch the file again") from error
        if textpage.count_chars() > MOST_GLYPHS:
            raise InputError("", f"page {index + 1} holds more than {MOST_GLYPHS:,} characters: split it")
        yield page, lines(glyphs(textpage, page.get_rotation(), page.get_width(), page.get_height()), index + 1)
        textpage.close()
        page.close()
        if not (index + 1) % _TOLD or index + 1 == len(document):
            tell(index + 1, len(document))
