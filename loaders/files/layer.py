"""What a file type yields: the text layer of a document, and what the file says about it beside the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kg.errors import InputError
from kg.model import Fact
from loaders.files.columns import Choice


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
    sha256: str | None = None
    """Of the bytes of a member of an archive, or of the fields of a record; None where it is that of the file."""
    read_as: str = ""
    """Which columns of a dump became what (`title=标题, text=正文`); empty where there are no columns."""


class FileType(Protocol):
    """What a module of `loaders.files` must have to be a file type.

    A module with `LIMIT` reads files of so many bytes, the others of as many as `loaders.source.LIMIT`.
    """

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


class Container(Protocol):
    """What a module must have to be a type of files that hold several documents."""

    NAME: str
    DESCRIPTION: str
    FALLBACK: bool

    def claims(self, data: bytes, name: str) -> bool:
        """Tell whether a file is of this type, as for `FileType`; of a large file `data` is only the beginning."""
        ...

    def members(self, data: bytes, path: str, columns: Choice | None) -> Iterator[Layer | InputError]:
        """Yield the documents, and in place of each that cannot be read the reason; `columns` says which columns of a dump hold what.

        Raises InputError where nothing of the file can be read.
        """
        ...
