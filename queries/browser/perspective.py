"""A perspective for Neo4j Bloom and Explore: JSON of the form that they export and import, made from the schema."""

import json
from collections.abc import Mapping
from typing import Any

from kg.schema.model import EdgeType, Label, Property
from kg.schema.read import schema
from queries.browser.dashboard import statement
from queries.header import catalogue

NAME = "政策知识图谱"
VERSION = "2.12.0"
WRITTEN = 1767225600000
"""Milliseconds since 1970: the file is the same each time."""
PHRASES = {
    "policy": "Policy",
    "lineage": "Policy",
    "citing": "Policy",
    "ministry": "Ministry",
    "industry": "Industry",
    "programme": "Programme",
}
"""Queries that are search phrases, and the label of what is written behind them."""
TYPES = {"string": "string", "strings": "List<string>", "integer": "bigint", "float": "number", "boolean": "boolean"}


def perspective() -> str:
    """Return the perspective; Bloom takes it with Import perspective."""
    drawn = schema().drawn
    whole = {
        "name": NAME,
        "version": VERSION,
        "createdAt": WRITTEN,
        "lastEditedAt": WRITTEN,
        "categories": [_category(place, label) for place, label in enumerate(drawn, 1)],
        "categoryIndex": len(drawn),
        "relationshipTypes": [_type(edge) for edge in schema().drawn_edges],
        "templates": [_phrase(place, name, label) for place, (name, label) in enumerate(PHRASES.items(), 1)],
        "palette": {"colors": list(dict.fromkeys(label.colour for label in drawn)), "currentIndex": 0},
        "hiddenCategories": [],
        "hiddenRelationshipTypes": [],
        "hideUncategorisedData": True,
        "parentPerspectiveId": None,
        "metadata": {"pathSegments": _segments(), "indexes": []},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _category(place: int, label: Label) -> dict[str, Any]:
    return {
        "id": place, "name": label.name, "labels": [label.name], "color": label.colour, "size": round(label.size / 80, 2),
        "icon": "no-icon", "properties": _properties(label.properties), "captionKeys": [label.display],
        "captions": [{"type": "property", "value": label.display}],
        "hiddenLabels": False, "textSize": 1, "textAlign": "middle", "styleRules": [], "createdAt": WRITTEN, "lastEditedAt": WRITTEN,
    }  # fmt: skip


def _type(edge: EdgeType) -> dict[str, Any]:
    return {
        "id": edge.name,
        "name": edge.name,
        "color": edge.colour,
        "size": edge.width,
        "properties": _properties(edge.properties),
        "styleRules": [],
    }


def _properties(properties: Mapping[str, Property]) -> list[dict[str, Any]]:
    return [{"name": each.name, "exclude": False, "dataType": TYPES[each.type]} for each in properties.values()]


def _segments() -> list[dict[str, str]]:
    ends = ((edge, source, target) for edge in schema().drawn_edges for source in edge.source for target in edge.target)
    return [{"source": source, "relationshipType": edge.name, "target": target} for edge, source, target in ends]


def _phrase(place: int, name: str, label: str) -> dict[str, Any]:
    query = catalogue()[name]
    text = statement(name, query.picture, {"key": "$key", "label": f"'{label}'", "limit": "50"})
    key = {"name": "$key", "dataType": "String", "collapsed": False, "suggestionLabel": label, "suggestionProp": "id", "cypher": None}
    return {"id": f"tmpl:{place}", "name": f"{query.zh} {query.en}", "text": f"{query.zh} $key", "cypher": text, "params": [key],
        "hasCypherErrors": False, "createdAt": WRITTEN, "lastEditedAt": WRITTEN}  # fmt: skip
