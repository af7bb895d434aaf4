"""Regular expressions of data files are tried on the examples beside them; names of columns; sums of weights."""

import re
from itertools import permutations

import pytest

from kg.errors import DataError
from kg.vocab.columns import printed_columns
from kg.vocab.examples import compile_entry
from kg.vocab.prominence import prominence


def test_a_pattern_that_does_what_its_examples_say() -> None:
    assert compile_entry("第.条", {"examples": ["第一条"], "counter": ["第一款"]}, "a.yaml: article") == re.compile("第.条")


@pytest.mark.parametrize(
    ("source", "examples", "counter", "told"),
    [
        ("第.条", ["第一款"], [], "a.yaml: article: examples not matched ['第一款'], counter-examples matched []"),
        ("第.条", ["第一条"], ["第二条"], "a.yaml: article: examples not matched [], counter-examples matched ['第二条']"),
        ("第.条", ["按照第一条"], [], "a.yaml: article: examples not matched ['按照第一条'], counter-examples matched []"),
        ("第.条", [], [], "a.yaml: article: examples not matched [], counter-examples matched []"),
        ("第[条", ["第一条"], [], "a.yaml: article: unterminated character set at position 1"),
    ],
)
def test_a_pattern_that_does_not(source: str, examples: list[str], counter: list[str], told: str) -> None:
    with pytest.raises(DataError) as error:
        compile_entry(source, {"examples": examples, "counter": counter}, "a.yaml: article")
    assert str(error.value) == told


@pytest.mark.parametrize(
    ("head", "known"),
    [("序号", True), ("文件名称", True), ("发文字号", True), ("处理意见", True), ("甲类设备", False), ("title", False), ("", False)],
)
def test_heads_of_printed_tables(head: str, known: bool) -> None:
    assert (re.fullmatch(printed_columns(), head) is not None) == known


def test_the_weight_of_an_industry_does_not_depend_on_the_order_of_its_signals() -> None:
    names = sorted(prominence().weights)[:7]
    assert len({prominence().score(order, 0.37) for order in permutations(names)}) == 1
