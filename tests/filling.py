"""Makes a store hold any graph at all, also one that no bulletins give: what tests of reading need."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.incremental.held import Coverage, TextRow
from kg.incremental.texts import text_row
from kg.model import Bulletin, Contribution, Graph
from kg.store import Store, difference
from kg.store.protocol import Changes


def fill(
    store: Store,
    graph: Graph,
    kept: Iterable[Contribution] = (),
    meanwhile: Callable[[], object] = lambda: None,
    inputs: Iterable[Bulletin] | None = None,
) -> Changes:
    """Make the store hold exactly this graph and these contributions, in one step; by default all of them were given now.

    `meanwhile` is called when the step is written and the build not yet ended.
    """
    held = {one.bulletin.id: one for one in kept}
    before = {one.bulletin.id: one for one in store.contributions()}
    printed = {row["id"]: row["sha256"] for row in store.stream("MATCH (t:Text) RETURN t.id AS id, t.sha256 AS sha256")}
    wanted = {text.id: text for text in texts(graph, held.values())}
    with store.update() as update:
        update.given((one.bulletin for one in held.values()) if inputs is None else inputs)
        update.write(
            replace(
                difference.of_graph(store, graph),
                contributions=tuple(one for name, one in sorted(held.items()) if before.get(name) != one),
                contributions_gone=tuple(sorted(before.keys() - held.keys())),
                texts=tuple(text for text in wanted.values() if printed.get(text.id) != text.sha256),
                texts_gone=tuple(sorted(printed.keys() - wanted.keys())),
                coverage=coverage(held.values()),
            )
        )
        meanwhile()
    return update.changes


def texts(graph: Graph, contributions: Iterable[Contribution]) -> Iterator[TextRow]:
    """Yield the text of every document that the graph knows."""
    printed = {place: edge.source for edge in graph.edges if edge.type == "PUBLISHED_IN" for place in edge.properties.get("spans", ())}
    for contribution in contributions:
        for document in contribution.documents:
            source = printed.get(f"{document.bulletin}:{document.start}-{document.end}")
            if source and (row := text_row(document, source)):
                yield row


def coverage(contributions: Iterable[Contribution]) -> Coverage:
    """Return among how many texts a repeal was looked for, and up to which day."""
    documents = [document for contribution in contributions for document in contribution.documents]
    days = [day for document in documents for day in (document.signed, document.published) if day]
    return Coverage(len(documents), max(days, default=None))
