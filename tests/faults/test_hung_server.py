"""A Neo4j that hangs, dies, starts again or changes its password: every request is answered, and all is well again by itself."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor

import neo4j_server as server
import pytest
from neo4j import GraphDatabase
from proxy import Proxy
from starlette.testclient import TestClient

from api import ApiSettings, create_app

PATIENCE = 240
"""Seconds until which a request may wait, and all is well again: the machine may be busy."""
AWAY = {503, 504}


def recovered(site: TestClient, path: str = "/stats") -> bool:
    """Ask until the answer is 200."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if site.get(path).status_code == 200:
            return True
        time.sleep(0.2)
    return False


@pytest.mark.parametrize("seconds", [PATIENCE])
def test_what_needs_no_store_is_answered_while_the_server_hangs(site: TestClient, alive: server.Mortal):
    assert recovered(site)
    assert alive.process
    alive.process.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor(12) as pool:
        # Three times as many as there are readers.
        waiting = [pool.submit(lambda: site.get("/stats").status_code) for _ in range(12)]
        try:
            assert {site.get(path).status_code for path in ("/healthz", "/schema", "/metrics", "/")} == {200}
            assert site.get("/readyz").status_code == 503
            assert not any(one.done() for one in waiting)
        finally:
            alive.process.send_signal(signal.SIGCONT)
        assert {one.result() for one in waiting} == {200}
    assert recovered(site, "/readyz")


def test_server_that_hangs(site: TestClient, alive: server.Mortal):
    assert recovered(site)
    assert alive.process
    alive.process.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor(12) as pool:
        waiting = [pool.submit(lambda: site.get("/stats").status_code) for _ in range(12)]
        assert {one.result() for one in waiting} <= AWAY
    statement = {"query": "MATCH (n) RETURN count(n) AS n"}
    assert site.post("/cypher", json=statement).status_code in AWAY
    assert site.get("/search?q=风电").status_code in AWAY
    alive.process.send_signal(signal.SIGCONT)
    assert recovered(site) and recovered(site, "/readyz")


def test_server_that_is_killed_and_starts_again(site: TestClient, alive: server.Mortal):
    assert recovered(site)
    alive.kill()
    for path in ("/stats", "/readyz", "/policies"):
        assert site.get(path).status_code == 503
    assert site.get("/healthz").status_code == 200
    alive.start()
    assert recovered(site) and recovered(site, "/readyz")


def test_password_that_changes(site: TestClient, alive: server.Mortal):
    assert recovered(site)

    def change(old: str, new: str) -> None:
        with GraphDatabase.driver(alive.uri, auth=("neo4j", old)) as driver:
            words = {"old": old, "new": new}
            driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM $old TO $new", words, database_="system")

    change(alive.password, "another-word-7")
    try:
        settings = ApiSettings(store=alive.uri, neo4j_password=alive.password, query_timeout=PATIENCE)
        with TestClient(create_app(alive.uri, settings), base_url="http://127.0.0.1") as late:
            refused = late.get("/stats")
            assert refused.status_code == 503 and alive.password not in refused.text
            change("another-word-7", alive.password)
            assert recovered(late)
    finally:
        if not recovered(site):
            change("another-word-7", alive.password)


def test_all_connections_are_in_use(emptied: server.Mortal):
    settings = ApiSettings(store=emptied.uri, neo4j_password=emptied.password, query_timeout=6, neo4j_pool_size=1)
    with TestClient(create_app(emptied.uri, settings), base_url="http://127.0.0.1") as client:
        assert recovered(client)
        rows = client.app.state.store.stream("UNWIND range(1, 100000) AS x RETURN x")  # type: ignore[attr-defined]
        next(rows)
        assert {client.get(path).status_code for path in ("/stats", "/policies", "/readyz")} == {503}
        assert client.get("/healthz").status_code == 200
        rows.close()
        assert recovered(client)


def test_connections_whose_other_end_is_gone(emptied: server.Mortal):
    """A firewall that forgot a connection: what is sent arrives nowhere, and nothing comes back."""
    proxy = Proxy(emptied.uri)
    settings = ApiSettings(store=f"bolt://{proxy.address}", neo4j_password=emptied.password, query_timeout=15, readers=4)
    with TestClient(create_app(settings.store, settings), base_url="http://127.0.0.1") as client, ThreadPoolExecutor(4) as pool:
        assert recovered(client)
        assert {one.status_code for one in pool.map(lambda _: client.get("/stats"), range(8))} == {200}
        proxy.forget()
        assert client.get("/stats").status_code in {200, *AWAY}
        assert recovered(client)
    proxy.close()
