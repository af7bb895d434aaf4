"""What a statement may cost on a server, told from its text and its plan, and what becomes of one that was ended."""

import time

import pytest
from needs import PATIENCE
from neo4j import GraphDatabase

from kg.errors import QueryTimeout, QueryTooLarge
from kg.store.neo4j import reads
from kg.store.neo4j.judge import deepest, expected, judge
from kg.store.neo4j.store import Neo4jStore
from kg.store.read_only import tokens

COSTLY = [
    ("RETURN reduce(a = 0, x IN range(1, 900000) | a + reduce(b = 0, y IN range(1, 900000) | b + y)) AS n", {}),
    ("RETURN [x IN range(1, 900000) | [y IN range(1, 900000) | x + y]] AS n", {}),
    ("RETURN size([x IN range(1, 90000000) WHERE x % 7 = 1]) AS n", {}),
    ("RETURN any(x IN range(1, 100000) WHERE all(y IN range(1, 100000) WHERE x <> y)) AS n", {}),
    ("WITH 900000 AS k RETURN [x IN range(1, k) | single(y IN range(1, k) WHERE y = x)] AS n", {}),
    ("WITH range(1, 900000) AS l RETURN [x IN l | [y IN l | x + y]] AS n", {}),
    ("RETURN [x IN range(1, $k) | [y IN range(1, $k) | x + y]] AS n", {"k": 900000}),
    ("RETURN [x IN range(1, $a.b) | [y IN range(1, $a.b) | x]] AS n", {"a": {"b": 900000}}),
    ("RETURN [x IN range(1, toInteger(1e9)) | x] AS n", {}),
    ("RETURN [x IN range(1, 0xFFFFFFF) | x] AS n", {}),
    # A text that grows at each step is copied at each step.
    ("RETURN reduce(s = '', x IN range(1, 900000) | s + 'x') AS n", {}),
    ("RETURN REDUCE (s = '', x IN RANGE (1, 900000) | s + 'x') AS n", {}),
    ("RETURN [`x` IN range(1, 2000) | [y IN range(1, 2000) | [z IN range(1, 2000) | 1]]] AS n", {}),
]
CHEAP = [
    ("MATCH (p:Policy) RETURN [k IN p.keys WHERE k STARTS WITH '云' | [c IN split(k, '') | c]] AS n", {}),
    ("UNWIND range(1, 5000000) AS x RETURN x", {}),
    ("MATCH p = (a:Policy)-[:AMENDS*1..5]->(b) RETURN [n IN nodes(p) | n.id] AS ids LIMIT 900000", {}),
    ("WITH [1, 2, 3] AS l RETURN [i IN range(0, size(l) - 1) | l[i]] AS n", {}),
    ("RETURN reduce(a = 0, x IN range(1, 1000) | a + x) AS n", {}),
    ("RETURN [x IN range(1, 900000) | x] AS n", {}),
    ("RETURN 'reduce(a = 0, x IN range(1, 900000000) | a)' AS n", {}),
    ("RETURN [x IN $xs WHERE x IN $ys] AS n", {"xs": [1, 2], "ys": [2**40]}),
]


@pytest.mark.parametrize(("statement", "parameters"), COSTLY)
def test_costly(statement, parameters):
    with pytest.raises(QueryTooLarge, match="not allowed here"):
        judge(statement, parameters)


@pytest.mark.parametrize(("statement", "parameters"), CHEAP)
def test_cheap(statement, parameters):
    judge(statement, parameters)


@pytest.mark.parametrize(
    ("statement", "depth"),
    [
        ("RETURN 1 AS n", 0),
        ("RETURN xs[0] AS n", 0),
        ("RETURN [1, 2] AS n", 0),
        ("RETURN 1 IN [2, 3] AS n", 0),
        ("RETURN [x IN xs | x] AS n", 1),
        ("RETURN [x IN xs | x] + [y IN ys | y] AS n", 1),
        ("RETURN any(x IN [y IN ys | y] WHERE x) AS n", 2),
        ("RETURN reduce(a = 0, x IN xs | a + x) AS n", 2),
        ("RETURN reduce(a = 0, x IN xs | a + reduce(b = 0, y IN ys | b)) AS n", 4),
    ],
)
def test_how_deep(statement, depth):
    assert deepest(list(tokens(statement))) == depth


def test_a_plan_that_expects_too_much():
    fine = {"args": {"EstimatedRows": 1e6}, "children": [{"args": {}, "children": ()}]}
    expected(fine)
    with pytest.raises(QueryTooLarge, match="expects too many rows"):
        expected({"children": [fine, {"args": {"EstimatedRows": 1e15}}]})


def ask(store, statement, **more):
    return store.read_untrusted(statement, {}, **{"timeout": 60.0, **more})


def test_the_server_is_not_asked_for_what_costs_too_much(neo4j_store):
    with pytest.raises(QueryTooLarge):
        ask(neo4j_store, COSTLY[0][0])
    assert ask(neo4j_store, "RETURN 1 AS n") == [{"n": 1}]


def test_rows_are_counted_as_they_come(neo4j_store):
    many = "UNWIND range(1, 5000000) AS x RETURN x, 'a long enough text' AS y"
    for read in (neo4j_store.read, neo4j_store.read_untrusted):
        with pytest.raises(QueryTooLarge, match="larger than 5000 bytes"):
            read(many, {}, timeout=60, budget=5000)
    assert len(ask(neo4j_store, "UNWIND range(1, 10) AS x RETURN x", budget=5000)) == 10


def test_a_transaction_that_was_cut_is_ended_on_the_server(neo4j_store, neo4j_settings, monkeypatch):
    # So that this side is the first whose time is up.
    monkeypatch.setattr(reads, "GRACE", -1.0)
    monkeypatch.setattr(reads, "PROBE", 30.0)
    store = Neo4jStore(neo4j_settings.store, neo4j_settings)
    store.read("RETURN 1 AS n")
    slow = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n"
    with pytest.raises(QueryTimeout):
        ask(store, slow, timeout=3)
    auth = (neo4j_settings.neo4j_user, neo4j_settings.neo4j_password.get_secret_value())
    end = time.monotonic() + PATIENCE
    with GraphDatabase.driver(neo4j_settings.store, auth=auth) as driver:
        while "UNWIND range(1, 1000000) AS y RETURN" in str(driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery").records):
            assert time.monotonic() < end
            time.sleep(0.2)
    while store._reads._strays:
        assert time.monotonic() < end
        time.sleep(0.2)
    assert ask(store, "RETURN 1 AS n") == [{"n": 1}]
    store.close()
