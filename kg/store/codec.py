"""Serialises contributions, the extraction results of a bulletin, for the store."""

import base64
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

import msgspec

from kg.errors import StoreError
from kg.model import Bulletin, Contribution, Document

T = TypeVar("T")


class Packed(NamedTuple):
    """A serialised contribution."""

    id: str
    """Bulletin id."""
    sha256: str
    """Of the JSON."""
    data: str
    """The JSON, compressed and in base 64."""


def to_json(contribution: Contribution) -> bytes:
    """Return the contribution as JSON in UTF-8; equal contributions give equal bytes."""
    return msgspec.json.encode(contribution)


def from_json(text: bytes) -> Contribution:
    """Return the contribution that `to_json` was given. Raises ValueError where a field is missing or of another type."""
    return msgspec.json.decode(text, type=Contribution)


def digest(contribution: Contribution) -> str:
    """Return the checksum that `Packed` has of the contribution."""
    return _digest(to_json(contribution))


def pack(contribution: Contribution) -> Packed:
    """Return the serialised contribution."""
    text = to_json(contribution)
    return Packed(contribution.bulletin.id, _digest(text), base64.b64encode(zlib.compress(text)).decode("ascii"))


def unpack_own(packed: Packed) -> Contribution:
    """Return the contribution that this process packed: nothing of it is checked."""
    return from_json(zlib.decompress(base64.b64decode(packed.data)))


def unpack(packed: Packed) -> Contribution:
    """Return the contribution. Raises StoreError if the data are damaged, or written by a release whose model has other fields.

    What another release did not read, or this one has no place for, would be missing from the graph without a word.
    """
    with telling(packed):
        return checked(Contribution, text_of(packed))


def pack_document(document: Document) -> bytes:
    """Return a document, compressed in haste, for this process alone."""
    return zlib.compress(msgspec.json.encode(document), 1)


def unpack_document(data: bytes) -> Document:
    """Return the document of `pack_document`: nothing of it is checked."""
    return msgspec.json.decode(zlib.decompress(data), type=Document)


def pack_bulletin(bulletin: Bulletin) -> bytes:
    """Return what tells of a bulletin itself, for this process alone."""
    return msgspec.json.encode(bulletin)


def unpack_bulletin(data: bytes) -> Bulletin:
    """Return the bulletin of `pack_bulletin`: nothing of it is checked."""
    return msgspec.json.decode(data, type=Bulletin)


def text_of(packed: Packed) -> bytes:
    """Return the JSON of a contribution. Raises ValueError and zlib.error where it is damaged."""
    text = zlib.decompress(base64.b64decode(packed.data, validate=True))
    if _digest(text) != packed.sha256:
        raise ValueError("its checksum differs")
    return text


def checked(kind: type[T], text: bytes | msgspec.Raw) -> T:
    """Return what JSON says. Raises ValueError where it is of another form, or says more."""
    found = msgspec.json.decode(text, type=kind)
    if msgspec.json.encode(found) != bytes(text):
        raise ValueError("another release wrote it, with other fields")
    return found


@contextmanager
def telling(packed: Packed) -> Iterator[None]:
    """Turn what goes wrong in reading a contribution into a StoreError that tells what cannot be read, and why."""
    try:
        yield
    except (TypeError, ValueError, zlib.error) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"what the store keeps of bulletin {packed.id!r} cannot be read ({reason}); build everything again into a new or emptied store"
        ) from error


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
