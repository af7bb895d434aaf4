# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""What stands in lists and tables of what is repealed: which names are their items, and what is said beside these."""

import pytest

from kg.extract import extract
from tests.extract.test_repeals import A5, B6, NOTICE, A, B, Change, changes, repealed
from tests.extract.units import unit

HEADING = "决定废止下列文件：\n"

# Titles that name another document inside, not in 书名号 themselves.
ENCLOSING: list[tuple[str, set[Change]]] = [
    ("1.云州市人民政府关于贯彻《甲类法》的实施意见（工信部装〔2021〕5号）", repealed(A5)),
    ("1.民政部对《甲类办法》第三条的解释（工信部装〔2021〕5号）", repealed(A5)),
    ("1.关于修改《甲类办法》的决定（工信部装〔2021〕5号）", repealed(A5)),
    ("1.关于转发《国务院办公厅关于做好甲类工作的意见》的通知（工信部装〔2021〕5号）", repealed(A5)),
    ("1.云州市实施《甲类法》办法", repealed("云州市实施〈甲类法〉办法")),
    ("1.《甲类法》实施细则", repealed("〈甲类法〉实施细则")),
    ("1.关于《甲类条例》实施中有关问题的补充规定；", repealed("关于〈甲类条例〉实施中有关问题的补充规定")),
    (
        "序号\t名称\t文号\t日期\n1\t关于《甲类法》若干问题的通知\t工信部装〔2021〕5号\t2021年3月5日\n2\t关于执行《乙类法》的通知\t工信部装〔2022〕6号\t2022年3月5日",
        repealed(A5, B6),
    ),
    ("1 关于《甲类法》若干问题的通知 工信部装〔2021〕5号 2021年3月5日\n2　关于执行《乙类法》的通知　工信部装〔2022〕6号", repealed(A5, B6)),
    ("1\n关于《甲类法》若干问题的通知\n工信部装〔2021〕5号\n2\n关于执行《乙类法》的通知\n工信部装〔2022〕6号", repealed(A5, B6)),
    ("1.关于《甲类法》若干问题的通知，工信部装〔2021〕5号", repealed(A5)),
    ("| 1 | 关于《甲类法》若干问题的通知 | 工信部装〔2021〕5号 |", repealed(A5)),
    # Several names in a row, and sentences, are no title.
    ("1.《甲类设备管理办法》（工信部装〔2021〕5号）、《乙类设备规程》（工信部装〔2022〕6号）", repealed(A5, B6)),
    ("1.《甲类设备管理办法》和《乙类设备规程》", repealed(A, B)),
    ("1.国家计委发布的《甲类设备管理办法》（工信部装〔2021〕5号）", repealed(A5)),
    ("1.《甲类设备管理办法》第三条的规定", {("SUPERSEDES", A, "第三条")}),
    ("1.三江地区甲类办法", repealed("三江地区甲类办法")),
]


@pytest.mark.parametrize(("items", "expected"), ENCLOSING)
def test_a_title_that_names_another_document_is_one_item(items: str, expected: set[Change]) -> None:
    assert changes(NOTICE.format(HEADING + items)) == expected


def test_such_a_title_is_read_whole() -> None:
    items = "1.某部关于《甲类法》若干问题的通知（工信部装〔2021〕5号）\n2.某部关于印发《乙类规程》的通知\n工信部装〔2022〕6号"
    found = [(one.title, one.number) for one in extract(unit(NOTICE.format(HEADING + items))).relations]
    assert found == [("某部关于〈甲类法〉若干问题的通知", A5), ("乙类规程", B6)]


# The number before the title, in a cell of its own or not; what a bracket tells of it; the names of columns.
NUMBERED = [
    ("1\t工信部装〔2021〕5号\t关于做好甲类工作的通知", [("关于做好甲类工作的通知", A5)]),
    ("1.工信部装〔2021〕5号关于做好甲类工作的通知", [("关于做好甲类工作的通知", A5)]),
    ("1\n工信部装〔2021〕5号\n关于做好甲类工作的通知\n2\n工信部装〔2022〕6号\n乙类设备规程", [("关于做好甲类工作的通知", A5), (B, B6)]),
    ("1\t甲类设备管理办法\t工业和信息化部\t工信部装〔2021〕5号", [(A, A5)]),
    ("1.甲类设备管理办法（2021年3月5日工业和信息化部令第5号发布，2024年8月2日工业和信息化部令第9号修订）", [(A, "工业和信息化部令第5号")]),
    ("1.甲类设备管理办法（2021年3月5日工业和信息化部发布）", [(A, None)]),
    ("1.甲类设备管理办法（试行）（工信部装〔2021〕5号）", [("甲类设备管理办法（试行）", A5)]),
    ("序号 标题 文号 清理意见\n1 甲类设备管理办法 工信部装〔2021〕5号 废止", [(A, A5)]),
    ("序号\n文件名称\n清理意见\n1\n甲类设备管理办法\n清理意见\n处理意见", [(A, None)]),
]


@pytest.mark.parametrize(("items", "expected"), NUMBERED)
def test_title_and_number_of_a_row(items: str, expected: list[tuple[str, str | None]]) -> None:
    relations = extract(unit(NOTICE.format(HEADING + items))).relations
    assert [(one.title, one.number) for one in relations if one.type == "SUPERSEDES"] == expected


HEAD = "序号\t名称\t文号\t说明\n"

# What is said beside an item or below the list names documents too, and none of them ends.
REMARKS: list[tuple[str, set[Change]]] = [
    (HEAD + "1\t甲类设备管理办法\t工信部装〔2021〕5号\t已被《丁类条例》代替\n2\t乙类设备规程\t工信部装〔2022〕6号\t与《丁类法》不一致", repealed(A5, B6)),
    (HEAD + "1\t甲类设备管理办法\t2001年3月5日甲部发布\t由《丁类条例》（国务院令第905号）替代\n2\t乙类设备规程\t\t依据《丁类法》制定", repealed(A, B)),
    (HEAD + "1\t甲类设备管理办法\t工信部装〔2021〕5号\t已有新规定（工信部装〔2030〕9号）\n2\t《乙类设备规程》\t工信部装〔2022〕6号\t《丁类条例》", repealed(A5, B6)),
    (HEAD + "1\t甲类解释\t工信部装〔2021〕5号\t与民法典的规定相冲突", repealed(A5)),
    (HEAD.replace("\t", "\n") + "1\n甲类设备管理办法\n工信部装〔2021〕5号\n见《丁类条例》（国务院令第905号）\n2\n乙类设备规程\n工信部装〔2022〕6号\n《丁类条例》", repealed(A5, B6)),
    ("| 1 | 甲类设备管理办法 | 工信部装〔2021〕5号 | 已被《丁类条例》代替 |\n| 2 | 《乙类设备规程》 | 工信部装〔2022〕6号 | 《丁类条例》 |", repealed(A5, B6)),
    ("1.《甲类设备管理办法》（工信部装〔2021〕5号），已被《丁类条例》（国务院令第905号）代替。\n2.《乙类设备规程》", repealed(A5, B)),
    ("1.《甲类设备管理办法》。该文件已由《丁类条例》代替。\n2.《乙类设备规程》，以《丁类条例》为准。", repealed(A, B)),
    ("1.根据《丁类条例》制定的《甲类设备管理办法》", repealed(A)),
    ("1.《甲类设备管理办法》中与《丁类条例》不一致的规定", {("SUPERSEDES", A, "与《丁类条例》不一致的规定")}),
    ("1.《甲类设备管理办法》\n《丁类办法》继续有效。", repealed(A)),
    ("1.《甲类设备管理办法》\n上述文件废止后，有关事项按照《丁类办法》（工信部装〔2030〕9号）执行。", repealed(A)),
    ("1.《甲类设备管理办法》，《丁类办法》继续执行。", repealed(A)),
    ("1.《甲类设备管理办法》；2.《乙类设备规程》，《丁类办法》仍然有效", repealed(A, B)),
    # What is joined to an item is an item.
    ("1.《甲类设备管理办法》（工信部装〔2021〕5号）、《乙类设备规程》和2001年甲部发布的《丙类设备目录》", repealed(A5, B, "丙类设备目录")),
    ("1.《甲类设备管理办法》第三条及《乙类设备规程》", repealed(B) | {("SUPERSEDES", A, "第三条")}),
    ("1.甲部2001年发布的《甲类设备管理办法》，乙部2002年发布的《乙类设备规程》", repealed(A, B)),
    ("1.原工业和信息化部《甲类设备管理办法》；2.工信部装〔2022〕6号《乙类设备规程》", repealed(A, B6)),
    ("（一）综合类：《甲类设备管理办法》、《乙类设备规程》。", repealed(A, B)),
    # A remark with a part of the item is what ends.
    (HEAD + "1\t甲类设备管理办法\t工信部装〔2021〕5号\t废止第三条、第五条", {("SUPERSEDES", A5, "第三条、第五条")}),
    (HEAD + "1\t甲类设备管理办法\t工信部装〔2021〕5号\t第二条废止，其余继续有效", {("SUPERSEDES", A5, "第二条")}),
    (HEAD + "1\t甲类设备管理办法\t工信部装〔2021〕5号\t部分条款废止\n2\t乙类设备规程\t工信部装〔2022〕6号\t全文废止", repealed(B6) | {("SUPERSEDES", A5, "部分条款")}),
    ("| 1 | 甲类设备管理办法 | 工信部装〔2021〕5号 | 仅废止附件2 |", {("SUPERSEDES", A5, "附件2")}),
    ("1.《甲类设备管理办法》（工信部装〔2021〕5号），仅废止附件2。", {("SUPERSEDES", A5, "附件2")}),
    (HEAD + "1\t甲类设备管理办法\t工信部装〔2021〕5号\t见《丁类条例》第三条", repealed(A5)),
]  # fmt: skip


@pytest.mark.parametrize(("items", "expected"), REMARKS)
def test_what_is_said_of_an_item_repeals_nothing(items: str, expected: set[Change]) -> None:
    assert changes(NOTICE.format(HEADING + items)) == expected


def test_names_below_the_heading_itself() -> None:
    sentence = "以下文件停止执行：《甲类设备管理办法》、《乙类设备规程》，《丁类办法》继续执行。"
    assert changes(NOTICE.format(sentence)) == repealed(A, B)


def test_what_replaces_an_item_is_a_reference() -> None:
    items = "1.《甲类设备管理办法》，已被《丁类条例》代替。"
    found = {(one.type, one.title) for one in extract(unit(NOTICE.format(HEADING + items))).relations}
    assert found == {("SUPERSEDES", A), ("REFERENCES", "丁类条例")}


BESIDE: list[tuple[str, set[Change]]] = [
    # Lines between a heading and its items, and between items.
    ("废止的文件目录\n（共2件）\n1.甲类设备管理办法（工信部装〔2021〕5号）", repealed(A5)),
    ("废止的文件目录\n（按发布时间排序）\n1.甲类设备管理办法（工信部装〔2021〕5号）", repealed(A5)),
    ("废止的文件目录\n一、综合类\n1.甲类设备管理办法（工信部装〔2021〕5号）\n（二）预算类（1件）\n2.乙类设备规程（工信部装〔2022〕6号）", repealed(A5, B6)),
    ("废止的文件目录\n1.甲类设备管理办法（工信部装〔2021〕5号）\n废止理由：已被《丁类条例》代替。\n2.乙类设备规程（工信部装〔2022〕6号）", repealed(A5, B6)),
    ("废止的文件目录\n序号\n名称\n说明\n1\n甲类设备管理办法\n已被《丁类条例》代替\n2\n乙类设备规程\n与《丁类法》不一致", repealed(A, B)),
    ("废止的文件目录\n1.甲类设备管理办法\n二、继续有效类\n2.乙类设备规程（工信部装〔2022〕6号）", repealed(A)),
    ("废止的文件目录\n1.甲类设备管理办法\n二、拟修改类（1件）\n2.乙类设备规程（工信部装〔2022〕6号）", repealed(A)),
    ("废止的文件目录\n1.甲类设备管理办法\n有关单位要做好衔接\n2.乙类设备规程（工信部装〔2022〕6号）", repealed(A)),
    # Items numbered in words, with a bracket; headings.
    ("决定废止下列文件：\n一、甲类设备管理办法（1983年9月20日国务院发布）\n二、乙类设备规程（1984年2月1日甲部发布）", repealed(A, B)),
    ("附：废止的规范性文件目录\n1.《甲类设备管理办法》", repealed(A)),
    ("一、对适用期已过的1件文件宣布失效\n1.《甲类设备管理办法》\n二、保留的文件\n1.《乙类设备规程》", repealed(A)),
    (
        "附件1\n国务院决定废止的行政法规\n一、《甲类设备管理办法》\n附件2\n国务院决定修改的行政法规\n一、《乙类设备规程》\n（一）删去第五条第二款。",
        repealed(A) | {("AMENDS", B, "whole")},
    ),
    ("附件1\n国务院决定废止的行政法规\n一、《甲类设备管理办法》\n附件2\n拟由国务院决定修改的行政法规\n一、《乙类设备规程》", repealed(A)),
    ("附件1\n国务院决定废止的行政法规\n一、《甲类设备管理办法》\n附件2\n国务院未决定修改的行政法规\n一、《乙类设备规程》", repealed(A)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_lines_between_items_and_headings_of_lists(text: str, expected: set[Change]) -> None:
    assert changes(NOTICE.format(text)) == expected
