"""Every error is a problem document that says what is wrong and what is allowed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from province import LAW18, LAW29, B, C, D
from starlette.testclient import TestClient

from api import create_app
from kg.errors import QueryTimeout, StoreError
from kg.store.embedded.store import EmbeddedStore

KEYED = ("related", "lineage", "citations", "evidence")


def problem(answer: Any, status: int) -> str:
    """Check the form of a problem and return what it says."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["type"] == "about:blank" and told["status"] == status and told["title"]
    return str(told["detail"])


@pytest.mark.parametrize(
    "route",
    [
        "/policies/无此文",
        *(f"/policies/无此文/{part}" for part in KEYED),
        "/policies/云州省工业厅",
        "/policies/云工规〔2031〕500号",
        "/articles/云工规〔2031〕5号",
        "/ministries/无此部",
        "/industries/9999",
        "/standards/GB 1",
        "/programmes/无此行动",
        "/bulletins/none.txt",
        "/graph/neighbours?key=无",
        "/queries/related?key=无",
        "/queries/related/picture?key=无",
    ],
)
def test_unknown_key(client: TestClient, route: str) -> None:
    assert " fits '" in problem(client.get(route), 404)


def test_a_key_with_a_slip_is_asked_back(client: TestClient) -> None:
    answer = client.get("/policies/云工规〔2031〕6号")
    assert problem(answer, 404).startswith("no Policy fits '云工规〔2031〕6号'; did you mean 云工规〔2031〕5号 (")
    listed = answer.json()["candidates"]
    assert [(row["label"], row["id"]) for row in listed][:1] == [("Policy", D)]
    assert all(client.get(row["href"]).json()["id"] == row["id"] for row in listed)
    assert "candidates" not in client.get("/policies/无").json()


@pytest.mark.parametrize(
    "route", ["/nothing", "/policy", "/queries/nothing", "/queries/nothing/picture", "/graph", "/static-offline-docs/none.js"]
)
def test_unknown_route(client: TestClient, route: str) -> None:
    assert problem(client.get(route), 404)


def test_unknown_query_names_those_there_are(client: TestClient) -> None:
    assert problem(client.get("/queries/nothing"), 404).startswith("no query 'nothing'; there are: amounts, article, articles, ")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading(client: TestClient, method: str) -> None:
    answer = getattr(client, method)("/policies")
    assert problem(answer, 405) == f"{method.upper()} is not allowed here; allowed: GET, HEAD"
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("route", "candidates"),
    [
        ("/policies/云州省风机再制造管理办法", [B, C]),
        *((f"/policies/《云州省节约用能条例》/{part}", [LAW18, LAW29]) for part in KEYED),
        ("/standards/GB/T 99001", ["GB/T 99001-2021", "GB/T 99001-2030"]),
        ("/ministries/省质监局", ["云州省市场监管局", "云州省质量监督局"]),
        ("/graph/neighbours?key=云州省旧厂改造指引", ["云州省旧厂改造指引", "云州省旧厂改造指引"]),
        ("/queries/related?key=云州省节约用能条例", [LAW18, LAW29]),
    ],
)
def test_ambiguous_key(client: TestClient, route: str, candidates: list[str]) -> None:
    answer = client.get(route, follow_redirects=False)
    assert f"{len(candidates)} nodes fit" in problem(answer, 300)
    listed = answer.json()["candidates"]
    assert [row["id"] for row in listed] == candidates
    for row in listed:
        assert unquote(row["href"]).endswith(row["id"])
        assert client.get(row["href"]).json()["id"] == row["id"]


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("/policies?kind=order", "must be one of policy, law, draft, catalogue"),
        ("/policies?status=valid", "must be one of draft, not_yet_effective"),
        ("/policies?signed_from=2031-02-30", "is no day of the calendar"),
        ("/policies?signed_to=2031", "must be a date, YYYY-MM-DD"),
        ("/policies?as_of=yesterday", "must be a date, YYYY-MM-DD"),
        ("/policies?held=perhaps", "must be true or false"),
        ("/policies?limit=0", "must be a whole number from 1 to 200"),
        ("/policies?limit=201", "must be a whole number from 1 to 200"),
        ("/policies?limit=-1", "must be a whole number"),
        ("/policies?limit=１", "must be a whole number"),
        ("/policies?cursor=!", "cursor: not one that this list gave"),
        ("/policies?cursor=WzFd", "cursor: not one that this list gave"),
        ("/policies?cursor=WyJhIl0", "cursor: not one that this list gave"),
        ("/policies?cursor=W1tb", "cursor: not one that this list gave"),
        ("/policies?page=2", "unknown parameter page; there are: q, issuer, kind,"),
        ("/policies?after_id=x", "unknown parameter after_id"),
        ("/policies?kind=law&kind=draft", "kind is given twice"),
        ("/policies?q=%00", "without NUL"),
        ("/policies?q=" + "x" * 1001, "1000 characters or fewer"),
        ("/policies/", "parameter key is missing"),
        ("/policies/云工规〔2031〕5号?as_of=x", "must be a date"),
        ("/policies/云工规〔2031〕5号?key=x", "unknown parameter key"),
        ("/policies/云工规〔2031〕5号/related?limit=0", "must be 1 or more"),
        ("/policies/云工规〔2031〕5号/related?limit=9999", "must be 100 or less"),
        ("/policies/云工规〔2031〕5号/evidence?label=Article", "unknown parameter label"),
        ("/policies/云工规〔2031〕5号/citations?type=PART_OF", "must be one of SUPERSEDES"),
        ("/policies/云工规〔2031〕5号/lineage?x=1", "unknown parameter x; there are: as_of"),
        ("/ministries/云工厅?limit=x", "must be a whole number"),
        ("/search", "parameter q is missing"),
        ("/search?q=%20", "must not be blank"),
        ("/search?q=风电&label=Person", "must be one of Policy"),
        ("/graph/neighbours", "parameter key is missing"),
        ("/graph/neighbours?key=云工厅&depth=4", "must be 3 or less"),
        ("/graph/neighbours?key=云工厅&depth=two", "must be a whole number"),
        ("/gaps?min_citing=-1", "must be 0 or more"),
        ("/stats?x=1", "unknown parameter x"),
        ("/queries/related", "parameter key is missing"),
        ("/queries/related/picture", "parameter key is missing"),
        ("/queries/related/picture?key=x&limit=0", "must be 1 or more"),
    ],
)
def test_bad_parameter(client: TestClient, route: str, said: str) -> None:
    assert said in problem(client.get(route), 422)


HOSTILE = (
    "' OR 1=1 //",
    "\\",
    "`",
    "}) DETACH DELETE n //",
    "a AND (b",
    "*",
    '~^"',
    "🜁" * 50,
    "\u202e\u0007",
    "%",
    "../../etc/passwd",
    "\u3000",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_nothing_and_breaks_nothing(client: TestClient, text: str) -> None:
    before = client.get("/stats").json()
    for route in ("/policies", "/search", "/ministries", "/standards", "/articles"):
        assert client.get(route, params={"q": text}).status_code in (200, 422)
    for noun in ("policies", "programmes", "standards"):
        assert client.get(f"/{noun}/{quote(text, safe='')}").status_code in (404, 422)
    assert client.get("/stats").json() == before


class Failing(EmbeddedStore):
    """A store whose reading fails as told."""

    error: Exception

    def read(self, *_: Any, **__: Any) -> Any:
        raise self.error

    def totals(self) -> Any:
        raise self.error


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[tuple[TestClient, Failing]]:
    from kg.store.settings import StoreSettings

    store = Failing(str(tmp_path / "none"), StoreSettings())
    with TestClient(create_app(store), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client, store


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (StoreError("/srv/graph is gone"), 503, "the store does not answer; the log says why"),
        (QueryTimeout("it took too long"), 504, "it took too long"),
    ],
)
def test_store_that_does_not_answer(failing: tuple[TestClient, Failing], error: Exception, status: int, said: str) -> None:
    client, store = failing
    store.error = error
    for route in ("/policies", "/policies/x", "/stats"):
        assert problem(client.get(route), status) == said
    assert problem(client.get("/readyz"), 503) == "the store does not answer; the log says why"
    assert client.get("/healthz").status_code == 200


def test_fault_of_ours_says_nothing_of_the_inside(failing: tuple[TestClient, Failing]) -> None:
    client, store = failing
    store.error = RuntimeError("secret path")
    assert problem(client.get("/stats"), 500) == "the server failed to answer; the log says why"


def test_no_store_yet(tmp_path: Path) -> None:
    with TestClient(create_app(str(tmp_path / "none")), base_url="http://127.0.0.1") as client:
        assert str(tmp_path) not in problem(client.get("/readyz"), 503)
        assert client.get("/healthz").status_code == 200


def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_QUERY_TIMEOUT", "soon")
    with pytest.raises(StoreError, match="wrong settings: KG_QUERY_TIMEOUT: Input should be a valid number"):
        create_app()
