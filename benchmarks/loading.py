"""Rows a second into Neo4j, beside a bare driver loop: python benchmarks/loading.py [ROWS] [PAIRS].

The store's writing of a graph into an empty database, against a loop over the official driver that sends the same rows by the same
statements and does nothing else. Both in turn, on the server that the settings name; its database must be empty and is emptied. Besides
the time, the processor time of this process is compared: on a busy machine it says more.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import graphs
from neo4j import GraphDatabase

from kg.model import Edge, Graph, Node, NodeKey
from kg.store import write
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings

PROOF = {"evidence": ("依据《云州省旧厂改造办法》",), "spans": ("甲.txt:3-9",), "rules": ("basis",), "confidence": 0.9}


def chain(size: int) -> Graph:
    """Return that many policies, each based on the next."""
    keys = [NodeKey("Policy", f"第{number:07}号") for number in range(size)]
    nodes = tuple(Node(key, {"title": f"关于{key.id}的通知", "held": True, "keys": (key.id,)}) for key in keys)
    return Graph(nodes, tuple(Edge("BASED_ON", one, other, PROOF) for one, other in pairwise(keys)))


def statements(graph: Graph, batch: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what the bare loop sends."""
    nodes = [plain(node.properties) | {"id": node.key.id} for node in graph.nodes]
    edges = [{"source": edge.source.id, "target": edge.target.id, "properties": plain(edge.properties)} for edge in graph.edges]
    put_edges = write.PUT_EDGES.format(source="Policy", type="BASED_ON", target="Policy")
    for cypher, rows in ((write.PUT_NODES.format(label="Policy"), nodes), (put_edges, edges)):
        for start in range(0, len(rows), batch):
            piece = rows[start : start + batch]
            yield cypher, {"rows": piece, "expected": len(piece)}


def plain(properties: Any) -> dict[str, Any]:
    """Return properties as Bolt takes them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def timed_store(store: Neo4jStore, graph: Graph, rows: int) -> tuple[float, float]:
    """Return the seconds that the store takes, and those of this process."""
    begun, own = time.perf_counter(), time.process_time()
    graphs.write(store, graph, rows=rows)
    return time.perf_counter() - begun, time.process_time() - own


def timed_loop(driver: Any, graph: Graph, settings: StoreSettings) -> tuple[float, float]:
    """Return the seconds that the bare loop takes, and those of this process."""
    begun, own = time.perf_counter(), time.process_time()
    with driver.session(database=settings.neo4j_database) as session:
        for cypher, parameters in statements(graph, settings.batch):
            session.execute_write(lambda tx, cypher=cypher, parameters=parameters: tx.run(cypher, parameters).consume())
    return time.perf_counter() - begun, time.process_time() - own


def main() -> None:
    """Run the pairs, the first one unmeasured, and print medians."""
    rows, pairs = (int(given) if given else usual for given, usual in zip([*sys.argv[1:], None, None][:2], (80_000, 5), strict=True))
    settings, graph = StoreSettings.from_environment(), chain(rows // 2)
    store = Neo4jStore(settings.store, settings)
    if store.read("MATCH (n) RETURN count(n) AS n") != [{"n": 0}]:
        sys.exit(f"the database at {store.uri} is not empty, and the benchmark would empty it")
    store.prepare()
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    times: list[tuple[tuple[float, float], tuple[float, float]]] = []
    with GraphDatabase.driver(settings.store, auth=(settings.neo4j_user, password)) as driver:
        for _ in range(pairs + 1):
            ours = timed_store(store, graph, settings.batch)
            store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
            times.append((ours, timed_loop(driver, graph, settings)))
            store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    store.close()
    count = len(graph.nodes) + len(graph.edges)
    for what, place in (("time", 0), ("processor time of this process", 1)):
        ours, bare = ([count / pair[side][place] for pair in times[1:]] for side in (0, 1))
        ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
        rows_a_second = f"store {statistics.median(ours):.0f} rows/s, bare loop {statistics.median(bare):.0f} rows/s"
        print(f"{what}: {rows_a_second}, ratio {ratio:.2f} ({pairs} pairs)")


if __name__ == "__main__":
    main()
