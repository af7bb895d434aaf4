"""Finds where the headings of a list are printed in the body: exact matches first, then, between those, headings with OCR damage."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.vocab.lexicon import part
from loaders.fold import key, keys
from loaders.furniture import is_page_number
from loaders.lines import Lines

WRAP = 6
"""A heading is printed on at most this many lines."""
LONGEST = 240
"""Longer lines are paragraphs, never part of a heading."""
_CANDIDATES = 64
_RATIO = 0.85
_CONTAINED, _MOVED = 0.86, 0.9
_LEAST = 8
"""Shorter headings are only matched exactly."""
_EFFORT = 200_000
"""Most lines searched for damaged headings."""
# 甲类设备管理办法解读
_KIND = re.compile(part("heading_kind"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading is printed: 0-based line indexes, both inclusive."""

    first: int
    last: int


def windows(lines: Lines, first: int, stop: int | None = None, longest: int = LONGEST) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """All runs of up to WRAP lines that could be a heading, with their keys; blank lines and page numbers inside do not count.

    `longest` is the greatest length of a key that is of use.
    """
    recent: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=WRAP)
    most = min(LONGEST, longest * 3)
    for line in lines.solid(first, stop):
        bare = line.bare
        if len(bare) > most:
            recent.clear()
        elif not is_page_number(bare):
            recent.append((line.number - 1, keys(bare)))
            yield from _ending(recent, longest)


def _ending(recent: Sequence[tuple[int, tuple[str, ...]]], longest: int) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The runs that end with the last of the recent lines."""
    last, tail = recent[-1][0], ""
    for start, names in reversed(recent):
        if len(names[-1]) + len(tail) > longest:
            return
        yield Place(start, last), tuple(n + tail for n in names) if tail else names
        tail = names[0] + tail


def find(wanted: Collection[str], lines: Lines, first: int) -> Mapping[str, list[Place]]:
    """Find the first few places of every wanted key from line index `first` on, in one pass."""
    places: dict[str, list[Place]] = {}
    for place, names in windows(lines, first, longest=max(map(len, wanted), default=0)):
        for name in names:
            if name in wanted:
                found = places.setdefault(name, [])
                if len(found) < _CANDIDATES:
                    found.append(place)
    return places


def chain(options: Sequence[Sequence[Place]]) -> list[Place | None]:
    """Return the longest chain of places in the order of the entries, at most one for each; of equals the earliest.

    An entry whose text also stands as an inner line of an earlier unit thus gets the place that keeps the order.
    """
    ends: list[int] = []
    tops: list[tuple[int, Place]] = []
    links: dict[tuple[int, Place], tuple[int, Place] | None] = {}
    for number, places in enumerate(options):
        before = list(tops)
        limits = list(ends)
        for place in sorted(places, key=lambda p: (p.first, p.last), reverse=True):
            length = bisect_left(limits, place.first)
            _extend(ends, tops, length, (number, place))
            links[number, place] = before[length - 1] if length else None
    chosen: list[Place | None] = [None] * len(options)
    link = tops[-1] if tops else None
    while link:
        chosen[link[0]] = link[1]
        link = links[link]
    return chosen


def _extend(ends: list[int], tops: list[tuple[int, Place]], length: int, link: tuple[int, Place]) -> None:
    """Extend a chain of `length` with this link if the longer chain then ends earlier than the one known."""
    if length == len(ends):
        ends.append(link[1].last)
        tops.append(link)
    elif link[1].last < ends[length]:
        ends[length] = link[1].last
        tops[length] = link


def mend(titles: Sequence[str], places: Sequence[Place | None], lines: Lines, first: int) -> list[Place | None]:
    """Give each entry without a place the most similar heading between its neighbours, if one is similar enough."""
    mended, effort = list(places), _EFFORT
    for i, place in enumerate(places):
        if place is None:
            start = max((p.last + 1 for p in mended[:i] if p), default=first)
            stop = next((p.first for p in places[i + 1 :] if p), len(lines))
            effort -= stop - start
            if effort > 0:
                mended[i] = _nearest(titles[i], lines, start, stop)
    return mended


def _nearest(title: str, lines: Lines, first: int, stop: int) -> Place | None:
    wanted = key(title)
    best, best_ratio = None, _RATIO
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    for place, names in windows(lines, first, stop, len(wanted) * 6 // 5 + 2):
        for name in names:
            if min(len(name), len(wanted)) < _LEAST or differ_in_kind(name, wanted):
                continue
            ratio = _similarity(matcher, name, wanted, best_ratio)
            if ratio > best_ratio:
                best, best_ratio = place, ratio
    return best


def _similarity(matcher: "SequenceMatcher[str]", name: str, wanted: str, least: float) -> float:
    """Ratio of equal letters; 0 where it cannot exceed `least`.

    A heading without its issuer (`关于印发X的通知`), or with its parts moved (`解读X`, `X解读`), is similar enough.
    """
    if len(name) * 5 >= len(wanted) * 3 and (wanted.endswith(name) or name.endswith(wanted)):
        return _CONTAINED
    if len(name) == len(wanted) and sorted(name) == sorted(wanted):
        return _MOVED
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() <= least or matcher.quick_ratio() <= least:
        return 0.0
    return matcher.ratio()


def differ_in_kind(one: str, other: str) -> bool:
    """Whether only one of two keys has a word for a kind of document (`X` and `X解读`), a difference that OCR damage cannot explain."""
    return abs(len(one) - len(other)) > 1 and kinds(one) != kinds(other)


def kinds(name: str) -> frozenset[str]:
    """Words in a key that tell what kind of document it heads."""
    return frozenset(_KIND.findall(name))
