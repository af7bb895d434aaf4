"""Regions: what covers them and their parts, who governs them, and the policies of one. Both stores answer alike."""

from typing import Any

import pytest
from province import GOVERNMENT, GREEN, HEAT, PORT, PORT31

from kg.errors import UnknownKey
from kg.store.protocol import Store
from queries import run

OLD = "岚政发〔2026〕3号"
DAY = {"as_of": "2031-06-15"}


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def test_a_region_with_what_covers_it(filled: Store) -> None:
    (city,) = run(filled, "region", {"key": "岚港市", **DAY})
    assert (city["code"], city["level"], city["policies"], city["governments"]) == ("980100", "prefecture", 2, [PORT])
    assert (ids(city["above"]), ids(city["below"])) == (["云州省"], ["岚港市东岚区"])
    assert (ids(city["newest"]), ids(city["issued"])) == ([PORT31, OLD], [PORT31, OLD])
    assert [one["status"] for one in city["newest"]] == ["in_force", "repealed"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, [GREEN, HEAT]),
        ({"parts": True}, [PORT31, OLD, GREEN, HEAT]),
        ({"role": "title"}, [HEAT]),
        ({"role": "text"}, []),
        ({"role": "text", "parts": True}, [OLD]),
        ({"parts": True, "limit": 1}, [PORT31]),
    ],
)
def test_parts_and_roles(filled: Store, given: dict[str, Any], expected: list[str]) -> None:
    (province,) = run(filled, "region", {"key": "980000", **given, **DAY})
    assert (province["id"], province["governments"], ids(province["newest"])) == ("云州省", [GOVERNMENT], expected)


def test_regions_are_listed(filled: Store) -> None:
    rows = [(row["id"], row["code"], row["parent"], row["policies"]) for row in run(filled, "regions")]
    assert rows == [("云州省", "980000", None, 2), ("岚港市", "980100", "云州省", 2), ("岚港市东岚区", None, "岚港市", 1)]
    assert ids(run(filled, "regions", {"q": "岚港", "level": "county"})) == ["岚港市东岚区"]
    assert ids(run(filled, "regions", {"q": "9801", "after": "云州省"})) == ["岚港市"]
    with pytest.raises(UnknownKey):
        run(filled, "region", {"key": "没有这个省"})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"region": "岚港市"}, [PORT31, OLD]),
        ({"region": "980000"}, [PORT31, OLD, GREEN, HEAT]),
        ({"region": "云州省", "issuer": GOVERNMENT}, [GREEN]),
        ({"region": "云州省", "signed_to": "2020-12-31"}, [HEAT]),
        ({"region": "没有这个省"}, []),
        ({"region": "岚港市", "industry": "44"}, [PORT31]),
    ],
)
def test_policies_of_a_region(filled: Store, given: dict[str, Any], expected: list[str]) -> None:
    assert ids(run(filled, "policies", {**given, **DAY})) == expected
