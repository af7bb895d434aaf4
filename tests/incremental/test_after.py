"""What is held after a step is told the same while the step is written, half of it being there or none, and when it is."""

from random import Random

import pytest
from drawn import Drawer

from kg.incremental.after import After
from kg.incremental.held import Step
from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.model import Contribution, NodeKey
from kg.schema.read import schema


def told(held, places, nodes, names):
    """All that a holder tells of these bulletins, nodes and rows."""

    def by_key(edges):
        return sorted(((edge.key, dict(edge.properties)) for edge in edges), key=lambda edge: edge[0])

    policies = {key.id for key in nodes if key.label == "Policy"}
    return {
        "contributions": dict(held.contributions(places)),
        "excerpts": dict(held.excerpts({name: (1, 2) for name in places})),
        "names": dict(held.names(names)),
        "nodes": {key: dict(properties) for key, properties in held.nodes(nodes).items()},
        "from": by_key(held.edges_from(nodes)),
        "to": by_key(held.edges_to(nodes, schema().edges)),
        "some to": by_key(held.edges_to(nodes, {"SUPERSEDES", "AMENDS"})),
        "referring": {name: held.referring({name}) for name in policies},
    }


def without_edges(planned: Step) -> Step:
    """The part of a step that puts nodes, rows and contributions."""
    return Step(contributions=planned.contributions, names=planned.names, nodes=planned.nodes)


@pytest.mark.parametrize("seed", range(300, 312))
def test_a_step_that_is_being_written(seed):
    random, drawer = Random(seed), Drawer(seed)
    places = [f"{letter}/{number}.txt" for letter in "ab" for number in range(4)]
    before, half, after = Memory(), Memory(), Memory()
    removed = 0
    for _ in range(6):
        brought, gone = dict[str, Contribution](), set[str]()
        for name in random.sample(places, random.randint(1, 3)):
            if name in after.held and random.random() < 0.35:
                gone.add(name)
            else:
                brought[name] = drawer.changed(after.held[name]) if name in after.held else drawer.bulletin(name)
        planned = step(after, list(brought.values()), gone)
        removed += len(planned.nodes_gone) + len(planned.edges_gone)
        half.apply(without_edges(planned))
        after.apply(planned)
        graphs = [memory.graph() for memory in (before, after)]
        keys = {node.key for graph in graphs for node in graph.nodes} | {NodeKey("Policy", "没有的")}
        names = {*before.rows, *after.rows, "t:没有的"}
        wanted = told(after, places, keys, names)
        for state in (before, half, after):
            assert told(After(state, planned), places, keys, names) == wanted
        # The next step is the same, whatever of this one is there.
        more = drawer.bulletin("c/0.txt")
        assert step(After(before, planned), [more]) == step(after, [more])
        before.apply(planned)
        half = Memory()
        half.apply(step(half, list(before.held.values())))
    assert removed
