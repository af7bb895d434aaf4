"""Serialises contributions, the extraction results of a bulletin, for the store."""

import base64
import hashlib
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import StoreError
from kg.model import Bulletin, Contribution, Document

if TYPE_CHECKING:
    from pydantic import TypeAdapter


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
    return _adapter().dump_json(contribution)


def from_json(text: bytes) -> Contribution:
    """Return the contribution that `to_json` was given. Raises ValueError where a field is missing or of another type."""
    return _adapter().validate_json(text, strict=True)


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
    try:
        text = zlib.decompress(base64.b64decode(packed.data, validate=True))
        if _digest(text) != packed.sha256:
            raise ValueError("its checksum differs")
        contribution = from_json(text)
        if to_json(contribution) != text:
            raise ValueError("another release wrote it, with other fields")
        return contribution
    except (TypeError, ValueError, zlib.error) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"what the store keeps of bulletin {packed.id!r} cannot be read ({reason}); build everything again into a new or emptied store"
        ) from error


def pack_document(document: Document) -> bytes:
    """Return a document, compressed in haste, for this process alone."""
    return zlib.compress(_part(Document).dump_json(document), 1)


def unpack_document(data: bytes) -> Document:
    """Return the document of `pack_document`: nothing of it is checked."""
    document: Document = _part(Document).validate_json(zlib.decompress(data), strict=True)
    return document


def pack_bulletin(bulletin: Bulletin) -> bytes:
    """Return what tells of a bulletin itself, for this process alone."""
    return _part(Bulletin).dump_json(bulletin)


def unpack_bulletin(data: bytes) -> Bulletin:
    """Return the bulletin of `pack_bulletin`: nothing of it is checked."""
    bulletin: Bulletin = _part(Bulletin).validate_json(data, strict=True)
    return bulletin


@cache
def _part(kind: type[Any]) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


@cache
def _adapter() -> "TypeAdapter[Contribution]":
    from pydantic import TypeAdapter

    return TypeAdapter(Contribution)


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
