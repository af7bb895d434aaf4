"""One input file, decoded."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Fact
from loaders.files.layer import Page
from loaders.files.registry import layers
from loaders.lines import bare

LIMIT = 64 << 20
"""Largest input in bytes."""


@dataclass(frozen=True, slots=True)
class Source:
    r"""A decoded file. Every offset of the project counts characters of `text`.

    Line breaks are kept as they are in the file: `\r\n` is two characters and offsets count both, while line numbers
    count it once. A byte order mark is not part of the text.
    """

    name: str
    """File name without folders; becomes `Bulletin.id`."""
    path: str
    """As the user gave it."""
    text: str
    sha256: str
    """Of the bytes, in hexadecimal."""
    charset: str | None
    """Python codec with which the bytes decode to `text`; None where the file type made the text in another way."""
    facts: tuple[Fact, ...] = ()
    """What the file says about its document beside the text."""
    pages: tuple[Page, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def read(path: str | os.PathLike[str], limit: int = LIMIT) -> Source:
    """Read a file of at most `limit` bytes. Raises InputError, naming the path and the reason."""
    try:
        with Path(path).open("rb") as stream:
            return read_stream(stream, str(path), limit)
    except OSError as error:
        reason = "no such file or folder" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        raise InputError(_printable(str(path)), reason) from error


def read_stream(stream: BinaryIO, name: str, limit: int = LIMIT) -> Source:
    """Read a binary stream, such as standard input, under a name to be shown. Raises InputError."""
    path = _printable(name)
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(path, f"larger than {limit / (1 << 20):g} MiB: split it into bulletins")
    if not data:
        raise InputError(path, "is empty")
    layer, *others = layers(data, path)
    if others:
        raise InputError(path, f"holds {len(others) + 1} documents: not read yet")
    if not bare(layer.text):
        raise InputError(path, "holds nothing but blanks")
    name, digest = os.path.basename(path) or path, hashlib.sha256(data).hexdigest()
    return Source(name, path, layer.text, digest, layer.charset, layer.facts, layer.pages)


def _printable(path: str) -> str:
    """A path that can be printed and stored even where its bytes are no text."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
