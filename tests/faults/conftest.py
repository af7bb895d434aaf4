"""A server that may be stopped or killed, with the invented province in it, and the application over it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import neo4j_server as server
import pytest
from building import Place, laid_out
from filling import fill
from province import province
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.model import Graph
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings

SECONDS = 6.0
"""Soon over, where what is tried is a server that does not answer."""
HERE = {"base_url": "http://127.0.0.1", "client": ("127.0.0.1", 50000)}


@pytest.fixture(scope="package")
def mortal_province() -> Iterator[server.Mortal]:
    line = server.wanted()
    try:
        with server.mortal(line, server.java(line)) as started:
            _fill(started, province())
            yield started
    except server.Unavailable as missing:
        if os.environ.get("KG_TEST_NEO4J") == "required":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture
def alive(mortal_province: server.Mortal) -> Iterator[server.Mortal]:
    """The server, running before and after the test."""
    yield mortal_province
    process = mortal_province.process
    if process is None or process.poll() is not None:
        mortal_province.start()
    else:
        process.send_signal(signal.SIGCONT)


@pytest.fixture
def emptied(alive: server.Mortal) -> Iterator[server.Mortal]:
    """The server with nothing in it; afterwards the province is there again."""
    _fill(alive, Graph((), ()))
    yield alive
    if alive.process is None or alive.process.poll() is not None:
        alive.start()
    alive.process.send_signal(signal.SIGCONT)
    _fill(alive, province())


def _fill(started: server.Mortal, graph: Graph) -> None:
    store = Neo4jStore(started.uri, StoreSettings(store=started.uri, neo4j_password=started.password))
    store.prepare()
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    fill(store, graph)
    store.transact([Statement("MATCH (n:Run) DETACH DELETE n", {})])
    store.close()


@pytest.fixture
def on_server(emptied: server.Mortal, tmp_path: Path) -> Place:
    """An empty store on the server, and texts to load."""
    return Place(emptied.uri, laid_out(tmp_path), {"KG_NEO4J_PASSWORD": emptied.password})


@pytest.fixture
def in_folder(tmp_path: Path) -> Place:
    """No embedded store yet, and texts to load."""
    return Place(str(tmp_path / "kg.store"), laid_out(tmp_path))


@pytest.fixture(params=["in_folder", pytest.param("on_server", marks=pytest.mark.server)])
def place(request: pytest.FixtureRequest) -> Place:
    """Each kind of store in turn."""
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def seconds() -> float:
    """Time limit of a query of the application under test."""
    return SECONDS


@pytest.fixture
def site(alive: server.Mortal, seconds: float) -> Iterator[TestClient]:
    """The application over that server; its few readers are soon all waiting."""
    settings = ApiSettings(store=alive.uri, neo4j_password=alive.password, query_timeout=seconds, readers=4)
    with TestClient(create_app(alive.uri, settings), raise_server_exceptions=False, **HERE) as client:
        yield client
