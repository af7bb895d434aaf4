"""Plain text and Markdown in any character set of Chinese."""

from collections.abc import Iterator

from kg.errors import InputError
from loaders.files.charset import decode
from loaders.files.layer import Layer
from loaders.files.magic import binary

NAME = "text"
DESCRIPTION = "plain text, Markdown"
FALLBACK = True


def claims(data: bytes, name: str) -> bool:
    """Tell whether the bytes may be plain text."""
    return binary(data) is None


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the decoded text. Raises InputError for bytes that are no text."""
    if reason := binary(data):
        raise InputError(path, reason)
    text, charset = decode(data, path)
    yield Layer(text, charset)
