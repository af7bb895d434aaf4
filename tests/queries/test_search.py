"""Search on both stores: what is found, in which order, with what marked."""

from typing import Any

import pytest
from filling import fill
from province import DRAFT, FUND, LAW18, LAW29, OFFSHORE, OLD, PLAN, READING, A, B, C, D

from kg.model import Graph, Node, NodeKey
from kg.store.protocol import Store
from queries import run


def found(store: Store, q: str, **more: Any) -> list[tuple[str, str]]:
    return [(row["match"], row["id"]) for row in run(store, "search", {"q": q, **more})]


@pytest.mark.parametrize(
    ("q", "hits"),
    [
        # Numbers in any bracket style, also one that it is known by besides.
        ("云工规〔2031〕5号", [("exact", D)]),
        ("云工规[2031]5号", [("exact", D)]),
        ("云工规（2031） 第５号", [("exact", D)]),
        ("云质联【2023】2号", [("exact", C)]),
        ("云工规〔2031〕50号", []),
        # Titles: the same, words of it, words cut by meaning.
        ("云州省节约用能条例", [("exact", LAW18), ("exact", LAW29)]),
        ("《云州省风机再制造管理办法》", [("exact", B), ("exact", C)]),
        ("风电设备 管理办法", [("words", D), ("words", READING), ("words", DRAFT)]),
        ("云州省风电装备细则", [("words", FUND)]),
        ('"云州省风电装备细则"', []),
        ("风电装备专项资金管理细则", [("phrase", FUND)]),
        ("小灯塔", [("prefix", "小灯塔企业培育计划")]),
        ("锅炉", [("prefix", "341")]),
        ("c3415", [("exact", "3415")]),
        ("云能局", [("exact", "云州省能源局")]),
        # Prefixes.
        ("云工规*", [("prefix", A), ("prefix", B), ("prefix", C), ("prefix", D), ("prefix", OLD)]),
        ("云工规 [2031]*", [("prefix", D)]),
        ("岚港市港*", [("prefix", "岚港市港口岸电办法（2021）"), ("prefix", "岚港市港口岸电办法（2024）")]),
        ("gb/t99*", [("prefix", "GB/T 99001-2030"), ("prefix", "GB/T 99001-2021")]),
        ("港口岸电*", []),
        # Codes, in names and in texts.
        ("gb／t99001—2030", [("exact", "GB/T 99001-2030"), ("text", PLAN)]),
        ("回收", [("phrase", "T/YZFD 12-2031")]),
        # Initials of a title, of a part of it, of a short name.
        ("zzzglbf", [("initials", B), ("initials", C), ("initials", D), ("initials", READING), ("initials", DRAFT)]),
        ("YZSJYYNTL", [("initials", LAW18), ("initials", LAW29)]),
        ("ygt", [("initials", "云州省工业厅")]),
        ("fdzb", [("initials", FUND)]),
        # Texts: more hits first, in one piece before apart, phrases, across what the words mean.
        ("塔筒回用", [("text", PLAN), ("text", D)]),
        ("叶片拆解", [("text", D)]),
        ("叶片 拆解", [("text", READING), ("text", D)]),
        ('"叶片拆解" 塔筒', [("text", D)]),
        ("拆解叶片应当监控", [("text", READING), ("text", D)]),
        ("5G+AI", [("text", D)]),
        ("3.5万元", [("text", D)]),
        ("更新风机 1200", [("text", PLAN)]),
        # What Lucene takes for operators, what is no word, what is not there.
        ("C++", [("words", "C"), ("text", OFFSHORE)]),
        ("~100%低电压穿越能力", [("text", OFFSHORE)]),
        ("塔筒回用 AND 并网", []),
        ("风电 AND 节约用能", []),
        ("+拆解 -叶片", [("text", READING), ("text", D)]),
        ("(拆解 || 塔筒)", [("text", D)]),
        ("body:拆解", []),
        ("/拆解/ && !{叶片} [监控] ^ ~ * ? : \\\\", [("text", READING), ("text", D)]),
        ("拆?解", []),
        ("《》", []),
        ("“", []),
        ("*", []),
        ("😀", []),
        ("✅", []),
        ("不存在的词", []),
        ("绝缘" * 500, []),
        ("'}) DETACH DELETE n //", []),
    ],
)
def test_found(filled: Store, q: str, hits: list[tuple[str, str]]) -> None:
    assert found(filled, q) == hits


def test_a_single_character_begins_names(filled: Store) -> None:
    assert {match for match, _ in found(filled, "云", limit=100)} == {"prefix"}
    assert found(filled, "民", label="Policy") == [("prefix", "民用风电法")]


def test_only_one_label(filled: Store) -> None:
    assert found(filled, "拆解", label="Article") == [("text", READING)]
    assert found(filled, "云州省", label="Bulletin")[0] == ("prefix", "风电政策汇编.txt")
    assert len(found(filled, "云州省", label="Bulletin")) == 3


@pytest.mark.parametrize("day", ["2030-01-01", "2032-01-01"])
def test_policies_have_their_status_on_a_day(filled: Store, day: str) -> None:
    rows = run(filled, "search", {"q": "再制造", "as_of": day, "limit": 50})
    told = {row["id"]: row["status"] for row in run(filled, "policies", {"as_of": day, "limit": 1000})}
    assert [row["status"] for row in rows] == [told[row["id"]] if row["label"] == "Policy" else None for row in rows]
    assert len({row["status"] for row in rows}) > 2


def test_titles_come_before_other_names_and_texts(filled: Store) -> None:
    order = ["exact", "prefix", "phrase", "words", "name", "initials", "text"]
    for q in ("风机", "叶片", "管理 办法", "并网", "风机焕新行动", "yz", "再制造 风机"):
        places = [order.index(match) for match, _ in found(filled, q, limit=500)]
        assert places == sorted(places) and places


@pytest.mark.parametrize(
    ("q", "id_", "title", "number", "snippet"),
    [
        ("风电 装备", FUND, ["风电装备"], [], ["风电装备"]),
        ("云工规[2031]5号", D, [], ["云工规〔2031〕5号"], None),
        ("叶片 拆解", D, [], [], ["叶片拆解", "叶片拆解"]),
        ("塔筒回用", D, [], [], ["塔筒回用"]),
        ("5g ai", D, [], [], ["5G", "AI"]),
        ("GB/T99001-2030", PLAN, [], [], ["GB/T 99001-2030"]),
        ("3.5", D, [], [], ["3.5"]),
        ("zzzglbf", D, [], [], None),
    ],
)
def test_marked(filled: Store, q: str, id_: str, title: list[str], number: list[str], snippet: list[str] | None) -> None:
    row = next(row for row in run(filled, "search", {"q": q}) if row["id"] == id_)
    assert _cut(row, "title") == title
    assert _cut(row, "number") == number
    assert (row["snippet"] is None) == (snippet is None) == (row["hits"] is None)
    assert _cut(row, "snippet") == (snippet or [])
    assert not row["snippet"] or ("\n" not in row["snippet"] and len(row["snippet"]) <= 121)


def _cut(row: dict[str, Any], column: str) -> list[str]:
    return [row[column][slice(*map(int, mark.split("-")))] for mark in row[f"{column}_marks"]]


def test_a_law_comes_before_the_file_that_bears_its_title(store: Store) -> None:
    held = [Node(NodeKey(label, f"{label}1"), {"title": "塔筒条例"}) for label in ("Bulletin", "Policy")]
    law = Node(held[1].key, {"title": "塔筒条例", "title_key": "塔筒条例", "title_begin": "塔筒", "held": True})
    fill(store, Graph((held[0], law), ()), [])
    assert found(store, "塔筒条例") == [("exact", "Policy1"), ("exact", "Bulletin1")]


def test_texts_follow_their_documents(store: Store) -> None:
    """A text is found by the document that the graph says it is, until its bulletin is gone."""
    from province import province, texts

    graph, said = province(), texts()
    fill(store, graph, said)
    assert found(store, "塔筒回用") == [("text", PLAN), ("text", D)]
    gone = {edge.source for edge in graph.edges if edge.type == "TEXT_OF" and edge.target == NodeKey("Policy", PLAN)}
    kept = (tuple(node for node in graph.nodes if node.key not in gone), tuple(edge for edge in graph.edges if edge.source not in gone))
    assert gone
    fill(store, Graph(*kept), said)
    assert ("text", PLAN) not in found(store, "塔筒回用")
    fill(store, Graph((Node(NodeKey("Policy", "甲"), {"title": "塔筒回用办法"}),), ()), [])
    assert found(store, "塔筒回用") == [("prefix", "甲")]
    assert store.read("MATCH (t:Text) RETURN count(t) AS n") == [{"n": 0}]
