"""Compares a graph with what a store holds, label by label and triple by triple: the step that would make them equal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from kg.incremental.held import Step
from kg.model import Edge, EdgeKey, Graph, Node, NodeKey, tupled
from kg.schema.read import schema
from kg.store.protocol import RowSource

STORED_NODES = "MATCH (n:{label}) RETURN {columns}"
STORED_EDGES = "MATCH (a:{source})-[r:{type}]->(b:{target}) RETURN a.id AS source, b.id AS target, properties(r) AS properties"

K = TypeVar("K", NodeKey, EdgeKey)


def of_graph(store: RowSource, graph: Graph) -> Step:
    """Return the nodes and edges to write, and those to remove, so that the store holds this graph; its other parts stay empty."""
    whole = {node.key: node.properties for node in graph.nodes}
    nodes, nodes_gone = _compared({key: _read(key, properties) for key, properties in whole.items()}, _stored_nodes(store))
    wanted = {edge.key: edge.properties for edge in graph.edges}
    edges, edges_gone = _compared(wanted, _stored_edges(store))
    return Step(
        nodes=tuple(Node(key, whole[key]) for key, _ in nodes),
        nodes_gone=tuple(nodes_gone),
        edges=tuple(Edge(*key, properties) for key, properties in edges),
        edges_gone=tuple(edges_gone),
    )


def _compared(
    wanted: Mapping[K, Mapping[str, Any]], stored: Iterable[tuple[K, Mapping[str, Any]]]
) -> tuple[list[tuple[K, Mapping[str, Any]]], list[K]]:
    """Return what to write and what to remove; a second edge between two nodes, which only another program can have made, goes first."""
    seen: dict[K, int] = defaultdict(int)
    same: set[K] = set()
    for key, properties in stored:
        seen[key] += 1
        if seen[key] == 1 and key in wanted and dict(wanted[key]) == properties:
            same.add(key)
        else:
            same.discard(key)
    gone = sorted(key for key, count in seen.items() if key not in wanted or count > 1)
    return [(key, wanted[key]) for key in sorted(wanted.keys() - same)], gone


def _read(key: NodeKey, properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that are compared; of an unknown label all, for the step to be refused."""
    label = schema().labels.get(key.label)
    known = label.properties if label else {}
    return {name: value for name, value in properties.items() if not (name in known and known[name].hashed)}


def _stored_nodes(store: RowSource) -> Iterator[tuple[NodeKey, dict[str, Any]]]:
    for label in schema().public:
        # Of what is compared by checksum the whole is not read.
        named = any(prop.hashed for prop in label.properties.values())
        columns = ", ".join(f"n.{name} AS {name}" for name in label.compared) if named else "properties(n) AS properties"
        for row in store.stream(STORED_NODES.format(label=label.name, columns=columns)):
            found = {name: value for name, value in row.items() if value is not None} if named else row["properties"]
            properties = tupled(found)
            yield NodeKey(label.name, properties.pop("id")), properties


def _stored_edges(store: RowSource) -> Iterator[tuple[EdgeKey, dict[str, Any]]]:
    for source, kind, target in schema().triples():
        for row in store.stream(STORED_EDGES.format(source=source, type=kind, target=target)):
            yield (kind, NodeKey(source, row["source"]), NodeKey(target, row["target"])), tupled(row["properties"])
