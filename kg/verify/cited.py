"""What a text cites, before it is known what is meant, and what is said of it afterwards."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

Verdict = Literal[
    "right",
    "amended",
    "repealed",
    "expired",
    "not_yet_effective",
    "no_such_provision",
    "mismatch",
    "ambiguous",
    "cited_only",
    "unknown",
]
OBJECTIONS: frozenset[Verdict] = frozenset({"amended", "repealed", "expired", "not_yet_effective", "no_such_provision", "mismatch"})
"""Verdicts that say that a citation is wrong or does not hold any more. `unknown` is one too where a suggestion says what is meant."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a document, or of one of its provisions. Offsets are characters of the text."""

    start: int
    end: int
    printed: str
    """`text[start:end]`."""
    title: str | None
    """In full, where the text uses a short name."""
    number: str | None
    """In normal form."""
    provision: str | None = None
    """Id in the document: `58.2.3`."""
    year: str | None = None
    """Year of the wording, where one is named: 《甲法》（2031年修正）."""
    day: str | None = None
    """ISO day that stands before the name: 2031年3月5日《甲决定》."""
    is_sure: bool = True
    """False for a name in 书名号 that may be no document: it is one if the library knows it."""
    is_draft: bool = False
    """Whether the title says that it is a draft, or the text that it brings the document itself."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be meant."""

    id: str
    title: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the answer; see docs/verify.md."""

    start: int
    end: int
    printed: str
    title: str | None
    number: str | None
    provision: str | None
    verdict: Verdict
    policy: str | None
    as_of: str
    since: str | None = None
    quote: str | None = None
    candidates: tuple[Candidate, ...] = ()
    suggestion: str | None = None

    @property
    def is_objection(self) -> bool:
        """Whether the citation is wrong or does not hold any more."""
        return self.verdict in OBJECTIONS or (self.verdict == "unknown" and self.suggestion is not None)

    def row(self) -> dict[str, Any]:
        """Return the row as JSON has it."""
        return {**asdict(self), "candidates": [asdict(one) for one in self.candidates]}


COLUMNS = tuple(field.name for field in fields(Judgement))
"""The names in a row, in order."""
