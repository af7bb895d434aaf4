"""OpenDocument texts."""

from collections.abc import Iterator

from kg.errors import InputError
from loaders.files.layer import Layer
from loaders.files.word.odt import Text
from loaders.files.word.package import Package

NAME = "odt"
DESCRIPTION = "OpenDocument texts: ODT"
FALLBACK = False


def claims(data: bytes, name: str) -> bool:
    """Tell by the kind that the archive names first."""
    return data.startswith(b"PK\3\4") and b"application/vnd.oasis.opendocument.text" in data[:200]


def layers(data: bytes, path: str) -> Iterator[Layer]:
    """Yield the text without headers, footers and tracked deletions, numbers of lists written out. Raises InputError."""
    package = Package(data, path)
    content, styles = package.root("content.xml"), package.root("styles.xml")
    body = content.find("{*}body/{*}text") if content is not None else None
    if content is None or body is None:
        raise InputError(path, "is damaged or encrypted: it holds no text")
    roots = (content,) if styles is None else (content, styles)
    yield Layer("\n".join(Text(*roots).lines(body)))
