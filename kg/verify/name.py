"""The documents that any text names: full titles for short names, and what is no citation left out. Offsets are clean offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.alias import Aliases
from kg.extract.citation import Citation
from kg.extract.find import find_citations
from kg.extract.layout import Layout
from kg.extract.number import number_behind, number_within
from kg.extract.standards import find_standards
from kg.extract.stretches import Stretches
from kg.extract.title import BOOK, tidy
from kg.identity import policy_key
from kg.text.normal import DATE, iso_date, normal_number
from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs
from kg.vocab.verification import verification

# the number of the text itself, on a line of its own
# 某部规〔2031〕5号
_OWN_NUMBER_LINE = re.compile(r"\s*[^\s，。；]{2,30}号\s*$")
_TOP = 300
"""Characters in which a text prints its own title and number."""
# before a name in the title of a text: 某部关于印发, 关于征求, 关于
_BRINGING = re.compile(rf"(?:{verbs('issue')}|征求|起草|制定|修订|对|就)(?:对|就)?(?:了)?$")
# （2031年修正）, (2031修订), （2031年10月修正本）
_YEAR_BEHIND = re.compile(
    rf"\s*[（(〔]\s*(?P<year>{part('year')})年?(?:\d{{1,2}}月)?(?:第[一二三四五六]次)?(?:修正|修订|修改|版|本|通过|公布|年)*\s*[）)〕]"
)
# before a name: 2031年修订的, 2031年版
_YEAR_BEFORE = re.compile(rf"(?P<year>{part('year')})年?(?:修正|修订|修改|版|公布|发布|实施|施行|通过|新修订|新修正)的?$")
# 2031年3月5日, 2031年3月5日某部
_DAY_BEFORE = re.compile(rf"(?P<day>{DATE})[^，。；《》\n]{{0,20}}$")
# 号〕, 第5号
_INSIDE = re.compile(r"\d\s*号")
# before a name: 某部令第5号公布的
_ISSUED = re.compile(rf"号[）)]?(?:{verbs('issue')})(?:的|文)?$")
# 消法第五条
_COLLOQUIAL = re.compile("|".join(sorted(map(re.escape, verification().short_names), key=len, reverse=True)))
# 甲某发〔2031〕5号
_ANY_NUMBER = re.compile(rf"(?P<letters>[一-鿿]{{2,12}})〔(?:{part('year')})〕\d{{1,5}}号")
# of a case of a court, 京民终〔2031〕5号
# 京民终
_CASE = re.compile("(?:[民刑行执商知][一二三四]?[初终再申监]?|案|仲)$")
_NEAR = 40
"""Characters around a name that may say what it is."""


@dataclass(frozen=True, slots=True)
class Name:
    """A document that is named."""

    start: int
    end: int
    title: str | None
    number: str | None
    year: str | None
    day: str | None
    is_sure: bool
    is_own: bool
    """Whether the text itself brings it, or it is a draft."""


def find_names(layout: Layout) -> tuple[Name, ...]:
    """Return what a text names, left to right, without overlap."""
    return tuple(_Reader(layout).names())


class _Reader:
    """What all names of a text are read with."""

    def __init__(self, layout: Layout) -> None:
        self._layout, self._text = layout, layout.text
        found = find_citations(layout, find_standards(layout.clean))
        self._aliases: Aliases = found.aliases
        self._citations = sorted((*found.citations, *self._others(found.citations)), key=lambda one: (one.start, one.end))
        self._own: set[str] = set()
        self._top = self._text[:_TOP].partition("。")[0].count("\n") and self._text.find("\n", 0, _TOP)

    def names(self) -> Iterator[Name]:
        """Yield each name."""
        end, before = -1, list[Name]()
        for one in map(self._without_lead, self._citations):
            if one.start < end or self._aliases.defines(one.start):
                continue
            name = self._name(one, before)
            if name:
                end = name.end
                before.append(name)
                yield name

    def _others(self, citations: Sequence[Citation]) -> Iterator[Citation]:
        """Yield names that extraction left alone: they count if the library knows them."""
        taken = Stretches((one.start, one.end) for one in citations)
        for book in BOOK.finditer(self._text):
            if not taken.holds(book.start()):
                behind, end = number_behind(self._text, book.end())
                title, number = number_within(tidy(book.group(1)))
                yield Citation(book.start(), end, title, behind or number, "other", 0.5)
        for found in _ANY_NUMBER.finditer(self._text):
            if not taken.holds(found.end() - 1) and not _CASE.search(found["letters"]):
                yield Citation(found.start(), found.end(), None, normal_number(found.group()), "number", 0.5)
        for short in _COLLOQUIAL.finditer(self._text):
            if not taken.holds(short.start()) and self._text.startswith("第", short.end()):
                yield Citation(short.start(), short.end(), short.group(), None, "short", 0.8)

    def _without_lead(self, one: Citation) -> Citation:
        """Return a number that stands alone without the words before it: 建议查阅某法规〔2031〕5号."""
        if one.title or not one.number or "〔" not in one.number:
            return one
        letters = one.number.partition("〔")[0]
        lead = verification().words["number_lead"].match(letters)
        if not lead or len(letters) - lead.end() < _FEWEST_LETTERS:
            return one
        start = self._text.find(letters, one.start)
        return replace(one, start=start + lead.end(), number=one.number[lead.end() :]) if start == one.start else one

    def _name(self, one: Citation, before: Sequence[Name]) -> Name | None:
        around = self._text[max(0, one.start - _NEAR) : one.start], self._text[one.end : one.end + _NEAR]
        title, sure = one.title, one.rule != "other"
        if title and one.rule in ("book", "other"):
            title = self._meant(title, one.start, before)
            if title is None or (not one.number and verification().is_work(*around)):
                return None
            sure = sure and not verification().is_no_law(title)
        elif title and one.rule == "short":
            title = verification().short_names[title]
        if not (title or one.number):
            return None
        year, end = self._year(one, around[0])
        number = one.number if self._has_number(one, around[0]) else None
        own = self._is_own(one, title, around[0], self._text[one.end : one.end + 2 * _NEAR])
        return Name(one.start, end, title, number, year, _day(around[0]), sure, own)

    def _has_number(self, one: Citation, before: str) -> bool:
        """Tell whether a number belongs to a name: it stands in the name or behind it, or before it as that by which it was issued."""
        return (
            one.title is None
            or one.rule == "other"
            or _INSIDE.search(self._text, one.start, one.end) is not None
            or bool(_ISSUED.search(before))
        )

    def _meant(self, title: str, start: int, before: Sequence[Name]) -> str | None:
        """Return the full title of what a name in 书名号 means; None where it is short for nothing that was named."""
        if defined := self._aliases.title(title, start):
            return defined
        if title in verification().short_names:
            return verification().short_names[title]
        if not doctypes().is_generic(title):
            return title
        kind = title.removeprefix("本").removeprefix("该")
        return next((one.title for one in reversed(before) if one.title and not one.is_own and _ends(one.title, kind)), None)

    def _year(self, one: Citation, before: str) -> tuple[str | None, int]:
        """Return the year of the wording that is named, and where the name ends."""
        if behind := _YEAR_BEHIND.match(self._text, one.end):
            return behind["year"], behind.end()
        found = _YEAR_BEFORE.search(before)
        return (found["year"] if found else None), one.end

    def _is_own(self, one: Citation, title: str | None, before: str, behind: str) -> bool:
        """Tell whether the text brings the document itself, or it is a draft."""
        if title is None:
            line = self._text[self._text.rfind("\n", 0, one.start) + 1 : (self._text.find("\n", one.end) + 1 or len(self._text) + 1) - 1]
            return (
                self._top > 0
                and one.start < _TOP
                and _OWN_NUMBER_LINE.fullmatch(line) is not None
                and len(line.strip()) <= one.end - one.start + 1
            )
        key = policy_key(title)
        in_title = one.start < self._top and _BRINGING.search(before)
        if in_title or verification().is_own(before, behind) or key in self._own:
            self._own.add(key)
            return True
        return verification().is_draft(title)


_FEWEST_LETTERS = 2
"""Letters of a number: 财税."""


def _day(before: str) -> str | None:
    """Return the day that stands before a name: 2031年3月5日某部《甲决定》."""
    found = _DAY_BEFORE.search(before)
    return iso_date(found["day"]) if found else None


def _ends(title: str, kind: str) -> bool:
    """Tell whether a generic name may be short for a title: 《办法》, 《管理办法》 for 甲类设备管理办法（试行）."""
    bare = re.sub(r"[（(〔][^（）()〔〕]*[）)〕]$", "", title)
    return len(bare) > len(kind) and (bare.endswith(kind) or (bare[-2:] == kind[-2:] and all(char in bare for char in kind)))
