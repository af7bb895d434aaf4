"""The types that pass between the stages. All are frozen; none does any work.

text --loaders--> Bulletin, Unit --extract--> Document --resolve--> Graph --store--> Neo4j / embedded

Offsets are character offsets in the decoded source file, end exclusive. Lines are 1-based and inclusive.
Dates are ISO strings (YYYY-MM-DD) or None. `evidence` is the quote `source[span.start:span.end]`, `rules` names what found it.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model.days import Change, Clause
from kg.model.graph import Edge, EdgeKey, Graph, Node, NodeKey, tupled
from kg.model.orders import Amount, Coverage, Entry, Target, Task
from kg.model.source import POLICY_KINDS, Bulletin, Fact, FactName, Kind, Span, Unit

__all__ = [
    "POLICY_KINDS",
    "Alias",
    "Amount",
    "Bulletin",
    "Change",
    "Clause",
    "Contribution",
    "Coverage",
    "Document",
    "Edge",
    "EdgeKey",
    "Entry",
    "Fact",
    "FactName",
    "Graph",
    "Kind",
    "Mention",
    "Node",
    "NodeKey",
    "Passage",
    "Pinpoint",
    "Provision",
    "Relation",
    "Replacement",
    "Span",
    "Target",
    "Task",
    "Unit",
    "Unresolved",
    "tupled",
]


@dataclass(frozen=True, slots=True)
class Relation:
    """That a unit names another document, and how."""

    type: str
    """An edge type of the schema: SUPERSEDES, AMENDS, INTERPRETS, BASED_ON or REFERENCES."""
    title: str | None
    """Full resolved title without 书名号; None where only a number is given."""
    number: str | None
    """Document number in normal form, e.g. `工信部联规〔2024〕53号`."""
    span: Span
    evidence: str
    """`source[span.start:span.end]`: the shortest clause that shows it, OCR breaks included."""
    mention: Span
    """Of the name or number itself, inside the evidence."""
    rules: tuple[str, ...]
    confidence: float
    scope: str | None = None
    """SUPERSEDES and AMENDS: `whole`, or the clause concerned (`第三条`)."""
    date: str | None = None
    """Date of the named document where the text gives it (1999年5月1日发布的《X》)."""
    issuer: str | None = None
    """Issuer of the named document where the text gives it, as official name."""
    shown: tuple[Span, str] | None = None
    """The words that show the type, where they stand too far from the name for one quote: the heading of a list, the verb behind it."""
    also: tuple[tuple[Span, str], ...] = ()
    """Further mentions of the same target in this unit, as (span, quote)."""
    amending: bool = False
    """Whether the document named amended the unit's own, as a law's promulgation lines say: it becomes an AMENDS edge from it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A standard, programme, industry or ministry named in a unit."""

    id: str
    """Normal form: standard code, programme name, industry code ('' if none is known), ministry's official name."""
    name: str
    """As printed, OCR breaks removed (for a standard: its title, '' if not given)."""
    span: Span
    evidence: str
    rules: tuple[str, ...]
    confidence: float
    clause: tuple[Span, str] | None = None
    """The clause in which it is named, as (span, quote)."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """That one standard takes the place of another (代替): codes in normal form, and the words from one to the other."""

    new: str
    old: str
    span: Span
    evidence: str
    rules: tuple[str, ...]
    confidence: float
    scope: Literal["whole", "partial"] = "whole"


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name and the title it stands for, valid inside its unit."""

    name: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A citation of provisions: 本法第三条第二款, 前款, 《甲法》第三条."""

    line: int
    """1-based line of the source on which it begins."""
    printed: str
    """Its words with the name of the law, printing removed."""
    at: str | None
    """Article in which it stands (`58`, `133之一`), None outside articles."""
    title: str | None
    """The law cited, None for the unit's own."""
    targets: tuple[str, ...]
    """Ids of the provisions cited, as `kg.extract.provisions` makes them."""
    span: Span


class Provision(NamedTuple):
    """A part of a document that can be cited: 第三章, 第五十八条, its 第二款, or 一、 and （二） of a notice."""

    id: str
    """As `kg.extract.provisions` makes it (`58.2.3`); of a notice `一`, `一.2`, `一.2.1`."""
    start: int
    """Offset in the bulletin."""
    end: int
    heading: str
    """Its own heading, '' if it has none."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that looked like a document name or a head field and was left alone; counted and shown."""

    what: str
    """`title`, `number`, `alias`, `issuers`, `date`, `status`, `sentence`, `row`."""
    text: str
    reason: str
    span: Span


class Passage(NamedTuple):
    """A paragraph that can be found again in another document: `source[start:end]`."""

    start: int
    end: int
    bands: tuple[str, ...]
    """What passages that are alike probably have in common, from `kg.text.shingles`; none of a passage too short for it."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """What extraction read in one unit. Pure function of the unit and the data files."""

    bulletin: str
    unit: int
    line_start: int
    line_end: int
    start: int
    end: int
    heading: str
    kind: str
    title: str
    doc_number: str | None
    issuers: tuple[Mention, ...]
    issuers_complete: bool
    signed: str | None
    published: str | None
    effective: str | None
    expires: str | None
    clauses: tuple[Clause, ...] = ()
    """Where `effective` and `expires` were read."""
    history: tuple[Change, ...] = ()
    """When a law was made and changed, as far as this text says, by day; the last change gave it this wording."""
    keywords: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    relations: tuple[Relation, ...] = ()
    standards: tuple[Mention, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    programmes: tuple[Mention, ...] = ()
    industries: tuple[Mention, ...] = ()
    provisions: tuple[Provision, ...] = ()
    """In order; what stands inside another one follows it."""
    passages: tuple[Passage, ...] = ()
    """In order; none of what is no policy."""
    citations: tuple[Pinpoint, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    entries: tuple[Entry, ...] = ()
    form: str | None = None
    """Form of official writing (文种): 通知, 意见, 办法."""
    rank: str | None = None
    """Legal rank: 法律, 行政法规, 部门规章."""
    comments_until: str | None = None
    """ISO day up to which a draft may be commented on."""
    regions: tuple[Coverage, ...] = ()
    amounts: tuple[Amount, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    confidence: float = 1.0
    source: str = ""  # as printed: the characters from start to end
    text: str = ""  # for search, joined; '' where the source has the same words
    url: str | None = None  # address where it was found
    facts: tuple[Fact, ...] = ()  # what stands beside the text, used or not


@dataclass(frozen=True, slots=True)
class Contribution:
    """All that one bulletin brings: the store keeps it, and the graph is a pure function of all of them."""

    bulletin: Bulletin
    documents: tuple[Document, ...]
