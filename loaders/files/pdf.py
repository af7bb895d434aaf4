"""PDF documents: their text layer, or, where their pages are pictures, what is recognised in these."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.files.isolated import call
from loaders.files.layer import Layer, Page
from loaders.files.scan import of_pdf

NAME = "pdf"
DESCRIPTION = "PDF, with a text layer or scanned (extra `ocr`)"
FALLBACK = False

_HEAD = 1024
"""Some programs put bytes of their own before the mark; readers look for it so far."""


class Box(NamedTuple):
    """Where a stretch of text stands on paper, in points (1/72 inch) from the lower left corner of the page."""

    page: int
    """1-based."""
    x0: float
    y0: float
    x1: float
    y1: float


def claims(data: bytes, name: str) -> bool:
    """Tell by the mark at the beginning."""
    return b"%PDF-" in data[:_HEAD] and not data.startswith(b"PK")


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text in reading order, without page numbers and running heads. Raises InputError."""
    read = call("loaders.files.paged.read:read", data, path)
    if read["scanned"]:
        yield of_pdf(data, path, read["scanned"], len(read["pages"]))
    else:
        yield Layer(read["text"], pages=tuple(Page(*page) for page in read["pages"]))


def boxes(data: bytes, path: str, spans: Sequence[tuple[int, int]]) -> list[list[Box]]:
    """Return for each span of the text layer of a PDF the box of each of its lines; none for a scan. Raises InputError."""
    return [[Box(*box) for box in found] for found in call("loaders.files.paged.read:boxes", data, path, spans=list(spans))]
