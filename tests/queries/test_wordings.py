"""A law in two texts, each with its day, and a decision that amends it again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from filling import fill
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.build import build
from kg.errors import UnknownPart
from kg.extract import extract
from kg.model import Bulletin, Contribution
from kg.store.protocol import Store
from queries import run
from tests.extract.units import unit

FIRST = "2021年4月5日云州省第一届人民代表大会常务委员会第五次会议通过"
SECOND = "2025年6月7日云州省第二届人民代表大会常务委员会第三次会议《关于修改〈云州船闸条例〉的决定》第一次修正"
THIRD = "2029年8月9日云州省第三届人民代表大会常务委员会第四次会议《关于修改部分地方性法规的决定》第二次修正"


def law(*lines: str, basis: str) -> str:
    said = "\n\n".join(lines)
    articles = f"第一条 为了管理船闸，根据《{basis}》，制定本条例。\n\n第二条 本条例自2021年5月1日起施行。\n"
    return f"# 云州船闸条例\n\n{said}\n\n<!-- INFO END -->\n\n{articles}"


TEXTS = {
    "z.md": law(FIRST, basis="甲水运条例"),
    "a.md": law(FIRST, SECOND, THIRD, basis="乙航道条例"),
    "d.md": (
        "# 关于修改《云州船闸条例》的决定\n\n2034年3月1日云州省第四届人民代表大会常务委员会第二次会议通过\n\n"
        "<!-- INFO END -->\n\n一、将第二条修改为：“第二条 本条例自2021年6月1日起施行。”\n\n本决定自2034年5月1日起施行。\n"
    ),
}


@pytest.fixture(scope="module")
def store(embedded_store: Store) -> Iterator[Store]:
    contributions = []
    for name, text in TEXTS.items():
        bulletin = Bulletin(name, name, None, None, None, "document", "0", name)
        contributions.append(Contribution(bulletin, (extract(replace(unit(text, single=True), bulletin=name)),)))
    fill(embedded_store, build(contributions), contributions)
    yield embedded_store


def rows(store: Store, name: str, day: str) -> list[dict[str, Any]]:
    return run(store, name, {"key": "云州船闸条例", "as_of": day})


def test_the_list_of_wordings(store: Store) -> None:
    found = rows(store, "wordings", "2030-01-01")
    assert [(row["day"], row["from"], row["until"], row["current"], row["held"], row["computed"]) for row in found] == [
        ("2021-04-05", "2021-05-01", "2025-06-07", False, True, False),
        ("2025-06-07", "2025-06-07", "2029-08-09", False, False, False),
        ("2029-08-09", "2029-08-09", "2034-05-01", True, True, False),
        ("2034-03-01", "2034-05-01", None, False, False, True),
    ]
    assert [[made["title"] for made in row["made_by"]] for row in found] == [
        [],
        ["关于修改〈云州船闸条例〉的决定"],
        ["关于修改部分地方性法规的决定"],
        ["关于修改《云州船闸条例》的决定"],
    ]
    assert [row["quote"] for row in found][:3] == [FIRST, SECOND, THIRD]
    assert [[one["id"] for one in row["printed_in"]] for row in found] == [["z.md"], [], ["a.md"], []]


DAYS = [
    # day, (day of the wording, held, its bulletin, what amends it since)
    ("2021-04-30", None),
    ("2021-05-01", ("2021-04-05", True, "z.md", [])),
    ("2025-06-06", ("2021-04-05", True, "z.md", [])),
    ("2025-06-07", ("2025-06-07", False, None, [])),
    ("2029-08-09", ("2029-08-09", True, "a.md", [])),
    ("2034-04-30", ("2029-08-09", True, "a.md", [])),
    ("2034-05-01", ("2029-08-09", True, "a.md", ["2034-05-01"])),
]


@pytest.mark.parametrize(("day", "expected"), DAYS, ids=[day for day, _ in DAYS])
def test_the_wording_of_a_day(store: Store, day: str, expected: tuple[object, ...] | None) -> None:
    found = [(row["day"], row["held"], row["bulletin"], [one["from"] for one in row["amended_by"]]) for row in rows(store, "wording", day)]
    assert found == ([expected] if expected else [])
    for row in rows(store, "wording", day):
        assert row["text"] == (TEXTS[row["bulletin"]] if row["held"] else None)


PROVISIONS = [
    # day, (day of the wording, its bulletin, words of 第一条)
    ("2021-04-05", ("2021-04-05", "z.md", "甲水运条例")),
    ("2025-06-06", ("2021-04-05", "z.md", "甲水运条例")),
    ("2025-06-07", ("2025-06-07", None, None)),
    ("2029-08-09", ("2029-08-09", "a.md", "乙航道条例")),
    ("2034-05-01", ("2029-08-09", "a.md", "乙航道条例")),
]


@pytest.mark.parametrize(("day", "expected"), PROVISIONS, ids=[day for day, _ in PROVISIONS])
def test_a_provision_on_a_day(store: Store, day: str, expected: tuple[str, str | None, str | None]) -> None:
    wording, bulletin, basis = expected
    [row] = run(store, "provision", {"key": "云州船闸条例", "provision": "第一条", "as_of": day})
    assert (row["wording"], row["label"]) == (wording, "第一条")
    if bulletin and basis:
        assert row["source"] == f"第一条 为了管理船闸，根据《{basis}》，制定本条例。"
        assert TEXTS[bulletin][row["start"] : row["end"]] == row["source"]
        assert row["text"].startswith(f"{bulletin}:") and row["below"] == [f"{row['policy']}#1.1"]
    else:
        assert (row["source"], row["text"], row["start"], row["end"]) == (None, None, None, None)


NO_PROVISION = [
    ("1", "2021-04-04", "no wording of 《云州船闸条例》 is known that was in force on 2021-04-04"),
    ("7", "2022-01-01", "《云州船闸条例》 has no provision '7' on 2022-01-01; the last one is 第二条"),
    ("7", "2030-01-01", "《云州船闸条例》 has no provision '7' on 2030-01-01; the last one is 第二条"),
]


@pytest.mark.parametrize(("number", "day", "message"), NO_PROVISION)
def test_a_provision_that_a_day_does_not_have(store: Store, number: str, day: str, message: str) -> None:
    with pytest.raises(UnknownPart) as raised:
        run(store, "provision", {"key": "云州船闸条例", "provision": number, "as_of": day})
    assert str(raised.value) == message
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1") as client:
        answer = client.get(f"/provisions/云州船闸条例%23{number}", params={"as_of": day})
        assert (answer.status_code, answer.json()["detail"]) == (404, message)


def test_the_text_on_a_day(store: Store) -> None:
    for day, expected in DAYS:
        if expected and expected[2]:
            [row] = rows(store, "text", day)
            assert (row["wording"], row["bulletin"], row["source"]) == (expected[0], expected[2], TEXTS[row["bulletin"]])
    [latest] = run(store, "text", {"key": "云州船闸条例"})
    assert (latest["wording"], latest["bulletin"]) == (None, "a.md")
    for day, message in (
        ("2021-04-04", "《云州船闸条例》: no wording is known that was in force on 2021-04-04"),
        ("2025-06-07", "《云州船闸条例》: no text is held of the wording of 2025-06-07, in force on 2025-06-07"),
    ):
        with pytest.raises(UnknownPart, match=message):
            rows(store, "text", day)


def test_what_only_an_old_wording_cites_is_past(store: Store) -> None:
    def cited(day: str) -> dict[str, object]:
        return {row["title"]: row["until"] for row in rows(store, "cited", day) if row["type"] == "BASED_ON"}

    assert cited("2029-08-08") == {"甲水运条例": None, "乙航道条例": None}
    assert cited("2029-08-09") == {"甲水运条例": "2029-08-09", "乙航道条例": None}
    citing = run(store, "citing", {"key": "甲水运条例", "as_of": "2030-01-01"})
    assert [(row["title"], row["until"]) for row in citing] == [("云州船闸条例", "2029-08-09")]


def test_what_only_an_old_wording_cites_is_no_reason_of_relation(store: Store) -> None:
    def related(key: str, day: str) -> set[str]:
        found = run(store, "related", {"key": key, "as_of": day})
        return {row["title"] for row in found if {"basis", "based_on", "basis_of"} & {reason["reason"] for reason in row["reasons"]}}

    assert related("云州船闸条例", "2029-08-08") == {"甲水运条例", "乙航道条例"}
    assert related("云州船闸条例", "2029-08-09") == {"乙航道条例"}
    assert related("甲水运条例", "2029-08-08") == {"云州船闸条例"}
    assert related("甲水运条例", "2029-08-09") == set()


def test_an_old_wording_does_not_end_the_law(store: Store) -> None:
    for day in ("2021-05-01", "2026-01-01", "2035-01-01"):
        assert [row["status"] for row in rows(store, "policy", day)] == ["in_force"]


def test_the_routes(store: Store) -> None:
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1") as client:
        listed = client.get("/policies/云州船闸条例/wordings", params={"as_of": "2030-01-01"})
        assert listed.json() == {"items": rows(store, "wordings", "2030-01-01")}
        differing = {
            "article": "第一条",
            "pieces": [
                {"sort": "same", "text": "第一条 为了管理船闸，根据《"},
                {"sort": "removed", "text": "甲水运"},
                {"sort": "added", "text": "乙航道"},
                {"sort": "same", "text": "条例》，制定本条例。"},
            ],
        }
        for params in ({}, {"old": "2021-04-05", "new": "2029-08-09"}):
            answer = client.get("/policies/云州船闸条例/wordings/redline", params=params).json()
            assert (answer["old"], answer["new"]) == ("2021-04-05", "2029-08-09")
            assert [one for one in answer["items"] if one["article"]] == [differing]
            assert [[piece["sort"] for piece in one["pieces"]] for one in answer["items"] if not one["article"]] == [["added"]] * 2
        only = client.get("/policies/云州船闸条例/wordings/redline", params={"new": "2021-04-05"}).json()
        assert only == {"old": None, "new": "2021-04-05", "items": []}
        refused = client.get("/policies/云州船闸条例/wordings/redline", params={"old": "2025-06-07"})
        assert refused.status_code == 422
        assert "held are: 2021-04-05, 2029-08-09" in refused.json()["detail"]
