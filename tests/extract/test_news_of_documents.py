# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""Items of bulletins that tell of a document: news, whatever of it stands under the headline, and neither its number nor its repeals are theirs."""

import pytest

from kg.extract import extract
from kg.model import Document
from tests.extract.units import unit


def read(text: str, single: bool = False) -> Document:
    return extract(unit(text, single=single))


TOLD = "办法明确了甲类资金的用途。此前，《丙类设备管理办法》（工信部规〔2029〕7号）废止。"
NEWS = {
    "number behind the headline": f"1、财政部发布《甲类资金管理办法》（财建〔2031〕5号）\n{TOLD}",
    "number under the headline": f"财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n{TOLD}",
    "labelled lines": f"财政部印发《甲类资金管理办法》\n发文字号：财建〔2031〕5号\n发布日期：2031年3月1日\n施行日期：2031年5月1日\n内容摘要：{TOLD}",
    "the name first": f"【财政部】《甲类资金管理办法》发布\n文号：财建〔2031〕5号\n{TOLD}",
    "the name first, from when on it holds": f"《甲类资金管理办法》将于5月1日起施行\n文号：财建〔2031〕5号\n{TOLD}",
    "an order": f"国务院公布《甲类设备条例》\n发文字号：国务院令第978号\n施行日期：2031年7月1日\n{TOLD}",
    "a repeal": "市场监管总局废止《甲类设备规定》等4部规章\n文号：国家市场监督管理总局令第188号\n此前，《丙类设备管理办法》（工信部规〔2029〕7号）废止。",
    "a long abstract": f"财政部印发《甲类资金管理办法》\n文号：财建〔2031〕5号\n【主要内容】{'办法规定了用途。' * 80}{TOLD}",
}


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
def test_news_of_a_document_with_its_number(text: str) -> None:
    one = read(text)
    assert (one.kind, one.doc_number, one.signed) == ("news", None, None)
    assert {relation.type for relation in one.relations} <= {"REFERENCES"}


POLICIES = {
    "a title": f"财政部关于印发《甲类资金管理办法》的通知（财建〔2031〕5号）\n{TOLD}",
    "a title of one's own": f"甲类资金管理办法（财建〔2031〕5号）\n{TOLD}",
    "addressee": f"财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n各省、自治区、直辖市财政厅：\n{TOLD}",
    "signature": f"财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n{TOLD}\n财政部\n2031年3月1日",
    "hereby": "财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n现将《甲类资金管理办法》印发给你们，请遵照执行。",
    "articles": "财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n第一条 为规范管理，制定本办法。\n第二条 本办法自2031年5月1日起施行。",
    "sections": "财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n一、用途\n用于甲类。\n二、管理\n从严管理。",
    "a long text": f"财政部发布《甲类资金管理办法》\n财建〔2031〕5号\n{'各单位应当加强管理。' * 60}",
    "a headline without the name": f"财政部组织开展甲类资金申报工作\n财建〔2031〕5号\n{TOLD}",
}


@pytest.mark.parametrize("text", POLICIES.values(), ids=POLICIES)
def test_documents_under_their_headlines(text: str) -> None:
    one = read(text)
    assert (one.kind, one.doc_number) == ("policy", "财建〔2031〕5号")


def test_a_single_text_is_the_document() -> None:
    assert read(NEWS["number under the headline"], single=True).kind == "policy"


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("发布日期：2031年3月1日", (None, "2031-03-01", None)),
        ("【施行日期】2031-05-01", (None, None, "2031-05-01")),
        ("- **生效日期**：2031-05-01", (None, None, "2031-05-01")),
        ("失效日期：2036-05-01", (None, None, None)),
        ("成文日期：2031年3月1日", ("2031-03-01", None, None)),
        ("发布日期：2031年3月1日\n施行日期：2031年5月1日\n2031年2月8日", ("2031-02-08", "2031-03-01", "2031-05-01")),
    ],
)
def test_labelled_days_under_a_title(lines: str, days: tuple[str | None, ...]) -> None:
    one = read(f"财政部关于甲类资金的通知\n财建〔2031〕5号\n{lines}\n各单位应当加强管理。")
    assert (one.signed, one.published, one.effective) == days


@pytest.mark.parametrize(
    "heading",
    [
        "3、《甲类条例》废止草案提请审议",
        "国务院常务会议通过《甲类条例（修订草案）》",
        "某部就废止《甲类办法》公开征求意见",
        "关于修改《甲类办法》的决定草案公布",
        "某部：甲类法修订草案已形成征求意见稿",
        "某市人大常委会审议甲类条例（草案）",
    ],
)
def test_news_of_a_draft(heading: str) -> None:
    one = read(f"{heading}\n会议审议了议案，明确自施行之日起《乙类设备管理办法》同时废止。")
    assert (one.kind, one.title) == ("news", heading)
    assert {relation.type for relation in one.relations} <= {"REFERENCES"}


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("《甲类办法（征求意见稿）》公开征求意见的公告", "请于3月5日前提出意见。"),
        ("关于甲类办法（草案）征求意见的函（某部函〔2031〕5号）", "请研究。"),
        ("1、甲类设备管理办法（征求意见稿）", "为加强管理，制定本办法。"),
        ("《甲类设备管理办法》（征求意见稿）", "为加强管理，制定本办法。"),
        ("某部就《甲类办法》公开征求意见", "现向社会公开征求意见。"),
        ("某部就《甲类办法》公开征求意见", "有关意见请于3月5日前发送至邮箱。"),
        ("甲类法草案向社会公开征求意见", "第一条 为了促进甲类，制定本法。\n第二条 本法所称甲类，是指甲。"),
        ("甲类方案公开征求意见", "一、目标\n促进。\n二、任务\n落实。"),
        ("甲类方案公开征求意见", "各有关单位：\n请研究。"),
        ("甲类方案公开征求意见", "请研究。\n工业和信息化部\n2031年3月5日"),
    ],
)
def test_drafts_in_bulletins(heading: str, text: str) -> None:
    assert read(f"{heading}\n{text}").kind == "draft"


def test_a_draft_is_called_without_the_number_of_its_item() -> None:
    text = "1、甲类方案公开征求意见\n现向社会公开征求意见。"
    assert extract(unit(text, name="甲类方案公开征求意见")).title == "甲类方案公开征求意见"
