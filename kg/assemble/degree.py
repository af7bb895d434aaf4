"""Counts how many documents point to each node: what many documents share says little about any two of them."""

from collections import defaultdict
from dataclasses import replace

from kg.model import Graph, NodeKey

DOCUMENTS = frozenset({"Policy", "Article"})


def with_degrees(graph: Graph) -> Graph:
    """Return the graph with `documents` on every node that documents can point to; an industry counts those of its subclasses too."""
    pointing: dict[NodeKey, set[NodeKey]] = defaultdict(set)
    above = {edge.source: edge.target for edge in graph.edges if edge.type == "PART_OF"}
    for edge in graph.edges:
        if edge.source.label in DOCUMENTS:
            target: NodeKey | None = edge.target
            while target:
                pointing[target].add(edge.source)
                target = above.get(target)
    nodes = (
        node if node.key.label == "Article" else replace(node, properties={**node.properties, "documents": len(pointing.get(node.key, ()))})
        for node in graph.nodes
    )
    return Graph(tuple(nodes), graph.edges)
