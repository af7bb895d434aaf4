"""Which standard takes the place of which: from sentences and from tables."""

import pytest

from kg.build import build
from kg.extract import extract
from kg.extract.standards import find_replacements, find_standards
from kg.model import Bulletin, Contribution
from kg.text.join import join
from tests.extract.units import unit

SENTENCES = [
    ("GB/T 90001-2031代替GB/T 90001-2011。", {("GB/T 90001-2031", "GB/T 90001-2011", "whole")}),
    ("GB/T 90001-2031《甲类规范》代替 GB/T 90001-2011《甲类规范》。", {("GB/T 90001-2031", "GB/T 90001-2011", "whole")}),
    (
        "JB/T 90005-2031代替JB/T 90005-2011、JB/T 90006-1999，自2031年7月1日起实施。",
        {("JB/T 90005-2031", "JB/T 90005-2011", "whole"), ("JB/T 90005-2031", "JB/T 90006-1999", "whole")},
    ),
    ("GB 90001-2031部分代替GB 90002-2009。", {("GB 90001-2031", "GB 90002-2009", "partial")}),
    ("GB 90001-2031替代GB 90001-87。", {("GB 90001-2031", "GB 90001-87", "whole")}),
    ("GB 90001-2009被GB 90001-2031代替。", {("GB 90001-2031", "GB 90001-2009", "whole")}),
    ("GB 90001-2031《甲类规范》，代替GB 90001-2011。", {("GB 90001-2031", "GB 90001-2011", "whole")}),
    ("GB 90001-2031《甲类规范》（代替GB 90001-2011），自发布之日起实施。", {("GB 90001-2031", "GB 90001-2011", "whole")}),
    ("GB 90001-2031与GB 90001-2009相比，主要变化如下。", set()),
    ("GB 90001-2031不代替GB 90001-2009。", set()),
    ("GB 90001-2009代替GB 90001-2031。", set()),
    ("GB 90001-2031代替进口。执行GB 90002-2009。", set()),
]

TAB_TABLE = (
    "序号\t标准编号\t标准名称\t代替标准号\t采标号\t实施日期\n"
    "1\tGB/T 90001-2031\t甲类设备安全规范\tGB/T 90001-2019\tISO 9999-1:2030\t2031-11-01\n"
    "2\tGB 90002-2031\t乙类设备通用要求\tGB 90002-2009、GB 90003-2009\t\t2032-05-01\n"
    "3\tGB/T 90004.1-2031\t丙类设备 第1部分：总则\t\t\t2031-11-01\n"
    "以上标准可在网上查询。GB/T 90009-2031见附件。\n"
)
CELLS = (
    "序号\n国家标准编号\n国家标准名称\n代替标准号\n实施日期\n"
    "1\nGB/T 90001-2031\n甲类设备安全规范\nGB/T 90001-2019\n2031-11-01\n"
    "2\nGB 90002-2031\n乙类设备通用要求\nGB 90002-2009,GB 90003-2009\n2032-05-01\n"
    "3\nGB/T 90004.1-2031\n丙类设备 第1部分：总则\n2031-11-01\n"
    "联系人：甲\n电话：乙\n依据GB/T 90009-2009编制。\n"
)
BLANKS = (
    "序号 标准编号 标准名称 代替标准号 实施日期\n"
    "1 GB/T 90001-2031 甲类设备安全规范 GB/T 90001-2019 2031-11-01\n"
    "2 GB 90002-2031 乙类设备通用要求 GB 90002-2009，GB 90003-2009 2032-05-01\n"
    "3 GB/T 90004.1-2031 丙类设备 第1部分：总则 2031-11-01\n"
)
MARKDOWN = (
    "| 序号 | 标准编号 | 标准名称 | 代替标准 | 实施日期 |\n| --- | --- | --- | --- | --- |\n"
    "| 1 | GB/T 90001-2031 | 甲类设备安全规范 | GB/T 90001-2019 | 2031-11-01 |\n"
    "| 2 | GB 90002-2031 | 乙类设备通用要求 | GB 90002-2009、GB 90003-2009 | 2032-05-01 |\n"
    "| 3 | GB/T 90004.1-2031 | 丙类设备 第1部分：总则 |  | 2031-11-01 |\n"
)
TITLE_FIRST = (
    "序号\t标准名称\t标准编号\t代替标准号\t实施日期\n"
    "1\t甲类设备安全规范\tGB/T 90001-2031\tGB/T 90001-2019\t2031-11-01\n"
    "2\t乙类设备通用要求\tGB 90002-2031\tGB 90002-2009、GB 90003-2009\t2032-05-01\n"
    "3\t丙类设备 第1部分：总则\tGB/T 90004.1-2031\t\t2031-11-01\n"
)
SAID = (
    "序号 标准编号 标准名称 代替情况 实施日期\n"
    "1.GB/T 90001-2031 甲类设备安全规范 代替GB/T 90001-2019 2031-11-01\n"
    "2.GB 90002-2031 乙类设备通用要求 代替GB 90002-2009、GB 90003-2009 2032-05-01\n"
    "3.GB/T 90004.1-2031 丙类设备 第1部分：总则 2031-11-01\n"
)
TABLES = [TAB_TABLE, CELLS, BLANKS, MARKDOWN, TITLE_FIRST, SAID]
PAIRS = {("GB/T 90001-2031", "GB/T 90001-2019"), ("GB 90002-2031", "GB 90002-2009"), ("GB 90002-2031", "GB 90003-2009")}
TITLES = {"GB/T 90001-2031": "甲类设备安全规范", "GB 90002-2031": "乙类设备通用要求", "GB/T 90004.1-2031": "丙类设备第1部分：总则"}


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(one.new, one.old, one.scope) for one in find_replacements(join(text))} == wanted


@pytest.mark.parametrize("text", TABLES, ids=["tabs", "a cell on each line", "blanks", "Markdown", "title first", "said in words"])
def test_tables(text: str) -> None:
    assert {(one.new, one.old) for one in find_replacements(join(text))} == PAIRS
    assert {one.id: one.name for one in find_standards(join(text)) if one.id in TITLES} == TITLES


def test_the_title_of_a_new_standard_is_not_that_of_the_old() -> None:
    text = "GB 90001-2031《甲类规范》（代替GB 90001-2011）。"
    assert {one.id: one.name for one in find_standards(join(text))} == {"GB 90001-2031": "甲类规范", "GB 90001-2011": ""}


def test_a_table_without_a_column_of_what_is_replaced() -> None:
    text = "序号\t标准编号\t标准名称\t引用标准\n1\tGB/T 90001-2031\t甲类设备规范\tGB/T 90001-2019\n代替以前的做法。"
    assert find_replacements(join(text)) == ()


@pytest.mark.parametrize("text", [*(text for text, _ in SENTENCES), *TABLES])
def test_quotes_are_exact_and_hold_both_codes(text: str) -> None:
    source = f"某部公告\n{text}"
    for one in find_replacements(join(source)):
        assert source[one.span.start : one.span.end] == one.evidence
        assert {one.new, one.old} <= {mention.id for mention in find_standards(join(one.evidence))}


def test_edges_between_standards() -> None:
    document = extract(unit(f"国家标准公告\n2031年第5号\n{TAB_TABLE}"))
    bulletin = Bulletin("test.txt", "", None, None, None, "compilation", "0", "test.txt")
    edges = build([Contribution(bulletin, (document,))]).edges
    assert {(edge.source.id, edge.target.id) for edge in edges if edge.type == "SUPERSEDES"} == PAIRS
    assert all(edge.source.label == edge.target.label == "Standard" for edge in edges if edge.type == "SUPERSEDES")
