"""Rows of catalogues, lists and tables."""

import pytest

from kg.extract import extract
from kg.extract.cells import tidy_column
from tests.extract.units import unit

HEAD = "关于公布甲类设备目录的通知\n甲发〔2031〕5号\n现予公布。\n财政部\n2031年1月5日\n"


def entries(text: str) -> list[tuple[str, str | None, dict[str, str]]]:
    read = unit(HEAD + text)
    found = extract(read).entries
    assert all(read.text[slice(*one.span)] == one.evidence for one in found)
    assert all(read.text.split("\n")[one.line - 1].startswith(one.evidence.split("\n")[0]) for one in found)
    return [(one.table, one.group, dict(one.columns)) for one in found]


def rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(cells.values()) for _, _, cells in entries(text)]


def test_a_row_names_table_group_and_columns():
    assert entries(
        "甲类设备目录（第一批）\n序号\t设备名称\t用 途\n一、水泵（2项）\n1\t甲泵\t排 水\n2\t乙泵\t供水\n二、风机（1项）\n3\t丙机\t通风"
    ) == [
        ("甲类设备目录（第一批）", "一、水泵（2项）", {"序号": "1", "设备名称": "甲泵", "用途": "排水"}),
        ("甲类设备目录（第一批）", "一、水泵（2项）", {"序号": "2", "设备名称": "乙泵", "用途": "供水"}),
        ("甲类设备目录（第一批）", "二、风机（1项）", {"序号": "3", "设备名称": "丙机", "用途": "通风"}),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "甲类目录\n\n序号\t名称\t用途\n1\t甲泵\t排水\n\n序号\t名称\t用途\n2\t乙泵\t供水",
            [("1", "甲泵", "排水"), ("2", "乙泵", "供水")],
            id="a head that a page repeats",
        ),
        pytest.param(
            "甲类目录\n序号\t名称\t用途\n1\t甲型大\t用于排\n\n\t功率泵\t水\n2\t乙泵\t供水",
            [("1", "甲型大功率泵", "用于排水"), ("2", "乙泵", "供水")],
            id="a row that goes on behind a page break",
        ),
        pytest.param(
            "甲类目录\n序号\t类别\t名称\n1\t水泵\t甲泵\n2\t\t乙泵\n\t风机\t丙机",
            [("1", "水泵", "甲泵"), ("2", "水泵", "乙泵"), ("2", "风机", "丙机")],
            id="merged cells",
        ),
        pytest.param(
            "甲类产品清单\n产品类别\t产品单元\n水泵\t甲泵 乙泵\n\t丙泵\n风机\t丁机",
            [("水泵", "甲泵乙泵"), ("水泵", "丙泵"), ("风机", "丁机")],
            id="no serial numbers",
        ),
        pytest.param(
            "甲类目录\n| 序号 | 名称 | 用途 |\n|---|:--:|---|\n| 1 | 甲泵 | 排水 |\n| 2 | **乙泵** | |",
            [("1", "甲泵", "排水"), ("2", "乙泵", "")],
            id="Markdown",
        ),
        pytest.param(
            "甲类名录\n    序号　　属名　　学名\n　　1　　甲属　　Aaa bbb  (Ccc.)\n　　2　　乙属　　Ddd",
            [("1", "甲属", "Aaa bbb (Ccc.)"), ("2", "乙属", "Ddd")],
            id="wide blanks",
        ),
        pytest.param(
            "甲类保护区名单\n序号、名称\n1、甲县保护区\n2、乙县保护区\n3、丙县保护区",
            [("1", "甲县保护区"), ("2", "乙县保护区"), ("3", "丙县保护区")],
            id="a numbered list",
        ),
        pytest.param(
            "甲类清单\n序号\n\n名称\n\n用途\n\n1\n\n甲泵\n\n排水\n\n2\n\n乙泵\n\n供水、供热\n\n二、其他要求",
            [("1", "甲泵", "排水"), ("2", "乙泵", "供水、供热")],
            id="a cell on each line",
        ),
        pytest.param(
            "甲类目录\n序号 标准编号 标准名称\n\n1 GB/T 31234-2031 甲类泵 第1部分：总则\n\n2 GB 31235-2031 乙类泵",
            [("1", "GB/T 31234-2031", "甲类泵第1部分：总则"), ("2", "GB 31235-2031", "乙类泵")],
            id="single blanks",
        ),
        pytest.param("甲类企业申请表\n姓名\t电话\n甲\t1\n乙\t2", [], id="a form"),
        pytest.param("单位名称\t电话\n甲\t年 月 日\n乙\t（盖章）", [], id="fields to be filled in"),
        pytest.param("一、要求\n1. 甲类工作。\n2. 乙类工作。\n3. 丙类工作。", [], id="running text"),
        pytest.param("三门峡市\t某县\n甲\t乙\n丙\t丁", [], id="no list"),
    ],
)
def test_rows_of_a_table(text: str, expected: list[tuple[str, ...]]):
    assert rows(text) == expected


COLUMNS = [
    # items of different lengths, one of them with a comment
    (["架空线 控制用电缆", "调压器（家用、商用） 阀门", "甲泵"], ["架空线 控制用电缆", "调压器（家用、商用） 阀门", "甲泵"]),
    # one list shows what the others are
    (["普通板 防火板", "单层股绳 扁绳 密封钢丝绳"], ["普通板 防火板", "单层股绳 扁绳 密封钢丝绳"]),
    # wrapped cells
    (["过程 降碳", "源头 降碳"], ["过程降碳", "源头降碳"]),
    (["甲类液冷设 备数据中心 项目", "云州乙有 限公司"], ["甲类液冷设备数据中心项目", "云州乙有限公司"]),
    # sentences
    (["1、流量 大 2、报警 功能齐全，有显示", "不小于 5"], ["1、流量大2、报警功能齐全，有显示", "不小于5"]),
]


@pytest.mark.parametrize(("cells", "expected"), COLUMNS)
def test_blanks_stay_between_the_items_of_a_list(cells: list[str], expected: list[str]) -> None:
    assert tidy_column(cells) == expected


def test_a_row_that_does_not_fit_is_reported():
    found = extract(unit(HEAD + "甲类目录\n序号\t名称\n1\t甲泵\n2\t乙泵\t供水\n3\t丙泵"))
    assert [tuple(cell for _, cell in one.columns) for one in found.entries] == [("1", "甲泵"), ("3", "丙泵")]
    assert [(one.what, one.text) for one in found.unresolved] == [("row", "2\t乙泵\t供水")]
