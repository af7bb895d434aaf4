"""The `kg` command as a process of its own: pipes, signals, start-up, a second owner of the store."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from command import SAMPLES, Kg
from needs import PATIENCE

KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
HEAVY = ("api", "arcadedb_embedded", "fastapi", "jieba", "loaders", "neo4j", "networkx", "pydantic", "queries", "rich", "uvicorn", "yaml")


def kg_process(*args: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen([*KG, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **options)


def test_nothing_heavy_is_loaded_for_the_help() -> None:
    code = f"import kg.cli, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_data_and_messages_go_different_ways(tmp_path: Path) -> None:
    process = kg_process("build", SAMPLES, "--format", "json", cwd=tmp_path)
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert {row["what"] for row in json.loads(out)} == {"node", "edge", "change"}
    # The default store, and nothing else, stands in the working directory.
    assert [path.name for path in tmp_path.iterdir()] == ["kg.store"]


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = kg_process("extract", SAMPLES)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=PATIENCE) in (0, 141)
    assert "Traceback" not in errors


def test_an_interrupted_build_can_be_run_again(kg: Kg, tmp_path: Path, built: Path) -> None:
    store = tmp_path / "s"
    process = kg_process("build", SAMPLES, "--store", store)
    while not store.exists():
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 130), errors
    assert "Traceback" not in errors
    assert kg("build", SAMPLES, "--store", store).exit_code == 0
    assert kg("stats", "--store", store).stdout == kg("stats", "--store", built).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stopped(process: subprocess.Popen[str], how: signal.Signals) -> str:
    """Stop a process and return what it said on standard error."""
    process.send_signal(how)
    try:
        return process.communicate(timeout=PATIENCE)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_and_shares_the_store_with_readers(kg: Kg, built: Path, stop: signal.Signals) -> None:
    port = free_port()
    process = kg_process("serve", "--store", built, "--port", port)
    try:
        assert json.loads(wait_for(f"http://127.0.0.1:{port}/stats"))
        # Who reads may read beside it, who writes may not.
        assert kg("stats", "--store", built).exit_code == 0
        second = kg("remove", "any.txt", "--store", built)
        assert second.exit_code == 3
        assert str(built) in second.stderr
    finally:
        errors = stopped(process, stop)
    assert "Traceback" not in errors
    assert process.returncode == 0
    assert kg("stats", "--store", built).exit_code == 0


def wait_for(url: str) -> bytes:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_the_installed_command_starts() -> None:
    found = next((path for path in (Path(sys.executable).parent / name for name in ("kg", "kg.exe")) if path.exists()), None)
    assert found, "install the package: pip install -e '.[test]'"
    result = subprocess.run([found, "--version"], capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"})
    assert result.stdout.startswith("kg, version ")
