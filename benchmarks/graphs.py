"""Writes a generated graph, which no bulletins give, into an empty store."""

from collections.abc import Iterable, Iterator

from kg.incremental.held import Step, TextRow
from kg.incremental.texts import text_row
from kg.model import Contribution, Graph
from kg.store import Store

ROWS = 5000
"""Nodes or edges of a step."""


def write(store: Store, graph: Graph, contributions: Iterable[Contribution] = (), rows: int = ROWS) -> None:
    """Write it, with the contributions and their texts."""
    kept = tuple(contributions)
    said = tuple(texts(graph, kept))
    with store.update() as update:
        for start in range(0, len(graph.nodes), rows):
            update.write(Step(nodes=graph.nodes[start : start + rows]))
        for start in range(0, len(graph.edges), rows):
            update.write(Step(edges=graph.edges[start : start + rows]))
        for start in range(0, len(said), rows):
            update.write(Step(texts=said[start : start + rows]))
        update.write(Step(contributions=kept))


def texts(graph: Graph, contributions: Iterable[Contribution]) -> Iterator[TextRow]:
    """Yield the text of every document that the graph knows."""
    printed = {place: edge.source for edge in graph.edges if edge.type == "PUBLISHED_IN" for place in edge.properties.get("spans", ())}
    for contribution in contributions:
        for document in contribution.documents:
            source = printed.get(f"{document.bulletin}:{document.start}-{document.end}")
            if source and (row := text_row(document, source)):
                yield row
