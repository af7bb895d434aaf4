"""Collections in one file: documents between rules, records of labelled fields."""

import pytest
from test_registry import holds
from tests_of_loaders import source

from kg.model import Unit
from loaders import load
from loaders.formats import collection
from loaders.lines import Lines

FIRST = "关于甲类工作的通知\n工信部装〔2031〕5号\n各有关单位：\n一、加强管理。\n工业和信息化部\n2031年3月5日"
SECOND = "关于乙类工作的\n通知\n各省、自治区、直辖市财政厅（局）：\n一、加强管理。\n财政部"
LAW = "丙类物资条例\n（2031年3月6日某会议通过）\n第一条 为了管理丙类物资，制定本条例。"
ANNEX = "附件\n乙类工作方案\n一、总体要求。"


def units(text: str) -> tuple[Unit, ...]:
    one = source(text)
    assert collection.sniff(Lines(text)).claims
    reading = load(one)
    assert reading.bulletin.format == "collection"
    assert holds(one, reading.units)
    return reading.units


@pytest.mark.parametrize(
    "rule", ["=====", "-" * 60, "* * * *", "━━━━━━", "______", "~~~~~", "===== 甲.txt =====", "---- 第2篇 ----", "========\n\n========"]
)
def test_documents_between_rules(rule: str) -> None:
    found = units(f"{FIRST}\n{rule}\n\n{SECOND}\n{rule}\n{LAW}\n{rule}\n")
    assert [(one.text, one.single) for one in found] == [(FIRST, True), (SECOND, True), (LAW, True)]


def test_what_stands_above_the_first_document_names_the_collection() -> None:
    one = source(f"某市政策文件合集\n====\n{FIRST}\n====\n{SECOND}")
    reading = load(one)
    assert (reading.bulletin.title, [unit.text for unit in reading.units]) == ("某市政策文件合集", [FIRST, SECOND])


def test_a_part_without_the_marks_of_a_document_goes_on_with_the_one_above_and_is_told() -> None:
    reading = load(source(f"{FIRST}\n-----\n{ANNEX}\n-----\n{SECOND}"))
    assert [one.text for one in reading.units] == [f"{FIRST}\n-----\n{ANNEX}", SECOND]
    assert [(remark.line, remark.text.split(":")[0]) for remark in reading.remarks] == [
        (8, "below a rule, but without a title and a number, addressee or date")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FIRST}\n-----\n{ANNEX}", id="a notice and its annex"),
        pytest.param(f"---\ntitle: 甲\ndate: 2031-03-05\n---\n{FIRST}", id="front matter"),
        pytest.param(f"甲\n=====\n{FIRST}\n\n乙\n=====\n正文。", id="underlined headings"),
        pytest.param(f"标题：关于甲事的通知\n文号：财建〔2031〕6号\n发布日期：2031-03-05\n{FIRST}", id="the table of a page"),
        pytest.param("名称：甲公司\n日期：2031年\n名称：乙公司\n日期：2032年\n", id="a list of other things"),
        pytest.param("会议通知\n时间：三月五日\n内容：甲\n时间：三月六日\n内容：乙\n", id="general words"),
    ],
)
def test_what_is_no_collection(text: str) -> None:
    assert not collection.sniff(Lines(text)).claims


RECORDS = {
    "brackets": "【标题】{}\n【文号】{}\n【发文单位】{}\n【成文日期】{}\n【正文】\n{}\n【链接】https://example.cn/1\n\n",
    "text behind its label": "【标题】 {}\n【文 号】：{}\n【发文单位】{}\n【成文日期】{}\n【正文】{}\n",
    "values on lines of their own": "【标题】\n{}\n\n【文号】\n{}\n【发文单位】\n{}\n【成文日期】\n{}\n【正文】\n{}\n",
    "numbered": "1.【标题】{}\n【文号】{}\n【发文单位】{}\n【成文日期】{}\n【正文】\n{}\n",
    "colons and rules": "标题：{}\n发文字号：{}\n发文机关：{}\n成文日期：{}\n\n{}\n=================\n",
    "Markdown": "- **标题**：{}\n- **文号**：{}\n- **发文机关**：{}\n- **成文日期**：{}\n\n{}\n\n---\n",
    "English": "Title: {}\nDoc_No: {}\nIssuer: {}\nSigned: {}\nContent:\n{}\n-----\n",
}
VALUES = (
    ("关于甲类工作的通知", "工信部装〔2031〕5号", "工业和信息化部", "2031-03-05", "各有关单位：\n\n一、加强管理。\n时间：三月。"),
    ("乙类物资管理办法", "财建〔2031〕6号", "财政部", "2031-03-06", "第一条 为了管理乙类物资，制定本办法。"),
)


@pytest.mark.parametrize("form", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_records_of_labelled_fields(form: str, newline: str) -> None:
    text = "".join(form.format(*values) for values in VALUES).replace("\n", newline)
    found = units(text)
    assert [one.heading for one in found] == [values[0] for values in VALUES]
    for one, (title, number, issuer, day, body) in zip(found, VALUES, strict=True):
        facts = {fact.name: fact.value for fact in one.facts if fact.origin == "record"}
        assert facts.items() >= {"title": title, "number": number, "issuer": issuer, "signed": day}.items()
        seen = text[one.body : one.gaps[0].start] + text[one.gaps[0].end : one.end]
        assert (text[one.start : one.body], seen.strip()) == (title, body.replace("\n", newline))


def test_records_that_do_not_begin_with_their_title() -> None:
    found = units("".join(f"【文号】{number}\n【标题】{title}\n【正文】{body}\n" for title, number, _, _, body in VALUES))
    assert [(one.heading, dict((fact.name, fact.value) for fact in one.facts)["number"]) for one in found] == [
        (title, number) for title, number, *_ in VALUES
    ]


def test_a_record_without_a_text_is_its_title() -> None:
    found = units("【标题】关于甲事的通知\n【文号】财建〔2031〕6号\n【标题】关于乙事的通知\n【文号】财建〔2031〕7号\n【标题】丙办法\n")
    assert [(one.text, len(one.facts)) for one in found] == [("关于甲事的通知", 2), ("关于乙事的通知", 2), ("丙办法", 1)]
