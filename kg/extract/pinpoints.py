"""Citations of provisions: 本法第二十六条第二款第三项, 前款, 第五十条至第五十三条, 《甲法》第三条. Offsets are clean offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.address import Address, Addresses, read_numbers, read_relative
from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.extract.provisions import NOWHERE, NUMERAL, Place, Provisions, number
from kg.extract.stretches import Stretches
from kg.model import Pinpoint
from kg.text.normal import fold_title
from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs

# 第五条, 第（一）项, 前款, 前两款, 本条, 该条
_START = re.compile(rf"[第前本该](?:(?<=第)\s*[（(]?[{part('counting')}\d]|(?<=前)[一两二三四五]?[条款项]|(?<=[本该])[编章节条款])")
# between a name and its article: 《甲法》的第三条, 《甲法》（2031年修订）第三条
_BETWEEN = re.compile(r"(?:（[^（）]{1,40}）){0,2}的?")
# before an article: 同法, 该办法
_SAME = re.compile(r"[同该](?:法|条例|办法|规定)的?\Z")
# of an amending decision: 关于修改《甲法》的决定
_CHANGING = re.compile(verbs("amend"))
# 修改为：“第三条 …”
_QUOTED = re.compile("“[^”]*”")
# 第二项, 第（二）项
_BARE_ITEM = re.compile(rf"第\s*[（(]?(?P<number>{NUMERAL})[）)]?\s*项")
# 该条 means an article of the same sentence
_BREAK = re.compile("[。\n]")
_ASIDE = 100
"""Characters in which brackets between a name and its article stand."""
_PARAGRAPHS = 20
"""Paragraphs back in which the items are looked for that a bare 第二项 is one of."""
_OWN_NAME = 10
"""Characters of 本管理办法 and the like."""


@dataclass(frozen=True, slots=True)
class _Law:
    """The law that a citation belongs to; `title` is None for the unit itself."""

    title: str | None
    start: int
    """Where its name begins; where the citation begins if it has none."""
    is_named: bool


def find_pinpoints(layout: Layout, own_title: str, citations: Sequence[Citation], provisions: Provisions) -> tuple[Pinpoint, ...]:
    """Return the citations of provisions in a unit, in order; `citations` are the documents that it names, in order.

    `provisions` are those of the unit.
    """
    return tuple(_Finder(layout, own_title, citations, provisions).find())


class _Finder:
    """What all citations of a unit are read with."""

    def __init__(self, layout: Layout, own_title: str, citations: Sequence[Citation], provisions: Provisions) -> None:
        self._layout, self._text = layout, layout.text
        self._provisions = provisions
        self._starts = [place.start for place in self._provisions.places]
        self._own = fold_title(own_title)
        self._named = citations
        self._ends = [one.end for one in citations]
        self._changes = bool(layout.amending) or _CHANGING.search(own_title) is not None

    def find(self) -> Iterator[Pinpoint]:
        """Yield each citation."""
        quoted = Stretches(found.span() for found in _QUOTED.finditer(self._text)) if self._changes else Stretches(())
        done = self._layout.head_end
        before: _Read | None = None
        for found in _START.finditer(self._text, done):
            start = found.start()
            if start < done or start in self._provisions.headings or quoted.holds(start):
                continue
            if (read := self._read(start, before)) is None:
                continue
            done = read.end
            if read.addresses:
                before = read
                yield self._pinpoint(read)

    def _place(self, offset: int) -> Place:
        index = bisect_right(self._starts, offset) - 1
        return self._provisions.places[index] if index >= 0 else NOWHERE

    def _read(self, start: int, before: "_Read | None") -> "_Read | None":
        """Return the citation that begins at an offset; None, or one of nothing, where nobody can tell what it cites."""
        place = self._place(start)
        near = before if before and not _BREAK.search(self._text, before.end, start) else None
        law = self._law(start, place, near)
        if law is None:
            return None
        own = self._provisions if law.title is None else None
        relative = read_relative(self._text, start, place, self._provisions, near.addresses[-1] if near else None)
        if relative is None:
            relative, base = Addresses((), start), self._base(start, place, law)
        elif relative.named:
            base = relative.named[-1]
        else:
            return None
        read = read_numbers(self._text, relative.end, base, own)
        addresses = tuple(one for one in read.named or relative.named if self._is_held(one, law))
        return _Read(law, start, read.end, place, addresses)

    def _base(self, start: int, place: Place, law: _Law) -> Address:
        """Return what a bare 第二款 or 第二项 is counted in."""
        if law.title is not None or law.is_named or not place.article:
            division = place.divisions[0] if place.divisions and place.divisions[0].startswith("编") else ""
            return Address(division=division if law.title is None else "")
        if not (item := _BARE_ITEM.match(self._text, start)):
            return Address(article=place.article)
        wanted = number(item["number"])
        back = range(place.paragraph, max(0, place.paragraph - _PARAGRAPHS), -1)
        held = (str(one) for one in back if f"{place.article}.{one}.{wanted}" in self._provisions.ids)
        return Address(article=place.article, paragraph=next(held, ""))

    def _is_held(self, address: Address, law: _Law) -> bool:
        """Tell whether a citation can be of its law: one without a name is of the unit only if the unit has that provision."""
        if not (address.article or address.division):
            return False
        return law.title is not None or law.is_named or (address.article or address.division) in self._provisions.ids

    def _law(self, start: int, place: Place, near: "_Read | None") -> _Law | None:
        """Return the law that a citation belongs to."""
        own = self._text.rfind("本", max(0, start - _OWN_NAME), start)
        if own >= 0 and doctypes().is_document(self._text[own + 1 : start].removesuffix("的")):
            return _Law(None, own, True)
        if named := self._named_before(start):
            return named
        if near and (same := _SAME.search(self._text, max(0, start - _OWN_NAME), start)):
            return _Law(near.law.title, same.start(), True)
        if place.article or not self._changes:
            return _Law(None, start, False) if self._provisions.articles else None
        return self._changed(start)

    def _named_before(self, start: int) -> _Law | None:
        index = bisect_right(self._ends, start) - 1
        if index < 0 or start - self._ends[index] > _ASIDE or not _BETWEEN.fullmatch(self._text, self._ends[index], start):
            return None
        named = self._named[index]
        title = named.title or named.printed
        if not title:
            return None
        return _Law(None if fold_title(title) == self._own else title, named.start, True)

    def _changed(self, start: int) -> _Law | None:
        """Return the law that an amending decision is about where it says 将第三条修改为."""
        index = bisect_right(self._ends, start) - 1
        titles = (one.title for one in reversed(self._named[: index + 1]) if one.title)
        title = next(titles, None)
        return _Law(title, start, True) if title else None

    def _pinpoint(self, read: "_Read") -> Pinpoint:
        begin, clean = read.law.start, self._layout.clean
        span = clean.span(begin, read.end)
        line = self._layout.line(read.start)
        targets = tuple(dict.fromkeys(one.id for one in read.addresses))
        return Pinpoint(line, self._text[begin : read.end], read.place.article, read.law.title, targets, span)


@dataclass(frozen=True, slots=True)
class _Read:
    """A citation as it was read."""

    law: _Law
    start: int
    end: int
    place: Place
    addresses: tuple[Address, ...]
