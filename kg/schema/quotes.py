"""Whether the quotes of a graph's edges prove them: none is empty, and the first shows the type."""

from collections.abc import Iterable, Iterator

from kg.model import Edge
from kg.schema.model import EdgeType
from kg.schema.read import schema


def check(edges: Iterable[Edge]) -> Iterator[str]:
    """Yield what is wrong with the quotes of edges, each naming its edge."""
    types = schema().edges
    for edge in edges:
        place = f"(:{edge.source.label} {edge.source.id!r})-[:{edge.type}]->(:{edge.target.label} {edge.target.id!r})"
        yield from (f"{place}: {problem}" for problem in _problems(edge, types[edge.type]))


def _problems(edge: Edge, kind: EdgeType) -> Iterator[str]:
    quotes = edge.properties.get("evidence", ())
    if not all(quote.strip() for quote in quotes):
        yield "evidence: has an empty quote"
    # A table shows by its columns which standard replaces which; only what one document does to another is said in words.
    in_words = edge.source.label == edge.target.label == "Policy" and kind.shown_by
    if quotes and in_words and not any(word in "".join(quotes[0].split()) for word in kind.shown_by):
        yield f"evidence: the first quote has none of {'、'.join(kind.shown_by)} ({quotes[0]!r:.80})"
