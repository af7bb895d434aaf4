"""Names in one unit that are nearly equal: which are one document and which are several, as whole sets of (type, number or title)."""

import pytest

from kg.extract import extract
from tests.extract.units import unit

LAW = "# 云州丙类管理条例\n\n2031年3月1日 中华人民共和国国务院令第905号公布\n\n<!-- INFO END -->\n\n第一条 {}"
FIRST, SECOND, THIRD = "审理甲类案件的解释", "审理甲类案件的解释（二）", "审理甲类案件的解释（三）"

SEVERAL: list[tuple[str, list[tuple[str, str]]]] = [
    (f"《{FIRST}》、《{SECOND}》同时废止。", [("SUPERSEDES", FIRST), ("SUPERSEDES", SECOND)]),
    (f"《{SECOND}》有规定的，适用其规定。《{FIRST}》同时废止。", [("REFERENCES", SECOND), ("SUPERSEDES", FIRST)]),
    (f"《{SECOND}》有规定的，适用其规定。《{THIRD}》同时废止。", [("REFERENCES", SECOND), ("SUPERSEDES", THIRD)]),
    (
        f"《{FIRST}》（法释〔2020〕5号）、《{SECOND}》（法释〔2021〕6号）同时废止。",
        [("SUPERSEDES", "法释〔2020〕5号"), ("SUPERSEDES", "法释〔2021〕6号")],
    ),
    (
        "《甲类办法》（财税〔2020〕5号）和《甲类办法》（财税〔2022〕6号）同时废止。",
        [("SUPERSEDES", "财税〔2020〕5号"), ("SUPERSEDES", "财税〔2022〕6号")],
    ),
    (
        "2010年3月1日发布的《甲类办法》和2020年3月1日发布的《甲类办法》同时废止。",
        [("SUPERSEDES", "甲类办法"), ("SUPERSEDES", "甲类办法")],
    ),
    (
        "《甲类办法》（财税〔2020〕5号）有规定的，适用其规定；《甲类办法（试行）》（财税〔2018〕6号）同时废止。",
        [("REFERENCES", "财税〔2020〕5号"), ("SUPERSEDES", "财税〔2018〕6号")],
    ),
]
ONE: list[tuple[str, list[tuple[str, str]]]] = [
    ("依照《甲类办法》办理。《甲类办法（试行）》同时废止。", [("SUPERSEDES", "甲类办法")]),
    ("依照《甲类办法》办理。《甲类办法》（财税〔2020〕5号）同时废止。", [("SUPERSEDES", "财税〔2020〕5号")]),
    ("《甲类办法》（财税〔2020〕5号）同时废止。本条例施行前依照《甲类办法》作出的处理继续有效。", [("SUPERSEDES", "财税〔2020〕5号")]),
    ("2020年3月1日发布的《甲类办法》同时废止。本条例施行前依照《甲类办法》作出的处理继续有效。", [("SUPERSEDES", "甲类办法")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL + ONE, ids=[sentence for sentence, _ in SEVERAL + ONE])
def test_what_nearly_equal_names_are(sentence: str, expected: list[tuple[str, str]]) -> None:
    relations = extract(unit(LAW.format(sentence), single=True)).relations
    assert [(one.type, one.number or one.title) for one in relations] == expected


def test_a_decision_that_amended_what_is_repealed_did_not_amend_the_unit() -> None:
    sentence = "根据2020年3月1日《关于修改〈甲类法〉的决定》修正的《甲类法》同时废止。"
    relations = extract(unit(LAW.format(sentence), single=True)).relations
    assert [(one.type, one.title, one.amending) for one in relations] == [
        ("REFERENCES", "关于修改〈甲类法〉的决定", False),
        ("SUPERSEDES", "甲类法", False),
    ]
