"""Related policies: which, in what order, and why."""

from math import log

import pytest
from province import ACT, ANSWERS, DRAFT, FUND, GEAR, HEAT, LAW18, LAW29, LIST, OFFSHORE, PLAN, POLICIES, PORT31, PRESS, READING, B, C, D

from kg.store.protocol import Row, Store
from queries import run

PAPER = "云州公报2031-05.txt"


def related(store: Store, key: str, label: str = "Policy", **params: int) -> dict[str, Row]:
    return {row["id"]: row for row in run(store, "related", {"key": key, "label": label, "limit": 100, **params})}


def reasons(row: Row) -> set[tuple[str, str]]:
    return {(reason["reason"], reason["id"]) for reason in row["reasons"]}


def test_every_reason(filled: Store) -> None:
    found = related(filled, PLAN)
    assert reasons(found[D]) == {
        ("references", D),
        ("shared_basis", LAW29),
        ("cited_together", PRESS),
        ("cited_together", FUND),
        ("shared_industry", "3415"),
        ("shared_issuer", "云州省工业厅"),
        ("shared_issuer", "云州省市场监管局"),
        ("shared_bulletin", PAPER),
        ("shared_indicator", "风机再制造率"),
    }
    assert reasons(found[FUND]) == {
        ("basis_of", FUND),
        ("shared_basis", D),
        ("cited_together", PRESS),
        ("shared_programme", "风机焕新行动"),
        ("shared_issuer", "云州省工业厅"),
        ("shared_issuer", "云州省财政厅"),
        ("shared_bulletin", PAPER),
    }
    # The plan targets a class of wind engines, the list the division above it.
    assert reasons(found[LIST]) == {
        ("shared_basis", GEAR),
        ("shared_basis", D),
        ("shared_issuer", "云州省工业厅"),
        ("shared_industry", "34"),
    }
    assert reasons(found[PORT31]) == {("shared_programme", "风机焕新行动")}
    assert {("superseded_by", D), ("supersedes", B), ("shared_issuer", "云州省工业厅")} <= reasons(related(filled, C)[D]) | reasons(
        related(filled, C)[B]
    )
    assert ("shared_standard", "GB/T 99001-2030") in reasons(related(filled, D)[LIST])
    assert PLAN not in found


def test_nearest_first(filled: Store) -> None:
    assert list(related(filled, PLAN))[:2] == [FUND, D]
    assert list(related(filled, LIST))[:2] == [D, GEAR]
    assert list(related(filled, OFFSHORE))[:2] == [ACT, PORT31]
    assert list(related(filled, B))[:3] == [C, "云工规〔2014〕1号", LAW18]


def test_score_is_the_sum_of_weights_by_rarity(filled: Store) -> None:
    row = related(filled, HEAT)[OFFSHORE]
    # Three policies target the industry; three policies and the article about one come from the energy office.
    industry, issuer = 1.5 / (1 + log(2)), 0.5 / (1 + log(3))
    assert {reason["id"]: reason["weight"] for reason in row["reasons"]} == {
        "44": round(industry / (1 + industry), 3),
        "云州省能源局": round(issuer / (1 + issuer), 3),
    }
    for found in related(filled, D).values():
        weights = [reason["weight"] for reason in found["reasons"]]
        assert found["score"] == pytest.approx(sum(weights), abs=1e-9)
        assert weights == sorted(weights, reverse=True)


def test_many_reasons_of_one_kind_stay_below_their_bound(filled: Store) -> None:
    for key in (PLAN, D, FUND):
        for row in related(filled, key).values():
            for kind, bound in (
                ("shared_industry", 1),
                ("shared_programme", 3),
                ("shared_indicator", 3),
                ("shared_issuer", 1),
                ("cited_together", 6),
                ("shared_basis", 9),
            ):
                assert sum(reason["weight"] for reason in row["reasons"] if reason["reason"] == kind) < bound


def test_every_reason_but_words_carries_its_quotes(filled: Store) -> None:
    for reason in related(filled, PLAN)[D]["reasons"]:
        assert reason["quote"]
        assert (reason["their_quote"] is None) == (reason["reason"] == "references")
    shared = [reason for row in related(filled, READING, "Article").values() for reason in row["reasons"]]
    words = [
        (each["name"], each["label"], each["id"], each["quote"], each["weight"]) for each in shared if each["reason"] == "shared_words"
    ]
    assert words == [("风电设备", None, None, None, 2.0)]


def test_an_interpretation_leads_to_its_policy(filled: Store) -> None:
    found = related(filled, READING, "Article")
    assert list(found)[:2] == [D, DRAFT]
    assert ("interprets", D) in reasons(found[D])
    assert next(iter(related(filled, ANSWERS, "Article"))) == OFFSHORE
    assert next(iter(related(filled, PRESS, "Article"))) == PLAN


def test_editions_of_one_title(filled: Store) -> None:
    assert ("same_title", "岚政发〔2026〕3号") in reasons(related(filled, PORT31)["岚政发〔2026〕3号"])
    # It repeals another edition of what this one rests on.
    assert ("other_edition", LAW18) in reasons(related(filled, HEAT)[LAW29])


def test_hub_brings_nothing_and_counts(filled: Store) -> None:
    town = "云工函〔2032〕1号"
    names = {f"云工函〔2032〕{serial}号" for serial in range(2, 9)}
    assert names < set(related(filled, town))
    office, programme = ("shared_issuer", "云州省工业厅"), ("shared_programme", "百园节水行动")
    # Nine documents advance the programme, more than ten come from the office.
    assert set(related(filled, town, hub=9)) == {*names, "云州省节水管理规定"}
    assert {reason for row in related(filled, town, hub=9).values() for reason in reasons(row)} == {programme, office}
    assert related(filled, town, hub=8) == {}
    weights = [related(filled, town, hub=hub)["云工函〔2032〕2号"]["reasons"] for hub in (9, 100)]
    assert weights[0] == weights[1]


def test_nothing_in_common(filled: Store) -> None:
    assert related(filled, "云州省旧厂改造指引") == {}
    assert related(filled, "岚港首台再制造风机下线", "Article") == {}
    assert all(row["id"] in POLICIES for row in run(filled, "related", {"key": GEAR}))
