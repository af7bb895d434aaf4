"""Statements of one's own only read, call nothing but what is listed, and end; the key guards everything."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.errors import QueryError
from kg.statement import check
from kg.store.protocol import Store

COUNT = "MATCH (n) RETURN count(n) AS n"
REFUSED = [
    "CALL dbms.components()",
    "CALL /* x */ `dbms`.`components`()",
    "CALL db.createLabel('X')",
    "CALL apoc.load.json('x')",
    "RETURN apoc.version() AS v",
    "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l",
    "load//\n csv FROM 'http://127.0.0.1/' AS l RETURN l",
    r"\u004cOAD CSV FROM 'x' AS l RETURN l",
    r"RETURN '\u0027 CALL dbms.components() //'",
    "SHOW DATABASES",
    "TERMINATE TRANSACTION 'x'",
    "USE system MATCH (n) RETURN n",
    "RETURN 1; RETURN 2",
    "WITH 1 AS x WHERE x < 1e5CALL dbms.components() RETURN 1",
    "RETURN 'x",
    "RETURN 1 /* x",
]
FINE = [
    COUNT,
    "RETURN 'LOAD CSV; CALL dbms.x() SHOW' AS `USE` // SHOW ;",
    "CALL { MATCH (p:Policy) RETURN p } RETURN count(p) AS n",
    "CALL db.index.fulltext.queryNodes('x', $q) YIELD node, score RETURN node",
    "CALL db.labels() YIELD label RETURN label",
    "RETURN 5.0e-3 AS a, 0xFF AS b",
]
WRITES = ["CREATE (n:X)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.x = 1", "MERGE (n:X {id: 1}) RETURN n", "DROP INDEX x"]


@pytest.fixture(scope="module")
def local(province_store: Store) -> Iterator[TestClient]:
    app = create_app(province_store, ApiSettings(query_timeout=2))
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("statement", REFUSED)
def test_refused_before_the_store(statement: str):
    with pytest.raises(QueryError):
        check(statement)


@pytest.mark.parametrize("statement", FINE)
def test_reading_is_let_through(statement: str):
    check(statement)


@pytest.mark.parametrize("statement", [*REFUSED, *WRITES])
def test_nothing_but_reading_and_nothing_changes(local: TestClient, statement: str):
    before = local.post("/cypher", json={"query": COUNT}).json()
    assert local.post("/cypher", json={"query": statement}).status_code == 422
    assert local.post("/cypher", json={"query": COUNT}).json() == before


def test_rows_are_limited(local: TestClient):
    answer = local.post("/cypher", json={"query": "UNWIND range(1, $n) AS x RETURN x", "parameters": {"n": 9}, "limit": 2})
    assert answer.json() == {"items": [{"x": 1}, {"x": 2}], "truncated": True}


def test_without_a_key_only_on_this_machine(client: TestClient, province_store: Store):
    assert client.post("/cypher", json={"query": COUNT}).status_code == 403
    with TestClient(create_app(province_store, ApiSettings(host="0.0.0.0")), base_url="http://127.0.0.1") as open_to_all:
        assert open_to_all.post("/cypher", json={"query": COUNT}).status_code == 403


def test_the_key_guards_everything_but_healthz(province_store: Store):
    with (
        TestClient(create_app(province_store, ApiSettings(api_key="k-6"))) as client,
        TestClient(create_app(province_store, ApiSettings(api_key="k-7"))) as plain,
    ):
        assert [client.get(path).status_code for path in ("/healthz", "/stats", "/", "/docs")] == [200, 401, 401, 401]
        assert plain.get("/stats", headers={"X-API-Key": "k-7"}).status_code == 200
        assert plain.get("/stats", headers={"Authorization": "Bearer k-7"}).status_code == 200
        assert plain.get("/stats", headers={"X-API-Key": "k-8"}).json()["status"] == 401
        assert plain.post("/cypher", json={"query": COUNT}, headers={"X-API-Key": "k-7"}).status_code == 200


def test_long_answers_are_packed(local: TestClient):
    assert local.get("/schema", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
