"""Every other name of a document finds it: the full-text indexes that are asked hold them all, whatever stands in them."""

from collections.abc import Iterable

import pytest
from filling import fill
from province import province

from kg.assemble.search_properties import search_properties
from kg.model import Graph, Node, NodeKey
from kg.store.protocol import Store
from queries import run

AWKWARD = (
    "关于进一步做好云州省乡镇企业技改贷款贴息工作若干问题的补充意见",
    "云州省AI and IT of the 5G-A 设备名录（2031年版）",
    "云州省“风·电”〈机组〉/叶片：拆解，*规程*（试行）",
    '云州省"双引号"与\\反斜线+加号 AND OR NOT ~ 细则',
    "云州省 三 号 塔 的 电 价",
    "Notice on Blades",
    "云州省第一二三四五六七八九十批目录" * 20,
    "云规发〔2031〕第甲字7号",
    "２０３１年度云州计划",
)


def documents(label: str, keys: Iterable[str]) -> Iterable[Node]:
    for number, key in enumerate(keys):
        properties = {"title": f"文件{number}", "title_key": f"文件{number}", "keys": (f"文件{number}", key)}
        node = NodeKey(label, f"{label}{number}")
        yield Node(node, {**properties, **({"held": True} if label == "Policy" else {}), **search_properties(node, properties)})


def known(graph: Graph, label: str) -> set[tuple[str, str]]:
    """Other name and id."""
    return {(key, node.key.id) for node in graph.nodes if node.key.label == label for key in node.properties.get("keys", ())}


def aliases(store: Store, label: str, key: str) -> set[str]:
    return {row["id"] for row in run(store, "resolve_alias", {"key": key, "labels": [label]})}


@pytest.mark.parametrize("label", ["Policy", "Article"])
def test_every_other_name(store: Store, label: str) -> None:
    graph = Graph(tuple(sorted(documents(label, AWKWARD), key=lambda node: node.key)), ())
    fill(store, graph, [])
    assert {(key, id_) for key in AWKWARD for id_ in aliases(store, label, key)} == {
        (key, f"{label}{number}") for number, key in enumerate(AWKWARD)
    }


@pytest.mark.parametrize("label", ["Policy", "Article"])
def test_every_other_name_in_the_province(filled: Store, label: str) -> None:
    expected = known(province(), label)
    assert {(key, id_) for key, _ in expected for id_ in aliases(filled, label, key)} == expected


@pytest.mark.parametrize("key", ["电", "*", "“”", "查无此件", "云工规〔2039〕5号"])
def test_what_nothing_is_called(filled: Store, key: str) -> None:
    assert run(filled, "resolve_alias", {"key": key}) == []
