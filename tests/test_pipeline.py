"""From texts to the graph and out of it again: whatever the texts hold, the graph fits the schema and every quote stands where it says."""

import io
import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import build
from kg.errors import InputError
from kg.export import export
from kg.extract import extract
from kg.model import Contribution, Edge, Graph, Node, NodeKey
from kg.schema.validate import check
from kg.store import codec
from loaders import load, read_stream

LINES = [
    "财政部关于甲类设备的通知",
    "甲类设备管理办法",
    "甲类设备管理条例",
    "关于废止部分文件的决定",
    "《甲类设备管理办法》解读",
    "财办〔2031〕5号",
    "财办〔2032〕6号",
    "各有关单位：",
    "根据《甲类设备管理条例》（国务院令第5号），制定本办法。",
    "《甲类设备管理办法》（财办〔2031〕5号）同时废止。",
    "财办〔2031〕5号同时废止。",
    "将《甲类设备管理条例》第三条修改为：第三条 甲。",
    "下列文件同时废止：",
    "1.《乙类设备管理办法》（财办〔2030〕1号）",
    "应当符合GB 1234-2031的规定。",
    "实施灯塔行动，推动造船行业更新。",
    "第一条 为了甲类，制定本办法。",
    "第二条 本办法自2031年5月1日起施行，有效期5年。",
    "2030年1月1日公布的《甲类设备管理条例》同时废止。",
    "财政部",
    "商务部",
    "2031年3月5日",
    "2032年4月6日",
]
TEXTS = st.lists(st.lists(st.sampled_from(LINES), min_size=2, max_size=9).map("\n".join), min_size=1, max_size=3)


def contribution(name: str, text: str) -> Contribution | None:
    """What one file brings; None where it is refused."""
    try:
        reading = load(read_stream(io.BytesIO(text.encode()), name))
    except InputError:
        return None
    return Contribution(reading.bulletin, tuple(map(extract, reading.units)))


def contributions(texts: Sequence[str]) -> list[Contribution]:
    made = [contribution(f"{number}.txt", text) for number, text in enumerate(texts)]
    return [one for one in made if one]


def proofs(graph: Graph) -> list[tuple[Edge, str, str]]:
    """Edge, quote and place of every proof."""
    return [
        (edge, quote, place)
        for edge in graph.edges
        for quote, place in zip(edge.properties.get("evidence", ()), edge.properties.get("spans", ()), strict=True)
        if edge.type != "PUBLISHED_IN"
    ]


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_any_texts_make_a_graph_that_fits_the_schema(texts: list[str]) -> None:
    held = contributions(texts)
    graph = build(held)
    assert check(graph) == []
    assert all(build(order) == graph for order in permutations(held))
    for _, quote, place in proofs(graph):
        name, _, span = place.rpartition(":")
        start, end = map(int, span.split("-"))
        assert texts[int(name.removesuffix(".txt"))][start:end] == quote
    nodes = {node.key: node.properties for node in graph.nodes}
    for edge in graph.edges:
        assert edge.source != edge.target
        assert edge.type != "SUPERSEDES" or nodes[edge.source].get("held") or edge.source.label == "Standard"


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_nothing_is_repealed_but_by_a_text(texts: list[str]) -> None:
    graph = build(contributions(texts))
    repealed = {edge.target for edge in graph.edges if edge.type == "SUPERSEDES"}
    for node in graph.nodes:
        if node.key.label == "Policy" and node.properties["status"] in ("repealed", "partly_repealed"):
            assert node.key in repealed
    if not any("废止" in text for text in texts):
        assert repealed == set()


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_what_a_store_keeps_makes_the_same_graph(texts: list[str]) -> None:
    held = contributions(texts)
    assert build([codec.unpack(codec.pack(one)) for one in held]) == build(held)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_a_further_text_takes_no_text_away(texts: list[str]) -> None:
    held = contributions(texts)
    whole = build(held)
    for number in range(len(held)):
        part = build(held[:number] + held[number + 1 :])
        gone = held[number].bulletin.id
        printed = {
            (edge.properties["spans"], edge.target) for edge in whole.edges if edge.type == "PUBLISHED_IN" and edge.target.id != gone
        }
        left = {place for spans, _ in printed for place in spans}
        assert {place for edge in part.edges if edge.type == "PUBLISHED_IN" for place in edge.properties["spans"]} == left


@pytest.mark.parametrize("count", [1, 5])
def test_lines_of_json_give_the_graph_back(tmp_path: Path, count: int) -> None:
    graph = build(contributions(["\n".join(LINES[: 8 + number]) for number in range(count)]))
    (path,) = export(iter(graph.nodes), iter(graph.edges), "jsonl", tmp_path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def tuples(properties: dict[str, Any]) -> dict[str, Any]:
        return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}

    nodes = tuple(Node(NodeKey(row["node"], row["id"]), tuples(row["properties"])) for row in rows if "node" in row)
    edges = tuple(
        Edge(row["edge"], NodeKey(*row["source"]), NodeKey(*row["target"]), tuples(row["properties"])) for row in rows if "edge" in row
    )
    assert Graph(nodes, edges) == graph


CHAIN = [
    # two files and what the graph says: status of each policy, repeals
    (
        [
            "甲类设备管理办法\n财办〔2031〕5号\n第一条 甲。\n财政部\n2031年3月5日",
            "财政部关于废止甲类文件的通知\n财办〔2032〕6号\n各有关单位：\n《甲类设备管理办法》（财办〔2031〕5号）同时废止。\n财政部\n2032年4月6日",
        ],
        {"财办〔2031〕5号": "repealed", "财办〔2032〕6号": "in_force"},
        {("财办〔2032〕6号", "财办〔2031〕5号")},
    ),
    (
        [
            "甲类设备管理办法\n财办〔2031〕5号\n第一条 甲。\n财政部\n2031年3月5日",
            "财政部关于甲类文件的通知\n财办〔2032〕6号\n各有关单位：\n《甲类设备管理办法》（财办〔2031〕5号）继续有效。\n财政部\n2032年4月6日",
        ],
        {"财办〔2031〕5号": "in_force", "财办〔2032〕6号": "in_force"},
        set(),
    ),
    (
        [
            "财政部关于甲类的通知\n财办〔2031〕5号\n各有关单位：\n本通知自2031年5月1日起施行。《甲类设备管理办法》（财办〔2030〕1号）第三条同时废止。\n财政部\n2031年3月5日"
        ],
        {"财办〔2031〕5号": "in_force", "财办〔2030〕1号": "partly_repealed"},
        {("财办〔2031〕5号", "财办〔2030〕1号")},
    ),
    (
        ["财政部关于甲类的通知\n财办〔2031〕5号\n各有关单位：\n申请人应当交回《甲类证书》，证书自动废止。\n财政部\n2031年3月5日"],
        {"财办〔2031〕5号": "in_force"},
        set(),
    ),
]


@pytest.mark.parametrize(("texts", "statuses", "repeals"), CHAIN, ids=range(len(CHAIN)))
def test_what_is_in_force(texts: list[str], statuses: dict[str, str], repeals: set[tuple[str, str]]) -> None:
    graph = build(contributions(texts))
    found = {node.key.id: node.properties["status"] for node in graph.nodes if node.key.label == "Policy"}
    assert found == statuses
    assert {(edge.source.id, edge.target.id) for edge in graph.edges if edge.type == "SUPERSEDES"} == repeals
