"""The parts of a document that is an archive of XML files, opened with limits."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from lxml import etree

MOST = 64 << 20
"""Bytes of one part, unpacked; the text of a thousand pages has 10 MB of mark-up."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """An archive of parts."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the archive. Raises InputError where it is damaged or truncated."""
        self.path = path
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise InputError(path, "is damaged or truncated: fetch it again") from error

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def root(self, name: str) -> "etree._Element | None":
        """The root element of a part, None where there is none.

        Raises InputError for a part that is damaged, encrypted, too large or too deep, or that declares entities.
        """
        return parsed(self._bytes(name), f"{self.path}:{name}") if name in self else None

    def _bytes(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as stream:
                data = stream.read(MOST + 1)
        except _DAMAGED as error:
            raise InputError(self.path, f"is damaged or encrypted: {name} cannot be unpacked ({error})") from error
        if len(data) > MOST:
            raise InputError(self.path, f"{name} unpacks to more than {MOST >> 20} MiB: split it, or it is made to do harm")
        return data


def parsed(data: bytes, path: str) -> "etree._Element":
    """Parse XML without entities, without the network and with the parser's limits of depth and size. Raises InputError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(path, f"is damaged: its XML cannot be read ({error.msg})", error.lineno) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(path, "declares entities, which no document does: it is made to do harm")
    return root


def names(data: bytes) -> frozenset[str]:
    """Names of the parts of an archive; none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.NameToInfo)
    except _DAMAGED:
        return frozenset()


def local(element: "etree._Element") -> str:
    """The name of an element without its namespace; '' for what is no element."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
