"""Input files, decoded: one source for each document that a file holds."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Fact
from loaders.files.columns import Choice
from loaders.files.layer import Layer, Page
from loaders.files.registry import file_type, layers, limit
from loaders.lines import bare
from loaders.walk import printable

LIMIT = 64 << 20
"""Largest input in bytes, but for file types that say otherwise."""


@dataclass(frozen=True, slots=True)
class Source:
    r"""A decoded document. Every offset of the project counts characters of `text`.

    Line breaks are kept as they are in the file: `\r\n` is two characters and offsets count both, while line numbers
    count it once. A byte order mark is not part of the text.
    """

    name: str
    """Path below the folder that was given, with `/`, and behind it the name inside a container; becomes `Bulletin.id`."""
    path: str
    """As the user gave it, and behind it the name inside a container."""
    text: str
    sha256: str
    """Of the bytes of the file or member, for a record of its fields as JSON; in hexadecimal."""
    charset: str | None
    """Python codec with which the bytes decode to `text`; None where the file type made the text in another way."""
    facts: tuple[Fact, ...] = ()
    """What the file says about its document beside the text."""
    pages: tuple[Page, ...] = ()
    read_as: str = ""
    """Which columns of a dump became what (`title=标题, text=正文`), the same for all records of a table."""

    @property
    def text_sha256(self) -> str:
        """Of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


Documents = Iterator[Source | InputError]
"""The documents of a file, and in place of those that cannot be read the reasons."""


def read_all(path: str | os.PathLike[str], name: str | None = None, columns: Choice | None = None) -> Documents:
    """Yield the documents of a file; never raises InputError.

    `name` is the id of the file, else its name without folders; `columns` says which columns of a dump hold what.
    """
    shown = printable(os.fspath(path))
    try:
        with open(path, "rb") as stream:
            yield from read_stream_all(stream, os.fspath(path), name, columns)
    except OSError as error:
        reason = "no such file or folder" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        yield InputError(shown, reason)


def read_stream_all(stream: BinaryIO, path: str, name: str | None = None, columns: Choice | None = None) -> Documents:
    """Yield the documents of a binary stream, such as standard input, under a path to be shown; never raises InputError."""
    path = printable(path)
    try:
        data = read_bytes(stream, path)
        digest, empty = hashlib.sha256(data).hexdigest(), True
        for layer in layers(data, path, columns):
            empty = False
            yield layer if isinstance(layer, InputError) else _source(layer, path, name or os.path.basename(path) or path, digest)
    except InputError as error:
        yield error
    else:
        if empty:
            yield InputError(path, "is an empty archive or table: it holds no documents")


def read(path: str | os.PathLike[str], name: str | None = None) -> Source:
    """Read the only document of a file. Raises InputError, naming the path and the reason, also where it holds several."""
    return _only(read_all(path, name), printable(os.fspath(path)))


def read_stream(stream: BinaryIO, path: str) -> Source:
    """Read the only document of a binary stream under a path to be shown. Raises InputError, also where it holds several."""
    return _only(read_stream_all(stream, path), printable(path))


def _only(documents: Documents, path: str) -> Source:
    first, *others = documents
    if others:
        raise InputError(path, f"holds {len(others) + 1} documents: name one of them")
    if isinstance(first, InputError):
        raise first
    return first


def read_bytes(stream: BinaryIO, path: str) -> bytes:
    """All bytes, if they are not more than a file of this type may have. Raises InputError, also where there are none."""
    data = stream.read(LIMIT + 1)
    if not data:
        raise InputError(path, "is empty")
    if len(data) > LIMIT:
        most = limit(file_type(data, path), LIMIT)
        data += stream.read(max(most - LIMIT, 0))
        if len(data) > most:
            raise InputError(path, f"is larger than {most / (1 << 20):g} MiB: split it")
    return data


def _source(layer: Layer, path: str, name: str, digest: str) -> Source | InputError:
    if layer.member is not None:
        path, name = f"{path}/{layer.member}", f"{name}/{layer.member}"
    if not bare(layer.text):
        return InputError(path, "shows no text" if layer.pages else "holds nothing but blanks")
    if layer.sha256 is None and layer.member is not None:
        # The bytes of the container are not those of one member: two members would count as the same file.
        digest = hashlib.sha256(layer.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name, path, layer.text, layer.sha256 or digest, layer.charset, layer.facts, layer.pages, layer.read_as)
