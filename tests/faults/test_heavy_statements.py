"""Statements that no engine ends: other routes do not notice, the server always ends, and memory has a bound."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest
from filling import fill
from needs import PATIENCE
from neo4j_server.server import free_port
from province import province
from running import wait_for

from kg.errors import QueryError, QueryTimeout, QueryTooLarge, ReadOnlyError
from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.settings import StoreSettings

ENDLESS = "RETURN reduce(a = 0, x IN range(1, 900000) | a + reduce(b = 0, y IN range(1, 900000) | b + y)) AS n"
COUNT = "MATCH (n:Policy) RETURN count(n) AS n"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    folder = str(tmp_path / "kg.store")
    store = EmbeddedStore(folder, StoreSettings(store=folder, cypher_heap="128m"))
    store.prepare()
    fill(store, province(), [])
    yield store
    store.close()


def ask(store: EmbeddedStore, cypher: str, **more: Any) -> Any:
    return store.read_untrusted(cypher, {}, **{"timeout": 60.0, **more})


def test_a_statement_is_killed_at_its_deadline_and_the_next_is_answered(store: EmbeddedStore):
    with pytest.raises(QueryTimeout):
        ask(store, ENDLESS, timeout=1)
    assert ask(store, COUNT) == store.read(COUNT)


def test_a_statement_has_memory_of_its_own(store: EmbeddedStore):
    for greedy in (
        "RETURN reduce(s = 'a', x IN range(1, 40) | s + s) AS n",
        "UNWIND range(1, 300) AS i RETURN collect(range(1, 90000 + i)) AS n",
    ):
        with pytest.raises(QueryTooLarge, match="KG_CYPHER_HEAP"):
            ask(store, greedy)
        assert ask(store, COUNT) == store.read(COUNT)


def test_rows_are_counted_as_they_come(store: EmbeddedStore):
    with pytest.raises(QueryTooLarge, match="larger than 5000 bytes"):
        ask(store, "UNWIND range(1, 1000) AS x RETURN x, 'a long enough text' AS y", budget=5000)
    assert len(ask(store, "UNWIND range(1, 10) AS x RETURN x", budget=5000)) == 10


def test_a_write_is_refused_and_what_was_written_is_seen(store: EmbeddedStore):
    before = ask(store, COUNT)[0]["n"]
    with pytest.raises(ReadOnlyError):
        ask(store, "CREATE (n:Policy {id: 'x'}) RETURN n.id AS id")
    for number in (1, 2):
        store.transact([Statement("CREATE (:Policy {id: $id})", {"id": f"新{number}"})])
        assert ask(store, COUNT) == [{"n": before + number}]


def test_no_file_is_read(store: EmbeddedStore):
    with pytest.raises(QueryError, match="LOAD CSV"):
        ask(store, "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line")


def test_full_text_is_found_as_in_the_store_itself(store: EmbeddedStore):
    statement = "CALL db.index.fulltext.queryNodes('policy_names', $q) YIELD node RETURN node.id AS id ORDER BY id"
    assert ask(store, statement.replace("$q", "'风机'")) == store.read(statement, {"q": "风机"}) != []


def test_statements_give_way_to_the_server(store: EmbeddedStore):
    ask(store, COUNT)
    (pid,) = (worker._process.pid for worker in store._isolated._all)
    threads = [int(thread.name) for thread in Path(f"/proc/{pid}/task").iterdir()]
    assert len(threads) > 5
    assert {os.getpriority(os.PRIO_PROCESS, thread) for thread in threads} == {10}
    # Linux weighs priorities within a session only.
    assert os.getsid(pid) == os.getsid(0)
    # Ctrl-C on the terminal is for the server.
    assert os.getpgid(pid) != os.getpgid(0)


def test_no_process_and_no_folder_is_left(store: EmbeddedStore):
    ask(store, COUNT)
    ((pid, view),) = [(worker._process.pid, worker._view) for worker in store._isolated._all]
    assert view.is_dir()
    store.close()
    assert not view.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    port = free_port()
    names = {"KG_STORE": str(folder), "PYTHONPATH": str(ROOT), **settings}
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, **names}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + PATIENCE
        while status(f"{address}/readyz") != 200:
            assert process.poll() is None and time.monotonic() < end
            time.sleep(0.2)
        yield process, address
    finally:
        process.kill()
        process.wait()


def status(url: str, statement: str | None = None) -> int | None:
    body = dumps({"query": statement}).encode() if statement else None
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            loads(answer.read())
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def test_eleven_endless_statements(tmp_path: Path):
    folder = tmp_path / "kg.store"
    store = EmbeddedStore(str(folder), StoreSettings(store=str(folder)))
    store.prepare()
    fill(store, province(), [])
    store.close()
    with served(folder, KG_QUERY_TIMEOUT="10", KG_CYPHER_AT_ONCE="2") as (process, address), ThreadPoolExecutor(22) as pool:
        heavy = [pool.submit(status, f"{address}/cypher", ENDLESS) for _ in range(11)]
        time.sleep(1)
        # All routes are answered while they run.
        assert [status(f"{address}{path}") for path in ("/healthz", "/readyz", "/stats", "/policies", "/search?q=%E9%A3%8E")] == [200] * 5
        assert {one.result() for one in heavy} <= {503, 504}
        # A new process starts for it; on a busy machine the first statement in it may take longer than the ten seconds.
        wait_for(lambda: status(f"{address}/cypher", COUNT) == 200)
        # It ends while they run.
        heavy = [pool.submit(status, f"{address}/cypher", ENDLESS) for _ in range(11)]
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert {one.result() for one in heavy} <= {None, 500, 503, 504}
