"""The types that pass between the stages. All are frozen; none does any work.

text --loaders--> Bulletin, Unit --extract--> Document --resolve--> Graph --store--> Neo4j / embedded

Offsets are character offsets in the decoded source file, end exclusive. Lines are 1-based and inclusive.
Dates are ISO strings (YYYY-MM-DD) or None. `evidence` is the quote `source[span.start:span.end]`, `rules` names what found it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Kind = Literal["policy", "law", "draft", "interpretation", "press_conference", "news", "catalogue"]
POLICY_KINDS: frozenset[str] = frozenset({"policy", "law", "draft", "catalogue"})
"""Kinds that become `Policy` nodes; the others become `Article` nodes."""


class Span(NamedTuple):
    """A stretch of the decoded source: `source[start:end]`."""

    start: int
    end: int


FactName = Literal["title", "number", "issuer", "signed", "published", "effective", "expires", "status", "source", "kind"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said about a document beside its text: a row of a page's table, a `<meta>` element, front matter, a column of a dump."""

    name: FactName
    value: str  # as given, blanks at the ends removed
    origin: str
    """Where it stands: `page_table`, `meta`, `front_matter`, `record`, `file_properties`."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One source document: a file, or what a container holds under one name."""

    id: str
    """Path below the folder that was given, with `/` (`2031/05.txt`); inside a container the name there behind it (`dump.jsonl/17`)."""
    title: str
    issue: str | None
    publisher: str | None
    published: str | None
    """ISO date, or year and month (`2031-05`) where the cover says no more."""
    format: str
    """Name of the loader that claimed it."""
    sha256: str
    """Of the bytes of the file."""
    path: str
    """As the user gave it."""
    text_sha256: str = ""
    """Of the text layer in UTF-8: what offsets count. Equal to `sha256` for a text file in UTF-8 without a byte order mark."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The `number`-th titled item (from 1) of a bulletin: a notice with its annexes, an interpretation, a news item."""

    bulletin: str
    number: int
    heading: str
    """As printed, line wraps joined, without page number and dot leaders."""
    line_start: int
    line_end: int
    start: int
    end: int
    text: str
    """`source[start:end]`, untouched: heading line(s) through last line."""
    body: int
    """Offset where the heading ends (`start <= body <= end`)."""
    single: bool = False
    """Whether the file is this one document; the other units of a bulletin are printed as it prints them."""
    name: str = ""
    """The heading without what only the bulletin gives it (the number of an item); '' where it gives nothing."""
    confidence: float = 1.0
    """Of the unit's being a document with this heading."""
    kind: Kind | None = None
    """Where the layout alone tells it: an item of a digest is news, a row of a list a catalogue."""
    gaps: tuple[Span, ...] = ()
    """Page furniture inside the unit (page numbers, running heads), source offsets; extraction does not see it."""
    parent: str | None = None
    """Heading of the unit that this one belongs to (a nested 解读 under its policy), if the layout says so."""
    facts: tuple[Fact, ...] = ()


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
class Clause:
    """The words in which a document says from when or until when it holds."""

    says: str
    """`effective` or `expires`."""
    span: Span
    evidence: str


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


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that looked like a document name or a head field and was left alone; counted and shown."""

    what: str
    """`title`, `number`, `alias`, `issuers`, `date`."""
    text: str
    reason: str
    span: Span


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
    keywords: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    relations: tuple[Relation, ...] = ()
    standards: tuple[Mention, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    programmes: tuple[Mention, ...] = ()
    industries: tuple[Mention, ...] = ()
    citations: tuple[Pinpoint, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    confidence: float = 1.0
    text: str = ""  # joined; for search
    url: str | None = None  # address where it was found
    facts: tuple[Fact, ...] = ()  # what stands beside the text, used or not


@dataclass(frozen=True, slots=True)
class Contribution:
    """All that one bulletin brings: the store keeps it, and the graph is a pure function of all of them."""

    bulletin: Bulletin
    documents: tuple[Document, ...]


class NodeKey(NamedTuple):
    """Label and id, unique in the graph."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """One node; `properties` holds str, int, float, bool or tuples of str, never None, and not the id."""

    key: NodeKey
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; at most one for each (type, source, target)."""

    type: str
    source: NodeKey
    target: NodeKey
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each sorted by key, so that equal graphs compare equal."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
