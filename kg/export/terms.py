"""Reads `data/linked_data.yaml`, which says what the graph is called in other vocabularies, and checks it against the schema."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from kg.model import Edge
from kg.schema.entries import Entries
from kg.schema.read import schema
from kg.vocab.files import read_yaml

FILE = "linked_data.yaml"
Form = Literal["literal", "text", "day", "date", "address", "concept"]
FORMS: tuple[str, ...] = get_args(Form)
OF_THE_DAY = ("as_of", "status_as_of", "first_day", "last_day")
"""What is known of a policy on the day of an export, beside the properties of the schema."""


@dataclass(frozen=True, slots=True)
class Value:
    """The terms that take the value of one property."""

    of: str
    terms: tuple[str, ...]
    form: Form
    type: str | None
    """Class of a concept."""
    values: Mapping[str, str] | None
    """IRIs in place of values."""


@dataclass(frozen=True, slots=True)
class Class:
    """What the nodes of a label are."""

    types: tuple[str, ...]
    of_kind: Mapping[str, tuple[str, ...]]
    values: tuple[Value, ...]

    def types_of(self, kind: str | None) -> list[str]:
        """Return the classes of a node of this kind."""
        return [*self.types, *(name for name, kinds in self.of_kind.items() if kind in kinds)]


@dataclass(frozen=True, slots=True)
class Rule:
    """The terms of some edges of one type."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    scope: str | None
    draft: bool | None
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    """Patterns of edges that it fits, and no rule before it."""

    def fits(self, edge: Edge, is_draft: bool) -> bool:
        """Whether it is for this edge; `is_draft` says whether the source is a draft."""
        scope = edge.properties.get("scope", "whole")
        return (
            edge.source.label in self.source
            and edge.target.label in self.target
            and self.draft in (None, is_draft)
            and (self.scope is None or (scope != self.scope[1:] if self.scope.startswith("!") else scope == self.scope))
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """The whole file."""

    prefixes: Mapping[str, str]
    classes: Mapping[str, Class]
    """By label; of other labels there are no terms."""
    rules: Mapping[str, tuple[Rule, ...]]
    """By edge type."""

    def of_edge(self, edge: Edge, is_draft: bool) -> tuple[str, ...]:
        """Return the terms of an edge, which may be none."""
        return next((rule.terms for rule in self.rules.get(edge.type, ()) if rule.fits(edge, is_draft)), ())


@cache
def terms() -> Terms:
    """The project's own file, read once. Raises DataError if it contradicts itself or the schema."""
    return read(read_yaml(FILE))


def read(data: Any) -> Terms:
    """Check the parsed file. Raises DataError naming the entry."""
    return _Reader(FILE).terms(data)


class _Reader(Entries):
    prefixes: Mapping[str, str]

    def terms(self, data: Any) -> Terms:
        data = self.mapping("top level", data, {"prefixes", "labels", "edges"}, set())
        self.prefixes = self.mapping("prefixes", data["prefixes"], {"kg", "xsd"}, None)
        classes = {label: self.label(f"labels.{label}", label, entry) for label, entry in self.items("labels", data["labels"])}
        rules = {
            name: tuple(self.rule(f"edges.{name}", name, entry) for entry in entries)
            for name, entries in self.items("edges", data["edges"])
        }
        return Terms(self.prefixes, classes, rules)

    def label(self, place: str, label: str, entry: Any) -> Class:
        if label not in schema().labels:
            raise self.error(place, "is no label of the schema")
        entry = self.mapping(place, entry, {"types", "properties"}, {"of_kind"})
        known = {*schema().labels[label].properties, *(OF_THE_DAY if label == "Policy" else ())}
        of_kind = {name: tuple(kinds) for name, kinds in entry.get("of_kind", {}).items()}
        values = tuple(self.values(f"{place}.properties", entry["properties"], known))
        return Class(self.known(place, [*entry["types"], *of_kind])[: len(entry["types"])], of_kind, values)

    def values(self, place: str, entries: Any, known: set[str]) -> Iterator[Value]:
        for entry in entries:
            entry = self.mapping(place, entry, {"of", "terms"}, {"form", "type", "values"})
            if entry["of"] not in known:
                raise self.error(place, f"{entry['of']!r} is no property of the label")
            form = cast(Form, self.choice(place, {"form": "literal"} | entry, "form", FORMS))
            type_, values = entry.get("type"), entry.get("values")
            if (form == "concept") is not (type_ is not None):
                raise self.error(place, f"{entry['of']}: a concept has a type, and nothing else has one")
            self.known(place, [*([type_] if type_ else []), *(values or {}).values()])
            yield Value(entry["of"], self.known(place, entry["terms"]), form, type_, values)

    def rule(self, place: str, name: str, entry: Any) -> Rule:
        if name not in schema().edges:
            raise self.error(place, "is no edge type of the schema")
        edge = schema().edges[name]
        entry = self.mapping(place, entry, {"from", "to", "terms", "examples", "source"}, {"scope", "draft"})
        if not {*entry["from"]} <= {*edge.source} or not {*entry["to"]} <= {*edge.target}:
            raise self.error(place, "names ends that the edge type has not")
        return Rule(
            source=tuple(entry["from"]),
            target=tuple(entry["to"]),
            scope=entry.get("scope"),
            draft=entry.get("draft"),
            terms=self.known(place, entry["terms"]),
            examples=tuple(entry["examples"]),
        )

    def known(self, place: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return the terms, each of which has a prefix of the file."""
        names = tuple(names)
        if unknown := [name for name in names if name.partition(":")[0] not in self.prefixes]:
            raise self.error(place, f"has no prefix for {', '.join(unknown)}")
        return names
