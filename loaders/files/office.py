"""Older word processors' documents, read by LibreOffice or antiword where these are installed; sheets and slides are not read."""

from collections.abc import Iterator

from kg.errors import InputError
from loaders.files.isolated import call
from loaders.files.layer import Layer

NAME = "office"
DESCRIPTION = "DOC, WPS, RTF by LibreOffice (DOC also by antiword) where it is installed"
FALLBACK = False

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SILENCE = 180.0
"""Seconds for one conversion; the program has a time-out of its own before that."""
_SHEETS, _SLIDES = "is an Excel workbook: save each sheet as CSV (UTF-8)", "is a PowerPoint presentation: save it as PDF"

_STREAMS = (
    ("EncryptedPackage", "is encrypted: save it without its password"),
    ("WordDocument", None),
    ("Workbook", _SHEETS),
    ("Book", _SHEETS),
    ("PowerPoint Document", _SLIDES),
)
"""Streams of old Office files by which they are told apart; None where the file is read."""


def claims(data: bytes, name: str) -> bool:
    """Tell by the mark at the beginning."""
    return data.startswith((_OLE, b"{\\rtf"))


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text of a word processor's document. Raises InputError, also where no program that reads it is installed."""
    if reason := _refused(data):
        raise InputError(path, reason)
    yield Layer(call("loaders.files.word.convert:text", data, path, _SILENCE, suffix="rtf" if data.startswith(b"{") else "doc"))


def _refused(data: bytes) -> str | None:
    """Why an old Office file is not read; None where it is to be tried."""
    return next((reason for stream, reason in _STREAMS if stream.encode("utf-16-le") in data), None) if data.startswith(_OLE) else None
