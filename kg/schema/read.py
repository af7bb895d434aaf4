"""Reads `data/schema.yaml` and checks it; a mistake is a DataError that names file and entry."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, cast

from kg.schema.entries import Entries
from kg.schema.model import (
    GROUPS,
    INDEXES,
    LINES,
    RANKED,
    TYPES,
    EdgeType,
    FullText,
    Group,
    Index,
    Label,
    Phrase,
    Property,
    Related,
    Schema,
    Shared,
    Sublabel,
    Type,
)


@cache
def schema() -> Schema:
    """The project's own schema, read once. Raises DataError if the file contradicts itself."""
    return load((files("kg") / "data" / "schema.yaml").read_text(encoding="utf-8"))


def load(text: str, name: str = "schema.yaml") -> Schema:
    """Read a schema from YAML and check it; `name` stands in messages. Raises DataError naming file and entry."""
    reader = _Reader(name)
    return reader.schema(reader.parse(text))


class _Reader(Entries):
    """Turns the parsed YAML into types."""

    cited: Mapping[str, Property] = MappingProxyType({})
    """Properties of edges from one document to another that cite provisions."""

    def schema(self, data: Any) -> Schema:
        data = self.mapping("top level", data, {"labels", "edges"}, {"evidence", "cited", "fulltext"})
        labels = {key: self.label(key, entry) for key, entry in self.items("labels", data["labels"])}
        evidence = self.properties("evidence", data.get("evidence") or {})
        self.cited = self.properties("cited", data.get("cited") or {})
        edges = {key: self.edge(key, entry, evidence, labels) for key, entry in self.items("edges", data["edges"])}
        fulltext = {key: self.fulltext(key, entry, labels) for key, entry in self.items("fulltext", data.get("fulltext") or {})}
        self.check_ranks(edges)
        if doubled := {each.name for label in labels.values() for each in label.sublabels} & (labels.keys() | edges.keys()):
            raise self.error("labels", f"{', '.join(sorted(doubled))} is a label or an edge type, and a sublabel too")
        return Schema(MappingProxyType(labels), MappingProxyType(edges), MappingProxyType(fulltext))

    def label(self, key: str, entry: Any) -> Label:
        place = f"labels.{key}"
        entry = self.mapping(place, entry, {"caption", "doc", "properties"}, {"shared", "sublabels", *_OPTIONAL})
        properties = self.properties(f"{place}.properties", entry["properties"])
        if properties.get("id") is None or properties["id"].index != "unique":
            raise self.error(place, "needs a property id with index: unique")
        if (display := entry.get("display", "id")) not in properties:
            raise self.error(place, f"display names {display!r}, which is no property")
        return Label(
            name=key,
            caption=self.text(place, entry, "caption"),
            doc=self.text(place, entry, "doc"),
            properties=properties,
            shared=self.shared(f"{place}.shared", entry["shared"]) if "shared" in entry else None,
            sublabels=tuple(self.sublabels(f"{place}.sublabels", entry.get("sublabels", {}), properties)),
            **{k: entry[k] for k in _OPTIONAL if k in entry},
        )

    def sublabels(self, place: str, entries: Any, properties: Mapping[str, Property]) -> Iterator[Sublabel]:
        for key, entry in self.items(place, entries):
            given = self.mapping(f"{place}.{key}", entry, {"caption", "doc", "where"}, set())
            ((name, value), *more) = self.mapping(f"{place}.{key}.where", given["where"], set(), None).items() or [("", None)]
            kind = properties[name].type if name in properties else None
            fits = isinstance(value, bool) if kind == "boolean" else isinstance(value, str) and value.isidentifier() and kind == "string"
            if more or not fits or value is None:
                raise self.error(f"{place}.{key}", "where gives no property of the label and one value that it may have")
            yield Sublabel(key, self.text(place, given, "caption"), self.text(place, given, "doc"), name, value)

    def shared(self, place: str, entry: Any) -> Shared:
        entry = self.mapping(place, entry, {"reason", "weight"}, {"bound"})
        bound = self.number(place, entry, "bound") if "bound" in entry else None
        return Shared(self.text(place, entry, "reason"), self.number(place, entry, "weight"), bound)

    def edge(self, key: str, entry: Any, evidence: Mapping[str, Property], labels: Mapping[str, Label]) -> EdgeType:
        place = f"edges.{key}"
        entry = self.mapping(place, entry, _EDGE, {"properties", "rank", "related", "shown_by", *_LINE})
        properties = dict(self.properties(f"{place}.properties", entry.get("properties") or {}))
        if entry["evidence"]:
            properties |= evidence
        if entry["group"] in RANKED:
            properties |= self.cited
        if key in labels or any(prop.index for prop in properties.values()):
            raise self.error(place, "has the name of a label" if key in labels else "has a property with an index, which only nodes have")
        if "line" in entry:
            self.choice(place, entry, "line", LINES)
        group = cast(Group, self.choice(place, entry, "group", GROUPS))
        rank, related = self.rank(place, entry)
        return EdgeType(
            name=key,
            caption=self.text(place, entry, "caption"),
            doc=self.text(place, entry, "doc"),
            out=self.phrase(f"{place}.out", entry["out"]),
            into=self.phrase(f"{place}.in", entry["in"]),
            source=self.endpoints(place, "from", entry["from"], labels),
            target=self.endpoints(place, "to", entry["to"], labels),
            evidence=bool(entry["evidence"]),
            group=group,
            properties=MappingProxyType(properties),
            rank=rank,
            related=related,
            shown_by=self.words(place, entry.get("shown_by") or []),
            **{k: entry[k] for k in _LINE if k in entry},
        )

    def words(self, place: str, entry: Any) -> tuple[str, ...]:
        if not isinstance(entry, list) or not all(isinstance(word, str) and word for word in entry):
            raise self.error(place, "shown_by is no list of words")
        return tuple(entry)

    def phrase(self, place: str, entry: Any) -> Phrase:
        entry = self.mapping(place, entry, {"zh", "en"}, set())
        return Phrase(self.text(place, entry, "zh"), self.text(place, entry, "en"))

    def rank(self, place: str, entry: Mapping[str, Any]) -> tuple[int | None, Related | None]:
        """Return rank and weight, which exactly the types of the groups `RANKED` have."""
        ranked = entry["group"] in RANKED
        if any((key in entry) is not ranked for key in ("rank", "related")):
            raise self.error(place, f"{'lacks' if ranked else 'has'} rank or related, and its group is {entry['group']}")
        if not ranked:
            return None, None
        related = self.mapping(f"{place}.related", entry["related"], {"weight", "inverse"}, set())
        weight, inverse = self.number(f"{place}.related", related, "weight"), self.text(f"{place}.related", related, "inverse")
        return int(self.number(place, entry, "rank")), Related(weight, inverse)

    def check_ranks(self, edges: Mapping[str, EdgeType]) -> None:
        ranks: dict[int | None, str] = {None: ""}
        for edge in edges.values():
            if edge.rank is not None and (other := ranks.setdefault(edge.rank, edge.name)) != edge.name:
                raise self.error(f"edges.{edge.name}", f"has the rank of {other}, {edge.rank}")

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
        return MappingProxyType({key: self.property(f"{place}.{key}", key, entry) for key, entry in self.items(place, entries)})

    def property(self, place: str, key: str, entry: Any) -> Property:
        entry = self.mapping(place, entry, {"type", "caption", "doc"}, {"index", "hashed"})
        type_ = cast(Type, self.choice(place, entry, "type", TYPES))
        index = cast(Index, self.choice(place, entry, "index", INDEXES)) if entry.get("index") is not None else None
        return Property(key, type_, self.text(place, entry, "caption"), self.text(place, entry, "doc"), index, entry.get("hashed", False))


_OPTIONAL = ("colour", "size", "display", "internal", "part")
_LINE = ("colour", "width", "line")
_EDGE = {"caption", "doc", "out", "in", "group", "from", "to", "evidence"}
