"""The old graph and the differences give the new graph, whatever the steps."""

import json
from random import Random

import pytest
from drawn import Drawer

from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.model import Graph, Node, NodeKey
from kg.news.change import Change
from kg.news.differences import fingerprint, replayed, rows


@pytest.mark.parametrize("seed", range(200, 206))
def test_old_graph_and_differences_give_the_new_graph(seed):
    random, drawer, memory = Random(seed), Drawer(seed), Memory()
    graph = memory.graph()
    for _ in range(6):
        brought, gone = [], []
        for name in random.sample("abcdef", random.randint(1, 3)):
            if name in memory.held and random.random() < 0.35:
                gone.append(name)
            else:
                brought.append(drawer.changed(memory.held[name]) if name in memory.held else drawer.bulletin(name))
        planned = step(memory, brought, gone)
        change = Change(memory, planned)
        told = json.loads(json.dumps(rows(change)))
        kinds = [(row["change"], key in change.before) for row in told if "node" in row for key in [NodeKey(row["node"], row["id"])]]
        assert {kind: before for kind, before in kinds}.items() <= {"added": False, "changed": True, "removed": True}.items()
        memory.apply(planned)
        graph = replayed(graph, told)
        assert graph == memory.graph()
        assert fingerprint(graph) == fingerprint(memory.graph())


def test_the_fingerprint_knows_every_property():
    one = Graph((Node(NodeKey("Policy", "甲"), {"held": True}),), ())
    other = Graph((Node(NodeKey("Policy", "甲"), {"held": False}),), ())
    assert fingerprint(one) != fingerprint(other)
