"""Commands that read an embedded store beside each other and beside `kg serve`, and one that writes, which waits for none of them."""

import signal
import subprocess
from pathlib import Path

import pytest
from filling import fill
from needs import PATIENCE
from province import province
from running import environment, kg, served, status

from kg.errors import StoreLocked
from kg.store import open_store

READING = (
    ("stats",),
    ("query", "policies", "limit=5"),
    ("check",),
)
WRITER = """
import sys
from kg.store import open_store
store = open_store(sys.argv[1])
store.prepare()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "kg.store"
    opened = open_store(str(folder))
    opened.prepare()
    fill(opened, province())
    opened.close()
    return folder


def answers(store: Path) -> list[tuple[int, str, str]]:
    """What all the reading commands say, running at the same time."""
    running = [
        subprocess.Popen(kg(*words, "--store", str(store)), env=environment({}), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for words in READING
    ]
    told = [process.communicate(timeout=PATIENCE) for process in running]
    return [(process.returncode, *said) for process, said in zip(running, told, strict=True)]


def remove(store: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        kg("remove", "没有.txt", "--store", str(store)), env=environment({}), capture_output=True, text=True, timeout=PATIENCE
    )


def test_beside_a_server_and_each_other(store: Path) -> None:
    alone = answers(store)
    assert {code for code, _, _ in alone} <= {0, 1}, alone
    with served(str(store)) as (server, address):
        assert answers(store) == alone
        refused = remove(store)
        assert (refused.returncode, "in use by another process (a kg serve" in refused.stderr) == (3, True), refused
        assert status(f"{address}/readyz") == 200
        server.send_signal(signal.SIGKILL)
        server.wait()
        # What a killed server leaves keeps nobody away.
        assert "Not in the store" in remove(store).stderr


def test_not_beside_one_that_writes_and_after_it_was_killed(store: Path) -> None:
    alone = answers(store)
    command = [*kg()[:2], WRITER, str(store)]
    with subprocess.Popen(command, env=environment({}), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout and writer.stdout.readline()
        reader = open_store(str(store), reading=True)
        with pytest.raises(StoreLocked, match="another process has it for writing"):
            reader.read("RETURN 1 AS one")
        writer.kill()
    assert (store / "database.lck").exists()
    assert answers(store) == alone
    assert not (store / "database.lck").exists()
    reader.close()


def test_reading_makes_nothing_of_an_empty_folder(tmp_path: Path) -> None:
    reader = open_store(str(tmp_path), reading=True)
    with pytest.raises(Exception, match="is not there; kg build makes it"):
        reader.read("RETURN 1 AS one")
    reader.close()
    assert list(tmp_path.iterdir()) == []
