"""Statements of one's own only read, call nothing but what is listed, and end; the key guards everything."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from fastapi import HTTPException
from filling import fill
from needs import PATIENCE
from province import province
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from api.readers import Readers
from kg.errors import QueryError, QueryTimeout
from kg.store.protocol import Store
from kg.store.read_only import check

JSON = {"Content-Type": "application/json"}
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
    "RETURN 1;",
    "EXPLAIN MATCH (n) RETURN n",
    " /**/ profile MATCH (n) RETURN n",
    "MATCH (n) CALL { WITH n RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "MATCH (n) CALL (n) { DELETE n } in 3 concurrent transactions OF 1 ROWS",
    "CALL\u00a0dbms.components()",
    "CALL\u2003`dbms.components`()",
    "CALL // x\n dbms . components ( )",
    "CALL d\u200bbms.components()",
    "CALL db.info()",
    "CALL db.createProperty('x')",
    "CALL db.stats.collect('QUERIES')",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL db.index.fulltext.`queryNodes`.x('a', 'b')",
    "CALL tx.setMetaData({a: 1})",
    "CALL gds.graph.list()",
    "CALL util.sleep(1000)",
    "MATCH (n) CALL util.sleep(1000) RETURN n",
    "RETURN util.sleep(1000) AS x",
    "RETURN `util`.`sleep`(1000) AS x",
    "RETURN util /* x */ . // y\n sleep (1000) AS x",
    "RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'}) AS x",
    "RETURN graph.byName('x') AS x",
    "RETURN load.json('http://127.0.0.1/') AS x",
    "LOAD CSV WITH HEADERS FROM $url AS l RETURN l",
    "LOAD\u2003CSV FROM 'file:///etc/passwd' AS l RETURN l",
    "MATCH (n) LOAD CSV FROM 'x' AS l RETURN l",
    "CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l",
    "SHOW TRANSACTIONS YIELD *",
    "SHOW CURRENT USER",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long-enough-1'",
    "CYPHER 5 EXPLAIN RETURN 1",
    "RETURN " + "(" * 200 + "1" + ")" * 200,
    "RETURN " + "[" * 5000 + "]" * 5000,
    "RETURN " + "NOT " * 4000 + "true AS x",
    "RETURN " + "1+" * 9000 + "1 AS x",
    " UNION ALL ".join(["RETURN 1 AS n"] * 900),
    "CALL { " * 300 + "RETURN 1 AS n" + " } RETURN n" * 300,
]
FINE = [
    COUNT,
    "RETURN 'LOAD CSV; CALL dbms.x() SHOW' AS `USE` // SHOW ;",
    "CALL { MATCH (p:Policy) RETURN p } RETURN count(p) AS n",
    "CALL db.index.fulltext.queryNodes('x', $q) YIELD node, score RETURN node",
    "CALL db.labels() YIELD label RETURN label",
    "RETURN 5.0e-3 AS a, 0xFF AS b",
    "RETURN date.truncate('month', date('2031-05-06')) AS a, duration.between(date('2031-05-01'), date('2031-05-06')) AS b",
    "MATCH (n:Policy) WHERE n.title IN ['a'] AND (n.held) RETURN n{.id, x: (1 + 2)} AS n, [x IN labels(n) WHERE (x <> '')] AS l",
    "MATCH (explain:Policy) RETURN explain.profile AS `transactions`",
]
WRITES = [
    "CREATE USER x SET PASSWORD 'long-enough-1'",
    "MATCH (n:Policy) SET n:Other",
    "MATCH (n:Policy) REMOVE n.title",
    "MATCH (a:Policy), (b:Policy) CREATE (a)-[:AMENDS]->(b)",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n:Policy) CALL { WITH n SET n.title = 'x' RETURN 1 AS y } RETURN y",
    "MATCH (n:Policy) FOREACH (x IN [1] | SET n.title = 'x')",
    "UNWIND [1] AS x CREATE (:Other {x: x}) RETURN x",
    "RETURN 1 AS x UNION CREATE (n:Other) RETURN 1 AS x",
    "CREATE INDEX x FOR (n:Policy) ON (n.x)",
    "CREATE CONSTRAINT x FOR (n:Policy) REQUIRE n.x IS UNIQUE",
    "DROP CONSTRAINT policy_id",
    "cReAtE/**/(n:X)",
    "MATCH (n)//\rDETACH DELETE n",
    "CREATE (n:X)",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.x = 1",
    "MERGE (n:X {id: 1}) RETURN n",
    "DROP INDEX x",
]


HERE = {"base_url": "http://127.0.0.1", "client": ("127.0.0.1", 50000)}
"""A client of this machine."""


@pytest.fixture(scope="module")
def local(province_store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(province_store, ApiSettings()), **HERE) as client:
        yield client


@pytest.fixture
def both(store: Store) -> Iterator[TestClient]:
    """Over each kind of store in turn, with the invented province in it."""
    fill(store, province(), [])
    with TestClient(create_app(store, ApiSettings(query_timeout=PATIENCE)), **HERE) as client:
        yield client


def whole(store: Store) -> Any:
    return store.read("MATCH (n) RETURN n ORDER BY labels(n)[0], n.id"), store.read(
        "MATCH (a)-[r]->(b) RETURN r ORDER BY type(r), a.id, b.id"
    )


@pytest.mark.parametrize("statement", REFUSED)
def test_refused_before_the_store(statement: str):
    with pytest.raises(QueryError):
        check(statement)


@pytest.mark.parametrize("statement", FINE)
def test_reading_is_let_through(statement: str):
    check(statement)


def test_nothing_but_reading_and_nothing_changes(both: TestClient, store: Store):
    before = whole(store)
    answers = {statement: both.post("/cypher", json={"query": statement}) for statement in (*REFUSED, *WRITES)}
    assert {statement: answer.status_code for statement, answer in answers.items() if answer.status_code != 422} == {}
    assert whole(store) == before


def test_what_only_reads_is_answered(both: TestClient):
    fine = [statement for statement in FINE if "$q" not in statement]
    assert {statement: both.post("/cypher", json={"query": statement}).status_code for statement in fine} == dict.fromkeys(fine, 200)


ENDLESS = {
    "MATCH p = (a)-[*]-(b) RETURN count(p) AS n": (504, 422),
    "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*) AS n": (504,),
}


def test_nothing_runs_for_ever(both: TestClient, store: Store):
    with TestClient(create_app(store, ApiSettings(query_timeout=1)), **HERE) as hasty:
        for statement, statuses in ENDLESS.items():
            assert hasty.post("/cypher", json={"query": statement, "limit": 2}).status_code in statuses, statement
            assert store.read(COUNT)
    assert both.post("/cypher", json={"query": "UNWIND range(1, 3000000) AS x RETURN x", "limit": 2}).json()["truncated"]


def test_what_does_not_end_keeps_its_thread_and_the_others_are_told_so():
    readers, ended = Readers(1), Event()

    async def work() -> None:
        with pytest.raises(QueryTimeout):
            await readers.run(ended.wait, 0.1, grace=0.1)
        for wait in ({}, {"wait": 0.1}):
            with pytest.raises(HTTPException) as busy:
                await readers.run(lambda: 1, 0.1 if not wait else 60, **wait)
            assert (busy.value.status_code, busy.value.headers) == (503, {"Retry-After": "5"})
        ended.set()
        assert await readers.run(lambda: 1, 60) == 1

    asyncio.run(work())


def test_so_many_may_wait_for_a_thread():
    readers, ended = Readers(1, waiting=1), Event()

    async def work() -> None:
        first = asyncio.create_task(readers.run(ended.wait, 60))
        while not readers._threads or not readers._work.empty():
            await asyncio.sleep(0.01)
        second = asyncio.create_task(readers.run(lambda: 2, 60))
        await asyncio.sleep(0)
        with pytest.raises(HTTPException) as full:
            await readers.run(lambda: 3, 60)
        assert full.value.status_code == 503
        ended.set()
        assert await asyncio.gather(first, second) == [True, 2]

    asyncio.run(work())


def test_so_many_statements_at_a_time(province_store: Store):
    slow = {"query": "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*) AS n"}
    with (
        TestClient(create_app(province_store, ApiSettings(query_timeout=9, cypher_at_once=2)), **HERE) as client,
        ThreadPoolExecutor(5) as pool,
    ):
        answers = list(pool.map(lambda _: client.post("/cypher", json=slow), range(5)))
        assert sorted(answer.status_code for answer in answers) == [503, 503, 503, 504, 504]
        assert {answer.headers.get("retry-after") for answer in answers if answer.status_code == 503} == {"5"}
        # A statement keeps its thread until the engine has stopped it, which may take longer than its answer.
        while (after := client.post("/cypher", json={"query": COUNT})).status_code in (503, 504):
            pass
        assert after.status_code == 200


UNSENDABLE: list[Any] = [
    "x",
    [],
    None,
    {"x": 2**63},
    {"x": -(2**63) - 1},
    {"x": 10**400},
    {"x": "\ud800"},
    {"\udfff": 1},
    {"x": json.loads("[" * 26 + "]" * 26)},
]
BACK: dict[str, Any] = {
    r'"a\u0000b"': "a\0b",
    "9223372036854775807": 2**63 - 1,
    "NaN": None,
    "-Infinity": None,
    '{"": {"a b": [null, 1.5, true, "二"]}}': {"": {"a b": [None, 1.5, True, "二"]}},
    "[" * 18 + "]" * 18: json.loads("[" * 18 + "]" * 18),
}


def test_parameters_that_no_store_takes(both: TestClient):
    for parameters in UNSENDABLE:
        body = json.dumps({"query": "RETURN $x AS x", "parameters": parameters})
        assert (both.post("/cypher", content=body, headers=JSON).status_code, body) == (422, body)


def test_parameters_come_back(both: TestClient):
    for text, value in BACK.items():
        answer = both.post("/cypher", content='{"query": "RETURN $x AS x", "parameters": {"x": ' + text + "}}", headers=JSON)
        assert (answer.status_code, answer.json().get("items")) == (200, [{"x": value}])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"[]", 422),
        (b"null", 422),
        (b'{"query": 1}', 422),
        (b'{"query": ""}', 422),
        (b'{"query": "RETURN 1 AS x", "more": 1}', 422),
        (b'{"query": "RETURN 1 AS x", "limit": 0}', 422),
        (b'{"query": "RETURN \\ud800"}', 422),
        (b'{"query": "\xff"}', 400),
        (b"[" * 100_000, 400),
        (b'{"query": "' + b"x" * 20_001 + b'"}', 422),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_bodies_that_are_no_statement(local: TestClient, body: bytes, status: int):
    answer = local.post("/cypher", content=body, headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text


@pytest.mark.parametrize(
    ("body", "type_", "said"),
    [
        (b'{"query": "RETURN 1 AS n"}', "application/x-www-form-urlencoded", "body: must be a JSON object, sent as application/json"),
        (b"[1]", "application/json", "body: must be a JSON object, sent as application/json"),
        (b"{", "application/json", "body: JSON decode error"),
        (b'{"query": 1}', "application/json", "query: Input should be a valid string"),
    ],
)
def test_what_is_wrong_with_a_body_is_said(local: TestClient, body: bytes, type_: str, said: str):
    answer = local.post("/cypher", content=body, headers={"Content-Type": type_})
    assert (answer.status_code, answer.json()["detail"]) == (422, said)


def test_rows_are_limited(local: TestClient):
    answer = local.post("/cypher", json={"query": "UNWIND range(1, $n) AS x RETURN x", "parameters": {"n": 9}, "limit": 2})
    assert answer.json() == {"items": [{"x": 1}, {"x": 2}], "truncated": True}


@pytest.mark.parametrize(
    ("settings", "client", "url", "headers", "status"),
    [
        ({}, "127.0.0.1", "http://127.0.0.1:8000", {}, 200),
        ({}, "127.9.9.9", "http://localhost", {}, 200),
        ({}, "::1", "http://[::1]:8000", {}, 200),
        ({"host": "0.0.0.0"}, "127.0.0.1", "http://127.0.0.1", {}, 403),
        ({}, "192.0.2.1", "http://127.0.0.1", {}, 403),
        ({}, "testclient", "http://127.0.0.1", {}, 403),
        # A page whose own name leads to this machine, and a proxy on it.
        ({}, "127.0.0.1", "http://127.0.0.1", {"Host": "attacker.example"}, 400),
        ({}, "127.0.0.1", "http://127.0.0.1", {"X-Forwarded-For": "192.0.2.1"}, 403),
        ({}, "127.0.0.1", "http://127.0.0.1", {"Forwarded": "for=127.0.0.1"}, 403),
        ({"api_key": "k-7"}, "192.0.2.1", "http://192.0.2.9", {}, 400),
        ({"api_key": "k-7", "host": "0.0.0.0"}, "192.0.2.1", "http://192.0.2.9", {}, 401),
        ({"api_key": "k-7"}, "127.0.0.1", "http://127.0.0.1", {}, 401),
        ({"api_key": "k-7", "host": "0.0.0.0"}, "192.0.2.1", "http://192.0.2.9", {"X-API-Key": "k-7"}, 200),
    ],
)
def test_without_a_key_only_on_this_machine(
    province_store: Store, settings: dict[str, Any], client: str, url: str, headers: dict[str, str], status: int
):
    with TestClient(create_app(province_store, ApiSettings(**settings)), base_url=url, client=(client, 50000)) as asking:
        assert asking.post("/cypher", json={"query": COUNT}, headers=headers).status_code == status


def test_the_key_guards_everything_but_healthz(province_store: Store):
    with (
        TestClient(create_app(province_store, ApiSettings(api_key="k-6")), base_url="http://127.0.0.1") as client,
        TestClient(create_app(province_store, ApiSettings(api_key="k-7")), base_url="http://127.0.0.1") as plain,
    ):
        assert [client.get(path).status_code for path in ("/healthz", "/stats", "/", "/docs")] == [200, 401, 401, 401]
        assert plain.get("/stats", headers={"X-API-Key": "k-7"}).status_code == 200
        assert plain.get("/stats", headers={"Authorization": "Bearer k-7"}).status_code == 200
        assert plain.get("/stats", headers={"X-API-Key": "k-8"}).json()["status"] == 401
        assert plain.post("/cypher", json={"query": COUNT}, headers={"X-API-Key": "k-7"}).status_code == 200


def test_long_answers_are_packed(local: TestClient):
    assert local.get("/schema", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
