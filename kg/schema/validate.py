"""Validates a graph against the schema: labels, types, endpoints, properties and values."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.model import Edge, EdgeKey, Graph, Node, NodeKey
from kg.schema.model import Property, Schema
from kg.schema.read import schema

INDEXED_BYTES = 8000
"""What fits into a page of Neo4j's indexes."""

_Check = Callable[[Any], str | None]
"""Returns what is wrong with a value, None where nothing is."""


def check(graph: Graph, against: Schema | None = None) -> list[str]:
    """Return the violations, each naming the node or edge and the property; empty if the graph is valid.

    Besides the schema it holds what both stores need: ids that are not empty, endpoints that exist, one edge for each
    (type, source, target), no None, no mixed lists, finite numbers of at most 64 bits, text that is Unicode
    and, where it has an index, fits into it.
    """
    rules = against or schema()
    return [*_nodes(graph, rules), *_edges(graph, rules)]


def check_node(node: Node) -> list[str]:
    """Return what is wrong with one node by itself, each naming it."""
    problems = _node(node, schema())
    return [f"{_node_name(node.key)}: {problem}" for problem in problems] if problems else problems


def check_edge(edge: Edge) -> list[str]:
    """Return what is wrong with one edge by itself, each naming it; its ends are taken to be there."""
    problems = _edge(edge, schema())
    return [f"{_edge_name(edge)}: {problem}" for problem in problems] if problems else problems


def _nodes(graph: Graph, rules: Schema) -> Iterator[str]:
    seen: set[NodeKey] = set()
    for node in graph.nodes:
        place = _node_name(node.key)
        if node.key in seen:
            yield f"{place}: is there twice"
        seen.add(node.key)
        yield from (f"{place}: {problem}" for problem in _node(node, rules))


def _node(node: Node, rules: Schema) -> list[str]:
    label = rules.labels.get(node.key.label)
    if label is None or label.internal:
        return [f"unknown label {node.key.label!r}"]
    problems = []
    if problem := _text(node.key.id) or _indexed(node.key.id):
        problems.append(f"id: {problem}")
    if "id" in node.properties:
        problems.append("id: stands among the properties, but is the key")
    return problems + _properties(node.properties, label.properties)


def _edges(graph: Graph, rules: Schema) -> Iterator[str]:
    nodes = {node.key for node in graph.nodes}
    seen: set[EdgeKey] = set()
    for edge in graph.edges:
        place = _edge_name(edge)
        if edge.key in seen:
            yield f"{place}: is there twice"
        seen.add(edge.key)
        lost = [f"{side} is no node of the graph" for side, key in (("source", edge.source), ("target", edge.target)) if key not in nodes]
        yield from (f"{place}: {problem}" for problem in (*_edge(edge, rules), *lost))


def _edge(edge: Edge, rules: Schema) -> list[str]:
    kind = rules.edges.get(edge.type)
    if kind is None:
        return [f"unknown edge type {edge.type!r}"]
    problems = [
        f"{side} may not be a {key.label} (only {', '.join(allowed)})"
        for side, key, allowed in (("source", edge.source, kind.source), ("target", edge.target, kind.target))
        if key.label not in allowed
    ]
    return problems + _properties(edge.properties, kind.properties)


def _properties(values: Mapping[str, Any], allowed: Mapping[str, Property]) -> list[str]:
    problems = []
    for name, value in values.items():
        if (prop := allowed.get(name)) is None:
            problems.append(f"{name}: unknown property")
        elif problem := _CHECKS[prop.type](value) or (_indexed(value) if prop.index else None):
            problems.append(f"{name}: {problem}")
    return problems


def _indexed(value: Any) -> str | None:
    # In UTF-8 a character takes four bytes at most.
    if not isinstance(value, str) or len(value) * 4 <= INDEXED_BYTES:
        return None
    size = len(value.encode("utf-8"))
    return f"has {size} bytes, and a text with an index may have {INDEXED_BYTES} ({value!r:.60})" if size > INDEXED_BYTES else None


def _no(kind: str, value: Any) -> str:
    return "is None; leave the property out" if value is None else f"{value!r:.60} is no {kind}"


def _string(value: Any) -> str | None:
    return _unicode(value) if isinstance(value, str) else _no("string", value)


def _strings(value: Any) -> str | None:
    if not isinstance(value, tuple | list):
        return _no("list of strings", value)
    for item in value:
        if not isinstance(item, str):
            return f"holds {item!r:.60}, which is no string"
        if problem := _unicode(item):
            return problem
    return None


def _integer(value: Any) -> str | None:
    # bool is an int to Python, but not to a database
    if not isinstance(value, int) or isinstance(value, bool):
        return _no("integer", value)
    return None if -(2**63) <= value < 2**63 else f"{value} needs more than 64 bits"


def _float(value: Any) -> str | None:
    if not isinstance(value, float):
        return _no("float", value)
    return None if math.isfinite(value) else f"{value} is no finite number"


def _boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) else _no("boolean", value)


_CHECKS: Mapping[str, _Check] = {"string": _string, "strings": _strings, "integer": _integer, "float": _float, "boolean": _boolean}
"""By the type of a property."""


def _text(value: Any) -> str | None:
    if not isinstance(value, str) or not value:
        return f"{value!r} is no text"
    return _unicode(value)


def _unicode(value: str) -> str | None:
    if value.isascii():
        return None
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return f"{value!r:.60} holds half a character (a lone surrogate)"
    return None


def _node_name(key: NodeKey) -> str:
    return f"(:{key.label} {{id: {key.id!r}}})"


def _edge_name(edge: Edge) -> str:
    return f"{_node_name(edge.source)}-[:{edge.type}]->{_node_name(edge.target)}"
