"""Counts how many documents point to each node: what many documents share says little about any two of them.

A document points to the indicators of its goals. The tasks that it gives a body do not count: a body is not what such a document is about.
They are counted by themselves. To have text in common is not to point to a document.
"""

from collections import Counter, defaultdict
from dataclasses import replace

from kg.assemble.orders import ORDERED, given
from kg.assemble.reuse import SIMILAR
from kg.model import Graph, Node, NodeKey

DOCUMENTS = frozenset({"Policy", "Article"})
UNCOUNTED = ORDERED | {"Article", "Text", "Wording", "Provision"}
"""Labels of what no other document points to."""
ABOVE = frozenset({"PART_OF", "MEASURES"})
"""Edge types that lead from what a document points to, to what it points to by that."""


def with_degrees(graph: Graph) -> Graph:
    """Return the graph with `documents` on every node that documents can point to, and `tasks` on bodies.

    An industry or region counts those of what is below it too.
    """
    pointing: dict[NodeKey, set[NodeKey]] = defaultdict(set)
    above = {edge.source: edge.target for edge in graph.edges if edge.type in ABOVE and edge.source.label != "Provision"}
    for edge in graph.edges:
        if edge.source.label in DOCUMENTS and edge.type != SIMILAR:
            target: NodeKey | None = edge.target
            while target:
                pointing[target].add(edge.source)
                target = above.get(target)
    tasks = Counter(body for _, body in given(edge.key for edge in graph.edges))
    return Graph(tuple(_counted(node, len(pointing.get(node.key, ())), tasks[node.key]) for node in graph.nodes), graph.edges)


def _counted(node: Node, documents: int, tasks: int) -> Node:
    return replace(node, properties={**node.properties, **counts(node.key, documents, tasks)})


def counts(key: NodeKey, documents: int, tasks: int) -> dict[str, int]:
    """Return the properties that count what points to a node."""
    if key.label in UNCOUNTED:
        return {}
    return {"documents": documents, "tasks": tasks} if key.label == "Ministry" else {"documents": documents}
