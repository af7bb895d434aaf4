"""Makes a store hold any graph at all, also one that no bulletins give: what tests of reading need."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import difference

from kg.incremental.held import Coverage
from kg.model import Bulletin, Contribution, Graph
from kg.store import Store
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
    with store.update() as update:
        update.given((one.bulletin for one in held.values()) if inputs is None else inputs)
        update.write(
            replace(
                difference.of_graph(store, graph),
                contributions=tuple(one for name, one in sorted(held.items()) if before.get(name) != one),
                contributions_gone=tuple(sorted(before.keys() - held.keys())),
                coverage=coverage(held.values()),
            )
        )
        meanwhile()
    return update.changes


def coverage(contributions: Iterable[Contribution]) -> Coverage:
    """Return among how many texts a repeal was looked for, and up to which day."""
    documents = [document for contribution in contributions for document in contribution.documents]
    days = [day for document in documents for day in (document.signed, document.published) if day]
    return Coverage(len(documents), max(days, default=None))
