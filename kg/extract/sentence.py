"""Sentences that name documents, each name masked by one character so that cues can look past it; very long ones in pieces."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.citation import Citation
from kg.extract.stretches import Stretches
from kg.model import Unresolved
from kg.text.join import Clean
from kg.vocab.patterns import CUT, NAMED, QUOTED

# a heading without a stop is a sentence by itself
_SENTENCE = re.compile(r"[。！？\n]")
LONGEST = 2000
"""Characters that a sentence may have, each name counting as one: a longer one is cut between two names."""
_SHOWN = 40
"""Characters of such a sentence that the report shows."""
_ENUMERATED = f"{NAMED}、" * 8
# eight names in a row, masked: ◆、◆、◆、◆、◆、◆、◆、◆、
_ENUMERATION = re.compile(f"(?:{NAMED}、){{8,}}")
_Bounds = tuple[int, int]
_NOTHING = Stretches(())


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a piece of one that is too long, with its named documents masked; `CUT` stands where it was cut."""

    start: int
    masked: str
    citations: tuple[Citation, ...]
    marks: tuple[int, ...]
    """Offset in `masked` of each name's mark."""
    whole: _Bounds
    """Clean offsets of the sentence."""
    is_cut: bool = False
    """Whether it is a piece of a sentence that is too long."""

    def around(self, place: int) -> tuple[str, str]:
        """Return the masked text before and behind the citation at a place in `citations`, long enumerations shortened."""
        mark = self.marks[place]
        return _shortened(self.masked[:mark]), _shortened(self.masked[mark + 1 :])

    def offset(self, masked: int) -> int:
        """Return the clean offset of a place in `masked`."""
        place = bisect_right(self.marks, masked - 1) - 1
        if place < 0:
            return self.start + masked
        return self.citations[place].end + masked - self.marks[place] - 1


def sentences(text: str, citations: tuple[Citation, ...], quoted: Stretches = _NOTHING) -> Iterator[Sentence]:
    """Yield the sentences that name documents; a stop inside a name ends no sentence. `quoted` are words of other documents."""
    stops = _stops(text, citations) if citations else []
    group: list[Citation] = []
    bounds = (0, 0)
    for one in _outermost(citations):
        place = bisect_right(stops, one.start)
        here = (stops[place - 1] if place else 0, stops[place] if place < len(stops) else len(text))
        if here != bounds and group:
            yield from _pieces(text, bounds, group, quoted)
            group = []
        bounds = here
        group.append(one)
    if group:
        yield from _pieces(text, bounds, group, quoted)


def too_long(clean: Clean, found: Iterable[Sentence]) -> Iterator[Unresolved]:
    """Yield what is reported of the sentences that were cut, each once."""
    for start, end in dict.fromkeys(sentence.whole for sentence in found if sentence.is_cut):
        reason = f"longer than {LONGEST:,} characters: a name in it is judged by what stands near it"
        yield Unresolved("sentence", clean.text[start : start + _SHOWN], reason, clean.span(start, end))


def _shortened(masked: str) -> str:
    """Leave some names of an enumeration: what holds for them holds for hundreds, and each would be judged by looking at all."""
    return _ENUMERATION.sub(_ENUMERATED, masked) if _ENUMERATED in masked else masked


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


def _pieces(text: str, bounds: _Bounds, citations: Iterable[Citation], quoted: Stretches) -> Iterator[Sentence]:
    """Yield a sentence, cut between names where it is too long."""
    start, held, hidden = bounds[0], list[Citation](), 0
    for one in citations:
        if held and one.end - start - hidden > LONGEST:
            yield _mask(text, bounds, (start, one.start), held, quoted)
            start, held, hidden = held[-1].end, [], 0
        held.append(one)
        hidden += one.end - one.start - 1
    yield _mask(text, bounds, (start, bounds[1]), held, quoted)


def _mask(text: str, whole: _Bounds, bounds: _Bounds, citations: list[Citation], quoted: Stretches) -> Sentence:
    start, end = max(bounds[0], citations[0].start - LONGEST), min(bounds[1], citations[-1].end + LONGEST)
    cut = [CUT] if start > whole[0] else []
    pieces, marks, length, at = cut, [], len(cut), start
    begin = start - length
    for one in citations:
        pieces.append(text[at : one.start] + (QUOTED if quoted.holds(one.start) else NAMED))
        length += one.start - at + 1
        marks.append(length - 1)
        at = one.end
    pieces.append(text[at:end])
    if end < whole[1]:
        pieces.append(CUT)
    return Sentence(begin, "".join(pieces), tuple(citations), tuple(marks), whole, (start, end) != whole)
