"""Fill an empty store with a generated graph: python benchmarks/fill.py [POLICIES [EDGES]].

The store is the one that the settings name. 100,000 policies and 1,000,000 edges need 3 GB of memory for this process.
"""

import resource
import sys
import time

import graphs
from generated import generated

from kg.store import open_store
from kg.store.settings import StoreSettings


def main() -> None:
    """Make the graph and load it."""
    policies, edges = (
        int(given) if given else usual for given, usual in zip([*sys.argv[1:], None, None][:2], (100_000, 1_000_000), strict=True)
    )
    store = open_store(settings=StoreSettings.from_environment())
    store.prepare()
    if store.read("MATCH (n) RETURN count(n) AS n") != [{"n": 0}]:
        sys.exit(f"the store {store.uri} is not empty, and the benchmark would empty it")
    begun = time.perf_counter()
    graph = generated(policies, edges)
    made = time.perf_counter()
    graphs.write(store, graph)
    written = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"the graph {made - begun:.1f} s, into the empty store {written - made:.1f} s, {peak:.2f} GB at most")
    store.close()


if __name__ == "__main__":
    main()
