"""The quotes of edges: the first proves the edge, none is empty, each stands at its span."""

from dataclasses import replace

from kg.build import build
from kg.extract import extract
from kg.model import Bulletin, Contribution, Edge, Fact
from kg.schema import quotes
from tests.extract.units import unit

TITLES = [f"关于第{n}号甲类设备检验工作有关具体事项的补充通知" for n in range(1, 12)]
LISTED = "\n".join(f"{n}.《{title}》（工信部装〔2021〕{n}号）" for n, title in enumerate(TITLES, 1))
TEXT = (
    "关于做好丙类工作的通知\n工信部装〔2031〕5号\n各省、自治区、直辖市工业和信息化主管部门：\n"
    "一、各地要组织实施甲类设备更新行动，推动工业母机行业发展。\n二、执行GB/T 90001-2031的要求。\n"
    "三、自本通知印发之日起，下列文件同时废止：\n"
    f"{LISTED}\n工业和信息化部\n2031年5月12日"
)
FACT = Fact("issuer", "云州市装备管理局", "page_source")


def edges(text: str, *facts: Fact) -> list[Edge]:
    made = unit(text, single=True)
    bulletin = Bulletin("test.txt", "", None, None, None, "document", "", "test.txt")
    return list(build([Contribution(bulletin, (extract(replace(made, facts=facts)),))]).edges)


def test_the_quotes_of_a_repeal_by_list_begin_with_the_words_that_repeal() -> None:
    found = [edge.properties["evidence"] for edge in edges(TEXT) if edge.type == "SUPERSEDES"]
    assert {quote[0] for quote in found} == {"下列文件同时废止："}
    assert {quote[1] for quote in found} == set(LISTED.split("\n"))


def test_a_name_is_quoted_with_its_clause() -> None:
    first = {edge.type: edge.properties["evidence"][0] for edge in edges(TEXT) if edge.type in ("ADVANCES", "TARGETS", "REFERENCES")}
    assert first == {
        "ADVANCES": "一、各地要组织实施甲类设备更新行动",
        "TARGETS": "推动工业母机行业发展",
        "REFERENCES": "二、执行GB/T 90001-2031的要求",
    }


def test_every_quote_stands_at_its_span() -> None:
    # PUBLISHED_IN has the heading as its quote and the whole text as its span.
    for edge in (edge for edge in edges(TEXT) if edge.type != "PUBLISHED_IN"):
        for quote, place in zip(edge.properties.get("evidence", ()), edge.properties.get("spans", ()), strict=True):
            start, end = map(int, place.rpartition(":")[2].split("-"))
            assert TEXT[start:end] == quote


def test_what_stands_beside_the_text_has_no_quote() -> None:
    text = "甲类补贴怎么申领？\n1.谁可以申领？\n答：符合条件的人。\n2.怎么申领？\n答：在窗口申领。"
    (issued,) = [edge for edge in edges(text, FACT) if edge.type == "ISSUED_BY"]
    assert "evidence" not in issued.properties
    assert issued.properties["rules"] == ("page_source",)


def test_no_quote_of_the_graph_is_empty() -> None:
    assert not list(quotes.check(edges(TEXT, FACT)))
