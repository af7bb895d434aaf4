"""Writes a generated graph, which no bulletins give, into an empty store."""

from collections.abc import Iterable

from kg.incremental.held import Step
from kg.model import Contribution, Graph
from kg.store import Store

ROWS = 5000
"""Nodes or edges of a step."""


def write(store: Store, graph: Graph, contributions: Iterable[Contribution] = (), rows: int = ROWS) -> None:
    """Write it, with the contributions."""
    kept = tuple(contributions)
    with store.update() as update:
        for start in range(0, len(graph.nodes), rows):
            update.write(Step(nodes=graph.nodes[start : start + rows]))
        for start in range(0, len(graph.edges), rows):
            update.write(Step(edges=graph.edges[start : start + rows]))
        update.write(Step(contributions=kept))
