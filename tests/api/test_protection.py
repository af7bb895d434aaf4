"""What keeps pages of other sites out: host names, CORS, and the headers of every answer."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.store.protocol import Store

PATHS = ("/", "/healthz", "/stats", "/none", "/policies?limit=x", "/docs", "/openapi.json", "/neo4j/guide.md", "/static/page.css")


@pytest.fixture(scope="module")
def local(province_store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(province_store, ApiSettings()), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, "127.0.0.1:8000", 200),
        ({}, "LOCALHOST", 200),
        ({}, "localhost.:8000", 200),
        ({}, "[::1]:8000", 200),
        ({}, "attacker.example", 400),
        ({}, "localhost.attacker.example", 400),
        ({}, "attacker.example:8000", 400),
        ({}, "localhost@attacker.example", 400),
        ({}, "attacker.example@localhost", 400),
        ({}, "localhost, attacker.example", 400),
        ({}, "", 400),
        ({}, "192.0.2.1", 400),
        ({"allowed_hosts": "policies.example, other.example"}, "Other.example:443", 200),
        ({"allowed_hosts": "policies.example"}, "x.policies.example", 400),
        ({"allowed_hosts": "policies.example", "host": "0.0.0.0"}, "policies.example", 200),
        ({"allowed_hosts": "policies.example", "host": "0.0.0.0"}, "localhost", 200),
        ({"allowed_hosts": "policies.example", "host": "0.0.0.0"}, "attacker.example", 400),
        ({"host": "0.0.0.0"}, "any.example", 200),
    ],
)
def test_host_names(province_store: Store, settings: dict[str, Any], host: str, status: int):
    client = TestClient(create_app(province_store, ApiSettings(**settings)), base_url="http://127.0.0.1")
    answers = [client.get(path, headers={"Host": host}) for path in PATHS if path != "/none" and "=x" not in path]
    assert {answer.status_code for answer in answers} == {status}
    if status == 400:
        assert {answer.headers["content-type"] for answer in answers} == {"application/problem+json"}
        assert "KG_ALLOWED_HOSTS" in answers[0].json()["detail"]


def test_several_host_names(local: TestClient):
    assert local.get("/healthz", headers=[("Host", "localhost"), ("Host", "attacker.example")]).status_code == 400


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(local: TestClient, path: str):
    for answer in (local.get(path), local.head(path), local.options(path), local.get(path, headers={"Host": "attacker.example"})):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "SAMEORIGIN"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["content-security-policy"].startswith("default-src ")


def test_an_error_of_ours_has_them_too(province_store: Store, monkeypatch: pytest.MonkeyPatch):
    app = create_app(province_store, ApiSettings())
    app.state.readers = None
    answer = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False).get("/stats")
    assert (answer.status_code, answer.headers["x-content-type-options"]) == (500, "nosniff")


def test_only_the_scripts_of_the_documentation_run(local: TestClient):
    page = local.get("/docs")
    (script,) = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    wanted = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{wanted}';" in page.headers["content-security-policy"]
    assert "default-src 'none'" in local.get("/stats").headers["content-security-policy"]


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        ("", "https://a.example", None),
        ("https://a.example, https://b.example", "https://b.example", "https://b.example"),
        ("https://a.example", "https://c.example", None),
        ("*", "https://c.example", "*"),
    ],
)
def test_pages_of_other_sites(province_store: Store, origins: str, origin: str, allowed: str | None):
    app = create_app(province_store, ApiSettings(cors_origins=origins, api_key="k-7"))
    client = TestClient(app, base_url="http://127.0.0.1")
    asked = {"Origin": origin, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "X-API-Key"}
    beforehand = client.options("/stats", headers=asked)
    answer = client.get("/stats", headers={"Origin": origin, "X-API-Key": "k-7"})
    assert answer.status_code == 200
    assert answer.headers.get("access-control-allow-origin") == allowed
    assert (beforehand.status_code == 200) == bool(allowed)
