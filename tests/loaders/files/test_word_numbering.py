"""Numbers that a word processor prints before paragraphs: each form, each rule of a list, and styles that inherit them."""

import pytest
from cn2an import cn2an
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loaders.files.word.label import MOST, label, numeral
from loaders.files.word.numbering import Numbering, numbered, numbering

NUMERALS = [
    ("decimal", {1: "1", 10: "10", 105: "105"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百", 105: "一百零五", 110: "一百一十"}),
    ("chineseCountingThousand", {12: "十二", 1005: "一千零五", 1050: "一千零五十"}),
    ("japaneseCounting", {3: "三"}),
    ("chineseLegalSimplified", {1: "壹", 10: "拾", 23: "贰拾叁"}),
    ("ideographDigital", {10: "一〇", 25: "二五"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
    ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
    ("upperLetter", {2: "B", 28: "BB"}),
    ("lowerRoman", {1: "i", 4: "iv", 9: "ix", 40: "xl", 90: "xc", 400: "cd", 1999: "mcmxcix"}),
    ("upperRoman", {14: "XIV"}),
    ("decimalZero", {1: "01", 9: "09", 10: "10"}),
    ("decimalFullWidth", {12: "１２"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳"}),
    ("bullet", {1: "", 5: ""}),
    ("none", {1: ""}),
    ("something else", {3: "3"}),
]


@pytest.mark.parametrize(("form", "shown"), NUMERALS, ids=[form for form, _ in NUMERALS])
def test_numbers_in_each_form(form: str, shown: dict[int, str]) -> None:
    assert {number: numeral(number, form) for number in shown} == shown


@given(st.integers(1, MOST - 1))
def test_chinese_numerals_say_their_number(number: int) -> None:
    assert cn2an(numeral(number, "chineseCounting"), "smart") == number


@pytest.mark.parametrize("number", [0, -1, MOST])
def test_numbers_outside_of_all_lists(number: int) -> None:
    assert numeral(number, "chineseCounting") == str(number)


LABELS = [
    ("第%1条", [5], ["chineseCounting"], "第五条"),
    ("%1.%2", [2, 1], ["decimal", "decimal"], "2.1"),
    ("（%2）", [2, 3], ["chineseCounting", "chineseCounting"], "（三）"),
    ("%1、", [12], ["chineseCounting"], "十二、"),
    ("●", [1], ["bullet"], ""),
    ("", [1], ["decimal"], ""),
]


@pytest.mark.parametrize(("pattern", "counts", "forms", "shown"), LABELS)
def test_labels(pattern: str, counts: list[int], forms: list[str], shown: str) -> None:
    assert label(pattern, counts, forms).strip() == shown


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xml(inner: str) -> etree._Element:
    """The root of a part; attributes are written without their prefix."""
    import re

    prefixed = re.sub(r' (\w+)="', r' w:\1="', re.sub(r"<(/?)", r"<\1w:", inner))
    return etree.fromstring(f'<w:root xmlns:w="{W}">{prefixed}</w:root>')


def level(place: int, form: str, pattern: str, more: str = "") -> str:
    return f'<lvl ilvl="{place}">{more}<numFmt val="{form}"/><lvlText val="{pattern}"/></lvl>'


ARTICLES = '<abstractNum abstractNumId="7">' + level(0, "chineseCounting", "第%1条") + level(1, "decimal", "%1.%2") + "</abstractNum>"
TWO = ARTICLES + '<num numId="1"><abstractNumId val="7"/></num><num numId="2"><abstractNumId val="7"/></num>'
RESTARTED = (
    ARTICLES
    + '<num numId="1"><abstractNumId val="7"/></num>'
    + '<num numId="2"><abstractNumId val="7"/><lvlOverride ilvl="0"><startOverride val="5"/></lvlOverride></num>'
)
Paragraph = tuple[str | None, int | None, str | None]


def labels(made: Numbering, paragraphs: list[Paragraph]) -> list[str]:
    return [made.label(*paragraph).strip() for paragraph in paragraphs]


COUNTED = [
    # rules, paragraphs (list, level, style), what is printed
    (TWO, [("1", 0, None), ("1", 0, None), ("1", 0, None)], ["第一条", "第二条", "第三条"]),
    # two lists of one set of rules count on
    (TWO, [("1", 0, None), ("2", 0, None), ("1", 0, None)], ["第一条", "第二条", "第三条"]),
    # an inner level begins anew under each outer one
    (TWO, [("1", 0, None), ("1", 1, None), ("1", 1, None), ("1", 0, None), ("1", 1, None)], ["第一条", "一.1", "一.2", "第二条", "二.1"]),
    # a list that says where it begins
    (RESTARTED, [("1", 0, None), ("2", 0, None), ("2", 0, None), ("1", 0, None)], ["第一条", "第五条", "第六条", "第七条"]),
    # no list, an unknown one, the one that stands for none, a level that is none
    (TWO, [(None, None, None), ("9", 0, None), ("0", 0, None)], ["", "", ""]),
    (TWO, [("1", None, None), ("1", -3, None)], ["第一条", "第二条"]),
    ("", [("1", 0, None)], [""]),
]


@pytest.mark.parametrize(("rules", "paragraphs", "shown"), COUNTED)
def test_paragraphs_are_counted(rules: str, paragraphs: list[Paragraph], shown: list[str]) -> None:
    assert labels(numbering(xml(rules), None), paragraphs) == shown


def test_a_level_may_start_elsewhere_and_show_decimals_only() -> None:
    rules = (
        '<abstractNum abstractNumId="7">'
        + level(0, "chineseCounting", "%1、", '<start val="3"/>')
        + level(1, "decimal", "%1.%2", "<isLgl/>")
        + '</abstractNum><num numId="1"><abstractNumId val="7"/></num>'
    )
    assert labels(numbering(xml(rules), None), [("1", 0, None), ("1", 1, None), ("1", 0, None)]) == ["三、", "3.1", "四、"]


def test_numbers_that_are_none_are_taken_for_the_usual_ones() -> None:
    rules = (
        '<abstractNum abstractNumId="7">'
        + level(0, "decimal", "%1.", '<start val="x"/>')
        + '<lvl ilvl="99"/></abstractNum><num numId="1"><abstractNumId val="7"/><lvlOverride ilvl="99"/></num>'
    )
    assert labels(numbering(xml(rules), None), [("1", 0, None)]) == ["1."]


STYLES = (
    '<style type="paragraph" styleId="Base" default="1"></style>'
    '<style styleId="Article"><basedOn val="Base"/><pPr><numPr><numId val="1"/></numPr></pPr></style>'
    '<style styleId="Inner"><basedOn val="Article"/><pPr><numPr><ilvl val="1"/></numPr></pPr></style>'
    '<style styleId="Plain"><basedOn val="Base"/></style>'
    '<style styleId="Round"><basedOn val="Round"/></style>'
)


def test_styles_bring_their_lists() -> None:
    made = numbering(xml(TWO), xml(STYLES))
    paragraphs: list[Paragraph] = [
        (None, None, "Article"),
        (None, None, "Inner"),
        (None, None, "Plain"),
        (None, None, None),
        (None, None, "Round"),
        (None, None, "unknown"),
        ("0", None, "Article"),
        (None, 1, "Article"),
    ]
    assert labels(made, paragraphs) == ["第一条", "一.1", "", "", "", "", "", "一.2"]
    assert made.default == "Base"


def test_the_default_style_may_be_numbered() -> None:
    styles = '<style type="paragraph" styleId="Base" default="true"><pPr><numPr><numId val="1"/></numPr></pPr></style>'
    assert labels(numbering(xml(TWO), xml(styles)), [(None, None, None), (None, None, "other")]) == ["第一条", ""]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<numPr><ilvl val="2"/><numId val="7"/></numPr>', ("7", 2)),
        ('<numPr><numId val="7"/></numPr>', ("7", None)),
        ('<numPr><ilvl val="x"/></numPr>', (None, 0)),
        ("<numPr/>", (None, None)),
    ],
)
def test_what_a_paragraph_names_itself(inner: str, expected: tuple[str | None, int | None]) -> None:
    assert numbered(xml(inner)[0]) == expected
