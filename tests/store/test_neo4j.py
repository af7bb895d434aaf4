import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filling import fill
from needs import PATIENCE
from neo4j import GraphDatabase
from pydantic import SecretStr

from kg.errors import QueryError, StoreError
from kg.model import Graph
from kg.schema.read import schema
from kg.store import open_store
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]


def test_constraints_and_indexes_are_those_of_the_schema(neo4j_store):
    rows = neo4j_store.read(
        "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, options, state WHERE type <> 'LOOKUP' RETURN *"
    )
    found = {(row["type"], row["labelsOrTypes"][0], tuple(row["properties"])) for row in rows}
    indexed = {
        ("RANGE", label.name, (prop.name,)) for label in schema().labels.values() for prop in label.properties.values() if prop.index
    }
    assert found == indexed | {("FULLTEXT", index.label, index.properties) for index in schema().fulltext.values()}
    assert {row["state"] for row in rows} == {"ONLINE"}
    assert {row["labelsOrTypes"][0] for row in rows if row["owningConstraint"]} == set(schema().labels)
    assert {row["options"]["indexConfig"]["fulltext.analyzer"] for row in rows if row["type"] == "FULLTEXT"} == {"cjk"}


def test_first_builds_at_once_set_up_one_schema(neo4j_store, neo4j_settings):
    with GraphDatabase.driver(
        neo4j_settings.store, auth=(neo4j_settings.neo4j_user, neo4j_settings.neo4j_password.get_secret_value())
    ) as driver:
        for listed, drop in (("CONSTRAINTS YIELD *", "CONSTRAINT"), ("INDEXES YIELD * WHERE type <> 'LOOKUP'", "INDEX")):
            for row in driver.execute_query(f"SHOW {listed}").records:
                driver.execute_query(f"DROP {drop} {row['name']}")
    stores = [Neo4jStore(neo4j_settings.store, neo4j_settings) for _ in range(4)]
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(store.prepare) for store in stores]:
            done.result()
    for store in stores:
        store.close()
    test_constraints_and_indexes_are_those_of_the_schema(neo4j_store)


def test_a_wrong_password_is_told_without_it(neo4j_settings):
    settings = neo4j_settings.model_copy(update={"neo4j_password": SecretStr("not-the-password")})
    store = Neo4jStore(settings.store, settings)
    with pytest.raises(StoreError, match="refuses user 'neo4j'; set KG_NEO4J_USER and KG_NEO4J_PASSWORD") as told:
        store.read("RETURN 1 AS one")
    store.close()
    assert "not-the-password" not in str(told.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_not_there_is_told_at_once(scheme):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"{scheme}://127.0.0.1:{free.getsockname()[1]}"
    store = open_store(uri, StoreSettings(neo4j_connect_timeout=2))
    with pytest.raises(StoreError, match=f"{uri} cannot be reached: .*Connection refused"):
        list(store.contributions())
    store.close()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_a_host_that_says_nothing_is_told(scheme):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        uri = f"{scheme}://127.0.0.1:{silent.getsockname()[1]}"
        store = open_store(uri, StoreSettings(neo4j_connect_timeout=0.5, neo4j_pool_timeout=0.5))
        with pytest.raises(StoreError, match=f"{re.escape(uri)} cannot be reached: it does not answer in time"):
            store.read("RETURN 1 AS one")
        store.close()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there_is_no_fault_of_the_query(neo4j_settings, scheme):
    settings = neo4j_settings.model_copy(update={"neo4j_database": "nowhere"})
    store = Neo4jStore(settings.store.replace("bolt://", f"{scheme}://"), settings)
    for ask in (lambda: store.read("RETURN 1 AS one"), lambda: list(store.contributions()), store.prepare):
        with pytest.raises(StoreError, match=r"nowhere.*KG_NEO4J_DATABASE names the database"):
            ask()
    store.close()


@pytest.mark.parametrize("address", ["bolt://127.0.0.1:7687/archive", "neo4j+s://127.0.0.1/archive/"])
def test_an_address_that_seems_to_name_a_database_is_refused(address):
    with pytest.raises(StoreError, match="names no database; set KG_NEO4J_DATABASE"):
        open_store(address)


def test_routing_address_of_the_same_server(neo4j_store, neo4j_settings):
    uri = neo4j_settings.store.replace("bolt://", "neo4j://")
    store = open_store(uri, neo4j_settings.model_copy(update={"neo4j_database": "neo4j"}))
    assert store.read("RETURN $x AS x", {"x": "甲"}) == [{"x": "甲"}]
    store.close()


def test_closed_twice_and_then_of_no_use(neo4j_settings):
    store = Neo4jStore(neo4j_settings.store, neo4j_settings)
    assert store.read("RETURN 1 AS one") == [{"one": 1}]
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.read("RETURN 1 AS one")


def test_nodes_of_others_are_left_alone(neo4j_store):
    neo4j_store.transact([Statement("CREATE (:Note {text: '我的笔记'})", {})])
    fill(neo4j_store, Graph((), ()), ())
    assert neo4j_store.read("MATCH (n:Note) RETURN n") == [{"n": {"_label": "Note", "id": None, "text": "我的笔记"}}]
    neo4j_store.transact([Statement("MATCH (n:Note) DELETE n", {})])


@pytest.mark.parametrize("statement", [
    "CALL dbms.listConfig() YIELD name RETURN name",
    "call `dbms`.`listConfig`() yield name return name",
    "CALL/* { */dbms.listConfig() YIELD name RETURN name",
    r"C\u0041LL dbms.listConfig() YIELD name RETURN name",
    "CALL { CALL dbms.listConnections() YIELD connectionId RETURN connectionId } RETURN connectionId",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
])  # fmt: skip
def test_the_server_itself_is_none_of_a_readers_business(neo4j_store, statement):
    with pytest.raises(QueryError, match="not allowed here"):
        neo4j_store.read(statement)


@pytest.mark.parametrize(
    "statement", ["CALL db.labels()", "SHOW CONSTRAINTS", "RETURN 'show users' AS call", "CALL db.schema.visualization"]
)
def test_what_readers_may_ask(neo4j_store, statement):
    neo4j_store.read(statement)


LONG = """
from kg.store import open_store
store = open_store()
store.read("RETURN 1 AS one")
print("begun", flush=True)
store.read("UNWIND range(1, 1000000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS s")
"""


def test_ctrl_c_does_not_wait_for_the_answer(neo4j_settings):
    password = neo4j_settings.neo4j_password.get_secret_value() if neo4j_settings.neo4j_password else ""
    names = {"KG_STORE": neo4j_settings.store, "KG_NEO4J_USER": neo4j_settings.neo4j_user, "KG_NEO4J_PASSWORD": password}
    environment = {**os.environ, **names, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", LONG], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout.readline() == "begun\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=PATIENCE)
    assert (process.returncode, error.splitlines()[-1]) == (-signal.SIGINT, "KeyboardInterrupt")
