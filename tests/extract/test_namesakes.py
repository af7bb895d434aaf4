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


NUMBER = "财税〔2020〕5号"
SHARED: list[tuple[str, list[tuple[str, str | None, str | None, str | None]]]] = [
    (
        f"《甲类办法》（{NUMBER}附件1）第七条修改为“甲”。《乙类规定》（{NUMBER}附件3）第一条第（二）项废止。",
        [("AMENDS", "甲类办法", NUMBER, "第七条"), ("SUPERSEDES", "乙类规定", NUMBER, "第一条第（二）项")],
    ),
    (
        f"《甲类办法》（{NUMBER}印发）第七条停止执行，《乙类规定》（{NUMBER}印发）继续执行。",
        [("AMENDS", "甲类办法", NUMBER, "第七条"), ("REFERENCES", "乙类规定", NUMBER, None)],
    ),
    # the end of an annex is no end of the notice, nor of what else it issued
    (f"《乙类规定》（{NUMBER}附件2）同时废止。", [("SUPERSEDES", "乙类规定", NUMBER, "附件2")]),
    (f"《乙类规定》（{NUMBER}附件2，以下简称《规定》）沿用至今。《规定》同时废止。", [("SUPERSEDES", "乙类规定", NUMBER, "附件2")]),
    (
        f"《关于丙类工作的通知》（{NUMBER}）继续执行，《乙类规定》（{NUMBER}文件附件2）同时废止。",
        [("REFERENCES", "关于丙类工作的通知", NUMBER, None), ("SUPERSEDES", "乙类规定", NUMBER, "附件2")],
    ),
    (
        f"《乙类规定》（{NUMBER}附件二）同时废止，{NUMBER}文件其他规定继续执行。",
        [("SUPERSEDES", "乙类规定", NUMBER, "附件二"), ("REFERENCES", None, NUMBER, None)],
    ),
    (
        f"《甲类办法》（{NUMBER}印发）同时废止，《乙类规定》（{NUMBER}印发）继续执行。",
        [("SUPERSEDES", "甲类办法", NUMBER, "《甲类办法》"), ("REFERENCES", "乙类规定", NUMBER, None)],
    ),
    (
        f"《甲类办法》（{NUMBER}印发）、《乙类规定》（{NUMBER}印发）同时废止。",
        [("SUPERSEDES", "甲类办法", NUMBER, "whole"), ("SUPERSEDES", "乙类规定", NUMBER, "whole")],
    ),
    (
        f"依照《乙类规定》（{NUMBER}附件2）办理。{NUMBER}文件同时废止。",
        [("BASED_ON", "乙类规定", NUMBER, None), ("SUPERSEDES", None, NUMBER, "whole")],
    ),
    # one document
    (f"《甲类办法》（{NUMBER}印发）同时废止。依照《甲类办法》办理的继续有效。", [("SUPERSEDES", "甲类办法", NUMBER, "whole")]),
    (
        f"依照《关于印发〈甲类办法〉的通知》（{NUMBER}）办理。《甲类办法》（{NUMBER}印发）同时废止。",
        [("SUPERSEDES", "甲类办法", NUMBER, "whole")],
    ),
    (f"依照《甲类办法》（{NUMBER}印发）办理，{NUMBER}文件同时废止。", [("SUPERSEDES", "甲类办法", NUMBER, "whole")]),
    (
        f"依照《关于甲类工作有关问题的通知》（{NUMBER}）办理。《甲类工作通知》（{NUMBER}）同时废止。",
        [("SUPERSEDES", "甲类工作通知", NUMBER, "whole")],
    ),
    (f"《乙类规定》（{NUMBER}附件）同时废止。", [("SUPERSEDES", "乙类规定", NUMBER, "whole")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SHARED, ids=[sentence for sentence, _ in SHARED])
def test_documents_of_one_number(sentence: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    relations = extract(unit(LAW.format(sentence), single=True)).relations
    assert [(one.type, one.title, one.number, one.scope) for one in relations] == expected
