"""After any sequence of steps the graph is that of all contributions."""

from random import Random

import pytest
from compared import check
from drawn import Drawer

from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.resolve import Place, resolve


def run(seed: int, steps: int = 8) -> None:
    """A sequence of steps that add, change and remove bulletins."""
    random, drawer, memory = Random(seed), Drawer(seed), Memory()
    doubted: dict[tuple[str, int], set[Place]] = {}
    names = [f"{letter}.txt" for letter in "abcdefgh"]
    for at in range(steps):
        brought, gone = [], []
        for name in random.sample(names, random.randint(1, 3)):
            if name in memory.held and random.random() < 0.35:
                gone.append(name)
            elif name in memory.held and random.random() < 0.6:
                brought.append(drawer.changed(memory.held[name]))
            else:
                brought.append(drawer.bulletin(name))
        planned = step(memory, brought, gone)
        memory.apply(planned)
        assert not (found := check(memory)), (seed, at, found[:5])
        # What a step says of the documents that it brings or drags replaces what was said before.
        anew = {*gone, *(one.bulletin.id for one in brought)}
        doubted = {unit: places for unit, places in doubted.items() if unit[0] not in anew and unit not in planned.dragged}
        for item in planned.ambiguous:
            doubted.setdefault(item.place[:2], set()).add(item.place)
        expected = {item.place for item in resolve(memory.held.values()).ambiguous}
        assert set[Place]().union(*doubted.values()) == expected, (seed, at)


@pytest.mark.parametrize("seed", range(16))
def test_every_sequence_of_steps_gives_the_graph_of_all_contributions(seed: int) -> None:
    run(seed)
