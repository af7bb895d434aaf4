"""Clusters: all namings of one policy, and what a further naming must agree with to be one of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.identity import editions, identifies
from kg.resolve.naming import Form, Text
from kg.resolve.powers import may_change
from kg.text.normal import number_key
from kg.vocab.lexicon import part

EARLIER = "前"
"""Variant of a namesake that is older than all that have dates."""
NEAR = 1
"""Years between the number of a document and its signature or first day in force: 〔2026〕29号 is in force from 1 January 2027."""
AHEAD = 2
"""Years between a plan and the period that it is for: the plan of 2029 for 2031—2035."""
_DAY = len("2031-05-01")
# 2031年第5号
_BARE = re.compile(r"\d{4}年第\d+号")
# 2031—2035年
_YEAR = re.compile(rf"{part('year')}")
"""2031—2035年 in the edition of a title."""


@dataclass(slots=True, eq=False)
class Cluster:
    """All namings of one policy; their facts are collected as they are added."""

    key: str
    variant: str = ""
    """Distinguishes it from namesakes if no naming gives a year: an issuer, `EARLIER` or `UNDECIDED`; '' if nothing does."""
    forms: list[Form] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    issuers: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    """Every day or year that a naming gives."""
    years: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    """Keys of the numbers that namings give, those of orders included."""
    editions: set[str] = field(default_factory=set)
    """Editions in brackets behind the titles of its texts: 试行, 2014年修订."""
    numbered: bool = False
    """Whether a document number identifies it."""
    former: bool = False
    """Whether it is known to have given way to a namesake."""
    ends: str | None = None
    """First day from which it is repealed, as far as namings tell."""
    signed: str | None = None
    """First day of signature that its texts give."""

    def add(self, says: Form | Text) -> None:
        """Add a naming and what it says."""
        self.issuers.update(says.issuers)
        self.days.update(says.days)
        self.years.update(day[:4] for day in says.days)
        if says.number:
            self.numbers.add(number_key(says.number))
            self.numbered |= identifies(says.number)
        if isinstance(says, Text):
            self.texts.append(says)
            self.editions |= editions(says.title)
            self.signed = _first(self.signed, says.signed)
        else:
            self.forms.append(says)
            self.former |= says.former
            self.ends = _first(self.ends, says.ends)

    @property
    def says(self) -> Iterator[Form | Text]:
        """Everything that was added."""
        yield from self.forms
        yield from self.texts

    @property
    def held(self) -> bool:
        """Whether a bulletin has its text."""
        return bool(self.texts)

    @property
    def born(self) -> str | None:
        """First day or year on which the policy can have been cited; None if no naming gives one.

        The publication of a law file is that of its latest change, so that of what bulletins hold only the signature counts.
        """
        return self.signed if self.held else min(self.days, default=None)

    @property
    def bearing(self) -> tuple[tuple[str, ...], ...]:
        """Everything on which it depends whether a citation by title alone means this policy."""
        dates = (self.born or "", self.ends or "", str(self.former), str(self.held))
        return (dates, *(tuple(sorted(every)) for every in (self.numbers, self.issuers, self.editions, self.days if self.held else ())))

    def agrees_on_issuer(self, says: Form | Text) -> bool:
        """Tell whether the issuers of both sides are compatible, and whoever repeals or amends it may do so."""
        if not self.issuers:
            return True
        if says.issuers:
            return not self.issuers.isdisjoint(says.issuers)
        by = says.by if isinstance(says, Form) else ()
        return not by or any(may_change(one, other) for one in by for other in self.issuers)

    def agrees_on_day(self, says: Form | Text) -> bool:
        """Tell whether both sides give a day, or a year, that is the same."""
        if not says.exact:
            return any(day[:4] in self.years for day in says.days)
        return any(one.startswith(other) or other.startswith(one) for one in says.days for other in self.days)

    def may_bear(self, number: str | None) -> bool:
        """Tell whether a number that names no body may be its own: 2031年第5号 is not that of 某局公告2031年第6号."""
        if not number or not self.numbered or not _BARE.fullmatch(number):
            return True
        return any(own.endswith(number_key(number).replace("年", "")) for own in self.numbers)

    def agrees_on_edition(self, form: Form) -> bool:
        """Tell whether both sides print the same edition behind the title, or the citation prints none, or a year that the text bears out.

        《某办法》 may be 《某办法（试行）》; 《某办法（试行）》 is not 《某办法》, which follows it.
        《某规划（2031—2035年）》 may be the 《某规划》 of 2030.
        """
        cited = editions(form.title or "")
        if not cited or cited == self.editions:
            return True
        first = min((int(year) for edition in cited for year in _YEAR.findall(edition)), default=None)
        return not self.editions and first is not None and any(0 <= first - int(day[:4]) <= AHEAD for day in self.days)

    def existed(self, on: str | None, days: int = 0) -> bool:
        """Tell whether the policy was there so many days after the citing document was made; also where a date is not known."""
        born = self.born
        if not (on and born and born > on) or born.startswith(on):
            return True
        if days <= 0 or len(born) != _DAY or len(on) != _DAY:
            return False
        return (date.fromisoformat(born) - date.fromisoformat(on)).days <= days

    def ended(self, on: str | None) -> bool:
        """Tell whether the policy had been repealed when the citing document was made; without dates, whether a namesake repealed it."""
        if on and self.ends:
            return self.ends <= on
        return self.former

    def is_own(self, form: Form) -> bool:
        """Tell whether it is the very document in which the citation stands."""
        return any(text.place[:2] == form.within for text in self.texts)

    def may_be_numbered_by(self, text: Text) -> bool:
        """Tell whether the number by which this policy is cited may be that of a held document without one."""
        if self.held or not self.numbered or not self.numbers.isdisjoint(text.repeals):
            return False
        years = {int(day[:4]) for day in self.days}
        return any(0 <= int(day[:4]) - year <= NEAR for day in text.days for year in years)


def _first(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
