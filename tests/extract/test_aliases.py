"""Short names: where they are defined, what they mean at each place, and what is no definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.alias import Aliases, read_aliases
from kg.extract.citation import Citation
from kg.extract.layout import read_layout
from kg.extract.title import BOOK, tidy
from tests.extract.units import unit


def aliases(text: str) -> Aliases:
    layout = read_layout(unit("标题\n" + text))
    books = [Citation(found.start(), found.end(), tidy(found.group(1)), None, "book", 1.0) for found in BOOK.finditer(layout.text)]
    return read_aliases(layout, books)


DEFINED = [
    # text, (short name, title)
    ("根据《甲类管理办法》（以下简称《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（以下简称“办法”）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（以下简称办法）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（以下简称：《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（以下称《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（下称《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（以下《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（下文简称为《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》，以下简称《办法》。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法》（某部规〔2031〕5号，以下简称《办法》）执行。", [("办法", "甲类管理办法")]),
    ("根据《甲类管理办法（试行）》（以下简称《办法（试行）》）执行。", [("办法（试行）", "甲类管理办法（试行）")]),
    ("根据《甲类管理办法》(以下简称《办法》)执行。", [("办法", "甲类管理办法")]),
    # the nearest of several is meant
    ("根据《甲法》和《乙类办法》（以下简称《办法》）执行。", [("办法", "乙类办法")]),
    # one for each
    ("根据《甲法》《乙法》（以下分别简称《一法》《二法》）执行。", [("一法", "甲法"), ("二法", "乙法")]),
    ("根据《甲法》和《乙法》（以下简称“一法”和“二法”）执行。", [("一法", "甲法"), ("二法", "乙法")]),
    ("根据《丙法》《甲法》《乙法》（以下简称《一法》《二法》）执行。", [("一法", "甲法"), ("二法", "乙法")]),
    # one for all
    ("根据《甲法》《乙法》（以下统称《两法》）执行。", [("两法", "甲法"), ("两法", "乙法")]),
    ("根据《甲法》和《乙法》（以下合称《规则》）执行。", [("规则", "甲法"), ("规则", "乙法")]),
    ("根据《甲法》、《乙法》以及《丙法》（以下统称“三个规则”）执行。", [("三个规则", "甲法"), ("三个规则", "乙法"), ("三个规则", "丙法")]),
    # what is issued is what is meant
    ("现将《关于印发〈甲类办法〉的通知》（以下简称《通知》）转发。", [("通知", "甲类办法")]),
    # no definitions of documents
    ("某某公司（以下简称公司）应当报告。", []),
    ("《甲类管理办法》规定，某某公司（以下简称公司）应当报告。", []),
    ("废止以下文件：《甲类管理办法》《乙类管理办法》。", []),
    ("《甲类管理办法》（某部规〔2031〕5号）简称《办法》。", []),
    ("根据《甲类管理办法》执行。", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    found = aliases(text)
    assert [(one.name, one.title) for one in found.entries] == expected
    source = "标题\n" + text
    for one in found.entries:
        assert one.name in source[one.span.start : one.span.end + 1]


TWICE = "根据《甲类办法》（以下简称《办法》）。按照《办法》第一条。又据《乙类办法》（以下简称《办法》），按照《办法》第二条。"


def test_a_short_name_means_its_last_definition_before() -> None:
    found = aliases(TWICE)
    layout = read_layout(unit("标题\n" + TWICE))
    uses = [layout.text.index("《办法》第一条"), layout.text.index("《办法》第二条")]
    assert [found.title("办法", at) for at in uses] == ["甲类办法", "乙类办法"]
    # Before its first definition it means the first.
    assert found.title("办法", 0) == "甲类办法"
    assert found.title("意见", uses[0]) is None
    assert found.titles("意见", uses[0]) == ()


def test_a_short_name_for_several_means_all() -> None:
    found = aliases("根据《甲法》《乙法》（以下统称《两法》）执行。按照《两法》办理。")
    assert found.titles("两法", 99) == ("甲法", "乙法")
    assert found.title("两法", 99) == "甲法"


def test_a_definition_names_no_document() -> None:
    text = "根据《甲类办法》（以下简称《办法》）和《乙法》（以下简称“一法”）。"
    found = aliases(text)
    layout = read_layout(unit("标题\n" + text))
    marks = [place for place, char in enumerate(layout.text) if char == "《"]
    assert [found.defines(place) for place in marks] == [False, True, False]


@given(st.lists(st.sampled_from(["《甲法》", "《办法》", "（", "）", "以下简称", "“一法”", "、", "和", "。", "分别", "两法"]), max_size=14))
def test_what_is_defined_is_a_name_that_the_text_has(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in aliases(text).entries:
        assert one.title in ("甲法", "办法")
        assert one.name in text
