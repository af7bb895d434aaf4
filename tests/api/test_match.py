"""POST /match: many names in one request."""

from typing import Any

import pytest
from province import POLICIES
from starlette.testclient import TestClient

KEY = "云工规〔2031〕5号"


def matched(client: TestClient, *keys: Any, **more: Any) -> list[dict[str, Any]]:
    answer = client.post("/match", json={"keys": keys, "as_of": "2031-12-01", **more})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    assert [one["key"] for one in items] == [key if isinstance(key, str) else key["name"] for key in keys]
    return items


def test_names_in_every_form(client: TestClient) -> None:
    keys = ("云工规[2031] 5号", "《云州省风电设备再制造管理办法》", {"name": "云州省风电设备再制造管理办法", "number": KEY}, "没有这个办法")
    assert [one["match"] for one in matched(client, *keys)] == [KEY, KEY, KEY, None]


def test_five_hundred_at_once(client: TestClient) -> None:
    """Among them are policies known by their number alone, and titles that fit nothing and are compared with all."""
    keys = [name for policy in POLICIES for name in (policy, f"{policy[:-2]}甲乙通知")]
    items = matched(client, *(keys * 500)[:500], limit=1)
    alone = {key: one["match"] for key, one in zip(keys, matched(client, *keys, limit=1), strict=True)}
    assert len(items) == 500 and {one["key"]: one["match"] for one in items} == alone
    assert sum(alone[policy] == policy for policy in POLICIES) >= 0.8 * len(POLICIES)
    assert not any(one["match"] for one in items if one["key"].endswith("甲乙通知"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"keys": ["甲"] * 501}, "keys: List should have at most 500 items after validation, not 501"),
        ({"keys": []}, "keys: List should have at least 1 item after validation, not 0"),
        ({"keys": [""]}, "keys"),
        ({"keys": ["甲" * 501]}, "keys"),
        ({"keys": [{"title": "甲"}]}, "keys"),
        ({"keys": ["甲"], "limit": 21}, "limit: Input should be less than or equal to 20"),
        ({"keys": ["甲"], "as_of": "heute"}, "as_of"),
        ({}, "keys: Field required"),
    ],
)
def test_what_does_not_fit_is_told(client: TestClient, body: dict[str, Any], said: str) -> None:
    answer = client.post("/match", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["detail"].startswith(said)
