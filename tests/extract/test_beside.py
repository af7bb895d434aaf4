"""What stands beside a text is used where the text is silent, and told where it says something else."""

from dataclasses import replace

import pytest

from kg.extract import extract
from kg.model import Document, Fact
from tests.extract.units import unit

SILENT = "关于做好甲类工作的通知\n各有关单位：\n一、加强管理。"
TOLD = "关于做好甲类工作的通知\n工信部装〔2031〕5号\n各有关单位：\n一、加强管理。\n工业和信息化部\n2031年3月5日"


def read(text: str, *facts: Fact) -> Document:
    return extract(replace(unit(text, single=True), facts=facts))


def test_facts_are_used_where_the_text_is_silent() -> None:
    one = read(
        SILENT,
        Fact("number", "工信部装〔2031〕9号", "page_table"),
        Fact("issuer", "工业和信息化部", "page_table"),
        Fact("signed", "2031-03-01", "page_table"),
        Fact("published", "2031年3月9日", "page_table"),
        Fact("effective", "20310401", "record"),
        Fact("expires", "2036/3/31", "record"),
    )
    assert (one.doc_number, one.signed, one.published, one.effective, one.expires) == (
        "工信部装〔2031〕9号",
        "2031-03-01",
        "2031-03-09",
        "2031-04-01",
        "2036-03-31",
    )
    assert [(issuer.id, issuer.rules, issuer.evidence) for issuer in one.issuers] == [("工业和信息化部", ("page_table",), "")]


def test_the_text_goes_before_the_facts_and_what_differs_is_told() -> None:
    one = read(TOLD, Fact("number", "工信部装〔2031〕6号", "page_table"), Fact("signed", "2031-03-06", "page_table"))
    assert (one.doc_number, one.signed) == ("工信部装〔2031〕5号", "2031-03-05")
    assert [(item.what, item.text) for item in one.unresolved] == [("number", "工信部装〔2031〕6号"), ("date", "2031-03-06")]


@pytest.mark.parametrize("number", ["工信部装[2031]5号", "工信部装〔2031〕 第05号"])
def test_what_agrees_is_not_told(number: str) -> None:
    assert read(TOLD, Fact("number", number, "page_table"), Fact("signed", "2031年3月5日", "record")).unresolved == ()


def test_a_status_that_nothing_held_explains_is_told() -> None:
    one = read(TOLD, Fact("status", "已废止", "page_table"))
    assert [(item.what, item.text) for item in one.unresolved] == [("status", "已废止")]
    assert read(TOLD, Fact("status", "现行有效", "page_table")).unresolved == ()


@pytest.mark.parametrize(
    ("published", "origin", "expected"),
    [("2031-03-05", "front_matter", None), ("2031-03-05", "page_table", "2031-03-05"), ("2031-03-07", "front_matter", "2031-03-07")],
)
def test_the_one_date_of_front_matter_may_be_that_of_signature(published: str, origin: str, expected: str | None) -> None:
    assert read(TOLD, Fact("published", published, origin)).published == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("市人力资源社会保障局、市人才市场服务中心", ["广州市人力资源和社会保障局", "广州市人才市场服务中心"]),
        ("广州市社会保障服务中心（加挂某牌子）", ["广州市社会保障服务中心"]),
        ("原国家环境保护总局", ["国家环境保护总局"]),
        ("云州日报", []),
    ],
)
def test_who_published_a_page_counts_where_nobody_else_is_named(source: str, expected: list[str]) -> None:
    text = "甲类工作热点13问\n1.甲类指标有多少个？\n答：广州市今年共有一万个。"
    one = read(text, Fact("issuer", source, "page_source"))
    assert [issuer.id for issuer in one.issuers] == expected
    assert [issuer.id for issuer in read(TOLD, Fact("issuer", source, "page_source")).issuers] == ["工业和信息化部"]


def test_the_address_and_all_facts_are_kept_with_their_origin() -> None:
    facts = (Fact("source", "<https://www.example.com/zwgk/1.html>", "front_matter"), Fact("signed", "2031-03-05", "record"))
    one = read(TOLD, *facts)
    assert (one.url, one.facts) == ("https://www.example.com/zwgk/1.html", facts)
    assert read(TOLD, Fact("source", "某网", "page_table")).url is None


@pytest.mark.parametrize(
    "title",
    [
        "关于做好甲类工作的通知",
        "工业和信息化部关于做好甲类工作的通知（工信部装〔2031〕5号）",
        "关于做好甲类…",
        "关于做好甲类工怍的通知",
        "做好甲类工作通知_某网",
    ],
)
def test_a_shorter_or_misread_title_says_the_same(title: str) -> None:
    assert read(TOLD, Fact("title", title, "record")).unresolved == ()


@pytest.mark.parametrize("title", ["关于印发乙类产品目录的通知", "关于做好2031年甲类普查工作的通知"])
def test_another_title_is_told(title: str) -> None:
    text = TOLD.replace("甲类工作", "2030年甲类普查工作")
    assert [(item.what, item.text) for item in read(text, Fact("title", title, "page_table")).unresolved] == [("title", title)]


@pytest.mark.parametrize(
    ("issuer", "origin", "told"),
    [
        ("工信部", "page_table", False),
        ("工业和信息化部办公厅", "record", False),
        ("国家发展和改革委员会、工业和信息化部", "record", False),
        ("民政部", "record", True),
        ("民政部", "page_source", False),
        ("民政部", "front_matter", False),
        ("某某网", "record", False),
    ],
)
def test_another_issuer_is_told_but_not_who_published(issuer: str, origin: str, told: bool) -> None:
    assert [item.what for item in read(TOLD, Fact("issuer", issuer, origin)).unresolved] == ["issuers"] * told


def test_a_successor_is_the_same_issuer() -> None:
    text = TOLD.replace("工信部装〔2031〕5号\n", "").replace("工业和信息化部", "农业部").replace("2031", "2015")
    assert read(text, Fact("issuer", "农业农村部", "record")).unresolved == ()
