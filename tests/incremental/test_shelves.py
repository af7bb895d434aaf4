"""Rows of bands: what they look like depends only on what they hold, however it came about."""

import sys
from pathlib import Path
from random import Random

import pytest
from compared import check
from drawn import PASSAGES

from kg.assemble.reuse import MOST, SIMILAR, Holding
from kg.incremental.memory import Memory
from kg.incremental.shelves import Change, Shelves
from kg.incremental.step import step
from kg.model import Contribution

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import bulletin, held, passages

BANDS = ("0" * 16, "f" * 16)


def applied(memory: Memory, changes: list[Change]) -> Shelves:
    shelves = Shelves(memory, changes)
    put, gone = shelves.written()
    memory.rows.update(put)
    for key in gone:
        del memory.rows[key]
    return shelves


@pytest.mark.parametrize("seed", range(8))
def test_rows_are_those_of_one_step(seed: int) -> None:
    random, memory, there = Random(seed), Memory(), set()
    every = [
        (band, f"甲办法{name}", Holding(f"{at}.txt", 1, 0, 200))
        for band in BANDS
        for name in range(random.choice((4, 30, 200)))
        for at in range(2)
    ]
    for _ in range(12):
        changes = random.sample(every, min(len(every), random.choice((1, 5, 60))))
        applied(memory, [Change(*one, comes=one not in there) for one in changes])
        there ^= set(changes)
        fresh = Memory()
        shelves = applied(fresh, [Change(*one, comes=True) for one in there])
        assert memory.rows == fresh.rows
        for band in BANDS:
            names = {name for key, name, _ in there if key == band}
            assert set(shelves.shelves([band]).get(band, {})) == (names if len(names) <= MOST else set())


def notice(at: int) -> Contribution:
    """A notice with a passage that all have, and one of its own number."""
    texts = (PASSAGES[0], "".join(chr(0x5000 + at * 131 + place) for place in range(130)))
    made = held(f"关于甲类设备{at}号的通知") | {"source": "".join(texts), "passages": passages(*texts)}
    return bulletin(f"{at}.txt", made)


def test_what_too_many_say_is_shared_by_none() -> None:
    memory = Memory()
    edges = []
    for at in range(MOST + 2):
        memory.apply(step(memory, [notice(at)]))
        assert not check(memory)
        edges.append(sum(edge.type == SIMILAR for edge in memory.graph().edges))
    assert edges == [*(at * (at + 1) // 2 for at in range(MOST)), 0, 0]
    memory.apply(step(memory, [], ["0.txt", "5.txt"]))
    assert not check(memory)
    assert sum(edge.type == SIMILAR for edge in memory.graph().edges) == MOST * (MOST - 1) // 2
