"""Converts the Java objects of the embedded engine (nodes, edges, paths, dates) to plain values, and rows to be written to Java."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from kg.store.protocol import Row
from kg.store.rows import iso, plain


def java_map(parameters: Mapping[str, Any]) -> Any:
    """Return parameters as a Java map. They cross as one JSON text: a fifth of the time that thousands of rows take value by value."""
    import jpype

    return jpype.JClass("com.arcadedb.serializer.json.JSONObject")(json.dumps(dict(parameters), ensure_ascii=False)).toMap()


def foreign(value: Any) -> Any:
    """A Java object as a plain value; a date or duration by its text."""
    for java_class, convert in _converters():
        if isinstance(value, java_class):
            return convert(value)
    return iso(str(value))


@cache
def _converters() -> tuple[tuple[Any, Callable[[Any], Row]], ...]:
    import jpype

    names: dict[str, Callable[[Any], Row]] = {
        "com.arcadedb.graph.Vertex": _node,
        "com.arcadedb.graph.Edge": _edge,
        "com.arcadedb.query.opencypher.traversal.TraversalPath": _path,
        "com.arcadedb.query.sql.executor.Result": _result,
    }
    return tuple((jpype.JClass(name), convert) for name, convert in names.items())


def _node(vertex: Any) -> Row:
    properties = _properties(vertex)
    return {"_label": str(vertex.getTypeName()), "id": properties.pop("id", None), **properties}


def _edge(edge: Any) -> Row:
    return {"_type": str(edge.getTypeName()), "_source": _id(edge.getOutVertex()), "_target": _id(edge.getInVertex()), **_properties(edge)}


def _path(path: Any) -> Row:
    return {"_edges": [_edge(edge) for edge in path.getEdges()], "_nodes": [_node(vertex) for vertex in path.getVertices()]}


def _result(result: Any) -> Row:
    """A row of the engine inside a row, as in a plan."""
    return _loaded(result.toJSON())


def _properties(record: Any) -> Row:
    # One crossing from Java for all properties, without the engine's own ones.
    return _loaded(record.toJSON(False))


def _loaded(text: Any) -> Row:
    values: Row = plain(json.loads(str(text)), iso)
    return values


def _id(vertex: Any) -> str | None:
    value = vertex.get("id")
    return None if value is None else str(value)
