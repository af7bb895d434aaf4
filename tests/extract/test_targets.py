"""Quantities that a document sets as aims."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

HEAD = "关于甲类设备更新的通知\n甲发〔2031〕5号\n各有关单位：\n一、主要目标。"


def targets(sentence: str) -> list[tuple[str | None, ...]]:
    read = unit(f"{HEAD}\n{sentence}\n财政部\n2031年1月5日")
    found = extract(read).targets
    assert all(read.text[slice(*one.span)] == one.evidence and one.line >= 5 for one in found)
    return [(one.indicator, one.value, one.value_to, one.unit, one.bound, one.change, one.base, one.by) for one in found if one.value]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "到2035年，设备投资规模较2031年增长25%以上。",
            [("设备投资规模", "25", None, "%", "at_least", "growth", "2031", "2035")],
            id="growth from a base year",
        ),
        pytest.param(
            "到2035年，甲类工具普及率、乙类工序数控化率分别超过90%、75%。",
            [
                ("甲类工具普及率", "90", None, "%", "at_least", "level", None, "2035"),
                ("乙类工序数控化率", "75", None, "%", "at_least", "level", None, "2035"),
            ],
            id="several values in one clause",
        ),
        pytest.param(
            "到2035年，甲类种植、收获机械化率均达到45%。",
            [
                ("甲类种植机械化率", "45", None, "%", "equal", "level", None, "2035"),
                ("甲类收获机械化率", "45", None, "%", "equal", "level", None, "2035"),
            ],
            id="one value for several",
        ),
        pytest.param(
            "到2033年，力争建成300个左右甲类平台。到2035年，择优培育20个左右乙类平台。",
            [
                ("甲类平台", "300", None, "个", "about", "level", None, "2033"),
                ("乙类平台", "20", None, "个", "about", "level", None, "2035"),
            ],
            id="each year for what follows it",
        ),
        pytest.param(
            "到2035年，全国甲类动力超过10亿千瓦。",
            [("甲类动力", "10", None, "亿千瓦", "at_least", "level", None, "2035")],
            id="large units",
        ),
        pytest.param(
            "到2035年，能耗控制在80—90万吨以内。",
            [("能耗", "80", "90", "万吨", "at_most", "level", None, "2035")],
            id="a range with a ceiling",
        ),
        pytest.param(
            "建设50所甲类学校和150个乙类专业。",
            [("甲类学校", "50", None, "所", "equal", "level", None, None), ("乙类专业", "150", None, "个", "equal", "level", None, None)],
            id="counts without a year",
        ),
        pytest.param(
            "到2035年，甲类种植、收获机械化率分别达到65%和55%。",
            [
                ("甲类种植机械化率", "65", None, "%", "equal", "level", None, "2035"),
                ("甲类收获机械化率", "55", None, "%", "equal", "level", None, "2035"),
            ],
            id="each name with its own value",
        ),
        pytest.param(
            "到2033年，完成制修订甲类标准294项，2032年和2033年分别完成129项和165项。",
            [
                ("制修订甲类标准", "294", None, "项", "equal", "level", None, "2033"),
                ("制修订甲类标准", "129", None, "项", "equal", "level", None, "2032"),
                ("制修订甲类标准", "165", None, "项", "equal", "level", None, "2033"),
            ],
            id="each year with its own value",
        ),
        pytest.param(
            "到2035年，累计培育甲类企业1000家、乙类企业80家。",
            [
                ("甲类企业", "1000", None, "家", "equal", "level", None, "2035"),
                ("乙类企业", "80", None, "家", "equal", "level", None, "2035"),
            ],
            id="counts behind their names",
        ),
        pytest.param(
            "到2035年，甲类课时占总课时一半以上，乙类产值翻一番，丙类事故零发生，开放百个甲类场景。",
            [
                ("甲类课时", "50", None, "%", "at_least", "level", None, "2035"),
                ("乙类产值", "2", None, "倍", "equal", "growth", None, "2035"),
                ("丙类事故", "0", None, None, "equal", "level", None, "2035"),
                ("甲类场景", "100", None, "个", "equal", "level", None, "2035"),
            ],
            id="numbers in words",
        ),
        pytest.param(
            "到2035年，甲类收入增长不低于25%，乙类能耗比2031年下降18%。",
            [
                ("甲类收入", "25", None, "%", "at_least", "growth", None, "2035"),
                ("乙类能耗", "18", None, "%", "equal", "growth", "2031", "2035"),
            ],
            id="growth with a bound, and a fall",
        ),
        pytest.param(
            "2031年底前，建设甲类基地不少于30处。乙类基地达到50处。",
            [("甲类基地", "30", None, "处", "at_least", "level", None, "2031")],
            id="a deadline holds for its sentence",
        ),
        pytest.param("今年将选择35个左右城市开展试点。", [("城市", "35", None, "个", "about", "level", None, "2031")], id="this year"),
        pytest.param(
            "“十六五”末，甲类覆盖率达到60%。", [("甲类覆盖率", "60", None, "%", "equal", "level", None, "2035")], id="end of a plan"
        ),
        pytest.param(
            "主要目标：到2035年：\n——甲类覆盖率达到60%；\n——建成30个乙类平台。",
            [
                ("甲类覆盖率", "60", None, "%", "equal", "level", None, "2035"),
                ("乙类平台", "30", None, "个", "equal", "level", None, "2035"),
            ],
            id="items of a list that a year leads in",
        ),
        pytest.param("在城市至少建设一所甲类学校。", [("甲类学校", "1", None, "所", "at_least", "level", None, None)], id="one at least"),
        pytest.param("截至2035年6月，甲类基地达到64处。", [], id="a count up to a day"),
        pytest.param("自2031年1月1日至2035年12月31日，月销售额不超过10万元的免征。", [], id="how long a rule holds"),
        pytest.param("项目主要建设24台甲类机组。", [], id="what a project consists of"),
        pytest.param("同意新建甲类等7处国家公园。", [], id="an approval"),
        pytest.param("建设不超过5个甲类平台。", [], id="a cap"),
        pytest.param("到2035年，甲类学生（男生不少于20名）入学。", [], id="a detail in brackets"),
        pytest.param("从2031年起，甲类课程每年至少1个月。", [], id="a rate"),
        pytest.param("2030年，全国甲类动力达到8亿千瓦。", [], id="a year that is past"),
        pytest.param("截至目前，已建成300个甲类平台。", [], id="a reported result"),
        pytest.param("申报企业营业收入不低于2000万元。", [], id="a threshold for applicants"),
        pytest.param("补贴标准为每人每月50元。", [], id="a subsidy"),
        pytest.param("甲类设备的温度不超过80%。", [], id="a limit without a year"),
    ],
)
def test_targets_of_a_notice(sentence: str, expected: list[tuple[str | None, ...]]):
    assert targets(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("到2035年，甲类制度基本建立，乙类能力显著提升。", [("甲类制度", None), ("乙类能力", None)], id="name first"),
        pytest.param("到2035年，基本建成全国甲类体系，全面消除乙类隐患。", [("甲类体系", "全国"), ("乙类隐患", None)], id="verb first"),
        pytest.param("到2035年，甲类水平全面提升、乙类产能基本退出。", [("甲类水平", None), ("乙类产能", None)], id="a list of states"),
        pytest.param("到2035年，甲类质量达到国际先进水平。", [("甲类质量", None)], id="a level in words"),
        pytest.param("2031年底前，建成甲类名录库。", [("甲类名录库", None)], id="with a deadline"),
        pytest.param("2031年6月底前，完成线上申报。", [], id="a step of a procedure"),
        pytest.param("到2035年，甲类比重持续提高，乙类制度更加完善，培育一批丙类企业。", [], id="directions"),
        pytest.param("建立甲类退出机制。", [], id="no date"),
        pytest.param(
            "到2035年，甲类制度基本建立。建立乙类退出机制。", [("甲类制度", None)], id="the next sentence, outside a section of aims"
        ),
    ],
)
def test_states_of_a_notice(sentence: str, expected: list[tuple[str, str | None]]):
    found = extract(
        unit(f"关于甲类设备更新的通知\n甲发〔2031〕5号\n各有关单位：\n一、总体要求。\n{sentence}\n财政部\n2031年1月5日")
    ).targets
    assert all(one.value is None and one.by for one in found)
    assert [(one.indicator, one.subject) for one in found] == expected


def test_news_sets_no_target():
    assert extract(unit("某部开展甲类检查\n近日，某部提出到2035年建成300个甲类平台。\n（来源：某报）")).targets == ()
