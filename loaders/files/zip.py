"""ZIP archives of any files, with one level of archives inside."""

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kg.errors import InputError, fault
from loaders.files.columns import Choice
from loaders.files.layer import Layer
from loaders.walk import is_hidden, printable

NAME = "zip"
DESCRIPTION = "ZIP archives of files of all types"
FALLBACK = False
LIMIT = 512 << 20
"""Largest archive in bytes."""

MEMBERS = 20_000
"""Files of one archive, archives inside counted with it."""
TOTAL = 2 << 30
"""Bytes of one archive, unpacked."""
LARGEST = 64 << 20
"""Bytes of one member, unpacked."""
RATIO = 200
"""How many times larger a member of more than a mebibyte may be unpacked. Text comes to 20, a dump of repeated words to 60."""

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "OFD.xml")
"""Members of documents (docx, xlsx, odt, ofd) that are ZIP archives by form only."""
_UTF8 = 0x800
"""Flag of a member whose name is in UTF-8."""
_NESTED = 1


@dataclass(slots=True)
class Unpacking:
    """What holds for one archive and those inside it."""

    columns: Choice | None
    members: int
    """Files that may still come."""
    total: int
    """Bytes that may still come."""


def claims(data: bytes, name: str) -> bool:
    """Tell by the first bytes; a document that is an archive by form is none."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not set(_OFFICE) & set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return True


def members(data: bytes, path: str, columns: Choice | None) -> Iterator[Layer | InputError]:
    """Yield the documents of all files in the archive. Raises InputError where the archive is damaged or too large."""
    yield from _members(data, path, Unpacking(columns, MEMBERS, TOTAL), 0)


def _members(data: bytes, path: str, run: Unpacking, depth: int) -> Iterator[Layer | InputError]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(path, "is a damaged or truncated ZIP archive: fetch it again") from error
    with archive:
        seen: set[str] = set()
        if _locked(archive):
            raise InputError(path, "is encrypted: unpack it with its password")
        for info in archive.infolist():
            name = _name(info)
            if info.is_dir() or not name or any(map(is_hidden, name.split("/"))):
                continue
            run.members -= 1
            if run.members < 0:
                raise InputError(path, f"holds more than {MEMBERS:,} files: unpack it")
            if name in seen:
                yield InputError(f"{path}/{name}", "stands twice in the archive: the second one was passed over")
                continue
            seen.add(name)
            yield from _member(archive, info, path, run, depth)


def _locked(archive: zipfile.ZipFile) -> bool:
    files = [info for info in archive.infolist() if not info.is_dir()]
    return bool(files) and all(info.flag_bits & 1 for info in files)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, run: Unpacking, depth: int) -> Iterator[Layer | InputError]:
    """The documents of one file of the archive, under its name."""
    from loaders.files.registry import layers

    name = _name(info)
    place = f"{path}/{name}"
    try:
        data = _unpacked(archive, info, place, run)
        if not claims(data, name):
            found = layers(data, place, run.columns)
        elif depth < _NESTED:
            found = _members(data, place, run, depth + 1)
        else:
            raise InputError(place, "is an archive in an archive in an archive: unpack it")
        digest = hashlib.sha256(data).hexdigest()
        for one in found:
            if isinstance(one, Layer):
                yield replace(one, member=f"{name}/{one.member}" if one.member else name, sha256=one.sha256 or digest)
            else:
                yield one
    except InputError as error:
        yield error
    except Exception as error:
        # A fault in one member costs that member only.
        yield fault(place, error)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, run: Unpacking) -> bytes:
    """The bytes of a member. Raises InputError where it is damaged, locked, too large, or unpacks to too much."""
    if stat.S_ISLNK(info.external_attr >> 16):
        raise InputError(place, "is a link: no document")
    if info.flag_bits & 1:
        raise InputError(place, "is encrypted: unpack the archive with its password")
    if info.file_size > LARGEST:
        raise InputError(place, f"is larger than {LARGEST / (1 << 20):g} MiB: split it")
    if info.file_size > max(RATIO * info.compress_size, 1 << 20):
        raise InputError(place, f"unpacks to more than {RATIO} times its size: refused as a ZIP bomb")
    if info.file_size > run.total:
        raise InputError(place, f"is in an archive that unpacks to more than {TOTAL:,} bytes: unpack it")
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise InputError(place, f"cannot be unpacked: {error}") from error
    if not data:
        raise InputError(place, "is empty")
    run.total -= len(data)
    return data


def _name(info: zipfile.ZipInfo) -> str:
    """The path of a member with `/`, its name decoded: without the flag of UTF-8 it is UTF-8 all the same, or GBK from Chinese Windows."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for charset in ("utf-8", "gb18030"):
            try:
                name = raw.decode(charset)
                break
            except UnicodeDecodeError:
                continue
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return printable("/".join(part for part in parts if part not in ("/", "..", ".")))
