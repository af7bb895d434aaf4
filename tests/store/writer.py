"""A build in a process of its own, to be killed: says `begun`, then one line for each batch.

python writer.py URI SIZE
"""

import sys
from itertools import pairwise

from graphs import contribution, edge, graph, policy

from kg.model import Contribution, Graph
from kg.store import open_store
from kg.store.settings import StoreSettings


def wanted(size: int) -> tuple[Graph, list[Contribution]]:
    """A chain of that many policies, and what the bulletins bring."""
    chain = [policy(f"第{number}号", keys=(f"办法{number}",)) for number in range(size)]
    links = [edge("BASED_ON", one, other) for one, other in pairwise(chain)]
    return graph(*chain, *links), [contribution(f"{size}-{number}.txt", "甲" * size) for number in range(3)]


if __name__ == "__main__":
    uri, size = sys.argv[1], int(sys.argv[2])
    store = open_store(uri, StoreSettings(store=uri, batch=20))
    store.prepare()
    known = [kept for kept in store.contributions() if not kept.bulletin.id.startswith(f"{size}-")]
    whole, fresh = wanted(size)
    print("begun", flush=True)
    store.replace(whole, [*known, *fresh], lambda what, done, total: print(what, done, total, flush=True))
    store.close()
    print("done", flush=True)
