"""Which documents are cited by number, and what only looks like a number."""

import pytest

from kg.extract import extract
from kg.extract.number import number_behind, number_within
from tests.extract.units import unit

CITED = [
    # signs of places belong to the number
    ("按照浙财社〔2031〕5号和财社〔2031〕5号执行。", ["浙财社〔2031〕5号", "财社〔2031〕5号"]),
    ("按照粤卫办医函〔2031〕33号和穗医保规字〔2031〕4号执行。", ["粤卫办医函〔2031〕33号", "穗医保规字〔2031〕4号"]),
    ("根据萧财社〔2031〕5号执行。", ["萧财社〔2031〕5号"]),
    ("2031年3月5日财税〔2031〕5号规定。", ["财税〔2031〕5号"]),
    # brackets of two kinds, years of two digits, years first
    ("按照工信部装〔2031]5号执行。", ["工信部装〔2031〕5号"]),
    ("按照国发[1981]12号执行。", ["国发〔1981〕12号"]),
    ("按照（85）国函字23号执行。", ["〔85〕国函字23号"]),
    ("按照(81)财税字第5号执行。", ["〔81〕财税字5号"]),
    ("按照〔2031〕武司字第82号执行。", ["〔2031〕武司字82号"]),
    # announcements and orders with their bodies
    ("按照财政部 税务总局公告2031年第5号执行。", ["财政部税务总局公告2031年第5号"]),
    ("按照财政部、税务总局公告（2031年第5号）执行。", ["财政部、税务总局公告2031年第5号"]),
    ("按照工业和信息化部2031年第35号公告执行。", ["工业和信息化部公告2031年第35号"]),
    ("按照农业农村部公告第656号执行。", ["农业农村部公告第656号"]),
    ("按照工业和信息化部令第5号执行。", ["工业和信息化部令第5号"]),
    ("按照深圳市国家税务局公告2031年第5号执行。", ["深圳市国家税务局公告2031年第5号"]),
    ("我局以2031年第2号公告公布。", ["2031年第2号公告"]),
    ("我局以2031年第2号公告和2032年第3号公告公布。", ["2031年第2号公告", "2032年第3号公告"]),
    ("按照财政部公告2031年第5号、2031年第6号执行。", ["财政部公告2031年第5号", "财政部公告2031年第6号"]),
    # body and year stand once for several
    ("按照工信部装〔2031〕5号、6号和7号执行。", ["工信部装〔2031〕5号", "工信部装〔2031〕6号", "工信部装〔2031〕7号"]),
    ("按照财税〔2031〕5号、〔2032〕6号执行。", ["财税〔2031〕5号", "财税〔2032〕6号"]),
    ("按照财政部公告2031年第5号、第6号执行。", ["财政部公告2031年第5号", "财政部公告2031年第6号"]),
    ("按照财税〔2031〕5号、6号楼的租户执行。", ["财税〔2031〕5号"]),
    # no documents
    ("原告不服（2031）京01民终123号、（2031）京民终123号和（2005）知终字第5号判决。", []),
    ("乘坐第5号线，见1号楼，工号5号，京A12345号车。", []),
    ("附件：1.甲类评价体系（2031年）\n2.关于乙类工作的分工表", []),
]

BEHIND = [
    ("（粤财社〔2031〕5号）", "粤财社〔2031〕5号"),
    ("（甲府规〔2031〕5号，以下简称《办法》）", "甲府规〔2031〕5号"),
    ("（（85）国函字23号）", "〔85〕国函字23号"),
    ("（财政部 税务总局公告2031年第5号）", "财政部税务总局公告2031年第5号"),
    ("（甲乙局公告2031年第5号）", "甲乙局公告2031年第5号"),
    ("](https://www.example.com/甲_1.html)（甲府规〔2031〕5号）", "甲府规〔2031〕5号"),
    ("](https://www.example.com/1.html)", None),
    ("（试行）", None),
    ("（2031年版）", None),
]

WITHIN = [
    ("甲类措施（工信部规〔2031〕4号）", ("甲类措施", "工信部规〔2031〕4号")),
    ("财税〔2031〕5号", (None, "财税〔2031〕5号")),
    ("甲类措施（试行）", ("甲类措施（试行）", None)),
    ("甲类措施（2031年）", ("甲类措施（2031年）", None)),
]


@pytest.mark.parametrize(("text", "numbers"), CITED, ids=[text for text, _ in CITED])
def test_numbers_in_running_text(text: str, numbers: list[str]) -> None:
    document = extract(unit("关于做好甲类工作的通知\n各有关单位：\n" + text))
    assert sorted(one.number for one in document.relations if one.number) == sorted(numbers)


@pytest.mark.parametrize(("bracket", "number"), BEHIND, ids=[bracket for bracket, _ in BEHIND])
def test_numbers_behind_titles(bracket: str, number: str | None) -> None:
    assert number_behind(bracket, 0) == (number, len(bracket) if number else 0)


@pytest.mark.parametrize(("title", "parts"), WITHIN, ids=[title for title, _ in WITHIN])
def test_numbers_in_titles(title: str, parts: tuple[str | None, str | None]) -> None:
    assert number_within(title) == parts


def test_an_announcement_has_its_number_below_a_heading_with_bodies() -> None:
    document = extract(
        unit("工业和信息化部 财政部关于甲类名录的公告\n2031年第12号\n现将甲类名录予以公布。\n工业和信息化部\n财政部\n2031年3月5日")
    )
    assert document.doc_number == "工业和信息化部财政部公告2031年第12号"
