"""The stores that tests run on (the embedded engine, and a real Neo4j server, see `neo4j_server`), and the markers of what tests need."""

import os
import signal
from collections import Counter
from collections.abc import Iterator

import neo4j_server as server
import pytest
from hypothesis import settings
from needs import CORPUS, SLOW, STORES

from kg.store.embedded import jvm
from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs the tests in the background hands on that Ctrl-C is ignored; the tests that send it to a process need it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Nothing is made in the background, nor in the folder of whoever runs the tests.
os.environ["KG_JAVA_CACHE"] = "false"
# What tries no time limit has none that a busy machine could reach.
os.environ.setdefault("KG_QUERY_TIMEOUT", "300")
# The tests are over before the second compiler would pay: it takes half of the processor time of a run.
jvm.OPTIONS = (*jvm.OPTIONS, *jvm.BRIEF)

# A busy machine may take a second for any example: no test judges by time.
# The same examples each time, so that a change is judged by what it changes; KG_TEST_RANDOM draws others.
settings.register_profile("project", deadline=None, derandomize="KG_TEST_RANDOM" not in os.environ)
settings.load_profile("project")

MARKERS = {
    "neo4j_address": "server",
    "mortal": "server",
    "mortal_server": "server",
    "browsing": "browser",
    "researcher": "browser",
}
"""What a test needs that uses the fixture."""
HOW = "Give the tests a Neo4j: install Java and Maven and they start one, or name one by KG_TEST_NEO4J_URI and KG_TEST_NEO4J_PASSWORD."


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what each test needs; those that need nothing are `quick`. At the end no process waits long: what is slow comes first, what is
    quick last.
    """
    for item in items:
        for name in {MARKERS[fixture] for fixture in item.fixturenames if fixture in MARKERS}:  # type: ignore[attr-defined]
            item.add_marker(name)
        if (part := item.get_closest_marker("corpus")) and not (CORPUS / part.args[0]).is_dir():
            item.add_marker(pytest.mark.skip(reason="the annotated corpus is not here; KG_CORPUS names it"))
        if not any(item.get_closest_marker(name) for name in ("server", "browser", "corpus", "office")):
            item.add_marker("quick")
        if SLOW & {item.path.name, item.path.parent.name}:
            item.add_marker("slow")
    items.sort(key=lambda item: (item.get_closest_marker("slow") is None, item.get_closest_marker("quick") is not None))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line how many tests were skipped and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ").rstrip(".") for report in skipped)
    if reasons:
        told = "; ".join(f"{count} ({reason})" for reason, count in reasons.most_common())
        terminalreporter.write_line(f"SKIPPED {told}")


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
def opened_neo4j(neo4j_settings: StoreSettings) -> Iterator[Neo4jStore]:
    """The one database of the server."""
    store = Neo4jStore(neo4j_settings.store, neo4j_settings)
    if store.read("MATCH (n) RETURN count(n) AS n") != [{"n": 0}]:
        pytest.fail(f"the database at {store.uri} is not empty, and the tests would empty it")
    store.prepare()
    yield store
    empty(store)
    store.close()


@pytest.fixture(scope="module")
def neo4j_store(opened_neo4j: Neo4jStore) -> Neo4jStore:
    """The database of the server, empty at the start of each file; tests leave in it what they put there."""
    empty(opened_neo4j)
    return opened_neo4j


@pytest.fixture(scope="session")
def opened_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """An embedded store that is kept open for the whole run."""
    folder = tmp_path_factory.mktemp("embedded") / "kg.store"
    store = EmbeddedStore(str(folder), StoreSettings(store=str(folder)))
    store.prepare()
    yield store
    store.close()


@pytest.fixture(scope="module")
def embedded_store(opened_embedded: EmbeddedStore) -> EmbeddedStore:
    """The embedded store, empty at the start of each file."""
    empty(opened_embedded)
    return opened_embedded


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> EmbeddedStore | Neo4jStore:
    """Each kind of store in turn, prepared and empty."""
    chosen: EmbeddedStore | Neo4jStore = request.getfixturevalue(f"{request.param}_store")
    empty(chosen)
    return chosen


def empty(store: EmbeddedStore | Neo4jStore) -> None:
    """Take all nodes and edges out, the store's own ones too."""
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
