"""Compares a store with the graph of its bulletins, computed anew: page by page, in constant memory.

The graph is computed in steps into a file, which is gone afterwards; so are the name index and the texts, which are compared too.
"""

import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from kg.incremental.step import step
from kg.model import Edge, EdgeKey, Node, NodeKey, tupled
from kg.schema.read import schema
from kg.store.held import StoredGraph
from kg.store.protocol import Progress, Store
from kg.store.scan import Scan
from kg.store.sqlite import SqliteGraph
from kg.store.state import read_state
from kg.store.update import portions

NODES, CHARACTERS = 500, 2_000_000
"""Of one page: nodes at most, and characters of their properties."""
COVERAGE = "MATCH (b:Build {id: 'build'}) RETURN b.documents AS documents, b.newest AS newest"

MISSING, FOREIGN = "is missing or differs from what the bulletins give", "comes from no bulletin"


def differences(store: Store, progress: Progress) -> Iterator[str]:
    """Yield a line for every node, edge, row of the name index and text that differs. Raises StoreError."""
    with tempfile.TemporaryDirectory(prefix="policy-kg-") as folder, closing(SqliteGraph(Path(folder) / "graph")) as graph:
        _compute(store, graph, progress)
        held = StoredGraph(store)
        for page in _pages(graph):
            yield from _of_nodes(held, page)
            yield from _of_edges(held, graph, [node.key for node in page])
        for label in _compared():
            for ids in Scan(store).ids(label):
                known = graph.known(label, ids)
                foreign = [NodeKey(label, name) for name in ids if name not in known]
                yield from (f"{_name(key)} {FOREIGN}" for key in foreign)
                yield from _of_edges(held, graph, foreign)
        if graph.coverage and graph.coverage._asdict() not in store.read(COVERAGE):
            yield f"the number of texts and the newest day {MISSING}"


def _compared() -> tuple[str, ...]:
    """Return the labels that follow from the bulletins."""
    return (*(label.name for label in schema().public), "Names")


def _compute(store: Store, graph: SqliteGraph, progress: Progress) -> None:
    total, done = store.totals()["Bulletin"], 0
    provisions = read_state(store).provisions
    for some in portions(store.contributions(), lambda one: one):
        graph.apply(step(graph, some, provisions=provisions))
        done += len(some)
        progress("bulletins computed anew", done, total)


def _pages(graph: SqliteGraph) -> Iterator[list[Node]]:
    """Yield what was computed, cut by number and length."""
    page: list[Node] = []
    length = 0
    for node in graph.all_nodes():
        if node.key.label not in _compared():
            continue
        if page and (len(page) == NODES or length > CHARACTERS):
            yield page
            page, length = [], 0
        page.append(node)
        length += sum(len(value) for value in node.properties.values() if isinstance(value, str))
    if page:
        yield page


def _of_nodes(held: StoredGraph, page: Collection[Node]) -> Iterator[str]:
    stored = held.nodes([node.key for node in page])
    yield from (f"{_name(node.key)} {MISSING}" for node in page if stored.get(node.key) != _plain(node.properties))


def _of_edges(held: StoredGraph, graph: SqliteGraph, sources: Collection[NodeKey]) -> Iterator[str]:
    public = {label.name for label in schema().public}
    keys = [key for key in sources if key.label in public]
    stored = held.edges_from(keys)
    found, computed = _by_key(stored), _by_key(graph.edges_from(keys))
    yield from (f"{_edge_name(key)} {MISSING}" for key in sorted(computed) if found.get(key) != computed[key])
    yield from (f"{_edge_name(key)} {FOREIGN}" for key in sorted(found.keys() - computed.keys()))
    times = Counter(edge.key for edge in stored)
    yield from (f"{_edge_name(key)} is there {count} times" for key, count in sorted(times.items()) if count > 1)


def _by_key(edges: Collection[Edge]) -> dict[EdgeKey, dict[str, Any]]:
    return {edge.key: _plain(edge.properties) for edge in edges}


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties as a store gives them back: one without a value is not there."""
    return {name: value for name, value in tupled(properties).items() if value is not None}


def _name(key: NodeKey) -> str:
    return f"(:{key.label} {{id: {key.id!r}}})"


def _edge_name(key: EdgeKey) -> str:
    kind, source, target = key
    return f"(:{source.label} {source.id!r})-[:{kind}]->(:{target.label} {target.id!r})"
