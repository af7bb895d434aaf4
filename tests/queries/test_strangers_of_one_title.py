"""Documents of one title: editions of each other where one body issued them, strangers where several did."""

import pytest
from filling import fill

from kg.model import Edge, Graph, Node, NodeKey
from kg.store.protocol import Store
from queries import picture, run

DECISION, ACT = "关于废止部分规章的决定", "中华人民共和国渔灯法"
ISSUED = {
    "甲1号": ("甲部",),
    "甲2号": ("甲部", "丙部"),
    "乙3号": ("乙部",),
    "丙4号": ("丙部",),
    "丁5号": ("丁省政府",),
    "无号": (),
    "法1号": ("甲部",),
    "稿6号": ("戊局",),
    "法2号": ("丁省政府",),
}
"""Policies and their bodies: 甲部 became 乙部. 稿6号 is a draft."""
PROOF = {"evidence": ("甲",), "spans": ("甲.txt:0-1",), "rules": ("cue",), "confidence": 0.9}


def policy(id_: str, title: str) -> Node:
    kind = "draft" if id_.startswith("稿") else "policy"
    return Node(
        NodeKey("Policy", id_),
        {"kind": kind, "title": title, "title_key": title, "stem": title, "number": id_, "held": True, "documents": 1},
    )


@pytest.fixture
def bodies(store: Store) -> Store:
    names = sorted({name for some in ISSUED.values() for name in some})
    nodes = [policy(id_, ACT if id_.startswith("法") else DECISION) for id_ in ISSUED]
    nodes += [policy("据丁", "丁省实施细则"), *(Node(NodeKey("Ministry", name), {"name": name}) for name in names)]
    edges = [Edge("ISSUED_BY", NodeKey("Policy", id_), NodeKey("Ministry", name), PROOF) for id_, some in ISSUED.items() for name in some]
    edges += [
        Edge("SUCCEEDED_BY", NodeKey("Ministry", "甲部"), NodeKey("Ministry", "乙部"), {}),
        Edge("BASED_ON", NodeKey("Policy", "据丁"), NodeKey("Policy", "丁5号"), PROOF),
    ]
    nodes.sort(key=lambda node: node.key)
    edges.sort(key=lambda edge: (edge.type, edge.source, edge.target))
    fill(store, Graph(tuple(nodes), tuple(edges)))
    return store


def of_reason(store: Store, key: str, reason: str) -> set[str]:
    rows = run(store, "related", {"key": key, "label": "Policy", "limit": 100})
    return {row["id"] for row in rows if any(one["reason"] == reason for one in row["reasons"])}


@pytest.mark.parametrize(
    ("key", "editions"),
    [
        ("甲1号", {"甲2号", "乙3号", "无号", "稿6号"}),
        ("甲2号", {"甲1号", "乙3号", "丙4号", "无号", "稿6号"}),
        ("丙4号", {"甲2号", "无号", "稿6号"}),
        ("丁5号", {"无号", "稿6号"}),
        # Whose it is, nobody knows: each may be its edition.
        ("无号", {"甲1号", "甲2号", "乙3号", "丙4号", "丁5号", "稿6号"}),
        # Another body may have asked for comments on it.
        ("稿6号", {"甲1号", "甲2号", "乙3号", "丙4号", "丁5号", "无号"}),
        # There is one law of that name, whoever passed it.
        ("法1号", {"法2号"}),
    ],
)
def test_namesakes_of_other_bodies_are_no_editions(bodies: Store, key: str, editions: set[str]) -> None:
    assert {row["id"] for row in run(bodies, "lineage", {"key": key}) if row["type"] == "SAME_TITLE"} == editions
    assert of_reason(bodies, key, "same_title") == editions
    assert {node.key.id for node in picture(bodies, "lineage", {"key": key}).nodes} == {key, *editions}


def test_what_rests_on_another_bodys_document_rests_on_no_other_edition(bodies: Store) -> None:
    assert of_reason(bodies, "据丁", "other_edition") == {"无号", "稿6号"}
    assert of_reason(bodies, "甲1号", "other_edition") == set()
