"""The schema: labels, edge types, properties and full-text indexes of `data/schema.yaml`, as frozen types that check themselves.

`kg.store.ddl` turns it into statements, `kg.schema.docs` into documentation, `kg.schema.validate` holds graphs against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, cast

from kg.errors import DataError

Type = Literal["string", "integer", "float", "boolean", "strings"]
Index = Literal["unique", "range"]

TYPES: frozenset[str] = frozenset({"string", "integer", "float", "boolean", "strings"})
INDEXES: frozenset[str] = frozenset({"unique", "range"})


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a label or an edge type."""

    name: str
    type: Type
    caption: str
    doc: str
    index: Index | None = None


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


@dataclass(frozen=True, slots=True)
class EdgeType:
    """One edge type; `properties` includes those of evidence where edges carry it."""

    name: str
    caption: str
    doc: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    evidence: bool
    properties: Mapping[str, Property]
    colour: str = "#8A8F98"
    width: float = 1
    """Of its line, in pixels."""

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

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """Every allowed (source label, edge type, target label)."""
        for edge in self.edges.values():
            yield from ((source, edge.name, target) for source in edge.source for target in edge.target)


@cache
def schema() -> Schema:
    """The project's own schema, read once. Raises DataError if the file contradicts itself."""
    return load((files("kg") / "data" / "schema.yaml").read_text(encoding="utf-8"))


def load(text: str, name: str = "schema.yaml") -> Schema:
    """Read a schema from YAML and check it; `name` stands in messages. Raises DataError naming file and entry."""
    import yaml

    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise DataError(f"{name}: {error}") from error
    return _Reader(name).schema(data)


class _Reader:
    """Turns the parsed YAML into types; every complaint names the file and the entry."""

    def __init__(self, name: str) -> None:
        self.name = name

    def schema(self, data: Any) -> Schema:
        data = self.mapping("top level", data, {"labels", "edges"}, {"evidence", "fulltext"})
        labels = {key: self.label(key, entry) for key, entry in self.entries("labels", data["labels"])}
        evidence = self.properties("evidence", data.get("evidence") or {})
        edges = {key: self.edge(key, entry, evidence, labels) for key, entry in self.entries("edges", data["edges"])}
        fulltext = {key: self.fulltext(key, entry, labels) for key, entry in self.entries("fulltext", data.get("fulltext") or {})}
        return Schema(MappingProxyType(labels), MappingProxyType(edges), MappingProxyType(fulltext))

    def label(self, key: str, entry: Any) -> Label:
        place = f"labels.{key}"
        entry = self.mapping(place, entry, {"caption", "doc", "properties"}, {"colour", "size", "display", "internal"})
        properties = self.properties(f"{place}.properties", entry["properties"])
        if properties.get("id") is None or properties["id"].index != "unique":
            raise self.error(place, "needs a property id with index: unique")
        if (display := entry.get("display", "id")) not in properties:
            raise self.error(place, f"display names {display!r}, which is no property")
        return Label(key, *self.captions(place, entry), properties, **{k: entry[k] for k in _OPTIONAL if k in entry})

    def edge(self, key: str, entry: Any, evidence: Mapping[str, Property], labels: Mapping[str, Label]) -> EdgeType:
        place = f"edges.{key}"
        entry = self.mapping(place, entry, {"caption", "doc", "from", "to", "evidence"}, {"properties", *_LINE})
        properties = dict(self.properties(f"{place}.properties", entry.get("properties") or {}))
        if entry["evidence"]:
            properties |= evidence
        if key in labels or any(prop.index for prop in properties.values()):
            raise self.error(place, "has the name of a label" if key in labels else "has a property with an index, which only nodes have")
        source, target = (self.endpoints(place, side, entry[side], labels) for side in ("from", "to"))
        line = {k: entry[k] for k in _LINE if k in entry}
        return EdgeType(key, *self.captions(place, entry), source, target, bool(entry["evidence"]), MappingProxyType(properties), **line)

    def endpoints(self, place: str, side: str, names: Any, labels: Mapping[str, Label]) -> tuple[str, ...]:
        if not isinstance(names, list) or not names:
            raise self.error(place, f"{side} is not a list of labels")
        for name in names:
            if name not in labels or labels[name].internal:
                raise self.error(place, f"{side} names {name!r}, which is no label")
        return tuple(names)

    def fulltext(self, key: str, entry: Any, labels: Mapping[str, Label]) -> FullText:
        place = f"fulltext.{key}"
        entry = self.mapping(place, entry, {"label", "properties"}, set())
        if entry["label"] not in labels:
            raise self.error(place, f"names {entry['label']!r}, which is no label")
        known = labels[entry["label"]].properties
        for name in entry["properties"]:
            if name not in known or known[name].type != "string":
                raise self.error(place, f"names {name!r}, which is no string property of {entry['label']}")
        return FullText(key, entry["label"], tuple(entry["properties"]))

    def properties(self, place: str, entries: Any) -> Mapping[str, Property]:
        return MappingProxyType({key: self.property(f"{place}.{key}", key, entry) for key, entry in self.entries(place, entries)})

    def property(self, place: str, key: str, entry: Any) -> Property:
        entry = self.mapping(place, entry, {"type", "caption", "doc"}, {"index"})
        if entry["type"] not in TYPES:
            raise self.error(place, f"unknown type {entry['type']!r} (known: {', '.join(sorted(TYPES))})")
        index = entry.get("index")
        if index is not None and index not in INDEXES:
            raise self.error(place, f"unknown index {index!r} (known: {', '.join(sorted(INDEXES))})")
        return Property(key, cast(Type, entry["type"]), *self.captions(place, entry), cast("Index | None", index))

    def captions(self, place: str, entry: Mapping[str, Any]) -> tuple[str, str]:
        for key in ("caption", "doc"):
            if not isinstance(entry[key], str) or not entry[key].strip():
                raise self.error(place, f"{key} is empty")
        return entry["caption"], entry["doc"]

    def entries(self, place: str, value: Any) -> list[tuple[str, Any]]:
        """The items of a mapping whose keys are safe to stand in a statement as they are."""
        for key in self.mapping(place, value, set(), None):
            if not (isinstance(key, str) and key.isidentifier() and key.isascii()):
                raise self.error(place, f"{key!r} is no name of letters, digits and _")
        return list(value.items())

    def mapping(self, place: str, value: Any, required: set[str], optional: set[str] | None) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.error(place, "is not a mapping")
        if missing := required - value.keys():
            raise self.error(place, f"lacks {', '.join(sorted(missing))}")
        if optional is not None and (extra := value.keys() - required - optional):
            raise self.error(place, f"has unknown {', '.join(sorted(map(str, extra)))}")
        return value

    def error(self, place: str, reason: str) -> DataError:
        return DataError(f"{self.name}: {place}: {reason}")


_OPTIONAL = ("colour", "size", "display", "internal")
_LINE = ("colour", "width")
