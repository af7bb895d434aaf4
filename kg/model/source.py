"""What was read from files: bulletins and their units. See `kg.model` for what offsets and lines count."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

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
