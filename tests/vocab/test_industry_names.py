"""The classification and the names in use: codes, hierarchy, what is found, and what the files may not say."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.vocab import industries
from kg.vocab.files import read_csv, read_yaml
from kg.vocab.industry import Industries

DATA = read_yaml("industry_names.yaml")
ROWS = read_csv("industries.csv")
WORDS = [name for names in DATA["names"].values() for name in names]

FOUND = [
    ("发展工业母机", [("工业母机", "342")]),
    ("高档数控机床和数控机床", [("高档数控机床", "3421"), ("数控机床", "3421")]),
    ("可再生能源与能源", [("可再生能源", "44"), ("能源", "44")]),
    ("有色金属、有色", [("有色金属", "32"), ("有色", "32")]),
    ("钢铁工业和纺织行业", [("钢铁", "31"), ("纺织", "17")]),
    ("从事道路货物运输的车辆", [("道路货物运输", "543")]),
    ("数字经济", [("数字经济", "")]),
    ("做好信息化工作和文化工作", []),
    ("动物流行病", []),
    ("工业和信息化主管部门", []),
    ("参加基本养老保险", []),
    ("", []),
]

CHAINS = [
    ("3421", ("342", "34", "C")),
    ("3612", ("361", "36", "C")),
    ("0111", ("011", "01", "A")),
    ("70", ("K",)),
    ("C", ()),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_industries_in_text(text: str, wanted: list[tuple[str, str]]) -> None:
    found = industries().find(text)
    assert [(match.name, match.code) for match in found] == wanted
    assert all(text[match.start : match.end] == match.name for match in found)


@pytest.mark.parametrize(("text", "wanted"), DATA["examples"].items())
def test_examples_of_the_file(text: str, wanted: list[list[str]]) -> None:
    assert [[match.name, match.code] for match in industries().find(text)] == wanted


@pytest.mark.parametrize("code", list(DATA["names"]))
def test_every_name_is_found_whole_under_its_code(code: str) -> None:
    for name in DATA["names"][code]:
        assert industries().find(name) == [(0, len(name), name, code)]
        assert industries().code(name) == code


@pytest.mark.parametrize("word", DATA["not"])
def test_words_that_mean_something_else_are_read_over(word: str) -> None:
    assert industries().find(word) == []


def test_words_that_mean_something_else_hold_a_name() -> None:
    """A word that hides no name is of no use in the list."""
    names = Industries(ROWS, {**DATA, "not": [], "before": []})
    assert [word for word in DATA["not"] if not names.find(f"的{word}的{word[1:]}")] == []


def test_words_before_end_as_a_name_begins() -> None:
    first = {name[0] for names in DATA["names"].values() for name in names}
    assert [word for word in DATA["before"] if word[-1] not in first] == []


@pytest.mark.parametrize(("code", "above"), CHAINS)
def test_codes_above(code: str, above: tuple[str, ...]) -> None:
    assert industries().parents(code) == above


def test_the_classification_is_whole() -> None:
    levels = [row.level for row in industries()]
    assert {level: levels.count(level) for level in levels} == {"section": 20, "division": 97, "group": 473, "class": 1380}
    assert all(industries().parents(row.code)[-1:] == (row.parent,) for row in industries() if row.level == "division")
    assert {industries().level(row.code) for row in industries() if not row.parent} == {"section"}


def test_names_of_codes() -> None:
    assert (industries().name("3491"), industries().level("3491")) == ("工业机器人制造", "class")
    with pytest.raises(DataError, match="9999 is no code"):
        industries().name("9999")
    assert industries().code("某业") is None


@given(st.lists(st.sampled_from([*WORDS, *DATA["not"], "、", "和", "业", "工"]), max_size=12))
def test_matches_are_in_order_and_apart(words: list[str]) -> None:
    text = "".join(words)
    found = industries().find(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[match.start : match.end] == match.name for match in found)
    assert all(match.name not in DATA["not"] for match in found)


TINY = [
    {"code": "Z", "level": "section", "parent": "", "name": "甲业"},
    {"code": "98", "level": "division", "parent": "Z", "name": "乙业"},
]


@pytest.mark.parametrize(
    ("rows", "parts", "told"),
    [
        (TINY, {"names": {"99": ["甲"]}}, "99 is no code"),
        (TINY, {"names": {"98": ["甲"], "Z": ["甲"]}}, "甲 stands under 98 and Z"),
        (TINY, {"not": ["乙"]}, "both a name and none: ['乙']"),
        ([*TINY, TINY[1]], {}, "98 stands twice"),
        (TINY[1:], {}, "98 stands twice or before the row above it, Z"),
    ],
)
def test_contradictions_name_file_and_entry(rows: list[dict[str, str]], parts: dict[str, Any], told: str) -> None:
    data = {"names": {"98": ["乙"]}, "behind": [], "before": [], "not": [], **parts}
    with pytest.raises(DataError) as error:
        Industries(rows, data)
    assert "industr" in str(error.value)
    assert told in str(error.value)
