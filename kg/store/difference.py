"""Compares a graph and contributions with the store: what is missing there, and what has to be removed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import Contribution, Edge, Graph, Node
from kg.schema.model import Schema
from kg.store.codec import Packed, pack
from kg.store.protocol import RowSource

NodeRow = dict[str, Any]
"""`{id, properties}`: what a node is written from."""
EdgeRow = dict[str, Any]
"""`{source, target, properties}`: ids, and what an edge is written from."""
Triple = tuple[str, str, str]
"""Source label, edge type, target label."""

STORED_NODES = "MATCH (n:{label}) RETURN n.id AS id, properties(n) AS properties"
STORED_EDGES = "MATCH (a:{source})-[r:{type}]->(b:{target}) RETURN a.id AS source, b.id AS target, properties(r) AS properties"
STORED_CONTRIBUTIONS = "MATCH (e:Extraction) RETURN e.id AS id, e.sha256 AS sha256"


@dataclass(slots=True)
class Difference:
    """Rows to write and keys to remove, by label and by triple."""

    nodes: dict[str, list[NodeRow]] = field(default_factory=dict)
    edges: dict[Triple, list[EdgeRow]] = field(default_factory=dict)
    nodes_gone: dict[str, list[str]] = field(default_factory=dict)
    edges_gone: dict[Triple, list[EdgeRow]] = field(default_factory=dict)


def of_graph(store: RowSource, graph: Graph, schema: Schema, alive: Callable[[], None] | None = None) -> Difference:
    """Compare label by label, then triple by triple; `alive` is called after each."""
    alive = alive or (lambda: None)
    result = Difference()
    by_label, by_triple = _by_label(graph.nodes), _by_triple(graph.edges)
    held = set()
    for label in schema.public:
        if _nodes(store, label.name, by_label.get(label.name, {}), result):
            held.add(label.name)
        alive()
    for source, kind, target in schema.triples():
        # Between labels of which the store has no nodes it has no edges: an empty one is asked for none.
        asked = STORED_EDGES.format(source=source, type=kind, target=target) if {source, target} <= held else None
        _edges(store.stream(asked) if asked else (), (source, kind, target), by_triple.get((source, kind, target), {}), result)
        alive()
    return result


def of_contributions(store: RowSource, contributions: Iterable[Contribution]) -> tuple[list[Packed], list[str]]:
    """Return the contributions to write and the ids to remove; checksums in the store save reading the contributions."""
    stored = {row["id"]: row["sha256"] for row in store.stream(STORED_CONTRIBUTIONS)}
    wanted = {packed.id: packed for packed in map(pack, contributions)}
    changed = [wanted[key] for key in sorted(wanted) if stored.get(key) != wanted[key].sha256]
    return changed, sorted(stored.keys() - wanted.keys())


def _nodes(store: RowSource, label: str, wanted: dict[str, Node], result: Difference) -> bool:
    """Compare the nodes of a label; tell whether the store has any."""
    missing = dict(wanted)
    changed, gone = [], []
    for row in store.stream(STORED_NODES.format(label=label)):
        node = missing.pop(row["id"], None)
        if node is None:
            gone.append(row["id"])
        elif (written := _node_row(node))["properties"] != row["properties"]:
            changed.append(written)
    result.nodes[label] = [*changed, *map(_node_row, missing.values())]
    result.nodes_gone[label] = gone
    return bool(gone) or len(missing) < len(wanted)


def _edges(stored: Iterable[dict[str, Any]], triple: Triple, wanted: dict[tuple[str, str], Edge], result: Difference) -> None:
    missing = dict(wanted)
    changed, gone = [], []
    for row in stored:
        key = (row["source"], row["target"])
        edge = missing.pop(key, None)
        if edge is None:
            gone.append({"source": key[0], "target": key[1]})
            # A second edge between the two, which only another program can have made: both go, the right one is written anew.
            if key in wanted:
                missing[key] = wanted[key]
        elif (written := _edge_row(edge))["properties"] != row["properties"]:
            changed.append(written)
    result.edges[triple] = [*changed, *map(_edge_row, missing.values())]
    result.edges_gone[triple] = gone


def _node_row(node: Node) -> NodeRow:
    return {"id": node.key.id, "properties": {"id": node.key.id, **_plain(node.properties)}}


def _edge_row(edge: Edge) -> EdgeRow:
    return {"source": edge.source.id, "target": edge.target.id, "properties": _plain(edge.properties)}


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Lists in place of tuples, as a database gives them back."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _by_label(nodes: Iterable[Node]) -> dict[str, dict[str, Node]]:
    result: dict[str, dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        result[node.key.label][node.key.id] = node
    return result


def _by_triple(edges: Iterable[Edge]) -> dict[Triple, dict[tuple[str, str], Edge]]:
    result: dict[Triple, dict[tuple[str, str], Edge]] = defaultdict(dict)
    for edge in edges:
        result[edge.source.label, edge.type, edge.target.label][edge.source.id, edge.target.id] = edge
    return result
