"""A graph to and from networkx."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.model import Edge, Graph, Node, NodeKey


def to_networkx(graph: Graph) -> "nx.MultiDiGraph[NodeKey]":
    """The same graph for networkx.

    Nodes are `NodeKey`s with the attributes `label`, `id` and their properties; edges are keyed by their type, which is also their
    attribute `type`. A property called `label`, such as that of a provision, is the attribute `label_`. Lists are tuples.
    """
    result: nx.MultiDiGraph[NodeKey] = nx.MultiDiGraph()
    for node in graph.nodes:
        result.add_node(node.key, label=node.key.label, id=node.key.id, **_renamed(node.properties, "label", "label_"))
    for edge in graph.edges:
        result.add_edge(edge.source, edge.target, key=edge.type, type=edge.type, **edge.properties)
    return result


def from_networkx(source: "nx.MultiDiGraph[Any]") -> Graph:
    """The graph that `to_networkx` was given, or one changed in between; nodes and edges in order of their keys."""
    nodes = [Node(NodeKey(*key), _renamed(_without(data, "label", "id"), "label_", "label")) for key, data in source.nodes(data=True)]
    edges = [
        Edge(kind, NodeKey(*start), NodeKey(*end), _without(data, "type")) for start, end, kind, data in source.edges(keys=True, data=True)
    ]
    return Graph(tuple(sorted(nodes, key=lambda node: node.key)), tuple(sorted(edges, key=lambda edge: edge.key)))


def _renamed(properties: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in properties.items()}


def _without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in names}
