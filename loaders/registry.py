"""The formats, one module each, discovered at start: specific ones are asked first, then fallbacks."""

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol, cast

import loaders.formats
from kg.errors import InputError, UnknownFormat
from loaders.lines import Lines
from loaders.no_document import INDEX
from loaders.reading import Reading, Remark, Sniff
from loaders.source import Source

_MOST_LINES = 4_000_000
# 甲类设备
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST_HAN = 100
_SHOWN = 24
"""Characters of a text that a message shows."""


class Loader(Protocol):
    """What a module of `loaders/formats` must have to be a format.

    A module with `FALLBACK = True` reads what no specific format claims and is asked only then.
    """

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
    fallback: bool = False
    """Whether it is asked only where no specific format claims the text."""


@functools.cache
def all_formats() -> tuple[Format, ...]:
    """All formats in the order in which they are asked: specific ones by name, then fallbacks by name."""
    return tuple(sorted(_formats(), key=lambda f: (f.fallback, f.name)))


def _formats() -> Iterator[Format]:
    for info in pkgutil.iter_modules(loaders.formats.__path__):
        module = importlib.import_module(f"loaders.formats.{info.name}")
        if hasattr(module, "NAME"):
            loader = cast(Loader, module)
            yield Format(loader.NAME, loader.DESCRIPTION, loader, getattr(module, "FALLBACK", False))


def claimant(lines: Lines) -> Format | None:
    """Return the format with the strongest claim to a text, specific formats before fallbacks; None if no format claims it.

    Of equally strong claims the format that is asked first takes the text, so the choice never depends on chance.
    """
    for fallback in (False, True):
        reports = [(f, f.loader.sniff(lines)) for f in all_formats() if f.fallback == fallback]
        claims = [(report.strength, f) for f, report in reports if report.claims]
        if claims:
            return max(claims, key=lambda claim: claim[0])[1]
    return None


def load(source: Source) -> Reading:
    """Read a source with the format that claims it, as `claimant` chooses.

    Returns the bulletin, its units in order, and remarks on what did not fit. Raises UnknownFormat where no format claims the
    text, InputError where it has too many lines to be one, or no line that a reader sees.
    """
    lines = Lines(source.text)
    if len(lines) > _MOST_LINES:
        raise InputError(source.path, f"has more than {_MOST_LINES:,} lines: split it into bulletins")
    if next(lines.solid(), None) is None:
        raise InputError(source.path, "holds nothing but mark-up and invisible characters")
    chosen = claimant(lines) or (_fallback() if _is_described(source) else None)
    if chosen and chosen.fallback and _is_index(source):
        raise UnknownFormat(source.path, f"{INDEX} {_beginning(lines)}")
    doubts = () if chosen and not chosen.fallback else tuple(_doubts(lines))
    if chosen:
        reading = _addressed(chosen.loader.units(source, lines), source)
        return replace(reading, remarks=(*reading.remarks, *(Remark(1, f"read as one document, but {doubt}") for doubt in doubts)))
    raise UnknownFormat(source.path, f"{'; '.join((*_refusals(lines), *doubts))} {_beginning(lines)}")


def _refusals(lines: Lines) -> tuple[str, ...]:
    """Return what the text is instead of a document, by the first format that knows; else what the fallbacks did not find."""
    reports = [f.loader.sniff(lines) for f in all_formats() if f.fallback]
    told = [report.refusal for report in reports if report.refusal]
    return tuple(told[:1]) or (f"is no document of a known layout: it lacks {', '.join(mark for one in reports for mark in one.missing)}",)


def _addressed(reading: Reading, source: Source) -> Reading:
    """Give each unit the address of the file, unless it has one of its own."""
    address = tuple(fact for fact in source.facts if fact.name == "source")
    units = (
        one if any(fact.name == "source" for fact in one.facts) else replace(one, facts=(*one.facts, *address)) for one in reading.units
    )
    return replace(reading, units=tuple(units)) if address else reading


def _doubts(lines: Lines) -> Iterator[str]:
    """Return the reasons against reading a text as one document."""
    reports = (f.loader.sniff(lines) for f in all_formats() if not f.fallback)
    return (report.doubt for report in reports if report.doubt)


def _fallback() -> Format | None:
    return next((one for one in all_formats() if one.fallback), None)


def _is_described(source: Source) -> bool:
    """Whether the file says beside a Chinese text that it is a document: by a title and its number, issuer or day."""
    told = {fact.name for fact in source.facts}
    return "title" in told and bool(told & {"number", "issuer", "signed"}) and len(_HAN.findall(source.text)) >= _LEAST_HAN


def _is_index(source: Source) -> bool:
    return any(fact.name == "kind" and fact.value == "index" for fact in source.facts)


def _beginning(lines: Lines) -> str:
    """How long a text is and how it begins."""
    first = next(lines.solid()).bare
    return f"({len(lines):,} line{'s' * (len(lines) > 1)}, beginning “{first if len(first) <= _SHOWN else f'{first[:_SHOWN]}…'}”)"
