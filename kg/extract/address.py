"""The numbers of a citation of provisions, as addresses: 第九十二条第一款、第三款和第九十五条第二款.

A number takes the levels above it from the one before it, so both paragraphs are of article 92. Offsets are clean offsets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.provisions import NUMERAL, Place, Provisions, number, parted
from kg.vocab.lexicon import part

_ONE = rf"[（(]?{NUMERAL}[）)]?"
_TO = r"(?:至|到|[—–~～-]+)"
_AND = r"(?:、|，?(?:以及|或者)|[和及与或])"
_PIECE = re.compile(
    rf"""
    \s*(?:(?P<to>{_TO})|(?P<and>{_AND}))?\s*                    # 至第五条, 、第五条
    第\s*(?P<numbers>{_ONE}(?:(?:{_TO}|{_AND})第?{_ONE})*?)     # 第五, 第（五）, 第一至第四
    \s*(?P<level>[编章节条款项目])                               # 条
    (?:\s*之(?P<inserted>[{part("counting")}]+))?               # 第一百三十三条之一
    """,
    re.VERBOSE,
)
# 一至四, 三、四
_EACH = re.compile(rf"(?:(?P<to>{_TO})|{_AND})?第?[（(]?(?P<number>{NUMERAL})")
_RELATIVE = re.compile(
    r"""
    前(?P<count>[一两二三四五])?(?P<before>[条款项])                                 # 前款, 前两款, 前条
    |本(?P<own>条(?![例件约款文])|款(?![项额式])|章(?!程)|节(?!目)|编(?![制委写号]))  # 本条, 本章; not 本条例, 本章程
    |该(?P<that>条|款)(?=[第的])                                                    # 该条第二款
    """,
    re.VERBOSE,
)
_LEVELS = "编章节条款项目"
# 编2章3节1: what of a division stands above a level
_ABOVE = {"编": re.compile(""), "章": re.compile("(?:编[^章节]+)?"), "节": re.compile("(?:编[^章节]+)?(?:章[^节]+)?")}
_LONGEST = 600
"""Provisions in a range; what is longer is misread."""
_COUNTS = {None: 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


@dataclass(frozen=True, slots=True)
class Address:
    """One provision; '' for the levels that are not named."""

    division: str = ""
    """Id of a part, chapter or section."""
    article: str = ""
    paragraph: str = ""
    item: str = ""
    subitem: str = ""

    @property
    def id(self) -> str:
        """The id as `kg.extract.provisions` has it; `3..1` for an item of an article whose paragraph is not named."""
        numbers = (self.article, self.paragraph, self.item, self.subitem)
        return ".".join(numbers).rstrip(".") if self.article else self.division

    @property
    def depth(self) -> int:
        """Place of its lowest level in 编章节条款项目."""
        named = [self.article, self.paragraph, self.item, self.subitem]
        return 3 + max(place for place, one in enumerate(named) if one) if self.article else _LEVELS.index(_last_level(self.division))

    def at(self, level: str, numeral: str) -> "Address":
        """Return the address with a number at a level, the levels below it dropped."""
        if level in "编章节":
            above = _ABOVE[level].match(self.division)
            return Address(division=(above.group() if above else "") + level + numeral)
        if level == "条":
            return Address(article=numeral)
        if level == "款":
            return Address(article=self.article, paragraph=numeral)
        if level == "项":
            return replace(self, item=numeral, subitem="")
        return replace(self, subitem=numeral)


def _last_level(division: str) -> str:
    return next((mark for mark in reversed(division) if mark in "编章节"), "编")


@dataclass(frozen=True, slots=True)
class Addresses:
    """What one citation names, and the offset where it ends."""

    named: tuple[Address, ...]
    end: int


def read_relative(text: str, start: int, place: Place, provisions: Provisions, before: Address | None) -> Addresses | None:
    """Return what 前款, 前条, 本条, 本章 or 该条 means where it stands, None if none of these stands there.

    `before` is the provision cited before it in the sentence.
    """
    found = _RELATIVE.match(text, start)
    if not found:
        return None
    if found["before"]:
        named = tuple(_before(found["before"], _COUNTS[found["count"]], place, provisions))
    elif found["own"]:
        named = tuple(_own(found["own"], place))
    else:
        named = (Address(article=before.article, paragraph=before.paragraph if found["that"] == "款" else ""),) if before else ()
    return Addresses(named, found.end())


def _before(level: str, count: int, place: Place, provisions: Provisions) -> Iterator[Address]:
    """Yield the articles, paragraphs or items that come before a place, nothing where there are not so many."""
    if not place.article:
        return
    if level == "条":
        index = provisions.position(place.article)
        yield from (Address(article=one) for one in provisions.articles[index - count : index] if index >= count)
    elif level == "款":
        yield from (
            Address(article=place.article, paragraph=str(one))
            for one in range(place.paragraph - count, place.paragraph)
            if place.paragraph > count
        )
    elif place.item and (last := place.item.rpartition(".")[2]).isdigit() and int(last) > count:
        yield from (Address("", place.article, str(place.paragraph), str(one)) for one in range(int(last) - count, int(last)))


def _own(level: str, place: Place) -> Iterator[Address]:
    """Yield the provision in which a place stands."""
    if level in "编章节":
        yield from (Address(division=one) for one in place.divisions if _last_level(one) == level)
    elif place.article:
        yield Address(article=place.article, paragraph=str(place.paragraph) if level == "款" else "")


def read_numbers(text: str, start: int, base: Address, provisions: Provisions | None) -> Addresses:
    """Read the numbers that stand at an offset: all provisions named, and where the list ends.

    `base` is what stands before them, or what the text stands in. Ranges take in the provisions of the document, where `provisions` is
    given, else every number between.
    """
    named: list[Address] = []
    current: list[Address] = []
    end, depth = start, -1
    while (piece := _PIECE.match(text, end)) and _continues(piece, depth, bool(current)):
        joined = piece["to"] or piece["and"]
        context = current[-1] if current else base
        read = list(_each(piece, context))
        if piece["to"] and current:
            read = list(_between(current[-1], read[0], provisions))[1:] + read[1:]
        if joined:
            named += current
        current, end, depth = read, piece.end(), _LEVELS.index(piece["level"])
    return Addresses((*named, *current), end)


def _continues(piece: re.Match[str], depth: int, is_further: bool) -> bool:
    """Tell whether a number goes on the list: below the one before, or joined to it at its level or above."""
    level = _LEVELS.index(piece["level"])
    joined = piece["to"] or piece["and"]
    if not is_further:
        return not joined
    return level <= depth if joined else level > depth


def _each(piece: re.Match[str], context: Address) -> Iterator[Address]:
    """Yield the addresses of 第三、四款 or 第一至第四项."""
    level, last = piece["level"], None
    for one in _EACH.finditer(piece["numbers"]):
        made = context.at(level, number(one["number"], piece["inserted"]))
        yield from [made] if last is None or not one["to"] else list(_between(last, made, None))[1:]
        last = made


def _between(first: Address, last: Address, provisions: Provisions | None) -> Iterator[Address]:
    """Yield the provisions from the first to the last."""
    level = _LEVELS[last.depth]
    parent, begin = parted(first.id)
    other, end = parted(last.id)
    held = provisions.siblings(parent) if provisions else ()
    if parent == other and begin in held and end in held:
        numbers = held[held.index(begin) : held.index(end) + 1]
    elif parent == other and begin.isdigit() and end.isdigit() and 0 <= int(end) - int(begin) <= _LONGEST:
        numbers = tuple(map(str, range(int(begin), int(end) + 1)))
    else:
        numbers = (begin, end)
    yield from (last.at(level, one) for one in numbers)
