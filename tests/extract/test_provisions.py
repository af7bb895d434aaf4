"""Provisions of a document, and citations of them."""

import pytest

from kg.extract import extract
from kg.extract.layout import read_layout
from kg.extract.provisions import read_provisions
from tests.extract.units import unit

LAW = """\
甲类设备管理条例
目录
第一章 总则
第二章 责任
第一章 总则
第一条 为了管理甲类设备，制定本条例。
第二条 本条例所称甲类设备，包括：
（一）甲设备；
（二）乙设备：
1.小型乙设备；
2.大型乙设备。
前款第一项至第二项的目录另行制定。
第二章 责任
第一节 一般规定
第三条中央单位依照前条第二款办理。
第三条之一 违反本条例第二条第一款、第二款和第三条的，依照《中华人民共和国乙类设备法》第十条、第十二条至第十四条处罚。
本条第一款和本章规定的处罚，由县级部门决定。
前两款不适用于第二条第一款第（二）项第一目所列设备。
第四条 本条例自2031年1月1日起施行。
甲类设备税率表
注：本条例第九条所称设备见表。"""


def ids(text: str) -> list[str]:
    return [one.id for one in read_provisions(read_layout(unit(text))).all]


def citations(text: str) -> list[tuple[int, str, str | None, str | None, tuple[str, ...]]]:
    return [(one.line, one.printed, one.at, one.title, one.targets) for one in extract(unit(text)).citations]


def test_parts_chapters_articles_paragraphs_and_items():
    assert ids(LAW) == [
        *("章1", "1", "1.1", "2", "2.1", "2.1.1", "2.1.2", "2.1.2.1", "2.1.2.2", "2.2"),
        *("章2", "章2节1", "3", "3.1", "3之一", "3之一.1", "3之一.2", "3之一.3", "4", "4.1"),
    ]


def test_each_citation_with_its_line_its_article_and_what_it_reaches():
    assert citations(LAW) == [
        (12, "前款第一项至第二项", "2", None, ("2.1.1", "2.1.2")),
        (15, "前条第二款", "3", None, ("2.2",)),
        (16, "本条例第二条第一款、第二款和第三条", "3之一", None, ("2.1", "2.2", "3")),
        (16, "《中华人民共和国乙类设备法》第十条、第十二条至第十四条", "3之一", "中华人民共和国乙类设备法", ("10", "12", "13", "14")),
        (17, "本条第一款", "3之一", None, ("3之一.1",)),
        (17, "本章", "3之一", None, ("章2",)),
        (18, "前两款", "3之一", None, ("3之一.1", "3之一.2")),
        (18, "第二条第一款第（二）项第一目", "3之一", None, ("2.1.2.1",)),
        (21, "本条例第九条", None, None, ("9",)),
    ]


def test_a_span_quotes_what_is_printed():
    read = unit(LAW)
    for one in extract(read).citations:
        assert read.text[slice(*one.span)].replace(" ", "") == one.printed


HEAD = "乙类设备管理办法\n第一条 为了管理，制定本办法。\n第二条 共有两款。\n另有一句。\n第三条 下列情形：\n（一）甲；\n（二）乙。\n第四条 "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("依照本办法第三条第一项处理。", [("本办法第三条第一项", None, ("3..1",))], id="an item whose paragraph is not named"),
        pytest.param("依照本办法第一至三条处理。", [("本办法第一至三条", None, ("1", "2", "3"))], id="第 and 条 stand once"),
        pytest.param("依照本办法第二条第一、二款处理。", [("本办法第二条第一、二款", None, ("2.1", "2.2"))], id="a list within one level"),
        pytest.param("依照第二条处理。", [("第二条", None, ("2",))], id="a bare article of the document"),
        pytest.param("依照第九条处理。", [], id="a bare article that the document does not have"),
        pytest.param("本办法第九条。", [("本办法第九条", None, ("9",))], id="said to be of the document, which lacks it"),
        pytest.param("依照刑法第一百三十三条之一处理。", [("刑法第一百三十三条之一", "刑法", ("133之一",))], id="an inserted article"),
        pytest.param(
            "依照《甲类设备法》（以下简称《甲法》）第三条和《甲法》第五条第二款处理。",
            [
                ("《甲类设备法》（以下简称《甲法》）第三条", "甲类设备法", ("3",)),
                ("《甲法》第五条第二款", "甲类设备法", ("5.2",)),
            ],
            id="a short name",
        ),
        pytest.param(
            "依照《甲类设备法》第三条处罚，同法第五条另有规定的除外。",
            [("《甲类设备法》第三条", "甲类设备法", ("3",)), ("同法第五条", "甲类设备法", ("5",))],
            id="the same law",
        ),
        pytest.param(
            "违反本办法第二条，按该条第二款处理。",
            [("本办法第二条", None, ("2",)), ("该条第二款", None, ("2.2",))],
            id="that article",
        ),
        pytest.param("本条例、本章程、本条件、本款项和前项目均不是条款。", [], id="words that begin like a level"),
        pytest.param("前款规定不适用。", [], id="there is no paragraph before the first"),
        pytest.param("第三季度、第二批、第一时间和第五届会议。", [], id="other ordinal words"),
        pytest.param(
            "依照第三条第一款第二项和本条规定。", [("第三条第一款第二项", None, ("3.1.2",)), ("本条", None, ("4",))], id="this article"
        ),
        pytest.param("依照《乙类设备管理办法》第三条处理。", [("《乙类设备管理办法》第三条", None, ("3",))], id="the own name in marks"),
    ],
)
def test_what_a_citation_in_article_four_reaches(sentence: str, expected: list[tuple[str, str | None, tuple[str, ...]]]):
    assert [(printed, title, targets) for _, printed, _, title, targets in citations(HEAD + sentence)] == expected


def test_a_decision_changes_articles_of_the_law_it_names_and_its_quotations_cite_nothing():
    text = (
        "关于修改《甲类设备管理条例》的决定\n决定对《甲类设备管理条例》作如下修改：\n"
        "一、将第三条修改为：“第三条 依照第五条办理。\n第二款规定除外。”\n二、删去第九条第二款。"
    )
    assert citations(text) == [
        (3, "第三条", None, "甲类设备管理条例", ("3",)),
        (5, "第九条第二款", None, "甲类设备管理条例", ("9.2",)),
    ]


def test_a_notice_cites_articles_only_by_name():
    text = "关于做好甲类设备工作的通知\n一、按照《甲类设备法》第三条办理。\n二、第三条措施要落实，第二款资金要到位。"
    assert citations(text) == [(2, "《甲类设备法》第三条", None, "甲类设备法", ("3",))]


def test_parts_restart_their_chapters():
    text = "甲类法典\n第一编 总则\n第一章 一般规定\n第一条 甲。\n第二编 分则\n第一章 特别规定\n第二条 依照第一编第一章和本章处理。"
    assert ids(text) == ["编1", "编1章1", "1", "1.1", "编2", "编2章1", "2", "2.1"]
    assert [one[4] for one in citations(text)] == [("编1章1",), ("编2章1",)]
