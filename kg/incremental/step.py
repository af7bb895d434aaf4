"""One step of an incremental build."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from kg.incremental.counts import count
from kg.incremental.difference import EdgeChanges, by_key, compared, degree_changes
from kg.incremental.edges import Edges
from kg.incremental.held import Held, Step
from kg.incremental.known import known_edges
from kg.incremental.library import Library
from kg.incremental.nodes import Nodes
from kg.incremental.placed import Placed
from kg.incremental.provisions import Provisions
from kg.incremental.reuse import Reuse
from kg.incremental.texts import Texts
from kg.incremental.validity import Assessment
from kg.incremental.wordings import Wordings
from kg.model import Contribution, Node, NodeKey
from kg.resolve import Ambiguity
from kg.resolve.resolution import ambiguity


class Apart(NamedTuple):
    """What a step changes in provisions and in the text that documents share: nothing else of the step depends on it."""

    nodes: Sequence[Node]
    nodes_gone: Sequence[NodeKey]
    edges: Sequence[EdgeChanges]
    rows: Mapping[str, str]
    rows_gone: Sequence[str]


Beside = Callable[[Callable[[], Apart]], Callable[[], Apart]]
"""Begins work, and returns what waits for its result: `kg.store.beside.beside`, or `at_once`."""


def at_once(work: Callable[[], Apart]) -> Callable[[], Apart]:
    """Do the work now."""
    found = work()
    return lambda: found


def step(
    held: Held, brought: Sequence[Contribution], gone: Collection[str] = (), provisions: bool = True, beside: Beside = at_once
) -> Step:
    """Return what is to be written so that `brought` is held, new or in place of what its bulletins gave before, and `gone` no more.

    Contributions brought that are held as they are, and ids of bulletins that are not held, change nothing. A bulletin that is in both is
    brought. `provisions` tells whether the graph has the provisions of policies; it has to be the same for every step of a holder.
    `beside` does what takes long and what nothing else of the step depends on.
    """
    library = Library(held, brought, gone)
    counts = count(held, library)
    placed = Placed(held, library)
    edges = Edges(held, library, placed)
    apart = beside(lambda: _apart(held, library, placed, edges, provisions))
    changes = compared(edges.before, edges.after)
    nodes = Nodes(held, library, placed, edges, degree_changes(edges.near, changes), counts.printed)
    _add_known(held, nodes, changes)
    assessment = Assessment(held, nodes, changes, edges.near)
    texts = Texts(edges)
    rows, rows_gone = placed.index.written()
    own: list[Texts | Wordings] = [texts, Wordings(held, edges)]
    nodes_put = (*_differing(nodes, assessment), *(node for part in own for node in part.nodes))
    ambiguous = _ambiguous(library, brought, placed)
    others = apart()
    for some in (texts.edges, *others.edges):
        changes.put.update(some.put)
        changes.gone.update(some.gone)
    return Step(
        contributions=tuple(library.new.values()),
        contributions_gone=library.gone,
        names={**rows, **counts.rows, **edges.finals.rows, **others.rows},
        names_gone=(*rows_gone, *counts.gone, *edges.finals.gone, *others.rows_gone),
        nodes=tuple(sorted((*nodes_put, *others.nodes), key=lambda node: node.key)),
        nodes_gone=tuple(sorted((*nodes.gone, *(key for part in own for key in part.gone), *others.nodes_gone))),
        edges=tuple(changes.put[key] for key in sorted(changes.put)),
        edges_gone=tuple(sorted(changes.gone)),
        coverage=counts.coverage,
        ambiguous=ambiguous,
        dragged=frozenset(placed.dragged),
    )


def _apart(held: Held, library: Library, placed: Placed, edges: Edges, provisions: bool) -> Apart:
    reuse = Reuse(held, library, placed, edges)
    if not provisions:
        return Apart((), (), (reuse.edges,), reuse.rows, reuse.rows_gone)
    found = Provisions(held, library, placed, edges)
    return Apart(found.nodes, sorted(found.gone), (found.edges, reuse.edges), reuse.rows, reuse.rows_gone)


def _add_known(held: Held, nodes: Nodes, changes: EdgeChanges) -> None:
    """Add what the data files know of the bodies, industries and regions that come or go."""
    placed = nodes.hierarchical()
    before = by_key(held.edges_from({NodeKey("Ministry", name) for name in nodes.near} | placed))
    found = compared(before, known_edges(nodes.bodies, placed - nodes.gone, nodes.governed()))
    changes.put.update(found.put)
    changes.gone.update(found.gone)


def _differing(nodes: Nodes, assessment: Assessment) -> tuple[Node, ...]:
    after: Mapping[NodeKey, Mapping[str, object]] = {**nodes.after, **assessment.after}
    return tuple(Node(key, after[key]) for key in sorted(after) if after[key] != assessment.before(key))


def _ambiguous(library: Library, brought: Sequence[Contribution], placed: Placed) -> tuple[Ambiguity, ...]:
    """Return what fits several policies in the bulletins that were brought, and in the documents whose citations move by that."""
    documents = [*(document for one in brought for document in one.documents), *placed.dragged.values()]
    namings = [naming for document in documents for naming in library.namings(document)]
    placed.load(namings)
    found = (ambiguity(naming, placed.region(naming).placing) for naming in sorted(namings, key=lambda naming: naming.place))
    return tuple(one for one in found if one)
