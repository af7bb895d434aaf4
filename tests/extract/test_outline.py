"""What can be cited in a document, where it stands, and what it stands in."""

import pytest
from units import unit

from kg.assemble.pinpoints import provision_id
from kg.assemble.provisions import label
from kg.extract import extract
from kg.extract.outline import parents

LAW = """云州省渡口条例

（2031年5月6日云州省第十届人民代表大会常务委员会第三次会议通过）

第一章　总则

第一条　为了加强渡口管理，制定本条例。

第二条　渡口包括：
（一）客运渡口；
（二）货运渡口。
其他渡口参照执行。

第二章　管理

第二条之一　渡口实行登记。
"""
NOTICE = """关于加强渡船检验工作的通知

各市交通运输局：

一、总体要求

加强渡船检验。

（一）明确目标。各市确定目标。

（二）压实责任

1.建立台账。

二、工作安排

（三）定期检查。每月检查一次。

交通运输部
2031年9月1日

附件：
一、甲表
"""


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        (
            LAW,
            [
                ("章1", "总则", "第一章　总则…（二）货运渡口。\n其他渡口参照执行。"),
                ("1", "", "第一条　为了…制定本条例。"),
                ("1.1", "", "为了加强渡口…制定本条例。"),
                ("2", "", "第二条　渡口…其他渡口参照执行。"),
                ("2.1", "", "渡口包括：…（二）货运渡口。"),
                ("2.1.1", "", "（一）客运渡口；"),
                ("2.1.2", "", "（二）货运渡口。"),
                ("2.2", "", "其他渡口参照执行。"),
                ("章2", "管理", "第二章　管理…渡口实行登记。"),
                ("2之一", "", "第二条之一　渡口实行登记。"),
                ("2之一.1", "", "渡口实行登记。"),
            ],
        ),
        (
            NOTICE,
            [
                ("一", "总体要求", "一、总体要求…1.建立台账。"),
                ("一.1", "明确目标", "（一）明确目标。各市确定目标。"),
                ("一.2", "压实责任", "（二）压实责任…1.建立台账。"),
                ("一.2.1", "建立台账", "1.建立台账。"),
                ("二", "工作安排", "二、工作安排…每月检查一次。"),
                ("二.3", "定期检查", "（三）定期检查。每月检查一次。"),
            ],
        ),
    ],
    ids=["articles", "sections"],
)
def test_outline(text: str, outline: list[tuple[str, str, str]]) -> None:
    found = extract(unit(text)).provisions
    assert [(one.id, one.heading) for one in found] == [(name, heading) for name, heading, _ in outline]
    for one, (_, _, said) in zip(found, outline, strict=True):
        begin, _, end = said.partition("…")
        words = text[one.start : one.end]
        assert words.startswith(begin) and words.endswith(end), (one, words)


def test_what_a_provision_stands_in() -> None:
    names = ["章1", "1", "1.1", "2", "2.1.3", "章2", "章2节1", "3", "3.1", "3.1.2", "3.1.2.1"]
    above = [None, "章1", "1", "章1", "2", None, "章2", "章2节1", "3", "3.1", "3.1.2"]
    assert list(parents(names)) == list(zip(names, above, strict=True))


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        ("58", "第五十八条"),
        ("58.2.3", "第五十八条第二款第三项"),
        ("58.2.3.1", "第五十八条第二款第三项第一目"),
        ("133之一", "第一百三十三条之一"),
        ("章3节2", "第三章第二节"),
        ("一", "一、"),
        ("一.2.1", "一、（二）1."),
    ],
)
def test_label(name: str, cited: str) -> None:
    assert label(name) == cited


@pytest.mark.parametrize(
    ("provision", "found"),
    [("2", "甲#2"), ("2..3", "甲#2.1.3"), ("2..4", None), ("3", "甲#三"), ("9", None)],
)
def test_which_provision_is_meant(provision: str, found: str | None) -> None:
    held = {"甲#2", "甲#2.1", "甲#2.1.3", "甲#2.1.4", "甲#2.2.4", "甲#三"}
    assert provision_id("甲", provision, held.__contains__) == found
