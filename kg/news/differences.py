"""The differences of a step as rows, in the form of `kg export --format jsonl`, and what they make of a graph."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import Edge, EdgeKey, Graph, Node, NodeKey, tupled
from kg.news.change import Change

Row = dict[str, Any]


def rows(change: Change) -> list[Row]:
    """Return what a step adds, changes (with all new properties) and removes, in an order in which it can be carried out."""
    return [
        *(_edge_row("removed", key) for key in sorted(change.dropped)),
        *(_node_row(change, key) for key in sorted(change.after)),
        *(_put_row(change, key) for key in sorted(change.put)),
        *({"change": "removed", "node": key.label, "id": key.id} for key in sorted(change.gone)),
    ]


def replayed(graph: Graph, changes: Iterable[Mapping[str, Any]]) -> Graph:
    """Return the graph after changes. Raises KeyError where something is removed that is not there: they do not belong to this graph."""
    nodes = {node.key: node for node in graph.nodes}
    edges = {edge.key: edge for edge in graph.edges}
    for row in changes:
        removed = row["change"] == "removed"
        if "node" in row:
            key = NodeKey(row["node"], row["id"])
            if removed:
                del nodes[key]
            else:
                nodes[key] = Node(key, tupled(row["properties"]))
        elif "edge" in row:
            name: EdgeKey = row["edge"], NodeKey(*row["source"]), NodeKey(*row["target"])
            if removed:
                del edges[name]
            else:
                edges[name] = Edge(*name, tupled(row["properties"]))
    return Graph(tuple(nodes[key] for key in sorted(nodes)), tuple(edges[name] for name in sorted(edges)))


def fingerprint(graph: Graph) -> str:
    """Return a SHA-256 over all nodes and edges with their properties: equal graphs have the same, whatever the order."""
    lines = [
        *(json.dumps([*node.key, dict(node.properties)], ensure_ascii=False, sort_keys=True) for node in graph.nodes),
        *(json.dumps([*edge.key, dict(edge.properties)], ensure_ascii=False, sort_keys=True) for edge in graph.edges),
    ]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _node_row(change: Change, key: NodeKey) -> Row:
    what = "changed" if key in change.before else "added"
    return {"change": what, "node": key.label, "id": key.id, "properties": dict(change.after[key])}


def _put_row(change: Change, key: EdgeKey) -> Row:
    what = "changed" if key in change.edges_before else "added"
    return _edge_row(what, key) | {"properties": dict(change.put[key].properties)}


def _edge_row(what: str, key: EdgeKey) -> Row:
    kind, source, target = key
    return {"change": what, "edge": kind, "source": list(source), "target": list(target)}
