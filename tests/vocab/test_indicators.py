"""Names of indicators in normal form, and values as plain numbers."""

import pytest

from kg.errors import DataError
from kg.vocab.files import read_yaml
from kg.vocab.indicator import Indicators, indicators


@pytest.mark.parametrize(
    ("printed", "name", "scope"),
    [
        ("全国可再生能源消费量", "可再生能源消费量", "全国"),
        ("力争全省森林覆盖率", "森林覆盖率", None),
        ("我国甲类 湿地数量", "甲类湿地数量", "全国"),
        ("全国重点文物保护单位", "全国重点文物保护单位", None),
        ("全国一体化算力", "全国一体化算力", None),
        ("规上工业企业研究与试验发展（R&D）经费", "规模以上工业企业研发经费", None),
        ("万元国内生产总值能源消耗", "单位GDP能耗", None),
        ("非化石能源消费占能源消费总量的比重", "非化石能源占能源消费总量比重", None),
        ("甲类企业(含分支机构)数量、", "甲类企业（含分支机构）数量", None),
        ("全国", "全国", None),
        ("力争", "力争", None),
    ],
)
def test_name(printed: str, name: str, scope: str | None) -> None:
    assert indicators().name(printed) == (name, scope)


@pytest.mark.parametrize(
    ("printed", "name", "scope"),
    [
        ("全国", "", "全国"),
        ("全省", "", None),
        ("全国工业领域", "工业领域", "全国"),
        ("规上工业企业", "规模以上工业企业", None),
        ("", "", None),
    ],
)
def test_subject(printed: str, name: str, scope: str | None) -> None:
    assert indicators().subject(printed) == (name, scope)


@pytest.mark.parametrize(
    ("value", "unit", "amount", "measure"),
    [
        ("25", "%", 25.0, "%"),
        ("1603.8", "万吨", 16038000.0, "吨"),
        ("3", "亿吨/年", 300000000.0, "吨/年"),
        ("11", "亿吨标煤", 1100000000.0, "吨标准煤"),
        ("12", "万亿元", 12e12, "元"),
        ("5", "千万元", 5e7, "元"),
        ("3", "千瓦", 3.0, "千瓦"),
        ("3", "万千瓦", 30000.0, "千瓦"),
        ("1.2", "吉瓦", 1200000.0, "千瓦"),
        ("0.1", "个百分点", 0.1, "百分点"),
        ("2", "倍", 2.0, "倍"),
        ("300", "万", 3000000.0, None),
        ("300", None, 300.0, None),
        ("200", "家", 200.0, "家"),
    ],
)
def test_quantity(value: str, unit: str | None, amount: float, measure: str | None) -> None:
    assert indicators().quantity(value, unit) == (amount, measure)


@pytest.mark.parametrize("value", ["", "若干", "NaN", "Infinity"])
def test_no_number(value: str) -> None:
    assert indicators().quantity(value, "家") is None


@pytest.mark.parametrize(
    ("part", "wrong", "told"),
    [
        ("same", [["甲率", "乙率"]], "same: 甲率 and 乙率 stay two"),
        ("different", [["全国甲率", "甲率"]], "different: 全国甲率 and 甲率 become one"),
        ("names", {"甲率": ["丙率"], "乙率": ["丙率"]}, "丙率 stands under 甲率 and 乙率"),
    ],
)
def test_a_mistake_in_the_file_is_named(part: str, wrong: object, told: str) -> None:
    with pytest.raises(DataError, match=f"indicators.yaml: {told}"):
        Indicators(read_yaml("indicators.yaml") | {part: wrong})
