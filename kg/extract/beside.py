"""What stands beside a unit's text (`Unit.facts`): used where the text is silent, reported where the text says something else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.extract.contradictions import issuers_differ, numbers_differ, titles_differ
from kg.extract.layout import Layout
from kg.model import Fact, Mention, Span, Unresolved
from kg.text.normal import iso_date, normal_number
from kg.vocab import agencies
from kg.vocab.cities import city_of
from kg.vocab.lexicon import lexicon
from kg.vocab.orders import is_organ

_CONFIDENCE = {"page_source": 0.6, "front_matter": 0.85}
"""Confidence of an issuer by where it is named; who publishes a page need not be who issued the document."""
_DEFAULT = 0.9
# 云州市社会保障服务中心（加挂某牌子）
_BEHIND = re.compile(r"[（(].*$")
# 市人力资源社会保障局、市人才服务中心
_OF_CITY = re.compile(r"(?:(?<=^)|(?<=[、，,\s]))市(?=[\u4e00-\u9fff]{2,})")
# 已废止, 失效
_ENDED = re.compile("失效|废止|无效|终止")
# <https://www.example.com/zwgk/post_1.html>, [原文](http://www.example.com/1.html), www.example.com/1.html
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"'，。；、（）]+")
# 甲部、乙局, 甲部 乙局
_BETWEEN = re.compile(r"[、，,\s]+")
# 2031-03-05 10:12, 2031/3/5, 20310305
_NUMERIC = re.compile(rf"({lexicon().part('year')})[-/.]?(\d{{1,2}})[-/.]?(\d{{1,2}})(?!\d)")


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts in normal form; None where none is given or it cannot be read."""

    number: str | None
    issuers: tuple[Mention, ...]
    signed: str | None
    published: str | None
    effective: str | None
    expires: str | None
    given: tuple[tuple[Fact, str], ...]
    """Facts with their normal form, to be compared with the text."""
    bodies: Mapping[str, tuple[str, ...]]
    """Official names of the bodies that the values of issuers name."""
    place: Span

    def published_apart_from(self, *days: str | None) -> str | None:
        """Return the day of publication; the one date of front matter is none where it is that of signature or of taking effect."""
        alone = [fact for fact, _ in self.given if fact.name == "published"][:1]
        return None if alone and alone[0].origin == "front_matter" and self.published in days else self.published

    @property
    def url(self) -> str | None:
        """Return the address where the document was found."""
        found = (_ADDRESS.search(value) for fact, value in self.given if fact.name == "source")
        return next((match.group() for match in found if match), None)

    def contradictions(self, said: "Said") -> tuple[Unresolved, ...]:
        """Return the facts that differ from what the text says."""
        return tuple(self._contradictions(said))

    def _contradictions(self, said: "Said") -> Iterator[Unresolved]:
        for fact, value in self.given:
            if words := said.against(fact, value, self.bodies.get(fact.value, ())):
                what = {"issuer": "issuers", "number": "number", "title": "title"}.get(fact.name, "date")
                yield Unresolved(what, fact.value, f"the text says {words}, its {fact.origin} something else", self.place)
            if fact.name == "status" and _ENDED.search(value):
                yield Unresolved(
                    "status", value, f"its {fact.origin} says that it no longer holds; who repealed it is not said", self.place
                )


@dataclass(frozen=True, slots=True)
class Said:
    """What the text says; None and () where it is silent."""

    titles: tuple[str, ...]
    number: str | None
    issuers: tuple[str, ...]
    """Official names."""
    days: Mapping[str, str | None]
    """ISO dates by the name of the fact."""

    def against(self, fact: Fact, value: str, bodies: Sequence[str]) -> str | None:
        """Return what the text says where a fact contradicts it; `value` is the fact in normal form, `bodies` are those of an issuer."""
        if fact.name == "title":
            return self.titles[0] if self.titles and titles_differ(self.titles, value) else None
        if fact.name == "number":
            return self.number if self.number and numbers_differ(self.number, value) else None
        if fact.name == "issuer":
            # Who publishes a page need not be who issued the document.
            return "、".join(self.issuers) if fact.origin not in _CONFIDENCE and issuers_differ(self.issuers, bodies) else None
        day = self.days.get(fact.name)
        return day if day and day != value else None


def beside(layout: Layout) -> Beside:
    """Read the facts beside a unit's text."""
    facts = layout.unit.facts
    given = tuple((fact, value) for fact in facts if (value := _value(fact)))
    first = {fact.name: value for fact, value in reversed(given)}
    return Beside(
        number=first.get("number"),
        issuers=tuple(_issuers(layout, facts)),
        signed=first.get("signed"),
        published=first.get("published"),
        effective=first.get("effective"),
        expires=first.get("expires"),
        given=given,
        bodies={fact.value: tuple(_bodies(layout, fact.value)) for fact in facts if fact.name == "issuer"},
        place=Span(layout.unit.start, layout.unit.start),
    )


def _value(fact: Fact) -> str | None:
    if fact.name == "number":
        return normal_number(fact.value)
    if fact.name in ("signed", "published", "effective", "expires"):
        return iso_day(fact.value)
    return fact.value or None


def iso_day(text: str) -> str | None:
    """Return the ISO date of a day as data print it: 2031年3月5日, 2031-3-5 10:12, 20310305; None for anything else."""
    if read := iso_date(text):
        return read
    found = _NUMERIC.search(text)
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _issuers(layout: Layout, facts: tuple[Fact, ...]) -> Iterator[Mention]:
    """Yield the bodies of the best fact that names any: a table of the document before the source of the page."""
    named = [fact for fact in facts if fact.name == "issuer"]
    for fact in sorted(named, key=lambda one: -_CONFIDENCE.get(one.origin, _DEFAULT)):
        found = _bodies(layout, fact.value)
        if found:
            for name in found:
                at = layout.unit.text.find(fact.value)
                span = (
                    Span(layout.unit.start + at, layout.unit.start + at + len(fact.value))
                    if at >= 0
                    else Span(layout.unit.start, layout.unit.start)
                )
                quote = fact.value if at >= 0 else ""
                yield Mention(name, fact.value, span, quote, (fact.origin,), _CONFIDENCE.get(fact.origin, _DEFAULT))
            return


def _bodies(layout: Layout, value: str) -> dict[str, None]:
    """Return the official names of the bodies that a fact names; 市某局 is one of the city that the text names."""
    city = city_of(layout.text) if _OF_CITY.search(value) else None
    full = _OF_CITY.sub(city, value) if city else value
    found = dict.fromkeys(match.name for match in agencies().find(full))
    for name in _BETWEEN.split(full):
        found |= _official(name) if not agencies().find(name) else {}
    return found


def _official(name: str) -> dict[str, None]:
    bare = _BEHIND.sub("", name).removeprefix("原")
    found = agencies().official(bare)
    return {found: None} if found else {bare: None} if is_organ(bare) else {}
