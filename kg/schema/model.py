"""The schema as frozen types: labels, edge types, properties and full-text indexes.

`kg.schema.read` reads them from `data/schema.yaml`, `kg.store.ddl` turns them into statements, `kg.schema.docs` into documentation, and
`kg.schema.validate` checks graphs against them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

Type = Literal["string", "integer", "float", "boolean", "strings"]
Index = Literal["unique", "range"]
Group = Literal["change", "citation", "topic", "origin", "order", "similarity", "succession", "hierarchy", "text"]
Line = Literal["solid", "dashed", "dotted"]

TYPES: tuple[str, ...] = get_args(Type)
INDEXES: tuple[str, ...] = get_args(Index)
GROUPS: tuple[str, ...] = get_args(Group)
LINES: tuple[str, ...] = get_args(Line)
RANKED = ("change", "citation")
"""Groups whose types compete for one target."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a label or an edge type."""

    name: str
    type: Type
    caption: str
    doc: str
    index: Index | None = None
    hashed: bool = False
    """Whether it is too long to be read for comparison: the property sha256 stands for it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What it counts for in the query `related` that two documents point to one node."""

    reason: str
    """Its name: `shared_basis`."""
    weight: float
    bound: float | None = None
    """All nodes of the label together weigh less than this; None: no bound."""


@dataclass(frozen=True, slots=True)
class Sublabel:
    """A second label of the nodes of a label: those of which one property has one value, and no others."""

    name: str
    caption: str
    doc: str
    property: str
    value: str | bool
    """Stands in statements: one word, or true or false."""


@dataclass(frozen=True, slots=True)
class Label:
    """One node label; an internal one is the store's own and left out of statistics, exports and documentation."""

    name: str
    caption: str
    doc: str
    properties: Mapping[str, Property]
    colour: str = "#999999"
    size: int = 40
    """Of its circle, in pixels."""
    display: str = "id"
    internal: bool = False
    part: bool = False
    """Whether its nodes are parts of documents (their texts): left out of pictures, the page and lists of neighbours."""
    shared: Shared | None = None
    sublabels: tuple[Sublabel, ...] = ()
    """Written where the store keeps several labels of a node, as Neo4j does; they follow from properties and say nothing of their own."""

    def labels_of(self, properties: Mapping[str, Any]) -> tuple[str, ...]:
        """Return all labels of a node with these properties, this one first."""
        return self.name, *(each.name for each in self.sublabels if properties.get(each.property) == each.value)

    @property
    def compared(self) -> tuple[str, ...]:
        """The names of the properties by which two nodes are compared; what is hashed is not among them."""
        return tuple(name for name, prop in self.properties.items() if not prop.hashed)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Related:
    """What an edge counts for in the query `related`."""

    weight: float
    inverse: str
    """Name of the reason seen from the target: `superseded_by`."""


@dataclass(frozen=True, slots=True)
class EdgeType:
    """One edge type; `properties` includes those of evidence where edges carry it."""

    name: str
    caption: str
    doc: str
    out: Phrase
    """What the edge is called seen from its source: Repeals."""
    into: Phrase
    """What it is called seen from its target: Repealed by."""
    source: tuple[str, ...]
    target: tuple[str, ...]
    evidence: bool
    group: Group
    properties: Mapping[str, Property]
    rank: int | None = None
    """Of several types that fit one target, the one with the lowest rank is taken; None outside the groups `RANKED`."""
    related: Related | None = None
    shown_by: tuple[str, ...] = ()
    """Words of which the first quote of an edge between two documents has to hold one; empty where any words may show the type."""
    colour: str = "#8A8F98"
    width: float = 1
    """Of its line, in pixels."""
    line: Line = "solid"
    """Of the page; Neo4j Browser draws every line solid."""

    @property
    def pattern(self) -> str:
        """The type as a Cypher pattern, e.g. `(:Policy|Article)-[:REFERENCES]->(:Policy|Standard)`."""
        return f"(:{'|'.join(self.source)})-[:{self.name}]->(:{'|'.join(self.target)})"


@dataclass(frozen=True, slots=True)
class FullText:
    """One full-text index over properties of one label."""

    name: str
    label: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """All labels, edge types and full-text indexes, by name, in the order of the file."""

    labels: Mapping[str, Label]
    edges: Mapping[str, EdgeType]
    fulltext: Mapping[str, FullText]

    @property
    def public(self) -> tuple[Label, ...]:
        """The labels that people see, without the store's own."""
        return tuple(label for label in self.labels.values() if not label.internal)

    @property
    def internal(self) -> tuple[Label, ...]:
        """The store's own labels."""
        return tuple(label for label in self.labels.values() if label.internal)

    @property
    def drawn(self) -> tuple[Label, ...]:
        """The labels of pictures, of search and of the page: those that people see, without parts of documents."""
        return tuple(label for label in self.public if not label.part)

    @property
    def drawn_edges(self) -> tuple[EdgeType, ...]:
        """The edge types between drawn labels, each with these ends alone."""
        drawn = {label.name for label in self.drawn}
        ends = ((edge, _among(edge.source, drawn), _among(edge.target, drawn)) for edge in self.edges.values())
        return tuple(replace(edge, source=source, target=target) for edge, source, target in ends if source and target)

    @property
    def ranked(self) -> tuple[str, ...]:
        """The names of the edge types that compete for one target, the one that wins first."""
        ranked = [edge for edge in self.edges.values() if edge.rank is not None]
        return tuple(edge.name for edge in sorted(ranked, key=lambda edge: edge.rank or 0))

    def label_of(self, node: str) -> str:
        """An expression of Cypher for the label of a node that may have second ones: `labels(n)[0]` may be one of these."""
        several = (f"WHEN {node}:{label.name} THEN '{label.name}'" for label in self.labels.values() if label.sublabels)
        return f"CASE {' '.join(several)} ELSE labels({node})[0] END"

    def of_group(self, *groups: str) -> tuple[str, ...]:
        """The names of the edge types of these groups, in the order of the file."""
        return tuple(edge.name for edge in self.edges.values() if edge.group in groups)

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """Every allowed (source label, edge type, target label)."""
        for edge in self.edges.values():
            yield from ((source, edge.name, target) for source in edge.source for target in edge.target)


def _among(names: tuple[str, ...], wanted: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in wanted)
