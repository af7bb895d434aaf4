"""A draft is joined to what it became whichever of the two comes first, and no longer once either goes."""

import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from compared import check

from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.model import Contribution

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import bulletin, cite, held

TITLES = ("甲类办法", "甲类办法（征求意见稿）", "甲类办法（第二次征求意见稿）", "关于甲类办法的通知", "乙类法（草案）", "乙类法")
NUMBERS = (None, None, "财规〔2031〕5号", "财规〔2033〕6号", "财政部令第5号")
DAYS = ("2029-01-05", "2030-03-05", "2031-03-05", "2031-09-01", "2033-06-01", "")
BODIES = ((), (), ("财政部",), ("国务院",), ("四川省财政厅",))


def document(random: Random) -> dict[str, Any]:
    """A draft, what it may have become, or what cites either."""
    title, number, day = random.choice((*TITLES, "丙类通知")), random.choice(NUMBERS), random.choice(DAYS)
    kind = "draft" if "稿" in title or "草案" in title else "law" if title.endswith("法") else "policy"
    cited = [cite(random.choice(TITLES), number=random.choice(NUMBERS)) for _ in range(random.choice((0, 0, 1)))]
    dates = {"signed": day} if day else {}
    return held(title, *cited, number=None if kind == "draft" else number, issuers=random.choice(BODIES), kind=kind, **dates)


def finals(memory: Memory) -> set[tuple[str, str]]:
    return {(edge.source.id, edge.target.id) for edge in memory.graph().edges if edge.type == "DRAFT_OF"}


def test_every_sequence_of_steps_gives_the_edges_of_all_contributions() -> None:
    came = went = 0
    for seed in range(30):
        random, memory, known = Random(seed), Memory(), set[tuple[str, str]]()
        for at in range(10):
            names = random.sample([f"{letter}.txt" for letter in "abcdefg"], 2)
            gone = {name for name in names if name in memory.held and random.random() < 0.4}
            brought = [bulletin(name, *(document(random) for _ in range(random.randint(1, 2)))) for name in names if name not in gone]
            memory.apply(step(memory, brought, gone))
            assert not (found := check(memory)), (seed, at, found[:5])
            now = finals(memory)
            came, went, known = came + len(now - known), went + len(known - now), now
    assert came > 25
    assert went > 15


DRAFT = bulletin("draft", held("甲类办法（征求意见稿）", kind="draft", signed="2031-03-05"))
FINAL = bulletin("final", held("甲类办法", number="财规〔2031〕5号", signed="2031-09-01"))
RIVAL = bulletin("rival", held("甲类办法", number="财规〔2033〕6号", signed="2033-06-01"))
JOINED = {("甲类办法征求意见稿", "财规〔2031〕5号")}


@pytest.mark.parametrize(
    ("steps", "joined"),
    [
        ([DRAFT, FINAL], JOINED),
        ([FINAL, DRAFT], JOINED),
        ([FINAL, DRAFT, RIVAL], set()),
        ([RIVAL, FINAL, DRAFT], set()),
        ([RIVAL, FINAL, DRAFT, "rival"], JOINED),
        ([FINAL, DRAFT, "draft"], set()),
        ([FINAL, DRAFT, "final"], set()),
    ],
)
def test_bulletins_come_and_go(steps: list[Contribution | str], joined: set[tuple[str, str]]) -> None:
    memory = Memory()
    for one in steps:
        memory.apply(step(memory, (), [one]) if isinstance(one, str) else step(memory, [one]))
        assert not check(memory)
    assert finals(memory) == joined
