"""After any sequence of steps a store holds what all its contributions say: graph, name index, texts and coverage."""

from random import Random
from typing import Any

import pytest
from compared import differences, loaded
from drawn import Drawer

from kg.build import build
from kg.model import Contribution, Graph
from kg.schema.read import schema
from kg.store import Store
from kg.store.neo4j.store import Neo4jStore
from kg.store.scan import Scan

ROWS = {
    "names": "MATCH (n:Names) RETURN n.id AS id, n.data AS data ORDER BY id",
    "coverage": "MATCH (b:Build) RETURN b.documents AS documents, b.newest AS newest",
}

LABELS = "MATCH (n:Policy) RETURN n, labels(n) AS labels"


def _labels(store: Store, node: dict[str, Any]) -> set[str]:
    """The labels that a store keeps of a policy."""
    return {*schema().labels["Policy"].labels_of(node)} if isinstance(store, Neo4jStore) else {"Policy"}


def check(store: Store, wanted: dict[str, Contribution]) -> list[str]:
    """What the store holds otherwise than these contributions say."""
    every = [wanted[name] for name in sorted(wanted)]
    scan = Scan(store)
    found = differences(Graph(tuple(scan.nodes()), tuple(scan.edges())), build(every))
    fresh = loaded(every)
    should = {
        "names": [{"id": key, "data": fresh.rows[key]} for key in sorted(fresh.rows)],
        "coverage": [fresh.coverage._asdict() if fresh.coverage else {"documents": 0, "newest": None}],
    }
    found += [f"labels {row['labels']} of {row['n']['id']}" for row in store.read(LABELS) if {*row["labels"]} != _labels(store, row["n"])]
    found += [f"{what} differ" for what, cypher in ROWS.items() if store.read(cypher) != should[what]]
    return found + ([] if list(store.contributions()) == every else ["contributions differ"])


def drawn(random: Random, drawer: Drawer, held: dict[str, Contribution]) -> tuple[dict[str, Contribution], set[str]]:
    """Up to three bulletins that come or change, and the names of those that go."""
    names = [f"{letter}/{number}.txt" for letter in "ab" for number in range(4)]
    brought, gone = {}, set()
    for name in random.sample(names, random.randint(1, 3)):
        if name in held and random.random() < 0.35:
            gone.add(name)
        elif name in held and random.random() < 0.6:
            brought[name] = drawer.changed(held[name])
        else:
            brought[name] = drawer.bulletin(name)
    return brought, gone


@pytest.mark.parametrize("seed", range(100, 104))
def test_every_sequence_of_steps(store: Store, seed: int) -> None:
    random, drawer = Random(seed), Drawer(seed)
    held: dict[str, Contribution] = {}
    for at in range(6):
        brought, gone = drawn(random, drawer, held)
        with store.update() as update:
            update.bring(list(brought.values()), gone)
        held = {name: one for name, one in (held | brought).items() if name not in gone}
        assert not (found := check(store, held)), (seed, at, found[:5])


@pytest.mark.parametrize("seed", range(104, 107))
def test_the_steps_of_one_build(store: Store, seed: int) -> None:
    """A step is computed while the one before it is being written, where the database can do both."""
    random, drawer = Random(seed), Drawer(seed)
    held: dict[str, Contribution] = {}
    for at in range(2):
        with store.update() as update:
            for _ in range(8):
                brought, gone = drawn(random, drawer, held)
                update.bring(list(brought.values()), gone)
                held = {name: one for name, one in (held | brought).items() if name not in gone}
        assert not (found := check(store, held)), (seed, at, found[:5])
