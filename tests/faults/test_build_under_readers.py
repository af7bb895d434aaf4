"""Builds on a Neo4j server while the interface answers from it: every answer is whole or says that there is none."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from building import LATER
from needs import PATIENCE
from starlette.testclient import TestClient

from api.routes import health

PATHS = ("/stats", "/policies?limit=20", "/search?q=余热", "/ministries", "/readyz")
READERS = 3


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> float:
    """Long: a busy machine is slow, which is not what is tried here."""
    monkeypatch.setattr(health, "READY_SECONDS", PATIENCE)
    return PATIENCE


def asked(site: TestClient, paths: list[str], until: threading.Event) -> Counter[tuple[str, int]]:
    """Ask for one after the other until the end, and count the answers by status; each has a body that can be read."""
    found: Counter[tuple[str, int]] = Counter()
    while not until.is_set():
        for path in paths:
            answer = site.get(path)
            answer.json()
            found[path, answer.status_code] += 1
    return found


def test_reads_go_on_while_builds_write(on_server, site):
    place = on_server
    assert place.kg("build", "earlier").code == 0
    before = {path: site.get(path).json() for path in PATHS}
    ids = [row["id"] for row in site.get("/policies?limit=5").json()["items"]]
    assert ids
    # What is there all the time is found all the time.
    paths = [*PATHS, *(f"/policies/{quote(one, safe='')}" for one in ids), *(f"/policies/{quote(one, safe='')}/related" for one in ids)]
    over = threading.Event()
    with ThreadPoolExecutor(READERS) as pool:
        answers = [pool.submit(asked, site, paths, over) for _ in range(READERS)]
        try:
            ends = [place.kg(*command, KG_BATCH="20").code for command in (("build", "later"), ("remove", *LATER), ("build", "later"))]
        finally:
            over.set()
        statuses = sum((one.result() for one in answers), Counter())
    assert ends == [0, 0, 0]
    assert {status for _, status in statuses} == {200}, statuses
    after = {path: site.get(path).json() for path in PATHS}
    assert after["/stats"] != before["/stats"]
    assert place.kg("remove", *LATER).code == 0
    assert {path: site.get(path).json() for path in PATHS} == before
