"""What a file type yields: the text layer of a document, and what the file says about it beside the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kg.model import Fact


class Page(NamedTuple):
    """Where a page of a paged file begins in the text layer."""

    number: int
    """1-based."""
    start: int
    """Character offset in the text layer."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of one document. Every offset of the project counts characters of `text`."""

    text: str
    charset: str | None = None
    """Python codec, where the text was decoded from the bytes of the file as they are."""
    facts: tuple[Fact, ...] = ()
    pages: tuple[Page, ...] = ()
    """In order; empty where the file has no pages."""
    member: str | None = None
    """Name inside a container (`dir/a.txt` in an archive, `17` for the 17th record of a dump); None where the file is the document."""


class FileType(Protocol):
    """What a module of `loaders.files` must have to be a file type."""

    NAME: str
    DESCRIPTION: str
    FALLBACK: bool
    """Whether it is asked only where no other type claims the bytes; one type is."""

    def claims(self, data: bytes, name: str) -> bool:
        """Tell from the content, and from the name where the content does not decide, whether a file is of this type."""
        ...

    def layers(self, data: bytes, path: str) -> Iterator[Layer]:
        """Yield the text layer of each document in the file. Raises InputError, which names the path, the place and the reason."""
        ...
