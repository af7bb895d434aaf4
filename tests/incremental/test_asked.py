"""What a step asks for and writes does not grow with what is held."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.incremental.memory import Memory
from kg.incremental.step import step
from kg.model import Contribution

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import bulletin, cite, held


class Asked(Memory):
    """Counts what it answers."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.answers: Counter[str] = Counter()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in ("contributions", "names", "nodes", "edges_from", "edges_to", "referring"):
            return found

        def answer(*keys: Any) -> Any:
            given = found(*keys)
            self.answers[name] += len(given)
            return given

        return answer


def citing(at: int) -> Contribution:
    """A document that rests on a law, on an order, on a stub, on a repealed notice and on an announcement known by number."""
    year, day = 2000 + at % 30, f"{2000 + at % 30}-{1 + at % 12:02}-{1 + at % 28:02}"
    cited = (
        cite("甲法", "BASED_ON"),
        cite("乙条例", "BASED_ON", number="国务院令第5号"),
        cite("财政部关于丙类设备的通知"),
        cite("丁办法", "BASED_ON"),
        cite("戊公告", "AMENDS", number=f"财政部公告2031年第{at % 3}号"),
    )
    return bulletin(f"citing/{at}", held(f"第{at}规定", *cited, number=f"财规〔{year}〕{at}号", issuers=("财政部",), signed=day))


LAWS = bulletin(
    "laws",
    held("甲法", kind="law", signed="1990-01-01"),
    held("丁办法", signed="1991-01-01", expires="2015-12-31"),
    held("己决定", cite("丁办法", "SUPERSEDES", scope="whole"), signed="2014-01-01"),
)


def loaded(size: int) -> Asked:
    memory = Asked()
    for start in range(0, size, 50):
        memory.apply(
            step(memory, [LAWS, *map(citing, range(start, start + 50))] if not start else [*map(citing, range(start, start + 50))])
        )
    memory.answers.clear()
    return memory


CHANGES = {
    "a document more": lambda memory: step(memory, [citing(9000)]),
    "a document less": lambda memory: step(memory, (), ["citing/40"]),
    "the same document": lambda memory: step(memory, [citing(7)]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_step_asks_for_no_more_where_more_is_held(change: Any) -> None:
    few, many = loaded(100), loaded(400)
    one, other = change(few), change(many)
    assert sum(many.answers.values()) <= sum(few.answers.values()) + 3
    assert (len(one.nodes), len(one.edges), len(one.names or ())) == (len(other.nodes), len(other.edges), len(other.names or ()))


def test_what_is_held_already_writes_nothing() -> None:
    memory = loaded(50)
    assert not step(memory, [LAWS, *map(citing, range(50))])
