"""Which drafts became which policies."""

import sys
from pathlib import Path
from typing import Any

import pytest

from kg.assemble.finals import draft_key
from kg.build import build

sys.path.append(str(Path(__file__).resolve().parent.parent / "resolve"))

from given import bulletin, cite, held

N1, N2 = "财规〔2031〕5号", "财规〔2033〕6号"
DRAFT = "甲类设备管理办法（征求意见稿）"
ID = "甲类设备管理办法征求意见稿"
FINAL = "甲类设备管理办法"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        (DRAFT, FINAL),
        ("甲类设备管理办法(公开征求意见稿)", FINAL),
        ("〈甲类设备管理办法（征求意见稿）〉", FINAL),
        ("甲类设备管理办法（修订征求意见稿）", FINAL),
        ("甲类设备管理办法（修订稿）（征求意见稿）", FINAL),
        ("关于公开征求〈甲类设备管理办法（修订征求意见稿）〉意见的公告", FINAL),
        ("财政部关于公开征求甲类设备管理办法（征求意见稿）意见的公告", FINAL),
        ("甲类设备法（草案二次审议稿）征求意见", "甲类设备法"),
        ("中华人民共和国甲类设备法（草案）", "甲类设备法"),
        ("甲类设备法草案", "甲类设备法"),
        ("甲类设备条例（修订草案送审稿）", "甲类设备条例"),
        ("财政部关于甲类设备更新的通知（征求意见稿）", "甲类设备更新"),
        ("甲类规划（2031—2035年）（征求意见稿）", "甲类规划20312035年"),
        ("关于修改〈甲类设备条例〉的决定（草案）", "修改甲类设备条例的决定"),
        # a draft of amendments
        ("甲类设备法（修正草案）", None),
        ("甲类设备法修正案草案", None),
        # about a draft
        ("〈甲类设备管理办法（征求意见稿）〉起草说明", None),
        ("关于对〈甲类设备管理办法（征求意见稿）〉的答复", None),
        # of whatever body
        ("实施方案（征求意见稿）", None),
        ("甲类设备管理办法", None),
        ("甲类设备管理办法（试行）", None),
    ],
)
def test_the_key_of_a_draft_is_that_of_what_it_becomes(title: str, key: str | None) -> None:
    assert draft_key(title) == key


def draft(title: str = DRAFT, signed: str | None = "2031-03-05", **facts: Any) -> dict[str, Any]:
    return held(title, kind="draft", **({"signed": signed} if signed else {}), **facts)


def final(signed: str | None = "2031-09-01", number: str | None = N1, **facts: Any) -> dict[str, Any]:
    return held(FINAL, number=number, **({"signed": signed} if signed else {}), **facts)


JOINED = {(ID, N1)}


@pytest.mark.parametrize(
    ("documents", "joined"),
    [
        ([draft(), final()], JOINED),
        # without a number, and a law
        ([draft("丁类设备法（草案）"), held("丁类设备法", kind="law", signed="2032-01-01")], {("丁类设备法草案", "丁类设备法")}),
        # two drafts of one series
        (
            [draft(), draft("甲类设备管理办法（第二次征求意见稿）", "2031-06-01"), final()],
            {*JOINED, ("甲类设备管理办法第二次征求意见稿", N1)},
        ),
        # the policy that is replaced is older than the draft
        ([draft(), final("2025-01-01", "财规〔2025〕1号"), final()], JOINED),
        # only cited, by a number of a later year; in the year of the draft it may be the older one
        ([draft(signed="2030-03-05"), held("乙通知", cite(FINAL, number=N1), signed="2032-01-01")], {(ID, N1)}),
        ([draft(), held("乙通知", cite(FINAL, number=N1), signed="2032-01-01")], set()),
        # two that it may have become
        ([draft(), final(), final("2033-01-01", N2)], set()),
        ([draft(), held("乙通知", cite(FINAL, number=N1), signed="2034-01-01"), final("2033-01-01", N2)], set()),
        # older than the draft, or of its day
        ([draft(), final("2031-01-01")], set()),
        ([draft(), final("2031-03-05")], set()),
        # nothing tells which is older
        ([draft(signed=None), final()], set()),
        ([draft(), final(None, None)], set()),
        # given up
        ([draft(signed="2021-03-05"), final()], set()),
        # other titles
        ([draft(), held("甲类设备管理办法（试行）", number=N1, signed="2031-09-01")], set()),
        ([draft(), held("甲类设备管理办法实施细则", number=N1, signed="2031-09-01")], set()),
        # a ministry's draft of what the State Council issues; bodies of one province, and of two
        ([draft(issuers=("司法部",)), final(issuers=("国务院",))], JOINED),
        ([draft(issuers=("四川省财政厅",)), final(issuers=("四川省人民政府",))], JOINED),
        ([draft(issuers=("四川省财政厅",)), final(issuers=("云南省财政厅",))], set()),
        ([draft(issuers=("四川省财政厅",)), final(issuers=("财政部",))], set()),
    ],
)
def test_a_draft_is_joined_to_the_only_policy_that_it_can_have_become(
    documents: list[dict[str, Any]], joined: set[tuple[str, str]]
) -> None:
    found = build([bulletin(f"{at}.txt", one) for at, one in enumerate(documents)])
    edges = [edge for edge in found.edges if edge.type == "DRAFT_OF"]
    assert {(edge.source.id, edge.target.id) for edge in edges} == joined
    assert all(edge.properties == {"joined_by": "title"} for edge in edges)
    assert not [edge for edge in found.edges if edge.type in ("SUPERSEDES", "AMENDS")]
