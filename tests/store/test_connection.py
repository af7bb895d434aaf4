"""What happens on the way to the server: drops, routing, bookmarks, TLS, names of clients."""

from contextlib import contextmanager

import pytest
from filling import fill
from graphs import contribution, edge, graph, held, policy
from proxy import Proxy

from kg.errors import StoreError
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.run import runs

WHOLE = graph(policy("甲"), policy("乙"), edge("AMENDS", policy("甲"), policy("乙")))


@contextmanager
def through(settings, scheme="bolt", **proxied):
    proxy = Proxy(settings.store, **proxied)
    uri = f"{scheme}://{proxy.address}"
    store = Neo4jStore(uri, settings.model_copy(update={"store": uri, "neo4j_database": "neo4j"}))
    try:
        yield store, proxy
    finally:
        store.close()
        proxy.close()


@pytest.fixture
def empty(neo4j_store):
    neo4j_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    return neo4j_store


@pytest.mark.parametrize("moment", ["MERGE (n:Policy", "MERGE (a)-[r:AMENDS]", "MERGE (n:Extraction", "MERGE (r:Run", "SET b.complete"])
def test_a_connection_that_drops_once_is_not_noticed(empty, neo4j_settings, moment):
    with through(neo4j_settings, cut=moment.encode()) as (store, proxy):
        changes = fill(store, WHOLE, [contribution("甲.txt", "甲")])
        assert (proxy.cuts, changes.nodes_written, changes.edges_written) == (1, 2, 1)
    assert held(empty) == WHOLE
    assert [row["complete"] for row in runs(empty)] == [True]


def test_a_read_over_a_connection_that_drops_once(empty, neo4j_settings):
    with through(neo4j_settings, cut=b"RETURN 41 AS n") as (store, proxy):
        assert store.read("RETURN 41 AS n") == [{"n": 41}]
        assert proxy.cuts == 1


def test_a_read_follows_what_was_written_before(empty, neo4j_settings):
    with through(neo4j_settings) as (store, proxy):
        store.transact([Statement("CREATE (:Policy {id: '甲'})", {})])
        (bookmark,) = store._line.driver.execute_query_bookmark_manager.get_bookmarks()
        proxy.sent = b""
        assert store.read("MATCH (p:Policy) RETURN p.id AS id") == [{"id": "甲"}]
        assert bookmark.encode() in proxy.sent


def test_the_routing_table_of_a_single_server(empty, neo4j_settings):
    """The table is asked for (message ROUTE), and names the one address for reading and for writing."""
    with through(neo4j_settings, "neo4j") as (store, proxy):
        fill(store, WHOLE, [contribution("甲.txt", "甲")])
        assert held(store) == WHOLE
        assert b"\xb3\x66" in proxy.sent and b"MERGE (n:Policy" in proxy.sent
    assert held(empty) == WHOLE


def test_tls_with_a_certificate_of_its_own(empty, neo4j_settings, certified):
    with through(neo4j_settings, "bolt+ssc", tls=certified) as (store, _):
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_tls_that_nobody_vouches_for_is_refused(empty, neo4j_settings, certified, scheme):
    told = "cannot be reached: its certificate is not trusted here: self[- ]signed certificate"
    with through(neo4j_settings, scheme, tls=certified) as (store, _), pytest.raises(StoreError, match=told):
        store.read("RETURN 1 AS one")


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"])
def test_tls_where_the_server_has_none(neo4j_settings, scheme):
    with through(neo4j_settings, scheme) as (store, _), pytest.raises(StoreError, match=r"TLS, that is \+s or \+ssc, does not work there"):
        store.read("RETURN 1 AS one")


@pytest.mark.parametrize(("given", "shown"), [(None, "policy-kg/"), ("reading-room/2", "reading-room/2")])
def test_the_server_knows_the_client_by_its_name(empty, neo4j_settings, given, shown):
    settings = neo4j_settings.model_copy(update={"neo4j_user_agent": given})
    with through(settings) as (store, proxy):
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
        assert shown.encode() in proxy.sent


def test_a_full_pool_is_told(empty, neo4j_settings):
    settings = neo4j_settings.model_copy(update={"neo4j_pool_size": 1, "neo4j_pool_timeout": 0.2})
    store = Neo4jStore(settings.store, settings)
    rows = store.stream("UNWIND range(1, 5000) AS n RETURN n")
    assert next(rows) == {"n": 1}
    with pytest.raises(StoreError, match="pool"):
        store.read("RETURN 1 AS one")
    rows.close()
    assert store.read("RETURN 1 AS one") == [{"one": 1}]
    store.close()
