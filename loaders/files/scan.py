"""Pictures of text, alone or as the pages of a PDF: read with the extra `ocr`, otherwise refused with that reason."""

import importlib.util
from collections.abc import Iterator, Sequence
from typing import Any

from kg.errors import InputError
from loaders.files.isolated import call
from loaders.files.layer import Layer, Page

NAME = "scan"
DESCRIPTION = "pictures of text: PNG, JPEG, TIFF (extra `ocr`)"
FALLBACK = False

_MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_NAMES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp")
_REMEDY = "pip install 'policy-kg[ocr]'"
_SILENCE = 180.0
"""Seconds that one page may take; 1 to 3 are usual."""


def claims(data: bytes, name: str) -> bool:
    """Tell by the mark at the beginning; two letters are no mark, so a name must say so too for BMP."""
    return data.startswith(_MAGIC[:-1]) or (data.startswith(b"BM") and name.lower().endswith(_NAMES))


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text recognised in a picture. Raises InputError, also where the extra is not installed."""
    if not installed():
        raise InputError(path, f"is a picture, perhaps a scan; to read the text in it: {_REMEDY}")
    yield _layer(call("loaders.files.paged.recognise:image", data, path, _SILENCE))


def of_pdf(data: bytes, path: str, scanned: Sequence[int], count: int) -> Layer:
    """Return the text of a PDF of `count` pages of which those in `scanned` (1-based) are pictures. Raises InputError."""
    if not installed():
        share = f"of {count} pages" if len(scanned) == count else f"on {len(scanned)} of its {count} pages"
        raise InputError(path, f"is a scan {share}, without text that can be read; to recognise it: {_REMEDY}")
    return _layer(call("loaders.files.paged.recognise:pdf", data, path, _SILENCE, scanned=list(scanned)))


def installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None


def _layer(read: dict[str, Any]) -> Layer:
    return Layer(read["text"], pages=tuple(Page(*page) for page in read["pages"]))
