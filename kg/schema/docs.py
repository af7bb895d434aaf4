"""The schema for people and programs: Markdown tables and plain JSON values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from kg.schema.model import EdgeType, Label, Property, Schema


def markdown(schema: Schema) -> str:
    """Tables of labels, edge types and full-text indexes, and one of the properties of each; the store's own labels are left out."""
    parts = [_labels(schema), _sublabels(schema), _edges(schema), _fulltext(schema)]
    parts += [f"### {label.name} {label.caption}\n\n{_properties(label.properties.values())}" for label in schema.public]
    parts += [
        f"### {edge.name} {edge.caption}\n\n{_properties(edge.properties.values())}" for edge in schema.edges.values() if edge.properties
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def as_json(schema: Schema) -> dict[str, Any]:
    """Labels, edge types and full-text indexes as lists of plain values; the store's own labels are left out."""
    return {
        "labels": [_label_json(label) for label in schema.public],
        "edges": [_edge_json(edge) for edge in schema.edges.values()],
        "fulltext": [{"name": i.name, "label": i.label, "properties": list(i.properties)} for i in schema.fulltext.values()],
    }


def as_text(schema: Schema) -> str:
    """Return the schema in the short form that language models are given to write Cypher by.

    It is the form in which neo4j-graphrag and langchain-neo4j print what they read from a server with APOC: a line for each label and
    edge type with its properties, and one for each pair of labels that an edge joins. The store's own labels are left out.
    """
    lines = ["Node properties:", *(_typed(label.name, label.properties) for label in schema.public), "Relationship properties:"]
    lines += [_typed(edge.name, edge.properties) for edge in schema.edges.values() if edge.properties]
    lines += ["The relationships:"]
    lines += [f"(:{a})-[:{edge.name}]->(:{b})" for edge in schema.edges.values() for a in edge.source for b in edge.target]
    return "\n".join(lines) + "\n"


CYPHER_TYPES = {"string": "STRING", "strings": "LIST", "integer": "INTEGER", "float": "FLOAT", "boolean": "BOOLEAN"}
"""What APOC calls the types of properties."""


def _typed(name: str, properties: Mapping[str, Property]) -> str:
    return f"{name} {{{', '.join(f'{prop.name}: {CYPHER_TYPES[prop.type]}' for prop in properties.values())}}}"


def _labels(schema: Schema) -> str:
    rows = [(f"`{label.name}`", label.caption, label.doc) for label in schema.public]
    return "## Nodes\n\n" + _table(("Label", "中文", "What it is"), rows)


def _sublabels(schema: Schema) -> str:
    rows = [
        (f"`:{label.name}:{each.name}`", each.caption, f"`{each.property} = {_cypher(each.value)}`", each.doc)
        for label in schema.public
        for each in label.sublabels
    ]
    return "## Second labels\n\n" + _table(("Labels", "中文", "Where", "What it says"), rows) if rows else ""


def _cypher(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"'{value}'"


def _edges(schema: Schema) -> str:
    rows = [(f"`{edge.pattern}`", edge.caption, edge.group, edge.out.en, edge.into.en, edge.doc) for edge in schema.edges.values()]
    return "## Edges\n\n" + _table(("Pattern", "中文", "Group", "Seen from its source", "Seen from its target", "What it says"), rows)


def _fulltext(schema: Schema) -> str:
    rows = [(f"`{i.name}`", f"`{i.label}`", ", ".join(f"`{name}`" for name in i.properties)) for i in schema.fulltext.values()]
    return "## Full-text indexes\n\n" + _table(("Index", "Label", "Properties"), rows)


def _properties(properties: Iterable[Property]) -> str:
    rows = [(f"`{prop.name}`", prop.type, prop.index or "", prop.caption, prop.doc) for prop in properties]
    return _table(("Property", "Type", "Index", "中文", "Meaning"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    # A bar inside a cell would end it.
    lines = [head, tuple("---" for _ in head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _label_json(label: Label) -> dict[str, Any]:
    return {
        "name": label.name,
        "caption": label.caption,
        "doc": label.doc,
        "colour": label.colour,
        "size": label.size,
        "display": label.display,
        "shared": asdict(label.shared) if label.shared else None,
        "sublabels": [asdict(each) for each in label.sublabels],
        "properties": _properties_json(label.properties),
    }


def _edge_json(edge: EdgeType) -> dict[str, Any]:
    return {
        "name": edge.name,
        "caption": edge.caption,
        "doc": edge.doc,
        "from": list(edge.source),
        "to": list(edge.target),
        "out": asdict(edge.out),
        "in": asdict(edge.into),
        "group": edge.group,
        "rank": edge.rank,
        "related": asdict(edge.related) if edge.related else None,
        "evidence": edge.evidence,
        "colour": edge.colour,
        "width": edge.width,
        "line": edge.line,
        "properties": _properties_json(edge.properties),
    }


def _properties_json(properties: Mapping[str, Property]) -> list[dict[str, Any]]:
    return [{"name": p.name, "type": p.type, "index": p.index, "caption": p.caption, "doc": p.doc} for p in properties.values()]
