"""Quantities that a document sets as aims."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

HEAD = "关于甲类设备更新的通知\n甲发〔2031〕5号\n各有关单位：\n一、主要目标。"


def targets(sentence: str) -> list[tuple[str | None, ...]]:
    read = unit(f"{HEAD}\n{sentence}\n财政部\n2031年1月5日")
    found = extract(read).targets
    assert all(read.text[slice(*one.span)] == one.evidence and one.line == 5 for one in found)
    return [(one.indicator, one.value, one.value_to, one.unit, one.bound, one.change, one.base, one.by) for one in found]


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
                ("甲类工具普及率、乙类工序数控化率", "90", None, "%", "at_least", "level", None, "2035"),
                ("甲类工具普及率、乙类工序数控化率", "75", None, "%", "equal", "level", None, "2035"),
            ],
            id="several values in one clause",
        ),
        pytest.param(
            "到2035年，甲类种植、收获机械化率均达到45%。",
            [
                ("甲类种植机械化率", "45", None, "%", "equal", "level", None, "2035"),
                ("收获机械化率", "45", None, "%", "equal", "level", None, "2035"),
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
            [("全国甲类动力", "10", None, "亿千瓦", "at_least", "level", None, "2035")],
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
        pytest.param("2030年，全国甲类动力达到8亿千瓦。", [], id="a year that is past"),
        pytest.param("截至目前，已建成300个甲类平台。", [], id="a reported result"),
        pytest.param("申报企业营业收入不低于2000万元。", [], id="a threshold for applicants"),
        pytest.param("补贴标准为每人每月50元。", [], id="a rate"),
        pytest.param("甲类设备的温度不超过80%。", [], id="a limit without a year"),
    ],
)
def test_targets_of_a_notice(sentence: str, expected: list[tuple[str | None, ...]]):
    assert targets(sentence) == expected


def test_news_sets_no_target():
    assert extract(unit("某部开展甲类检查\n近日，某部提出到2035年建成300个甲类平台。\n（来源：某报）")).targets == ()
