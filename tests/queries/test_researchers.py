"""What the queries that researchers ask say of the invented province, on both stores."""

from typing import Any

import pytest
from province import (
    ACT,
    ENERGY,
    FARMS,
    FINANCE,
    FUND,
    GOVERNMENT,
    HEAT,
    INDUSTRY,
    LAW18,
    LAW29,
    LIST,
    MARKET,
    NAMESAKE,
    OFFSHORE,
    PLAN,
    PORT,
    QUALITY,
    B,
    C,
    D,
)

from kg.store.protocol import Store
from queries import run


def values(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_succession(filled: Store) -> None:
    columns = ("direction", "steps", "id", "date", "policies")
    assert values(run(filled, "succession", {"key": MARKET}), *columns) == [("before", 1, QUALITY, "2028-03-17", 1)]
    assert values(run(filled, "succession", {"key": QUALITY}), *columns) == [("after", 1, MARKET, "2028-03-17", 2)]
    assert run(filled, "succession", {"key": ENERGY}) == []


def test_orphans(filled: Store) -> None:
    loose, news, policy = ("Article", "岚港首台再制造风机下线", None), ("Article", NAMESAKE, 3), ("Policy", NAMESAKE, None)
    assert values(run(filled, "orphans"), "label", "id", "unit") == [loose, policy, news]
    assert values(run(filled, "orphans", {"label": "Article"}), "label", "id", "unit") == [loose, news]
    assert values(run(filled, "orphans", {"label": "Policy"}), "label", "id", "unit") == [policy]


def test_who_issues_together(filled: Store) -> None:
    pairs = [
        ("2031", INDUSTRY, MARKET, 2, 2, [PLAN, D]),
        ("2031", INDUSTRY, FINANCE, 2, 2, [PLAN, FUND]),
        ("2031", INDUSTRY, ENERGY, 1, 1, [PLAN]),
        ("2031", MARKET, ENERGY, 1, 0, [PLAN]),
        ("2031", MARKET, FINANCE, 1, 0, [PLAN]),
        ("2031", ENERGY, FINANCE, 1, 0, [PLAN]),
        ("2023", INDUSTRY, QUALITY, 1, 1, [C]),
        ("2020", ENERGY, FINANCE, 1, 1, [HEAT]),
    ]
    columns = ("year", "one", "other", "policies", "led", "ids")
    assert values(run(filled, "co_issuance"), *columns) == pairs
    assert values(run(filled, "co_issuance", {"min_policies": 2}), *columns) == pairs[:2]
    assert values(run(filled, "co_issuance", {"date_from": "2023-06-20", "date_to": "2023-06-20"}), *columns) == pairs[6:7]
    # One of the bodies asked about sees the same numbers.
    assert set(values(run(filled, "coissuers", {"key": ENERGY}), "id", "year", "policies")) == {
        (other if one == ENERGY else one, year, policies) for year, one, other, policies, *_ in pairs if ENERGY in (one, other)
    }


def test_path(filled: Store) -> None:
    def steps(key: str, other: str, **more: int) -> list[tuple[Any, ...]]:
        return values(run(filled, "path", {"key": key, "other": other, **more}), "path", "step", "type", "source", "target")

    chain = [(1, 1, "REFERENCES", FUND, D), (1, 2, "SUPERSEDES", D, C), (1, 3, "SUPERSEDES", C, B)]
    assert steps(FUND, B) == chain
    assert steps(B, FUND) == [(1, 4 - step, *edge) for _, step, *edge in reversed(chain)]
    assert steps(FUND, B, steps=2) == []
    # Two of one length, through an article and through the plan.
    assert steps(PLAN, FUND) == [(1, 1, "BASED_ON", FUND, PLAN)]
    assert {(source, target) for *_, source, target in steps(OFFSHORE, D)} == {(OFFSHORE, FARMS), (D, FARMS), (OFFSHORE, ACT), (D, ACT)}
    assert steps(OFFSHORE, D, limit=1) == [(1, 1, "REFERENCES", OFFSHORE, FARMS), (1, 2, "AMENDS", D, FARMS)]
    assert steps(D, D) == []
    assert steps(D, "云州省节水管理规定") == []


def test_most_cited_standards(filled: Store) -> None:
    newer, older, port, gear = "GB/T 99001-2030", "GB/T 99001-2021", "T/YZFD 12-2031", "GB 98000"
    columns = ("id", "citing", "policies", "first", "last", "replaced_by", "cited_by")
    rows = [
        (newer, 2, 2, "2031-04-18", "2031-07-01", [], [LIST, D]),
        (gear, 1, 1, "2031-05-06", "2031-05-06", [], [FUND]),
        (older, 1, 1, "2023-06-20", "2023-06-20", [newer], [C]),
        (port, 1, 1, "2031-07-01", "2031-07-01", [], [LIST]),
    ]
    assert values(run(filled, "cited_standards"), *columns) == rows
    assert values(run(filled, "cited_standards", {"date_to": "2031-01-01"}), "id", "citing") == [(older, 1)]
    assert values(run(filled, "cited_standards", {"date_from": "2031-06-01"}), "id", "cited_by") == [(newer, [LIST]), (port, [LIST])]


def test_who_advances_programmes(filled: Store) -> None:
    columns = ("name", "advancing", "issuer", "policies", "leading", "first", "last")
    assert values(run(filled, "programme_issuers", {"min_policies": 2}), *columns) == [
        ("百园节水行动", 9, INDUSTRY, 8, 8, "2032-01-15", "2032-04-15"),
        ("百园节水行动", 9, GOVERNMENT, 1, 1, "2028-03-22", "2028-03-22"),
        ("风机焕新行动", 3, INDUSTRY, 2, 1, "2031-05-06", "2031-05-06"),
        ("风机焕新行动", 3, FINANCE, 2, 1, "2031-05-06", "2031-05-06"),
        ("风机焕新行动", 3, MARKET, 1, 0, "2031-05-06", "2031-05-06"),
        ("风机焕新行动", 3, ENERGY, 1, 0, "2031-05-06", "2031-05-06"),
        ("风机焕新行动", 3, PORT, 1, 1, "2031-02-14", "2031-02-14"),
    ]
    assert values(run(filled, "programme_issuers", {"issuer": "省政府"}), "id", "policies") == [
        ("百园节水行动", 1),
        ("小灯塔企业培育计划", 1),
    ]


def test_expiring(filled: Store) -> None:
    columns = ("id", "expires", "issuers", "repealed_by", "used_by")
    rows = [
        (HEAT, "2025-12-31", [ENERGY, FINANCE], [], 0),
        (PLAN, "2033-12-31", [INDUSTRY, FINANCE, ENERGY, MARKET], [], 1),
        (D, "2036-05-31", [INDUSTRY, MARKET], [], 3),
    ]
    assert values(run(filled, "expiring"), *columns) == rows
    assert values(run(filled, "expiring", {"date_from": "2033-12-31", "date_to": "2036-05-30"}), *columns) == rows[1:2]
    assert values(run(filled, "expiring", {"issuer": "云能局"}), *columns) == rows[:2]


def test_what_a_body_bases_its_policies_on(filled: Store) -> None:
    assert values(run(filled, "bases", {"key": "云工厅"}), "id", "policies", "first", "last", "ids") == [
        (LAW18, 2, "2019-03-01", "2023-06-20", [B, C]),
        (LAW29, 2, "2031-04-18", "2031-05-06", [PLAN, D]),
        (PLAN, 1, "2031-05-06", "2031-05-06", [FUND]),
    ]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        # The basis goes.
        ("2029-09-30", []),
        ("2029-10-01", [(C, LAW18, LAW29, "2029-10-01")]),
        ("2031-05-31", [(C, LAW18, LAW29, "2029-10-01")]),
        # What was based on it goes too; the rest had expired or been repealed before.
        ("2031-06-01", []),
    ],
)
def test_in_force_on_a_repealed_basis(filled: Store, day: str, found: list[tuple[str, ...]]) -> None:
    assert values(run(filled, "outdated_bases", {"as_of": day}), "id", "basis", "by", "date") == found


def test_older_editions_cited(filled: Store) -> None:
    found = values(run(filled, "outdated_standards"), "label", "id", "standard", "newer")
    assert found == [("Policy", C, "GB/T 99001-2021", ["GB/T 99001-2030"])]
