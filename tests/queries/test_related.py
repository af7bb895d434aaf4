"""Related policies: which, in what order, and why."""

from math import log

import pytest
from province import ACT, FUND, GEAR, HEAT, LAW18, LAW29, LIST, OFFSHORE, PLAN, POLICIES, PORT31, PRESS, B, C, D

from kg.store.protocol import Row, Store
from queries import run


def related(store: Store, key: str, **params: int) -> dict[str, Row]:
    return {row["id"]: row for row in run(store, "related", {"key": key, "limit": 200, **params})}


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
    }
    assert reasons(found[FUND]) == {
        ("basis_of", FUND),
        ("shared_basis", D),
        ("cited_together", PRESS),
        ("shared_programme", "风机焕新行动"),
        ("shared_issuer", "云州省工业厅"),
        ("shared_issuer", "云州省财政厅"),
    }
    assert reasons(found[LIST]) == {("shared_basis", GEAR), ("shared_basis", D), ("shared_issuer", "云州省工业厅")}
    assert reasons(found[PORT31]) == {("shared_programme", "风机焕新行动")}
    assert {("superseded_by", D), ("supersedes", B), ("shared_issuer", "云州省工业厅")} <= reasons(related(filled, C)[D]) | reasons(
        related(filled, C)[B]
    )
    assert ("shared_standard", "GB/T 99001-2030") in reasons(related(filled, D)[LIST])
    assert PLAN not in found


def test_nearest_first(filled: Store) -> None:
    assert list(related(filled, PLAN))[:2] == [D, FUND]
    assert list(related(filled, LIST))[:2] == [D, PLAN]
    assert list(related(filled, OFFSHORE))[:2] == [ACT, PORT31]
    assert list(related(filled, B))[:3] == [C, "云工规〔2014〕1号", LAW18]


def test_score_is_the_sum_of_weights_by_rarity(filled: Store) -> None:
    row = related(filled, HEAT)[OFFSHORE]
    # Three policies target the industry, three come from the energy office.
    assert {reason["id"]: reason["weight"] for reason in row["reasons"]} == {
        "44": round(1.5 / (1 + log(2)), 3),
        "云州省能源局": round(0.5 / (1 + log(2)), 3),
    }
    for found in related(filled, D).values():
        weights = [reason["weight"] for reason in found["reasons"]]
        assert found["score"] == pytest.approx(sum(weights), abs=1e-9)
        assert weights == sorted(weights, reverse=True)


def test_direct_citation_carries_its_quote(filled: Store) -> None:
    for reason in related(filled, PLAN)[D]["reasons"]:
        assert (reason["quote"] is not None) == (reason["reason"] == "references")


def test_hub_says_nothing(filled: Store) -> None:
    town = "云工函〔2032〕1号"
    names = {f"云工函〔2032〕{serial}号" for serial in range(2, 9)}
    assert names < set(related(filled, town))
    assert {reason for row in related(filled, town, hub=10).values() for reason in reasons(row)} == {("shared_programme", "百园节水行动")}
    assert set(related(filled, town, hub=9)) == {*names, "云州省节水管理规定"}
    assert related(filled, town, hub=8) == {}


def test_nothing_in_common(filled: Store) -> None:
    assert related(filled, "云州省旧厂改造指引") == {}
    assert all(row["id"] in POLICIES for row in run(filled, "related", {"key": GEAR}))
