"""What makes a reason count for less or more, and which rows are weak; on both stores."""

from collections.abc import Iterable
from math import log
from typing import Any

import pytest
from filling import fill

from kg.assemble.policies import stem
from kg.identity import policy_key
from kg.model import Edge, Graph, Node, NodeKey
from kg.store.protocol import Row, Store
from queries import run

CITED = "根据《丙》"


def policy(name: str, **told: Any) -> Node:
    known = {
        "title": name,
        "title_key": policy_key(name),
        "stem": stem(name),
        "held": True,
        "documents": 1,
        "validity": ("0001-01-01 in_force",),
    }
    return Node(NodeKey("Policy", name), known | told)


def other(label: str, name: str, documents: int) -> Node:
    return Node(NodeKey(label, name), {"name": name, "documents": documents})


def edge(type_: str, source: str, target: str, quote: str = CITED, label: str = "Policy", begin: str = "Policy") -> Edge:
    proof = {} if type_ == "MEASURES" else {"evidence": (quote,), "spans": ("a.txt:0-3",), "rules": ("cue",), "confidence": 0.9}
    return Edge(type_, NodeKey(begin, source), NodeKey(label, target), proof)


def related(store: Store, nodes: Iterable[Node], edges: Iterable[Edge], key: str) -> dict[str, Row]:
    fill(store, Graph(tuple(nodes), tuple(edges)))
    return {row["id"]: row for row in run(store, "related", {"key": key, "label": "Policy"})}


def weights(row: Row) -> dict[str, float]:
    return {reason["reason"]: reason["weight"] for reason in row["reasons"]}


@pytest.mark.parametrize(
    ("type_", "title", "quote", "weight"),
    [
        ("BASED_ON", "甲办法", CITED, 6),
        ("REFERENCES", "甲办法", CITED, 4),
        # What documents of every subject cite.
        ("BASED_ON", "中华人民共和国宪法", CITED, 6 * 0.3),
        ("REFERENCES", "2031年政府工作报告", CITED, 4 * 0.3),
        # A repeal says what it says, whatever it repeals.
        ("SUPERSEDES", "2031年政府工作报告", CITED, 8),
        # Cited for penalties; as a basis it is the subject.
        ("REFERENCES", "中华人民共和国行政处罚法", CITED, 4 * 0.3),
        ("BASED_ON", "中华人民共和国行政处罚法", CITED, 6),
        ("REFERENCES", "甲办法", "由甲部门依照《甲办法》的规定处罚", 4 * 0.6),
        ("REFERENCES", "甲处理办法", "按照《甲处理办法》申报", 4),
    ],
)
def test_citation(store: Store, type_: str, title: str, quote: str, weight: float) -> None:
    for asked, found in (("乙", title), (title, "乙")):
        row = related(store, [policy("乙"), policy(title)], [edge(type_, "乙", title, quote)], asked)[found]
        assert row["score"] == pytest.approx(weight)
        assert row["weak"] == (weight < 2.5)


def test_what_two_cite_for_penalties_counts_for_less(store: Store) -> None:
    cited = [edge("REFERENCES", "乙", "甲", "依照《甲》处罚"), edge("REFERENCES", "丙", "甲", "依照《甲》申报")]
    nodes = [policy("乙"), policy("丙"), policy("甲", documents=2)]
    less, full = (related(store, nodes, cited, key)[found]["reasons"][0]["weight"] for key, found in (("乙", "丙"), ("丙", "乙")))
    assert (less, full) == (round(1.8 * 9 / 10.8, 3), 2.25)


@pytest.mark.parametrize(("changed", "weight"), [(1, 8), (2, 8), (3, 8 / (1 + log(2))), (20, 8 / (1 + log(19)))])
def test_what_changes_many_documents_counts_for_less(store: Store, changed: int, weight: float) -> None:
    names = [f"甲{serial}" for serial in range(changed)]
    nodes = [policy("乙"), *(policy(name) for name in names)]
    edges = [edge("AMENDS" if serial % 2 else "SUPERSEDES", "乙", name) for serial, name in enumerate(names)]
    assert weights(related(store, nodes, edges, "乙")["甲0"])["supersedes"] == pytest.approx(weight, abs=0.001)
    assert weights(related(store, nodes, edges, "甲0")["乙"])["superseded_by"] == pytest.approx(weight, abs=0.001)


def test_what_rests_on_the_law_of_a_draft(store: Store) -> None:
    nodes = [policy("甲法（草案）"), policy("甲法"), policy("乙细则")]
    for key, found in (("甲法（草案）", "乙细则"), ("乙细则", "甲法（草案）")):
        reasons = related(store, nodes, [edge("BASED_ON", "乙细则", "甲法")], key)[found]["reasons"]
        assert [(reason["reason"], reason["id"], reason["weight"]) for reason in reasons] == [("other_edition", "甲法", 3.0)]


@pytest.mark.parametrize(("title", "weight"), [("甲通知", 2), ("开展风灯行动的通知", 4)])
def test_a_programme_in_a_title_counts_twice(store: Store, title: str, weight: float) -> None:
    nodes = [policy("乙"), policy(title), other("Programme", "风灯行动", 2)]
    edges = [edge("ADVANCES", name, "风灯行动", label="Programme") for name in ("乙", title)]
    for key, found in (("乙", title), (title, "乙")):
        assert weights(related(store, nodes, edges, key)[found]) == {"shared_programme": round(weight * 3 / (3 + weight), 3)}


def test_an_indicator_counts_once_however_many_goals_measure_it(store: Store) -> None:
    goals = ["乙甲率2031", "乙甲率2035", "丙甲率2031"]
    nodes = [policy("乙"), policy("丙"), *(Node(NodeKey("Goal", name), {"name": name}) for name in goals), other("Indicator", "甲率", 2)]
    edges = [edge("SETS", name[0], name, label="Goal") for name in goals]
    edges += [edge("MEASURES", name, "甲率", label="Indicator", begin="Goal") for name in goals]
    row = related(store, nodes, edges, "乙")["丙"]
    assert [(each["reason"], each["label"], each["id"], each["weight"]) for each in row["reasons"]] == [
        ("shared_indicator", "Indicator", "甲率", 1.0)
    ]
    assert row["weak"] is True
