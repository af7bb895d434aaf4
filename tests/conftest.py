"""The stores that tests run on: the embedded engine, and a real Neo4j server (see `neo4j_server`)."""

import os
import signal
from collections.abc import Iterator

import neo4j_server as server
import pytest
from hypothesis import settings

from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs the tests in the background hands on that Ctrl-C is ignored; the tests that send it to a process need it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Nothing is made in the background, nor in the folder of whoever runs the tests.
os.environ["KG_JAVA_CACHE"] = "false"

# A busy machine may take a second for any example: no test judges by time.
# The same examples each time, so that a change is judged by what it changes; KG_TEST_RANDOM draws others.
settings.register_profile("project", deadline=None, derandomize="KG_TEST_RANDOM" not in os.environ)
settings.load_profile("project")

STORES = ("embedded", "neo4j")
HOW = "Give the tests a Neo4j: install Java and Maven and they start one, or name one by KG_TEST_NEO4J_URI and KG_TEST_NEO4J_PASSWORD."


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[server.Server]:
    """A server whose database is empty, for the whole run."""
    if uri := os.environ.get("KG_TEST_NEO4J_URI"):
        user, password = os.environ.get("KG_TEST_NEO4J_USER", "neo4j"), os.environ.get("KG_TEST_NEO4J_PASSWORD", "")
        yield server.Server(uri, user, password)
        return
    line = server.wanted()
    try:
        with server.running(line, server.java(line)) as started:
            yield started
    except server.Unavailable as missing:
        if os.environ.get("KG_TEST_NEO4J") == "required":
            pytest.fail(f"KG_TEST_NEO4J=required, but {missing}. {HOW}")
        pytest.skip(f"{missing}. {HOW}")


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_address: server.Server) -> StoreSettings:
    """How the server is reached."""
    password = {"neo4j_password": neo4j_address.password} if neo4j_address.password else {}
    return StoreSettings(store=neo4j_address.uri, neo4j_user=neo4j_address.user, neo4j_retry_time=5, **password)


@pytest.fixture(scope="session")
def neo4j_store(neo4j_settings: StoreSettings) -> Iterator[Neo4jStore]:
    """The one database of the server; `store` and `replace` leave in it what they put there."""
    store = Neo4jStore(neo4j_settings.store, neo4j_settings)
    if store.read("MATCH (n) RETURN count(n) AS n") != [{"n": 0}]:
        pytest.fail(f"the database at {store.uri} is not empty, and the tests would empty it")
    store.prepare()
    yield store
    empty(store)
    store.close()


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """An embedded store that is kept open for the whole run."""
    folder = tmp_path_factory.mktemp("embedded") / "kg.store"
    store = EmbeddedStore(str(folder), StoreSettings(store=str(folder)))
    store.prepare()
    yield store
    store.close()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> EmbeddedStore | Neo4jStore:
    """Each kind of store in turn, prepared and empty."""
    chosen: EmbeddedStore | Neo4jStore = request.getfixturevalue(f"{request.param}_store")
    empty(chosen)
    return chosen


def empty(store: EmbeddedStore | Neo4jStore) -> None:
    """Take all nodes and edges out, the store's own ones too."""
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
