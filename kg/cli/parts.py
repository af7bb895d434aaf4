"""Part files: what was extracted from some inputs, so that `kg build` loads it without reading them again.

A part is gzip over lines of JSON: a head, one line for what became of each document (an `Intake`), and an end with the number of lines and
the SHA-256 of all lines before it. Only a whole part is loaded.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable
from functools import cache

import msgspec

from kg.cli.intake import Intake
from kg.errors import InputError

SUFFIX = ".kgpart"
FORM = 1
"""Of the lines; a part of another form is refused."""
LEVEL = 5
"""Of compression: higher ones take much longer and save little."""


def is_part(path: str) -> bool:
    """Tell whether a path is that of a part file."""
    return path.endswith(SUFFIX)


def pack(intakes: Iterable[Intake]) -> bytes:
    """Return the part that holds these; the same for the same intakes."""
    lines = [json.dumps({"form": FORM, "model": _model()}).encode(), *map(msgspec.json.encode, intakes)]
    body = b"".join(line + b"\n" for line in lines)
    end = json.dumps({"lines": len(lines), "sha256": hashlib.sha256(body).hexdigest()}).encode()
    return gzip.compress(body + end + b"\n", LEVEL, mtime=0)


def unpack(data: bytes, path: str) -> tuple[Intake, ...]:
    """Return what a part holds. Raises InputError, naming the path, where it is damaged or of another version."""
    try:
        head, *lines, end = gzip.decompress(data).splitlines(keepends=True)
        told, found = json.loads(end), hashlib.sha256(b"".join((head, *lines))).hexdigest()
        if told != {"lines": len(lines) + 1, "sha256": found}:
            raise ValueError("its checksum differs")
        if json.loads(head) != {"form": FORM, "model": _model()}:
            raise InputError(path, "is a part file of another version of kg: extract again into an empty folder")
        return tuple(msgspec.json.decode(line, type=_intake()) for line in lines)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        reason = str(error).splitlines()[0] if str(error) else "it is cut off"
        raise InputError(path, f"is a damaged part file ({reason}): remove it and run the same kg extract again") from error


def read_part(path: str) -> tuple[Intake, ...]:
    """Return what the part file of this path holds. Raises InputError."""
    try:
        with open(path, "rb") as file:
            return unpack(file.read(), path)
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from error


@cache
def _intake() -> type[Intake]:
    """Return the type with all that a reader of its fields needs."""
    from kg.cli import intake
    from loaders import Remark

    # A field of Intake names it, and nothing that starts the command may load it.
    vars(intake)["Remark"] = Remark
    return Intake


@cache
def _model() -> str:
    """Return what differs where the types of a part do: a field more or less would be lost silently."""
    return hashlib.sha256(json.dumps(msgspec.json.schema(_intake()), sort_keys=True).encode()).hexdigest()[:16]
