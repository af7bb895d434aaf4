"""A server that may be stopped or killed, and the application over it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import neo4j_server as server
import pytest
from building import Place, laid_out
from filling import fill
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
def mortal_server() -> Iterator[server.Mortal]:
    line = server.wanted()
    try:
        with server.mortal(line, server.java(line)) as started:
            yield started
    except server.Unavailable as missing:
        if os.environ.get("KG_TEST_NEO4J") == "required":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture
def alive(mortal_server: server.Mortal) -> Iterator[server.Mortal]:
    """The server, running before and after the test."""
    yield mortal_server
    process = mortal_server.process
    if process is None or process.poll() is not None:
        mortal_server.start()
    else:
        process.send_signal(signal.SIGCONT)


@pytest.fixture
def emptied(alive: server.Mortal) -> server.Mortal:
    """The server with nothing in it, as if all had been removed."""
    store = Neo4jStore(alive.uri, StoreSettings(store=alive.uri, neo4j_password=alive.password))
    store.prepare()
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    fill(store, Graph((), ()))
    store.transact([Statement("MATCH (n:Run) DETACH DELETE n", {})])
    store.close()
    return alive


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
def site(emptied: server.Mortal, seconds: float) -> Iterator[TestClient]:
    """The application over that server; its few readers are soon all waiting."""
    settings = ApiSettings(store=emptied.uri, neo4j_password=emptied.password, query_timeout=seconds, readers=4)
    with TestClient(create_app(emptied.uri, settings), raise_server_exceptions=False, **HERE) as client:
        yield client
