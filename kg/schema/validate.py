"""Validates a graph against the schema: labels, types, endpoints, properties and values."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from kg.model import Edge, EdgeKey, Graph, Node, NodeKey
from kg.schema.model import Property, Schema
from kg.schema.read import schema

INDEXED_BYTES = 8000
"""What fits into a page of Neo4j's indexes."""

_PYTHON_TYPES: dict[str, type[Any]] = {"string": str, "integer": int, "float": float, "boolean": bool}


def check(graph: Graph, against: Schema | None = None) -> list[str]:
    """Return the violations, each naming the node or edge and the property; empty if the graph is valid.

    Besides the schema it holds what both stores need: ids that are not empty, endpoints that exist, one edge for each
    (type, source, target), no None, no mixed lists, finite numbers of at most 64 bits, text that is Unicode
    and, where it has an index, fits into it.
    """
    rules = against or schema()
    return [*_nodes(graph, rules), *_edges(graph, rules)]


def check_node(node: Node) -> Iterator[str]:
    """Yield what is wrong with one node by itself, each naming it."""
    return (f"{_node_name(node.key)}: {problem}" for problem in _node(node, schema()))


def check_edge(edge: Edge) -> Iterator[str]:
    """Yield what is wrong with one edge by itself, each naming it; its ends are taken to be there."""
    return (f"{_edge_name(edge)}: {problem}" for problem in _edge(edge, schema(), {edge.source, edge.target}))


def _nodes(graph: Graph, rules: Schema) -> Iterator[str]:
    seen: set[NodeKey] = set()
    for node in graph.nodes:
        place = _node_name(node.key)
        if node.key in seen:
            yield f"{place}: is there twice"
        seen.add(node.key)
        yield from (f"{place}: {problem}" for problem in _node(node, rules))


def _node(node: Node, rules: Schema) -> Iterator[str]:
    label = rules.labels.get(node.key.label)
    if label is None or label.internal:
        yield f"unknown label {node.key.label!r}"
        return
    if problem := _text(node.key.id) or _indexed(node.key.id):
        yield f"id: {problem}"
    if "id" in node.properties:
        yield "id: stands among the properties, but is the key"
    yield from _properties(node.properties, label.properties)


def _edges(graph: Graph, rules: Schema) -> Iterator[str]:
    nodes = {node.key for node in graph.nodes}
    seen: set[EdgeKey] = set()
    for edge in graph.edges:
        place = _edge_name(edge)
        if edge.key in seen:
            yield f"{place}: is there twice"
        seen.add(edge.key)
        yield from (f"{place}: {problem}" for problem in _edge(edge, rules, nodes))


def _edge(edge: Edge, rules: Schema, nodes: set[NodeKey]) -> Iterator[str]:
    kind = rules.edges.get(edge.type)
    if kind is None:
        yield f"unknown edge type {edge.type!r}"
        return
    for side, key, allowed in (("source", edge.source, kind.source), ("target", edge.target, kind.target)):
        if key.label not in allowed:
            yield f"{side} may not be a {key.label} (only {', '.join(allowed)})"
        if key not in nodes:
            yield f"{side} is no node of the graph"
    yield from _properties(edge.properties, kind.properties)


def _properties(values: Mapping[str, Any], allowed: Mapping[str, Property]) -> Iterator[str]:
    for name, value in values.items():
        if name not in allowed:
            yield f"{name}: unknown property"
        elif problem := _value(value, allowed[name].type) or (_indexed(value) if allowed[name].index else None):
            yield f"{name}: {problem}"


def _value(value: Any, kind: str) -> str | None:
    if value is None:
        return "is None; leave the property out"
    if kind == "strings":
        return _strings(value)
    # bool is an int to Python, but not to a database
    if not isinstance(value, _PYTHON_TYPES[kind]) or (isinstance(value, bool) and kind != "boolean"):
        return f"{value!r:.60} is no {kind}"
    return _unicode(value) if kind == "string" else _number(value)


def _indexed(value: Any) -> str | None:
    size = len(value.encode("utf-8")) if isinstance(value, str) else 0
    return f"has {size} bytes, and a text with an index may have {INDEXED_BYTES} ({value!r:.60})" if size > INDEXED_BYTES else None


def _strings(value: Any) -> str | None:
    if not isinstance(value, tuple | list):
        return f"{value!r:.60} is no list of strings"
    for item in value:
        if not isinstance(item, str):
            return f"holds {item!r:.60}, which is no string"
        if not item.isascii() and (problem := _unicode(item)):
            return problem
    return None


def _number(value: float) -> str | None:
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value} is no finite number"
    return f"{value} needs more than 64 bits" if isinstance(value, int) and not -(2**63) <= value < 2**63 else None


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or not value:
        return f"{value!r} is no text"
    return _unicode(value)


def _unicode(value: str) -> str | None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return f"{value!r:.60} holds half a character (a lone surrogate)"
    return None


def _node_name(key: NodeKey) -> str:
    return f"(:{key.label} {{id: {key.id!r}}})"


def _edge_name(edge: Edge) -> str:
    return f"{_node_name(edge.source)}-[:{edge.type}]->{_node_name(edge.target)}"
