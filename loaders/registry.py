"""The formats: one module each, found by looking; exactly one claims a text."""

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, cast

import loaders.formats
from kg.errors import InputError, UnknownFormat
from loaders.lines import Lines
from loaders.reading import Reading, Sniff
from loaders.source import Source

_MOST_LINES = 4_000_000
_SHOWN_LINES = 3
_SHOWN = 40


class Loader(Protocol):
    """What a module of this package must have to be a format."""

    NAME: str
    DESCRIPTION: str

    def sniff(self, lines: Lines) -> Sniff:
        """Tell which marks of the format the text has and which it has not."""
        ...

    def units(self, source: Source, lines: Lines) -> Reading:
        """Read a text that `sniff` claims."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format and the module that reads it."""

    name: str
    description: str
    loader: Loader


@functools.cache
def all_formats() -> tuple[Format, ...]:
    """All formats by name: every module of this package that has a NAME."""
    return tuple(sorted(_formats(), key=lambda f: f.name))


def _formats() -> Iterator[Format]:
    for info in pkgutil.iter_modules(loaders.formats.__path__):
        module = importlib.import_module(f"loaders.formats.{info.name}")
        if hasattr(module, "NAME"):
            loader = cast(Loader, module)
            yield Format(loader.NAME, loader.DESCRIPTION, loader)


def load(source: Source) -> Reading:
    """Read a source with the one format that claims it.

    Returns the bulletin, its units in order, and remarks on what did not fit. Raises UnknownFormat where no format or more
    than one claims the text, InputError where it has too many lines to be one.
    """
    lines = Lines(source.text)
    if len(lines) > _MOST_LINES:
        raise InputError(source.path, f"more than {_MOST_LINES:,} lines: split it into bulletins")
    reports = [(f, f.loader.sniff(lines)) for f in all_formats()]
    claims = [f for f, report in reports if report.claims]
    if len(claims) == 1:
        return claims[0].loader.units(source, lines)
    if claims:
        raise UnknownFormat(source.path, f"two formats claim this text ({', '.join(f.name for f in claims)}); {_seen(lines)}")
    missing = "; ".join(f"{f.name}: lacks {', '.join(report.missing)}" for f, report in reports)
    raise UnknownFormat(source.path, f"no format claims this text; {_seen(lines)}; {missing}")


def _seen(lines: Lines) -> str:
    """The size of a text and how it begins."""
    first = (line.bare if len(line.bare) <= _SHOWN else f"{line.bare[:_SHOWN]}…" for line in islice(lines.solid(), _SHOWN_LINES))
    return f"{len(lines)} lines, {len(lines.text)} characters, beginning {' / '.join(f'“{t}”' for t in first)}"
