"""A graph whose attributes are single values, as the XML forms want them.

Nodes are named `Label:id`. A node has `type` (its label), `identifier` (its id) and `label` (what a drawing shows); an edge has `label`
(its type). Lists become one string, their items joined by `SEPARATOR`.
"""

import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.model import Graph, NodeKey

SEPARATOR = " ‖ "
"""Between the items of a list."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return the graph for an XML writer of networkx."""
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        shown = node.properties.get("title") or node.properties.get("name") or node.key.id
        result.add_node(
            _name(node.key), label=_text(str(shown)), type=node.key.label, identifier=_text(node.key.id), **_single(node.properties)
        )
    for edge in graph.edges:
        result.add_edge(_name(edge.source), _name(edge.target), key=edge.type, label=edge.type, **_single(edge.properties))
    return result


def _name(key: NodeKey) -> str:
    return _text(f"{key.label}:{key.id}")


def _single(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in properties.items()}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    return SEPARATOR.join(_text(item) for item in value) if isinstance(value, tuple | list) else value


def _text(value: str) -> str:
    """Drop what XML cannot hold, such as the form feed between two printed pages."""
    return _NOT_XML.sub("", value)
