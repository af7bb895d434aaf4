"""POST /verify: citations of a text with verdicts."""

import pytest
from starlette.testclient import TestClient

TEXT = "依据《云州省风机再制造管理办法》（云工规〔2019〕3号）和云工规〔2031〕5号。"


def test_the_rows_of_a_text(client: TestClient) -> None:
    answer = client.post("/verify", json={"text": TEXT, "as_of": "2031-12-01"})
    assert answer.status_code == 200
    items = answer.json()["items"]
    assert [(item["printed"], item["verdict"], item["policy"], item["since"]) for item in items] == [
        ("《云州省风机再制造管理办法》（云工规〔2019〕3号）", "repealed", "云工规〔2019〕3号", "2023-08-01"),
        ("云工规〔2031〕5号", "right", "云工规〔2031〕5号", None),
    ]
    assert [TEXT[item["start"] : item["end"]] for item in items] == [item["printed"] for item in items]
    assert {item["as_of"] for item in items} == {"2031-12-01"}


def test_the_day_is_today_if_none_is_given(client: TestClient) -> None:
    assert len(client.post("/verify", json={"text": TEXT}).json()["items"]) == 2


@pytest.mark.parametrize("text", ["", " ", "今天下雨。", "《", "第第第条条", "《" * 1000 + "》" * 1000])
def test_a_text_without_citations_has_no_rows(client: TestClient, text: str) -> None:
    answer = client.post("/verify", json={"text": text})
    assert (answer.status_code, answer.json()) == (200, {"items": []})


@pytest.mark.parametrize(
    "body",
    ['{"text": 5}', "{}", '{"text": "a", "more": 1}', '{"text": "a", "as_of": "2031"}', '{"text": "\\u0000"}', '{"text": "\\ud800"}'],
)
def test_bodies_that_do_not_fit(client: TestClient, body: str) -> None:
    answer = client.post("/verify", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
