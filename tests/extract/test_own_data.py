"""What a unit says of itself, part by part: kind, title, number, issuers and their place, and the lines around the title."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.layout import read_layout
from kg.extract.own_number import own_number
from kg.extract.own_title import issued_title, tidy_heading, wide, without_bodies, without_number
from kg.extract.top import above_title, below_title
from kg.model import Document
from tests.extract.units import unit

BODY = "各有关单位：\n一、加强管理。\n二、抓好落实。"


def read(text: str, single: bool = False, heading_lines: int = 1) -> Document:
    found = extract(unit(text, single, heading_lines))
    for issuer in found.issuers:
        assert text[issuer.span.start : issuer.span.end] == issuer.evidence
    return found


KINDS = [
    # heading and text, kind inside a bulletin, kind of a file by itself
    (f"财政部关于甲类的通知\n{BODY}", "policy", "policy"),
    ("财政部关于甲类的意见\n一、总体要求\n二、重点任务\n三、保障措施", "policy", "policy"),
    ("财政部印发《甲类办法》\n近日，财政部印发《甲类办法》。", "news", "news"),
    ("财政部印发《甲类办法》\n财办〔2031〕5号\n现将《甲类办法》印发给你们。", "policy", "policy"),
    ("《甲类办法》解读\n一、背景。", "interpretation", "interpretation"),
    ("《甲类办法》政策问答\n问：什么是甲类？\n答：是甲类。", "interpretation", "interpretation"),
    (f"关于做好政策解读工作的通知\n{BODY}", "policy", "policy"),
    ("财政部有关负责人就《甲类办法》答记者问\n问：什么是甲类？\n答：是甲类。", "interpretation", "interpretation"),
    ("甲类办法（征求意见稿）\n第一条 甲。\n第二条 乙。", "draft", "draft"),
    ("甲类设备促进法\n第一条 为了促进甲类设备，制定本法。\n第二条 甲。", "policy", "law"),
    ("云州市甲类设备管理条例\n第一条 甲。\n第二条 乙。", "policy", "law"),
    ("甲类消息\n近日，甲地举行活动。", "news", "news"),
]


@pytest.mark.parametrize(("text", "inside", "alone"), KINDS, ids=[text[:18] for text, _, _ in KINDS])
def test_the_kind_of_a_text(text: str, inside: str, alone: str) -> None:
    assert (read(text).kind, read(text, single=True).kind) == (inside, alone)


@pytest.mark.parametrize("kind", ["news", "catalogue", "draft"])
def test_a_layout_that_tells_the_kind_is_believed(kind: str) -> None:
    one = replace(unit(f"财政部关于甲类的通知\n{BODY}"), kind=kind)
    assert extract(one).kind == kind


ISSUED = [
    ("财政部关于印发《甲类办法》的通知", "甲类办法"),
    ("财政部印发《甲类办法》", "甲类办法"),
    ("财政部关于印发《甲类办法》《乙类办法》的通知", "甲类办法"),
    ("财政部关于印发《甲类办法》和《乙类办法》的通知", "甲类办法"),
    ("关于印发《甲类办法》的通知（财办〔2031〕5号）", "甲类办法"),
    ("《甲类办法》印发实施", "甲类办法"),
    ("财政部关于发布了甲类领域的《甲类目录》的公告", "甲类目录"),
    ("财政部关于印发《关于做好〈甲法〉工作的意见》的通知", "关于做好〈甲法〉工作的意见"),
    ("财政部关于印发《甲类办法(试行)》的通知", "甲类办法（试行）"),
    ("财政部关于贯彻《甲类办法》的通知", None),
    ("财政部关于修改《甲类办法》的决定", None),
    ("《甲类办法》解读", None),
    ("财政部关于甲类的通知", None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "title"), ISSUED)
def test_what_a_heading_issues(heading: str, title: str | None) -> None:
    assert issued_title(heading) == title


TITLES = [
    # text, title of the unit
    (f"财政部关于甲类的通知\n{BODY}", "关于甲类的通知"),
    (f"财政部 商务部关于甲类的通知\n{BODY}", "关于甲类的通知"),
    (f"财政部、商务部等十部门关于甲类的通知\n{BODY}", "关于甲类的通知"),
    (f"财政部关于甲类的通知（财办〔2031〕5号）\n{BODY}", "关于甲类的通知"),
    (f"财政部关于印发《甲类办法》的通知\n{BODY}", "甲类办法"),
    (f"财政部关于印发甲类管理办法的通知\n{BODY}", "甲类管理办法"),
    (f"财政部关于印发甲类管理办法（试行）的通知\n{BODY}", "甲类管理办法（试行）"),
    (f"财政部关于印发甲类材料的通知\n{BODY}", "关于印发甲类材料的通知"),
    ("财政部部署甲类工作\n财办〔2031〕5号\n各单位：\n现将《甲类工作方案》印发给你们。", "甲类工作方案"),
    ("财政部令\n第5号\n现公布《甲类管理规定》，自2031年5月1日起施行。\n财政部\n2031年3月5日", "甲类管理规定"),
    ("财政部公告2031年第5号\n现公告如下：\n一、甲。\n财政部\n2031年3月5日", "财政部公告2031年第5号"),
    ("财政部公告2031年第5号（关于甲类商品检验的公告）\n现公告如下：\n一、甲。\n财政部\n2031年3月5日", "关于甲类商品检验的公告"),
    ("关于《甲类管理办法》（征求意见稿）公开征求意见的公告\n现公开征求意见。", "甲类管理办法（征求意见稿）"),
    ("《甲类办法》解读\n一、背景。", "《甲类办法》解读"),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[text[:20] for text, _ in TITLES])
def test_the_title_of_a_unit(text: str, title: str) -> None:
    assert read(text).title == title


WITHOUT = [
    (without_bodies, "财政部关于甲类的通知", "关于甲类的通知"),
    (without_bodies, "财政部办公厅对甲类事项的答复", "对甲类事项的答复"),
    (without_bodies, "财政部、商务部等五部门关于甲类的通知", "关于甲类的通知"),
    (without_bodies, "云州市社会保险中心关于甲类的通告", "关于甲类的通告"),
    (without_bodies, "关于甲类的通知", "关于甲类的通知"),
    (without_bodies, "甲类设备关于乙类的通知", "甲类设备关于乙类的通知"),
    (without_bodies, "财政部甲类办法", "财政部甲类办法"),
    (without_number, "甲类办法（财办〔2031〕5号）", "甲类办法"),
    (without_number, "甲类规定（财政部令第5号）", "甲类规定"),
    (without_number, "财政部公告（2031年第5号）", "财政部公告（2031年第5号）"),
    (without_number, "甲类办法（试行）", "甲类办法（试行）"),
    (tidy_heading, "甲类 设备 办法", "甲类设备办法"),
    (tidy_heading, "甲类 AI 设备", "甲类AI设备"),
    (tidy_heading, "AI ML办法", "AI ML办法"),
    (wide, "甲(试行)", "甲（试行）"),
]


@pytest.mark.parametrize(("change", "heading", "expected"), WITHOUT)
def test_a_heading_without_what_is_not_its_title(change, heading: str, expected: str) -> None:
    assert change(heading) == expected
    assert change(expected) == expected


NUMBERS = [
    # heading and lines below, number
    ("财政部关于甲类的通知\n财办〔2031〕5号\n各单位：", "财办〔2031〕5号"),
    ("财政部关于甲类的通知\n财办[2031]05号 签发人：张某某\n各单位：", "财办〔2031〕5号"),
    ("财政部关于甲类的通知\n发文字号：财办〔2031〕5号\n各单位：", "财办〔2031〕5号"),
    ("财政部关于甲类的通知（财办〔2031〕5号）\n各单位：", "财办〔2031〕5号"),
    ("财政部关于甲类的通知\n（财办〔2031〕5号）\n各单位：", "财办〔2031〕5号"),
    ("财政部公告2031年第5号\n现公告", "财政部公告2031年第5号"),
    ("财政部公告\n2031年第5号\n现公告", "财政部公告2031年第5号"),
    ("财政部关于甲类的公告\n2031年第5号\n现公告", "财政部公告2031年第5号"),
    ("财政部令\n第5号\n现公布", "财政部令第5号"),
    ("财政部关于甲类的公告\n财政部\n商务部\n公告2031年第5号\n现公告", "财政部商务部公告2031年第5号"),
    # a number in running text is not its own
    ("财政部关于甲类的通知\n各单位：\n根据财办〔2031〕5号，现通知。", None),
    ("财政部关于甲类的通知\n第5号\n各单位：", None),
    ("财政部关于甲类的通知\n各单位：", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS, ids=[text.replace("\n", " ")[:30] for text, _ in NUMBERS])
def test_the_number_that_a_unit_gives_itself(text: str, number: str | None) -> None:
    layout = read_layout(unit(text))
    assert own_number(layout, layout.unit.heading) == number


def test_the_number_above_the_title() -> None:
    text = "财政部文件\n财办〔2031〕5号\n关于甲类的通知\n各单位："
    start = text.index("关于")
    one = replace(unit(text), heading="关于甲类的通知", body=start + len("关于甲类的通知"))
    layout = read_layout(one)
    assert [line.text for line in above_title(layout)] == ["财办〔2031〕5号", "财政部文件"]
    assert own_number(layout, one.heading) == "财办〔2031〕5号"


BELOW = [
    ("财办〔2031〕5号\n2031年3月5日\n各有关单位：\n正文。", ["财办〔2031〕5号", "2031年3月5日"]),
    ("财政部\n税务总局\n公告2031年第5号\n现公告如下。", ["财政部 税务总局 公告2031年第5号"]),
    ("正文在这里。\n财办〔2031〕5号", []),
    ("一、总体要求\n财办〔2031〕5号", []),
    ("第一条 甲\n财办〔2031〕5号", []),
    ("问：什么是甲类\n答", []),
    ("甲" * 121, []),
    ("", []),
]


@pytest.mark.parametrize(("text", "lines"), BELOW, ids=[text[:12] for text, _ in BELOW])
def test_the_lines_under_the_title(text: str, lines: list[str]) -> None:
    layout = read_layout(unit(f"关于甲类的通知\n{text}"))
    found = below_title(layout)
    assert [line.text for line in found] == lines
    assert all(layout.text[line.start : line.end].split() == line.text.split() for line in found if " " not in line.text)


ISSUERS = [
    # text, issuers, rules, whether the list is whole
    (f"关于甲类的通知\n{BODY}\n财政部\n商务部\n2031年3月5日", ["财政部", "商务部"], "signature_block", True),
    ("财政部 商务部关于甲类的通知\n财办〔2031〕5号\n各单位：\n正文。", ["财政部", "商务部"], "heading", True),
    ("财政部等五部门关于甲类的通知\n各单位：\n正文。", ["财政部"], "heading", False),
    ("关于甲类的通知\n财办〔2031〕5号\n各单位：\n正文。", ["财政部"], "number", True),
    ("关于甲类的通知\n工信部联装〔2031〕5号\n各单位：\n正文。", ["工业和信息化部"], "number", False),
    ("中国甲类研究会关于甲类的通告\n中研〔2031〕5号\n各单位：\n正文。", ["中国甲类研究会"], "heading_unlisted", True),
    ("甲类工作部署\n近日，财政部、商务部联合印发《甲类办法》。", ["财政部", "商务部"], "first_sentence", True),
    ("甲类工作部署\n财政部印发的《甲类办法》受到好评。", [], None, False),
]


@pytest.mark.parametrize(("text", "issuers", "rule", "whole"), ISSUERS, ids=[text.replace("\n", " ")[:24] for text, *_ in ISSUERS])
def test_who_issued_it(text: str, issuers: list[str], rule: str | None, whole: bool) -> None:
    found = read(text)
    assert [issuer.id for issuer in found.issuers] == issuers
    assert {issuer.rules for issuer in found.issuers} == ({(rule,)} if rule else set())
    assert found.issuers_complete is whole


PIECES = [
    "财政部",
    "关于",
    "印发",
    "《甲类办法》",
    "的通知",
    "\n",
    "财办〔2031〕5号",
    "各单位：",
    "一、要求",
    "第一条 甲。",
    "2031年3月5日",
    " ",
    "根据",
    "废止",
    "GB 1234-2031",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16), st.booleans())
def test_every_span_of_any_text_quotes_it(pieces: list[str], single: bool) -> None:
    text = "".join(pieces)
    found = extract(unit(text, single))
    quoted = [
        *((one.span, one.evidence) for one in found.relations),
        *((one.span, one.evidence) for part in (found.issuers, found.standards, found.programmes, found.industries) for one in part),
        *((one.span, one.evidence) for one in found.clauses),
        *(pair for one in found.relations for pair in one.also),
    ]
    assert [quote for span, quote in quoted if text[span.start : span.end] != quote] == []
    assert all(0 <= one.mention.start < one.mention.end <= len(text) for one in found.relations)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in found.unresolved)
    assert extract(unit(text, single)) == found


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 500))
def test_a_unit_further_down_in_its_bulletin_says_the_same(pieces: list[str], shift: int) -> None:
    one = unit("".join(pieces))
    moved = extract(replace(one, start=one.start + shift, end=one.end + shift, body=one.body + shift))
    here = extract(one)
    assert [(a.type, a.title, a.number, a.span.start + shift) for a in here.relations] == [
        (b.type, b.title, b.number, b.span.start) for b in moved.relations
    ]
    assert (here.title, here.kind, here.doc_number, here.signed) == (moved.title, moved.kind, moved.doc_number, moved.signed)
    assert [(a.id, a.span.start + shift) for a in here.issuers] == [(b.id, b.span.start) for b in moved.issuers]
