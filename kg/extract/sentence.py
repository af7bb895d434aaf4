"""Sentences that name documents, each name masked by one character so that cues can look past it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.citation import Citation
from kg.vocab.patterns import NAMED

# a heading without a stop is a sentence by itself
_SENTENCE = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its named documents masked."""

    start: int
    masked: str
    citations: tuple[Citation, ...]
    marks: tuple[int, ...]
    """Offset in `masked` of each name's mark."""

    def around(self, place: int) -> tuple[str, str]:
        """Return the masked text before and behind the citation at a place in `citations`."""
        mark = self.marks[place]
        return self.masked[:mark], self.masked[mark + 1 :]

    def offset(self, masked: int) -> int:
        """Return the clean offset of a place in `masked`."""
        place = bisect_right(self.marks, masked - 1) - 1
        if place < 0:
            return self.start + masked
        return self.citations[place].end + masked - self.marks[place] - 1


def sentences(text: str, citations: tuple[Citation, ...]) -> Iterator[Sentence]:
    """Yield the sentences that name documents; a stop inside a name ends no sentence."""
    stops = _stops(text, citations)
    group: list[Citation] = []
    bounds = (0, 0)
    for one in _outermost(citations):
        place = bisect_right(stops, one.start)
        here = (stops[place - 1] if place else 0, stops[place] if place < len(stops) else len(text))
        if here != bounds and group:
            yield _mask(text, bounds, group)
            group = []
        bounds = here
        group.append(one)
    if group:
        yield _mask(text, bounds, group)


def _outermost(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yield the citations that do not lie inside the one before."""
    end = -1
    for one in citations:
        if one.start >= end:
            end = one.end
            yield one


def _stops(text: str, citations: tuple[Citation, ...]) -> list[int]:
    """Return the ends of sentences outside names."""
    starts = [one.start for one in citations]
    stops = []
    for stop in _SENTENCE.finditer(text):
        place = bisect_right(starts, stop.start()) - 1
        if place < 0 or stop.start() >= citations[place].end:
            stops.append(stop.end())
    return stops


def _mask(text: str, bounds: tuple[int, int], citations: list[Citation]) -> Sentence:
    pieces, marks, length, at = [], [], 0, bounds[0]
    for one in citations:
        pieces.append(text[at : one.start] + NAMED)
        length += one.start - at + 1
        marks.append(length - 1)
        at = one.end
    pieces.append(text[at : bounds[1]])
    return Sentence(bounds[0], "".join(pieces), tuple(citations), tuple(marks))
