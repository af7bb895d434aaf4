"""The server is killed (kill -9) at random moments of a load: KG_TEST_KILLS times, 3 without it; all 20 take some minutes."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from graphs import held
from needs import PATIENCE
from writer import PART, wanted

from kg.build import build
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.run import runs
from kg.store.settings import StoreSettings

WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KG_TEST_KILLS", "3"))
SIZE = 300


def opened(mortal):
    return Neo4jStore(mortal.uri, StoreSettings(store=mortal.uri, neo4j_password=mortal.password, neo4j_connect_timeout=30))


def load(mortal):
    """Start a build in a process of its own and return it when it is about to write."""
    names = {"KG_NEO4J_PASSWORD": mortal.password, "KG_NEO4J_RETRY_TIME": "0", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(WRITER), mortal.uri, str(SIZE)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, **pipes, text=True, env={**os.environ, **names})
    assert process.stdout.readline() == "begun\n"
    return process


def emptied(mortal):
    store = opened(mortal)
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    store.close()


def test_whole_steps_are_left_and_the_next_build_completes_them(mortal):
    fresh = wanted(SIZE)
    load(mortal).communicate()
    emptied(mortal)
    process = load(mortal)
    begun = time.monotonic()
    process.communicate()
    seconds = time.monotonic() - begun
    undisturbed = opened(mortal)
    assert held(undisturbed) == build(fresh)
    undisturbed.close()

    moments, cut = random.Random(9), 0
    for _ in range(KILLS):
        emptied(mortal)
        process = load(mortal)
        for _ in range(moments.randrange(SIZE // PART)):
            process.stdout.readline()
        time.sleep(moments.uniform(0, 2 * seconds * PART / SIZE))
        mortal.kill()
        _, said = process.communicate(timeout=PATIENCE)
        mortal.start()
        store = opened(mortal)
        kept = list(store.contributions())
        assert kept == fresh[: len(kept)] and len(kept) % PART == 0
        assert held(store) == build(kept)
        # Nothing is put down before the run has the right to write.
        states = [row["complete"] for row in runs(store)]
        assert states in ([], [False], [True]) and (states == [True]) <= (kept == fresh)
        if states == [False]:
            cut += 1
            assert "run it again to complete it" in said
        with store.update() as update:
            update.bring(fresh)
        assert held(store) == build(fresh)
        # A run that finds nothing to change, because the killed one had come to its end, leaves no trace.
        assert [row["complete"] for row in runs(store)] == ([True] if states == [True] else [True, *states])
        assert list(store.contributions()) == fresh
        store.close()
    assert cut
