"""Files in, contributions out: reading and extraction, over several processes if asked."""

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import InputError, fault
from kg.model import Contribution, Unit

if TYPE_CHECKING:
    from loaders import Found, Remark, Source
    from loaders.files.columns import Choice


DEADLINE = 300.0
"""Seconds for one document."""
ENDED = "the process that read it came to its end: it ran out of memory, or a library failed"
"""What is said of an input with which its process ended."""


@dataclass(frozen=True, slots=True)
class Piped:
    """Standard input, read here, once, as no other process can."""

    data: bytes
    path: str = "stdin"


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one document, or of a file that holds none."""

    path: str
    """As the user gave it, and behind it the name inside a container."""
    file: str
    """Path of the file, without what stands inside it."""
    contribution: Contribution | None = None
    remarks: "tuple[Remark, ...]" = ()
    outside: int = 0
    """Characters of the source, blanks aside, that no unit covers."""
    length: int = 0
    """Characters of the source, blanks aside."""
    read_as: str = ""
    """Which columns of a dump became what."""
    pages: tuple[int, ...] = ()
    """Offsets at which the pages of the source begin."""
    error: str | None = None
    """Why it was not taken in, with its path."""
    twin: str | None = None
    """Path of the input that has the same bytes and was taken in its place."""


def inputs(paths: Sequence[str], root: str | None = None) -> "list[Found | Piped]":
    """Return the files meant by the paths, and standard input for `-`; with `root`, ids are paths below that folder."""
    from loaders import walk

    return [_piped() if found.path == "-" else found for found in walk(paths, root)]


def take_in(
    items: "Sequence[Found | Piped]", jobs: int = 1, columns: "Choice | None" = None, seconds: float = DEADLINE
) -> Iterator[tuple[Intake, ...]]:
    """Read and extract each input, in order; for each yield what became of its documents, the same for any number of processes.

    A document that takes longer than `seconds` is given up.
    """
    work = partial(_take_in, columns, seconds)
    if jobs == 1 or len(items) < 2:
        yield from map(work, items)
        return
    from kg.cli.processes import spread_out

    yield from spread_out(items, jobs, work)


def each_once(taken: Iterable[tuple[Intake, ...]]) -> Iterator[tuple[Intake, ...]]:
    """Tell of what has the bytes of an earlier document that it is its twin, and of what has the id of another one that it is refused."""
    digests: dict[str, str] = {}
    ids: dict[str, str] = {}
    for intakes in taken:
        yield tuple(_once(intake, digests, ids) for intake in intakes)


def _once(intake: Intake, digests: dict[str, str], ids: dict[str, str]) -> Intake:
    if not intake.contribution:
        return intake
    bulletin = intake.contribution.bulletin
    if twin := digests.get(bulletin.sha256):
        return Intake(intake.path, intake.file, twin=twin)
    if other := ids.get(bulletin.id):
        reason = f"{other} has the same id, {bulletin.id}: give a folder that holds both, or name it with --root"
        return Intake(intake.path, intake.file, error=str(InputError(intake.path, reason)))
    digests[bulletin.sha256] = ids[bulletin.id] = intake.path
    return intake


def _piped() -> "Found | Piped":
    from loaders import Found, read_bytes

    try:
        return Piped(read_bytes(sys.stdin.buffer, "stdin"))
    except InputError as error:
        return Found("stdin", "stdin", error)


def _take_in(columns: "Choice | None", seconds: float, item: "Found | Piped") -> tuple[Intake, ...]:
    """What became of the documents of one input; a fault of the program costs the document in which it happens."""
    from kg.cli.parts import is_part

    if not isinstance(item, Piped) and not item.refusal and is_part(item.path):
        return _of_part(item.path)
    intakes: list[Intake] = []
    try:
        intakes.extend(_each(_documents(item, columns), item.path, seconds))
    except Exception as error:
        intakes.append(Intake(item.path, item.path, error=str(fault(item.path, error))))
    return tuple(intakes)


def _of_part(path: str) -> tuple[Intake, ...]:
    from kg.cli.parts import read_part

    try:
        return read_part(path)
    except InputError as error:
        return (Intake(path, path, error=str(error)),)


def _each(documents: "Iterator[Source | InputError]", file: str, seconds: float) -> Iterator[Intake]:
    """What became of each document of a file; one that takes too long is given up, with those behind it if reading it took too long."""
    from loaders.deadline import Overdue, deadline

    while True:
        source: Source | InputError | None = None
        try:
            with deadline(seconds):
                if (source := next(documents, None)) is None:
                    return
                intake = _document(source, file)
        except Overdue:
            path = source.path if source else file
            intake = Intake(path, file, error=str(InputError(path, f"was given up after {seconds:g} seconds (--deadline)")))
        yield intake
        if source is None:
            return


def _documents(item: "Found | Piped", columns: "Choice | None") -> "Iterator[Source | InputError]":
    from loaders import read_all, read_stream_all

    if isinstance(item, Piped):
        return read_stream_all(io.BytesIO(item.data), item.path, columns=columns)
    return iter((item.refusal,)) if item.refusal else read_all(item, item.id, columns)


def _document(source: "Source | InputError", file: str) -> Intake:
    from kg.extract import extract
    from loaders import load

    if isinstance(source, InputError):
        return Intake(source.path, file, error=str(source))
    try:
        reading = load(source)
        contribution = Contribution(reading.bulletin, tuple(map(extract, reading.units)))
    except InputError as error:
        return Intake(source.path, file, error=str(error), read_as=source.read_as)
    except Exception as error:
        return Intake(source.path, file, error=str(fault(source.path, error)))
    length = sum(map(len, source.text.split()))
    pages = tuple(page.start for page in source.pages)
    return Intake(source.path, file, contribution, reading.remarks, _outside(source.text, reading.units), length, source.read_as, pages)


def _outside(text: str, units: Sequence[Unit]) -> int:
    # Units are in order and do not overlap.
    ends = [0, *(unit.end for unit in units)]
    starts = [*(unit.start for unit in units), len(text)]
    return sum(len("".join(text[end:start].split())) for end, start in zip(ends, starts, strict=True))
