"""Sums of money with what they are for."""

import pytest

from kg.extract import extract
from kg.vocab.files import read_yaml
from tests.extract.units import unit

DATA = read_yaml("amounts.yaml")


def amounts(sentence: str) -> list[tuple[str, str | None, str, str, str]]:
    read = unit(f"关于甲类设备更新的通知\n甲发〔2031〕5号\n各有关单位：\n{sentence}\n财政部\n2031年1月5日")
    found = extract(read).amounts
    assert all(read.text[slice(*one.span)] == one.evidence and one.line == 4 for one in found)
    return [(one.value, one.value_to, one.unit, one.purpose, one.bound) for one in found]


@pytest.mark.parametrize(("sentence", "expected"), DATA["examples"].items())
def test_examples_of_the_data(sentence: str, expected: list[list[object]]):
    assert [[int(value), unit, purpose] for value, _, unit, purpose, _ in amounts(sentence + "。")] == expected


@pytest.mark.parametrize("sentence", DATA["counter_examples"])
def test_counter_examples_of_the_data(sentence: str):
    assert amounts(sentence + "。") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("给予最高50万元补贴。", [("50", None, "万元", "补贴", "at_most")]),
        ("处1万元以上3万元以下罚款。", [("1", "3", "万元", "罚款", "equal")]),
        ("安排专项资金1,000多亿元。", [("1000", None, "亿元", "专项资金", "at_least")]),
        ("累计补助不得超过5万元。", [("5", None, "万元", "补助", "at_most")]),
        ("处5000元以上3万元以下罚款。", [("0.5", "3", "万元", "罚款", "equal")]),
        ("处3万元以上1亿元以下罚款。", [("0.0003", "1", "亿元", "罚款", "equal")]),
    ],
)
def test_value_and_bound(sentence: str, expected: list[tuple[str, str | None, str, str, str]]):
    assert amounts(sentence) == expected


@pytest.mark.parametrize("number", ["1" * 50_000, "1," * 25_000, "1.2" * 15_000, "1 " * 25_000, "1" + " " * 50_000 + "2"])
def test_numbers_without_end_are_read_once(number: str):
    assert amounts(f"安排{number}，给予50万元补贴。") == [("50", None, "万元", "补贴", "equal")]


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("甲类工作。对首台设备，给予50万元补贴，由甲部拨付。", ["对首台设备，给予50万元补贴"]),
        (
            "对首台设备给予50万元补贴，对次台给予20万元补贴。",
            ["对首台设备给予50万元补贴", "对首台设备给予50万元补贴，对次台给予20万元补贴"],
        ),
        ("甲" * 150 + "，对首台设备，给予50万元补贴。", ["对首台设备，给予50万元补贴"]),
        ("甲" * 150 + "给予50万元补贴。", ["甲" * 118 + "给予50万元补贴"]),
    ],
)
def test_the_quote_is_the_sentence(sentence: str, quotes: list[str]):
    read = unit(f"关于甲类设备更新的通知\n甲发〔2031〕5号\n各有关单位：\n{sentence}\n财政部\n2031年1月5日")
    assert [one.evidence for one in extract(read).amounts] == quotes
