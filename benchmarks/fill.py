"""Fill an empty store with a generated graph, and write it again with one bulletin less: python benchmarks/fill.py [POLICIES [EDGES]].

The store is the one that the settings name. 100,000 policies and 1,000,000 edges need 3 GB of memory for this process.
"""

import resource
import sys
import time
from collections.abc import Callable

from generated import generated

from kg.assemble.degree import with_degrees
from kg.assemble.validity import with_validity
from kg.model import Graph
from kg.store import Store, open_store
from kg.store.protocol import Changes
from kg.store.settings import StoreSettings


def without(graph: Graph, bulletin: str) -> Graph:
    """Return the graph without a bulletin and what it alone prints, as if it had never been loaded."""
    gone = {edge.source for edge in graph.edges if edge.type == "PUBLISHED_IN" and edge.target.id == bulletin}
    gone |= {node.key for node in graph.nodes if node.key.id == bulletin}
    nodes = tuple(node for node in graph.nodes if node.key not in gone)
    left = tuple(edge for edge in graph.edges if edge.source not in gone and edge.target not in gone)
    return with_degrees(with_validity(Graph(nodes, left)))


def timed(what: str, work: Callable[[], Changes | Graph | None]) -> Changes | Graph | None:
    """Print how long it takes."""
    begun = time.perf_counter()
    done = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    told = f"; {done}" if isinstance(done, Changes) else ""
    print(f"{what:<42}{time.perf_counter() - begun:8.1f} s{peak:8.2f} GB at most{told}", flush=True)
    return done


def fill(store: Store, graph: Graph) -> None:
    """Load it, load it again, then with one bulletin less, then with it."""
    less = without(graph, next(node.key.id for node in graph.nodes if node.key.label == "Bulletin"))
    timed("constraints and indexes", store.prepare)
    timed("into the empty store", lambda: store.replace(graph, []))
    timed("the same again", lambda: store.replace(graph, []))
    timed("one bulletin less", lambda: store.replace(less, []))
    timed("with it", lambda: store.replace(graph, []))


def main() -> None:
    """Make the graph and load it."""
    policies, edges = (
        int(given) if given else usual for given, usual in zip([*sys.argv[1:], None, None][:2], (100_000, 1_000_000), strict=True)
    )
    store = open_store(settings=StoreSettings.from_environment())
    store.prepare()
    if store.read("MATCH (n) RETURN count(n) AS n") != [{"n": 0}]:
        sys.exit(f"the store {store.uri} is not empty, and the benchmark would empty it")
    graph = timed("the graph", lambda: generated(policies, edges))
    assert isinstance(graph, Graph)
    fill(store, graph)
    store.close()


if __name__ == "__main__":
    main()
