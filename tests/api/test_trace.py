"""Every answer, problem and line of the log carries the request's id; the log says what was asked and no secret."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from province import D
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from api.log import configure
from kg.store.protocol import Store

KEY = "k-3f9"


@pytest.fixture
def configured(capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """The log of `kg serve`: a function that sets its form up and returns one that gives the lines since it was last called."""
    root, handlers, level = logging.getLogger(), [], logging.getLogger().level

    def begin(form: Any) -> Any:
        handlers.append(configure(form))
        return lambda: capsys.readouterr().err.splitlines()

    # The client of these tests logs as well.
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    yield begin
    root.setLevel(level)
    for handler in handlers:
        root.removeHandler(handler)


def of(lines: list[str]) -> list[dict[str, Any]]:
    """The lines that tell of requests."""
    return [line for line in map(json.loads, lines) if line["logger"] == "api.middleware.trace" and "status" in line]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a1", True),
        ("0af7651916cd43dd8448eb211c80319c-00f067aa", True),
        ("A.b_c:d-" + "9" * 56, True),
        ("", False),
        ("x" * 65, False),
        ("-x", False),
        ("a b", False),
        ('a"b', False),
        ("a\tb", False),
        ("编号".encode(), False),
    ],
)
def test_id_is_taken_over_where_it_is_well_formed(client: TestClient, given: Any, kept: bool) -> None:
    answers = [client.get(path, headers={"X-Request-ID": given}) for path in ("/stats", "/policies/无此文", "/none", "/static/page.css")]
    for answer in answers:
        assert (answer.headers["x-request-id"] == given) is kept
    assert answers[1].json()["request_id"] == answers[1].headers["x-request-id"]
    assert kept or len({answer.headers["x-request-id"] for answer in answers}) == len(answers)


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        (f"/policies/{D}?as_of=2031-06-15", "/policies/{key}", 200),
        (f"/policies/{D}/related", "/policies/{key}/related", 200),
        ("/queries/stats", "/queries/stats", 200),
        ("/policies/无此文", "/policies/{key}", 404),
        ("/policies?limit=x", "/policies", 422),
        ("/static/page.css", "/static", 200),
        ("/nothing%0Ahere", "none", 404),
    ],
)
def test_a_line_for_each_request(client: TestClient, configured: Any, path: str, route: str, status: int) -> None:
    said = configured("json")
    asked = client.get(path)
    [line] = of(said())
    assert line["ms"] >= 0 and line["time"] and line["level"] == "INFO"
    assert {name: line[name] for name in ("method", "route", "path", "status", "client", "request_id")} == {
        "method": "GET",
        "route": route,
        "path": asked.request.url.raw_path.decode().split("?")[0],
        "status": status,
        "client": "testclient",
        "request_id": asked.headers["x-request-id"],
    }


def test_head_is_put_down_with_its_route(client: TestClient, configured: Any) -> None:
    said = configured("json")
    client.head(f"/policies/{D}")
    [line] = of(said())
    assert (line["method"], line["route"], line["status"]) == ("HEAD", "/policies/{key}", 200)


def test_no_secret_is_logged(province_store: Store, configured: Any) -> None:
    said = configured("json")
    with TestClient(
        create_app(province_store, ApiSettings(api_key=KEY, neo4j_password="pass-3f9-word")), base_url="http://127.0.0.1"
    ) as client:
        client.get(f"/stats?key={KEY}", headers={"X-API-Key": KEY})
        client.get("/stats", headers={"Authorization": f"Bearer {KEY}", "X-Request-ID": "well"})
        client.get("/policies?limit=pass-3f9-word", auth=("any", KEY))
        client.get("/stats", headers={"X-API-Key": f"{KEY}0"})
    told = said()
    assert [line["status"] for line in of(told)] == [422, 200, 422, 401]
    assert "3f9" not in "".join(told)


def test_text_form_keeps_to_one_line(client: TestClient, configured: Any) -> None:
    said = configured("text")
    client.get("/a%0A2031-01-01 INFO forged")
    [line] = said()
    assert " GET /a%0A2031-01-01%20INFO%20forged 404 " in line


def test_what_nobody_expected_is_a_problem_and_in_the_log(province_store: Store, configured: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret path")

    said = configured("json")
    with TestClient(create_app(province_store), base_url="http://127.0.0.1") as client:
        monkeypatch.setattr(type(province_store), "read", fail)
        answer = client.get("/stats")
    assert answer.status_code == 500 and answer.json()["request_id"] == answer.headers["x-request-id"]
    assert "secret" not in answer.text
    told = said()
    [fault] = [line for line in map(json.loads, told) if "exc_info" in line]
    assert "RuntimeError: secret path" in fault["exc_info"] and fault["request_id"] == answer.headers["x-request-id"]
    assert [line["status"] for line in of(told)] == [500]
