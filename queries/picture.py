"""Answers a query with a graph: nodes and edges instead of rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import Edge, Graph, Node, NodeKey
from kg.store.protocol import Row, Store
from queries.run import ask


def picture(store: Store, name: str, params: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Graph:
    """Return what a query finds as a graph, each node and edge once; parameters, `timeout` and errors are those of `run`.

    A `Graph` can be exported, turned into a networkx graph and drawn.
    """
    return _graph(ask(store, name, params, lambda query: query.picture, timeout))


def as_json(graph: Graph) -> dict[str, Any]:
    """Return a picture as plain values: nodes with label, id, title, and properties; edges with type, both ends, and properties."""
    return {"nodes": [_node_json(node) for node in graph.nodes], "edges": [_edge_json(edge) for edge in graph.edges]}


def _graph(rows: Iterable[Row]) -> Graph:
    nodes: dict[NodeKey, Node] = {}
    edges: dict[tuple[str, NodeKey, NodeKey], Edge] = {}
    for row in rows:
        ends = [_node(row[end]) for end in ("source", "target") if row[end]]
        nodes |= {node.key: node for node in ends}
        if row["edge"]:
            edge = _edge(row["edge"], *(node.key for node in ends))
            edges[edge.type, edge.source, edge.target] = edge
    return Graph(tuple(nodes[key] for key in sorted(nodes)), tuple(edges[key] for key in sorted(edges)))


def _node(row: Row) -> Node:
    return Node(NodeKey(row["_label"], row["id"]), _properties(row, "_label", "id"))


def _edge(row: Row, source: NodeKey, target: NodeKey) -> Edge:
    return Edge(row["_type"], source, target, _properties(row, "_type", "_source", "_target"))


def _properties(row: Row, *without: str) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in sorted(row.items()) if name not in without}


def _node_json(node: Node) -> dict[str, Any]:
    title = next((node.properties[name] for name in ("title", "name", "code") if name in node.properties), None)
    return {"label": node.key.label, "id": node.key.id, "title": title, "properties": dict(node.properties)}


def _edge_json(edge: Edge) -> dict[str, Any]:
    ends = {"source_label": edge.source.label, "source": edge.source.id, "target_label": edge.target.label, "target": edge.target.id}
    return {"type": edge.type, **ends, "properties": dict(edge.properties)}
