"""Files in, contributions out: reading and extraction, over several processes if asked."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import InputError
from kg.model import Contribution, Unit

if TYPE_CHECKING:
    from loaders import Remark, Source


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one input."""

    path: str
    contribution: Contribution | None = None
    remarks: "tuple[Remark, ...]" = ()
    outside: int = 0
    """Characters of the source, blanks aside, that no unit covers."""
    length: int = 0
    """Characters of the source, blanks aside."""
    error: str | None = None
    """Why it was not taken in, with its path."""


def inputs(paths: Sequence[str]) -> "list[Path | Source | Intake]":
    """Return the files meant by the paths; standard input (`-`) is read here, once, as no other process can."""
    from loaders import walk

    return [_standard_input() if str(path) == "-" else path for path in walk(paths)]


def take_in(items: "Sequence[Path | Source | Intake]", jobs: int = 1) -> Iterator[Intake]:
    """Read and extract each input, in order; the answer does not depend on the number of processes."""
    if jobs == 1 or len(items) < 2:
        yield from map(_take_in, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Fresh processes: a fork of one that runs the embedded engine's threads may hang.
    with ProcessPoolExecutor(min(jobs, len(items)), get_context("spawn")) as pool:
        yield from pool.map(_take_in, items, chunksize=max(1, len(items) // (8 * jobs)))


def tell_bad(intakes: Sequence[Intake]) -> bool:
    """Name on standard error what was not taken in; true if there is any."""
    bad = [intake.error for intake in intakes if intake.error]
    for error in bad:
        click.echo(f"Not loaded: {error}", err=True)
    return bool(bad)


def _standard_input() -> "Source | Intake":
    from loaders import read_stream

    try:
        return read_stream(sys.stdin.buffer, "stdin")
    except InputError as error:
        return Intake("-", error=str(error))


def _take_in(item: "Path | Source | Intake") -> Intake:
    from loaders import load, read

    if isinstance(item, Intake):
        return item
    try:
        source = read(item) if isinstance(item, Path) else item
        reading = load(source)
    except InputError as error:
        return Intake(str(item) if isinstance(item, Path) else item.path, error=str(error))
    from kg.extract import extract

    contribution = Contribution(reading.bulletin, tuple(map(extract, reading.units)))
    return Intake(source.path, contribution, reading.remarks, _outside(source.text, reading.units), sum(map(len, source.text.split())))


def _outside(text: str, units: Sequence[Unit]) -> int:
    # Units are in order and do not overlap.
    ends = [0, *(unit.end for unit in units)]
    starts = [*(unit.start for unit in units), len(text)]
    return sum(len("".join(text[end:start].split())) for end, start in zip(ends, starts, strict=True))
