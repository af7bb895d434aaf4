"""Clusters: all namings of one policy, and what a further naming must agree with to be one of them."""

import re
from dataclasses import dataclass, field
from datetime import date

from kg.identity import editions, identifies
from kg.resolve.naming import Naming
from kg.text.normal import number_key
from kg.vocab.lexicon import part

EARLIER = "前"
"""Variant of a namesake that is older than all that have dates."""
NEAR = 1
"""Years between the number of a document and its signature or first day in force: 〔2026〕29号 is in force from 1 January 2027."""
AHEAD = 2
"""Years between a plan and the period that it is for: the plan of 2029 for 2031—2035."""
# 2031—2035年
_YEAR = re.compile(rf"{part('year')}")
"""2031—2035年 in the edition of a title."""


@dataclass(slots=True)
class Cluster:
    """All namings of one policy; their facts are collected as they are added, since thousands may name one law."""

    key: str
    variant: str = ""
    """Distinguishes it from namesakes if no naming gives a year: an issuer, `EARLIER` or `UNDECIDED`; '' if nothing does."""
    namings: list[Naming] = field(default_factory=list)
    issuers: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    """Every day or year that a naming gives."""
    numbers: set[str] = field(default_factory=set)
    """Keys of the numbers that namings give, those of orders included."""
    editions: set[str] = field(default_factory=set)
    """Editions in brackets behind the titles of its texts: 试行, 2014年修订."""
    numbered: bool = False
    """Whether a document number identifies it."""
    held: bool = False
    """Whether a bulletin has its text."""
    former: bool = False
    """Whether it is known to have given way to a namesake."""
    ends: str | None = None
    """First day from which it is repealed, as far as namings tell."""
    signed: str | None = None
    """First day of signature that its texts give."""

    def add(self, naming: Naming) -> None:
        """Add a naming and what it says."""
        self.namings.append(naming)
        self.issuers |= naming.issuers
        self.days |= naming.days
        self.former |= naming.former
        self.ends = _first(self.ends, naming.ends)
        if naming.number:
            self.numbers.add(number_key(naming.number))
            self.numbered |= identifies(naming.number)
        if naming.held:
            self.held = True
            self.editions |= editions(naming.title or "")
            self.signed = _first(self.signed, naming.held.signed)

    @property
    def born(self) -> str | None:
        """First day or year on which the policy can have been cited; None if no naming gives one.

        The publication of a law file is that of its latest change, so that of what bulletins hold only the signature counts.
        """
        return self.signed if self.held else min(self.days, default=None)

    def agrees_on_issuer(self, naming: Naming) -> bool:
        """Tell whether the issuers of both sides are compatible."""
        return not naming.issuers or not self.issuers or not naming.issuers.isdisjoint(self.issuers)

    def agrees_on_day(self, naming: Naming) -> bool:
        """Tell whether both sides give a day, or a year, that is the same."""
        return any(_same_day(one, other, exact=naming.exact) for one in naming.days for other in self.days)

    def agrees_on_edition(self, naming: Naming) -> bool:
        """Tell whether both sides print the same edition behind the title, or the citation prints none, or a year that the text bears out.

        《某办法》 may be 《某办法（试行）》; 《某办法（试行）》 is not 《某办法》, which follows it.
        《某规划（2031—2035年）》 may be the 《某规划》 of 2030.
        """
        cited = editions(naming.title or "")
        if not cited or cited == self.editions:
            return True
        first = min((int(year) for edition in cited for year in _YEAR.findall(edition)), default=None)
        return not self.editions and first is not None and any(0 <= first - int(day[:4]) <= AHEAD for day in self.days)

    def existed(self, naming: Naming, days: int = 0) -> bool:
        """Tell whether the policy was there so many days after the citing document was made; also where a date is not known."""
        born, cited = self.born, naming.cited_on
        if not (cited and born and born > cited) or born.startswith(cited):
            return True
        return days > 0 and len(born) == len(cited) and (date.fromisoformat(born) - date.fromisoformat(cited)).days <= days

    def ended(self, naming: Naming) -> bool:
        """Tell whether the policy had been repealed when the citing document was made; without dates, whether a namesake repealed it."""
        if naming.cited_on and self.ends:
            return self.ends <= naming.cited_on
        return self.former

    def is_own(self, naming: Naming) -> bool:
        """Tell whether it is the very document in which the naming stands."""
        return any(other.held and other.place[:2] == naming.place[:2] for other in self.namings)

    def may_be_numbered_by(self, naming: Naming) -> bool:
        """Tell whether the number by which this policy is cited may be that of a held document without one."""
        if self.held or not self.numbered or not self.numbers.isdisjoint(naming.repeals):
            return False
        years = {int(day[:4]) for day in self.days}
        return any(0 <= int(day[:4]) - year <= NEAR for day in naming.days for year in years)


def _first(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)


def _same_day(one: str, other: str, *, exact: bool) -> bool:
    """Tell whether two days or years may be one; `exact` compares whole days where both are whole."""
    return (one.startswith(other) or other.startswith(one)) if exact else one[:4] == other[:4]
