"""What is too much is refused with a problem that says what is allowed: too often, too long, too large."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from api.client import network
from kg.errors import StoreError
from kg.store.protocol import Store


def problem(answer: Any, status: int) -> str:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.headers["cache-control"] == "no-store" and answer.json()["request_id"] == answer.headers["x-request-id"]
    return str(answer.json()["detail"])


def from_address(app: Any, address: str) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1", client=(address, 50000))


def test_each_client_may_ask_so_often(province_store: Store) -> None:
    app = create_app(province_store, ApiSettings(rate_limit="3/minute", api_key="k-7"))
    one, other = from_address(app, "192.0.2.1"), from_address(app, "192.0.2.2")
    # Those without the key count, so that nobody tries keys for long.
    assert [one.get("/stats").status_code for _ in range(3)] == [401] * 3
    refused = one.get("/stats", headers={"X-API-Key": "k-7"})
    assert re.fullmatch(r"too many requests; ask again in \d+ s", problem(refused, 429))
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert other.get("/stats", headers={"X-API-Key": "k-7"}).status_code == 200
    assert [one.get("/healthz").status_code for _ in range(5)] == [200] * 5


def test_several_limits_hold_at_once(province_store: Store) -> None:
    client = from_address(create_app(province_store, ApiSettings(rate_limit="100/second;2/hour")), "192.0.2.1")
    assert [client.get("/healthz").status_code, *(client.get("/gaps").status_code for _ in range(3))] == [200, 200, 200, 429]


def test_without_a_limit_as_often_as_one_likes(client: TestClient) -> None:
    assert {client.get("/gaps").status_code for _ in range(50)} == {200}


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("testclient", "testclient"),
    ],
)
def test_what_counts_as_one_client(address: str, counts_as: str) -> None:
    assert network({"client": (address, 1)}) == counts_as


def test_no_address_at_all() -> None:
    assert network({"client": None}) == network({}) == "unknown"


@pytest.fixture(scope="module")
def small(province_store: Store) -> Iterator[TestClient]:
    settings = ApiSettings(url_limit=200, header_limit=1000, body_limit=300, row_limit=4)
    app = create_app(province_store, settings)
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000)) as client:
        yield client


def test_long_address(small: TestClient) -> None:
    assert small.get("/policies?q=" + "x" * 150).status_code == 200
    assert problem(small.get("/policies?q=" + "x" * 200), 414) == "the address is longer than 200 bytes"
    assert problem(small.get("/policies/" + "云" * 30), 414)


def test_long_headers(small: TestClient) -> None:
    assert small.get("/gaps", headers={"X-Many": "x" * 500}).status_code == 200
    assert problem(small.get("/gaps", headers={"X-Many": "x" * 1000}), 431) == "the headers are longer than 1000 bytes"
    assert problem(small.get("/gaps", headers=[(f"X-{number}", "x") for number in range(300)]), 431)


@pytest.mark.parametrize("path", ["/cypher", "/gaps", "/none"])
def test_large_body(small: TestClient, path: str) -> None:
    answer = small.request("POST", path, content=b" " * 301, headers={"Content-Type": "application/json"})
    assert problem(answer, 413) == "the body is longer than 300 bytes"


def test_large_body_of_unknown_length(small: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        yield from [b'{"query": "RETURN 1', *[b" " * 100] * 9, b'"}']

    assert problem(small.post("/cypher", content=parts(), headers={"Content-Type": "application/json"}), 413)


@pytest.mark.parametrize("declared", [b"-1", b"x", b"1e9", "９".encode(), b""])
def test_length_that_is_none(small: TestClient, declared: bytes) -> None:
    answer = small.request("GET", "/gaps", headers={"Content-Length": declared})
    assert answer.status_code == 200


@pytest.mark.parametrize(("wanted", "got"), [(2, 2), (4, 4), (5, 4), (10**30, 4)])
def test_rows_are_limited_by_the_server_too(small: TestClient, wanted: int, got: int) -> None:
    answer = small.post("/cypher", json={"query": "UNWIND range(1, 9) AS x RETURN x", "limit": wanted})
    assert answer.json() == {"items": [{"x": x} for x in range(1, got + 1)], "truncated": True}


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("KG_API_KEY", "钥匙", "must be ASCII letters, digits and signs without blanks"),
        ("KG_API_KEY", "a b", "must be ASCII letters, digits and signs without blanks"),
        ("KG_RATE_LIMIT", "often", "must be limits such as 20/second;600/minute"),
        ("KG_ROW_LIMIT", "0", "greater than or equal to 1"),
        ("KG_LOG_FORMAT", "xml", "'json' or 'text'"),
    ],
)
def test_wrong_limits_are_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(StoreError, match=f"wrong settings: {variable}: .*{said}") as told:
        create_app()
    assert variable != "KG_API_KEY" or value not in str(told.value)
