"""Who is to do what: brackets and clauses of responsibility."""

import pytest

from kg.extract import extract
from kg.extract.bodies import Bodies, read_bracket, read_list
from tests.extract.units import unit

HEAD = "关于甲类设备更新的通知\n甲发〔2031〕5号\n各有关单位：\n一、加强检查。"
DEVELOPMENT, INDUSTRY = "国家发展和改革委员会", "工业和信息化部"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("财政部、税务总局负责", Bodies(("财政部", "国家税务总局")), id="all are responsible"),
        pytest.param(
            "财政部牵头，商务部、工业和信息化部参与", Bodies(("财政部",), ("商务部", INDUSTRY)), id="one leads; a name with 和 in it"
        ),
        pytest.param("财政部牵头,各有关部门参与", Bodies(("财政部",), (), True), id="others that are not named"),
        pytest.param("国家发展改革委等部门按职责分工负责", Bodies((DEVELOPMENT,), (), True), id="the list goes on"),
        pytest.param("财政部、商务部等和各有关省级人民政府负责", Bodies(("财政部", "商务部"), (), True), id="and the provinces"),
        pytest.param("负责部门：财政部、商务部，适用范围：甲区", Bodies(("财政部", "商务部")), id="a label, and something else behind it"),
        pytest.param("牵头单位：财政部；配合单位：商务部", Bodies(("财政部",), ("商务部",)), id="two labels"),
        pytest.param("财政部会同商务部负责", Bodies(("财政部",), ("商务部",)), id="together with"),
        pytest.param("财政部会同有关部门负责", Bodies(("财政部",), (), True), id="together with some"),
        pytest.param("云州省财政厅牵头", None, id="nobody whom the registry knows"),
        pytest.param("各地区负责", None, id="nobody is named"),
        pytest.param("由企业负责人签字", None, id="a sentence"),
        pytest.param("财政部负责解释本办法的条款", None, id="more than bodies"),
    ],
)
def test_who_stands_in_a_bracket(inside: str, expected: Bodies | None):
    assert read_bracket(inside, "2031-01-01", first_leads=False) == expected


def test_the_first_leads_where_the_document_says_so():
    assert read_bracket("财政部、商务部负责", None, first_leads=True) == Bodies(("财政部",), ("商务部",))
    assert read_bracket("财政部负责", None, first_leads=True) == Bodies(("财政部",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由财政部", ("财政部",)),
        ("第十六条财政部、商务部", ("财政部", "商务部")),
        ("财政部（以下简称财政）", ("财政部",)),
        ("市场监管总局（国家标准委）", ("国家市场监督管理总局", "国家标准化管理委员会")),
        ("国务院教育行政部门", ("教育部",)),
        ("文化和旅游部和商务部", ("文化和旅游部", "商务部")),
        ("落实财政部", None),
        ("", None),
    ],
)
def test_lists_of_bodies(text: str, expected: tuple[str, ...] | None):
    read = read_list(text, "2031-01-01")
    assert (read.lead if read else None) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "推进甲类设备更新，2031年6月底前完成。（财政部牵头，商务部参与）",
            [("推进甲类设备更新，2031年6月底前完成", ("财政部",), ("商务部",), False, "2031-06", "（财政部牵头，商务部参与）")],
            id="a bracket closes the sentence",
        ),
        pytest.param(
            "支持设备研发。（财政部）", [("支持设备研发", ("财政部",), (), False, None, "（财政部）")], id="a bare name behind the stop"
        ),
        pytest.param(
            "财政部会同商务部、教育部等部门组织验收。",
            [
                (
                    "财政部会同商务部、教育部等部门组织验收",
                    ("财政部",),
                    ("商务部", "教育部"),
                    True,
                    None,
                    "财政部会同商务部、教育部等部门组织验收",
                )
            ],
            id="a clause",
        ),
        pytest.param(
            "财政部要加强工作统筹。", [("财政部要加强工作统筹", ("财政部",), (), False, None, "财政部要加强工作统筹")], id="is to"
        ),
        pytest.param("甲类设备（财政部批准）应当登记。", [], id="a bracket of another kind"),
        pytest.param("本通知由财政部负责解释。", [], id="who interprets it"),
        pytest.param("财政部会同有关部门编制了《甲类计划》。", [], id="what was drawn up already"),
        pytest.param("财政部联合商务部对《甲类合同》进行了修订。", [], id="what was changed already"),
        pytest.param("财政部会同有关部门研究提出：甲类设备应当登记。", [], id="what was proposed already"),
        pytest.param("国务院有关部门要加强检查指导。", [], id="departments without a name"),
        pytest.param("各单位负责人要签字。", [], id="no body"),
        pytest.param("财政部会同商务部研究起草了《甲类办法》。", [], id="what was done already"),
        pytest.param(
            "财政部会同商务部组织验收。（财政部牵头，商务部参与）",
            [("财政部会同商务部组织验收", ("财政部",), ("商务部",), False, None, "（财政部牵头，商务部参与）")],
            id="a bracket gives the paragraph once",
        ),
    ],
)
def test_tasks_of_a_notice(sentence: str, expected: list[tuple[object, ...]]):
    read = unit(f"{HEAD}\n{sentence}\n财政部\n2031年1月5日")
    found = extract(read).tasks
    assert [(one.task, one.lead, one.joined, one.is_open, one.deadline, one.evidence) for one in found] == expected
    assert all(read.text[slice(*one.span)] == one.evidence and one.line == 5 for one in found)


def test_news_gives_no_task():
    text = "某部开展甲类检查\n近日，财政部会同商务部组织开展甲类检查。\n（来源：某报）"
    assert extract(unit(text)).tasks == ()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t完成设备摸底。\t财政部\t商务部、教育部\t2031年6月底\n2\t更新设备\t教育部\t/\t长期坚持",
            [
                ("完成设备摸底", ("财政部",), ("商务部", "教育部"), False, "2031-06"),
                ("更新设备", ("教育部",), (), False, None),
            ],
            id="who leads, who takes part, and by when",
        ),
        pytest.param(
            "| 序号 | 工作事项 | 责任单位 |\n|---|---|---|\n| 1 | 登记设备 | 财政部，商务部等有关部门 |\n| 2 | 检查设备 | 各区政府 |",
            [("登记设备", ("财政部", "商务部"), (), True, None)],
            id="Markdown; a row that names nobody",
        ),
        pytest.param(
            "序号\t工作事项\t责任单位\t牵头单位\n1\t登记设备\t商务部\t财政部\n2\t检查设备\t教育部\t教育部",
            [("登记设备", ("财政部",), ("商务部",), False, None), ("检查设备", ("教育部",), (), False, None)],
            id="responsible beside one that leads",
        ),
        pytest.param("序号\t名称\t用途\n1\t甲泵\t排水\n2\t乙泵\t供水", [], id="nobody's table"),
    ],
)
def test_tasks_of_a_table(table: str, expected: list[tuple[object, ...]]):
    read = unit(f"{HEAD}\n财政部\n2031年1月5日\n附件\n甲类任务分工表\n{table}")
    found = extract(read).tasks
    assert [(one.task, one.lead, one.joined, one.is_open, one.deadline) for one in found] == expected
    assert all(read.text[slice(*one.span)] == one.evidence for one in found)


def test_bodies_of_the_city_that_issued():
    rows = "序号\t工作事项\t牵头单位\t配合单位\n1\t登记设备\t市卫生健康委\t市财政局、各区政府\n2\t检查设备\t市财政局\t无"
    text = (
        f"广州市财政局关于甲类设备更新的通知\n穗财〔2031〕5号\n各有关单位：\n一、加强检查。\n"
        f"广州市财政局\n2031年1月5日\n附件\n甲类任务分工表\n{rows}"
    )
    assert [(one.lead, one.joined, one.is_open) for one in extract(unit(text)).tasks] == [
        (("广州市卫生健康委员会",), ("广州市财政局",), True),
        (("广州市财政局",), (), False),
    ]
