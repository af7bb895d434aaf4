"""After any sequence of steps the graph is that of all contributions."""

from random import Random

import pytest
from compared import check
from drawn import Drawer

from kg.incremental.memory import Memory
from kg.incremental.step import step


def run(seed: int, steps: int = 8) -> None:
    """A sequence of steps that add, change and remove bulletins."""
    random, drawer, memory = Random(seed), Drawer(seed), Memory()
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
        memory.apply(step(memory, brought, gone))
        assert not (found := check(memory)), (seed, at, found[:5])


@pytest.mark.parametrize("seed", range(16))
def test_every_sequence_of_steps_gives_the_graph_of_all_contributions(seed: int) -> None:
    run(seed)
