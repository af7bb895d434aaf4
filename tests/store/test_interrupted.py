import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from graphs import contribution, held
from needs import PATIENCE, STORES
from writer import PART, wanted

from kg.build import build
from kg.store import open_store
from kg.store.engine import Statement
from kg.store.settings import StoreSettings

WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).resolve().parents[2]
SIZE = 200
EARLIER = contribution("甲.txt", "甲")


@pytest.fixture(params=STORES)
def place(request, tmp_path, monkeypatch):
    """A store with something in it, by its address; the settings for reaching it are in the environment, as for a user."""
    if request.param == "embedded":
        uri = str(tmp_path / "kg.store")
    else:
        settings: StoreSettings = request.getfixturevalue("neo4j_settings")
        request.getfixturevalue("neo4j_store").transact([Statement("MATCH (n) DETACH DELETE n", {})])
        uri = settings.store
        monkeypatch.setenv("KG_NEO4J_USER", settings.neo4j_user)
        monkeypatch.setenv("KG_NEO4J_PASSWORD", settings.neo4j_password.get_secret_value() if settings.neo4j_password else "")
    with opened(uri) as store:
        bring(store, [EARLIER])
    return uri


class opened:
    """The store for the length of a block."""

    def __init__(self, uri):
        self.store = open_store(uri)

    def __enter__(self):
        return self.store

    def __exit__(self, *error):
        self.store.close()


def start(uri, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(WRITER), uri, str(SIZE), "--asked"]
    pipes = {name: subprocess.PIPE for name in ("stdin", "stdout", "stderr")}
    return subprocess.Popen(command, **pipes, text=True, cwd=folder, env=environment)


def stop_at(process, line, sign):
    """Send the signal when that line is printed; return the exit code and what was said on standard error."""
    for said in process.stdout:
        process.stdin.write("\n")
        process.stdin.flush()
        if said.startswith(line):
            process.send_signal(sign)
            break
    _, error = process.communicate(timeout=PATIENCE)
    return process.returncode, error


def bring(store, brought):
    with store.update() as update:
        update.bring(brought)


def of_its_bulletins(store):
    """Assert that the graph is that of the bulletins which the store holds, these being the first ones; return how many steps it were."""
    kept = list(store.contributions())
    fresh = [one for one in kept if one != EARLIER]
    assert fresh == wanted(len(fresh)) and len(fresh) % PART == 0 and EARLIER in kept
    assert held(store) == build(kept)
    return len(fresh) // PART


@pytest.mark.parametrize("moment", ["begun", "step 0", "step 70"])
def test_a_killed_build_leaves_a_whole_graph_and_the_next_completes_it(place, tmp_path, moment):
    stop_at(start(place, tmp_path), moment, signal.SIGKILL)
    with opened(place) as store:
        steps = of_its_bulletins(store)
        assert steps < SIZE // PART
        if steps:
            assert store.read("MATCH (b:Build) RETURN b.complete AS complete, b.finished AS finished") == [
                {"complete": False, "finished": None}
            ]
        bring(store, wanted(SIZE))
        assert of_its_bulletins(store) == SIZE // PART
        assert store.read("MATCH (b:Build) RETURN b.complete AS complete, b.owner AS owner") == [{"complete": True, "owner": None}]


def test_what_was_killed_after_its_last_step_is_marked_as_whole_by_the_next(place, tmp_path):
    stop_at(start(place, tmp_path), f"step {SIZE - PART}", signal.SIGKILL)
    with opened(place) as store:
        bring(store, wanted(SIZE))
        assert of_its_bulletins(store) == SIZE // PART
        assert store.read("MATCH (b:Build) RETURN b.complete AS complete, b.owner AS owner") == [{"complete": True, "owner": None}]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_asked_to_end(place, tmp_path, sign):
    folder = tmp_path / "here"
    folder.mkdir()
    code, error = stop_at(start(place, folder), "step 30", sign)
    assert code == -sign
    assert "SIGSEGV" not in error and "fatal error" not in error
    assert list(folder.iterdir()) == []
    with opened(place) as store:
        of_its_bulletins(store)
        bring(store, wanted(SIZE))
        assert of_its_bulletins(store) == SIZE // PART
