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
