"""Reads go on while a build runs: no answer is an error, and every one is of a graph that was there."""

import threading
from typing import Any

import pytest
from filling import fill
from province import D, province
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from api.routes import health
from kg.model import Graph
from kg.store.protocol import Store

PATHS = ("/stats", f"/policies/{D}", f"/policies/{D}/related", "/policies", "/search?q=风电", f"/graph/neighbours?key={D}", "/readyz")


def test_reads_go_on_while_a_build_runs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # A busy machine is slow, which is not what is tried here.
    monkeypatch.setattr(health, "READY_SECONDS", 300)
    whole = province()
    gone = whole.nodes[-1].key
    without = Graph(
        tuple(node for node in whole.nodes if node.key != gone),
        tuple(edge for edge in whole.edges if gone not in (edge.source, edge.target)),
    )
    fill(store, whole, [])
    faults: list[Any] = []
    builds, read = [0], threading.Event()

    def build() -> None:
        try:
            while not read.is_set():
                fill(store, without if builds[0] % 2 == 0 else whole, [])
                builds[0] += 1
        except Exception as error:
            faults.append(error)

    building = threading.Thread(target=build)
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1") as client:
        building.start()
        answers = [(path, client.get(path).status_code) for path in PATHS * 8]
        read.set()
        building.join()
    assert [answer for answer in answers if answer[1] != 200] == []
    assert faults == [] and builds[0] > 2
