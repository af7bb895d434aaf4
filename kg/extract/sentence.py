"""Sentences that name documents, each name masked by one character so that cues can look past it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.named import Named
from kg.vocab.patterns import NAMED

_SENTENCE = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its named documents masked."""

    start: int
    masked: str
    names: tuple[Named, ...]
    marks: tuple[int, ...]
    """Offset in `masked` of each name's mark."""

    def offset(self, masked: int) -> int:
        """Return the clean offset of a place in `masked`."""
        place = bisect_right(self.marks, masked - 1) - 1
        if place < 0:
            return self.start + masked
        return self.names[place].end + masked - self.marks[place] - 1


def sentences(text: str, named: tuple[Named, ...]) -> Iterator[Sentence]:
    """Yield the sentences that name documents; a stop inside a name ends no sentence."""
    stops = _stops(text, named)
    group: list[Named] = []
    bounds = (0, 0)
    for one in _apart(named):
        place = bisect_right(stops, one.start)
        here = (stops[place - 1] if place else 0, stops[place] if place < len(stops) else len(text))
        if here != bounds and group:
            yield _mask(text, bounds, group)
            group = []
        bounds = here
        group.append(one)
    if group:
        yield _mask(text, bounds, group)


def _apart(named: Iterable[Named]) -> Iterator[Named]:
    """Yield the namings that do not lie inside the one before."""
    end = -1
    for one in named:
        if one.start >= end:
            end = one.end
            yield one


def _stops(text: str, named: tuple[Named, ...]) -> list[int]:
    """Return the ends of sentences outside names."""
    starts = [one.start for one in named]
    stops = []
    for stop in _SENTENCE.finditer(text):
        place = bisect_right(starts, stop.start()) - 1
        if place < 0 or stop.start() >= named[place].end:
            stops.append(stop.end())
    return stops


def _mask(text: str, bounds: tuple[int, int], names: list[Named]) -> Sentence:
    pieces, marks, length, at = [], [], 0, bounds[0]
    for one in names:
        pieces.append(text[at : one.start] + NAMED)
        length += one.start - at + 1
        marks.append(length - 1)
        at = one.end
    pieces.append(text[at : bounds[1]])
    return Sentence(bounds[0], "".join(pieces), tuple(names), tuple(marks))
