"""Dates of a law in several wordings: of the right one, whatever the files are called."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from kg.build import build
from kg.model import Bulletin, Change, Contribution, Document, Relation, Span
from kg.schema.validate import check

NOWHERE = Span(0, 0)


def text(name: str, *history: str, **facts: Any) -> Contribution:
    """A bulletin with one wording of 甲法, which names these days."""
    dates = {"signed": history[0] if history else None, "published": history[-1] if len(history) > 1 else None}
    usual: dict[str, Any] = {"kind": "law", "title": "甲法", "doc_number": None, "issuers": (), "effective": None, "expires": None}
    told = tuple(Change(day, NOWHERE, "") for day in history)
    document = Document(name, 1, 1, 9, 0, 99, "甲法", issuers_complete=True, history=told, **(usual | dates | facts))
    return Contribution(Bulletin(name, name, None, None, None, "document", "0" * 64, name), (document,))


def dates(*wordings: tuple[tuple[str, ...], dict[str, Any]]) -> dict[str, Any]:
    """Dates of the only policy, for every order of files."""
    found = []
    for order in permutations(wordings):
        graph = build(text(f"{place}.md", *history, **facts) for place, (history, facts) in enumerate(order))
        (policy,) = [node for node in graph.nodes if node.key.label == "Policy"]
        found.append({name: policy.properties.get(name) for name in ("title", "signed", "published", "effective", "expires", "status")})
    assert all(one == found[0] for one in found)
    return found[0]


FIRST = (("2001-01-01",), {"effective": "2001-03-01"})
SECOND = (("2001-01-01", "2011-01-01"), {"effective": "2001-03-01"})
THIRD = (("2001-01-01", "2011-01-01", "2021-01-01"), {"effective": "2021-07-01"})
ENDING = (("2001-01-01", "2011-01-01"), {"effective": "2001-03-01", "expires": "2016-12-31"})
NAMELESS = ((), {"effective": "2001-03-01"})

ROWS = [
    ([FIRST], ("2001-01-01", None, "2001-03-01", None)),
    ([FIRST, SECOND], ("2001-01-01", "2011-01-01", "2001-03-01", None)),
    ([FIRST, SECOND, THIRD], ("2001-01-01", "2021-01-01", "2021-07-01", None)),
    # a wording without a line of promulgation is no later one
    ([NAMELESS, THIRD], ("2001-01-01", "2021-01-01", "2021-07-01", None)),
    # what an old wording said of its end does not end the law
    ([FIRST, ENDING], ("2001-01-01", "2011-01-01", "2001-03-01", "2016-12-31")),
    ([ENDING, THIRD], ("2001-01-01", "2021-01-01", "2021-07-01", None)),
]


@pytest.mark.parametrize(("wordings", "expected"), ROWS, ids=range(len(ROWS)))
def test_dates_come_from_the_right_wording(wordings: list[tuple[tuple[str, ...], dict[str, Any]]], expected: tuple[object, ...]) -> None:
    found = dates(*wordings)
    assert (found["signed"], found["published"], found["effective"], found["expires"]) == expected
    assert found["status"] == "in_force"


def named(day: str, at: int, title: str | None = None, **change: Any) -> tuple[Change, tuple[Relation, ...]]:
    """A line of promulgation at an offset, and the decision that it names."""
    relation = Relation("REFERENCES", title, None, Span(at, at + 9), "修正", Span(at + 2, at + 5), ("r",), 1.0, date=day, amending=True)
    return Change(day, Span(at, at + 9), f"{day} 修正", **change), (relation,) if title else ()


def wording(name: str, *lines: tuple[Change, tuple[Relation, ...]], cites: tuple[str, ...] = (), **facts: Any) -> Contribution:
    """A bulletin with one wording of 甲法."""
    citing = [Relation("BASED_ON", title, None, Span(50, 59), "根据", Span(52, 55), ("r",), 1.0) for title in cites]
    history = tuple(change for change, _ in lines)
    found = text(name, *(change.day for change in history), **facts)
    relations = (*(one for _, named in lines for one in named), *citing)
    return Contribution(found.bulletin, (replace(found.documents[0], history=history, relations=relations),))


MADE = named("2001-01-01", 0)
CHANGED = named("2011-01-01", 10, "关于修改甲法的决定")
LATEST = named("2020-11-01", 20, "关于修改部分法律的决定", adopted=True, published="2021-01-01")
OLD = wording("z.md", MADE, CHANGED, cites=("乙法", "丙法"), effective="2001-03-01")
NEW = wording("a.md", MADE, CHANGED, LATEST, cites=("丙法", "丁法"), effective="2021-07-01")


def nodes(*contributions: Contribution) -> dict[str, dict[str, Any]]:
    graph = build(contributions)
    assert check(graph) == []
    return {node.key.id: dict(node.properties) for node in graph.nodes if node.key.label == "Wording"}


FIRST_NODE = {"day": "2001-01-01", "from": "2001-03-01", "until": "2011-01-01", "order": 1, "held": False}
SECOND_NODE = {"day": "2011-01-01", "from": "2011-01-01", "order": 2, "held": True, "texts": ("z.md:0-99",)}
THIRD_NODE = {"day": "2021-01-01", "from": "2021-07-01", "order": 3, "held": True, "texts": ("a.md:0-99",)}


def test_a_law_has_a_wording_for_each_day_that_its_texts_name() -> None:
    assert nodes(OLD) == {"甲法@2001-01-01": FIRST_NODE, "甲法@2011-01-01": SECOND_NODE}
    both = {"甲法@2001-01-01": FIRST_NODE, "甲法@2011-01-01": {**SECOND_NODE, "until": "2021-07-01"}, "甲法@2021-01-01": THIRD_NODE}
    assert nodes(OLD, NEW) == nodes(NEW, OLD) == both


def test_a_wording_knows_its_law_its_decision_and_its_bulletin() -> None:
    found = {(edge.type, edge.source.id, edge.target.id) for edge in build([OLD, NEW]).edges if edge.source.label == "Wording"}
    assert found == {
        *(("WORDING_OF", f"甲法@{day}", "甲法") for day in ("2001-01-01", "2011-01-01", "2021-01-01")),
        ("MADE_BY", "甲法@2011-01-01", "修改甲法的决定"),
        ("MADE_BY", "甲法@2021-01-01", "修改部分法律的决定"),
        ("IN", "甲法@2011-01-01", "z.md"),
        ("IN", "甲法@2021-01-01", "a.md"),
    }


def test_edges_say_in_which_wordings_they_stand() -> None:
    def standing(*contributions: Contribution) -> dict[tuple[str, str], tuple[object, object]]:
        edges = (edge for edge in build(contributions).edges if edge.source == ("Policy", "甲法"))
        return {(edge.type, edge.target.id): (edge.properties.get("wordings"), edge.properties.get("until")) for edge in edges}

    old, new = "2011-01-01", "2021-01-01"
    assert standing(OLD, NEW) == {
        ("BASED_ON", "乙法"): ((old,), "2021-07-01"),
        ("BASED_ON", "丙法"): ((old, new), None),
        ("BASED_ON", "丁法"): ((new,), None),
        ("PUBLISHED_IN", "z.md"): ((old,), None),
        ("PUBLISHED_IN", "a.md"): ((new,), None),
    }
    # one wording: nothing to tell apart, also where two bulletins print it
    assert set(standing(OLD, wording("y.md", MADE, CHANGED)).values()) == {(None, None)}


def test_a_repeal_is_not_undone_where_the_next_wording_does_not_repeat_it() -> None:
    repeal = Relation("SUPERSEDES", "戊法", None, Span(60, 69), "废止", Span(62, 65), ("r",), 1.0)
    repealing = Contribution(OLD.bulletin, (replace(OLD.documents[0], relations=(*OLD.documents[0].relations, repeal)),))
    (edge,) = [edge for edge in build([repealing, NEW]).edges if edge.type == "SUPERSEDES"]
    assert {name: edge.properties.get(name) for name in ("wordings", "until", "date")} == {
        "wordings": ("2011-01-01",),
        "until": None,
        "date": "2001-03-01",
    }
    (old,) = [node for node in build([repealing, NEW]).nodes if node.key == ("Policy", "戊法")]
    assert old.properties["status"] == "repealed"


def test_a_repeal_that_two_wordings_print_is_that_of_the_first() -> None:
    repeal = Relation("SUPERSEDES", "戊法", None, Span(60, 69), "废止", Span(62, 65), ("r",), 1.0)
    both = [Contribution(one.bulletin, (replace(one.documents[0], relations=(repeal,)),)) for one in (OLD, NEW)]
    (edge,) = [edge for edge in build(both).edges if edge.type == "SUPERSEDES"]
    assert edge.properties["date"] == "2001-03-01"


def test_a_text_without_a_line_of_promulgation_is_the_last_wording_before_its_first_day() -> None:
    nameless = wording("n.md", effective="2011-03-01")
    found = nodes(nameless, NEW)
    assert {name: (one["from"], one["held"]) for name, one in found.items()} == {
        "甲法@2001-01-01": ("2001-01-01", False),
        "甲法@2011-01-01": ("2011-03-01", True),
        "甲法@2021-01-01": ("2021-07-01", True),
    }


def test_what_is_no_law_has_no_wordings() -> None:
    assert nodes(wording("a.md", MADE, CHANGED, kind="policy"), wording("b.md", MADE, kind="draft")) == {}
