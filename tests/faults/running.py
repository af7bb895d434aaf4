"""`kg serve` and `kg build` as processes of their own, and requests to the former."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from json import dumps, loads
from pathlib import Path
from typing import IO, Any

from needs import PATIENCE
from neo4j_server.server import free_port

ROOT = Path(__file__).resolve().parents[2]


def kg(*words: str) -> list[str]:
    """Return the command that runs `kg` of this tree."""
    return [sys.executable, "-c", "from kg.cli import main; main()", *words]


def build(store: str, *paths: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run `kg build` to its end."""
    return subprocess.run(
        kg("build", "--store", store, *map(str, paths)), env=environment(settings), capture_output=True, text=True, timeout=PATIENCE
    )


@contextmanager
def served(store: str, log: IO[str] | None = None, **settings: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """Run `kg serve`; yield the process, and its address when it is ready."""
    port = free_port()
    command = kg("serve", "--store", store, "--port", str(port))
    output = log or subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment(settings), stdout=output, stderr=output)
    address = f"http://127.0.0.1:{port}"
    key = {"X-API-Key": settings.get("KG_API_KEY", "")}
    try:
        wait_for(lambda: status(f"{address}/readyz", headers=key) == 200 or process.poll() is not None)
        assert process.poll() is None
        yield process, address
    finally:
        process.kill()
        process.wait()


def wait_for(condition: Any) -> None:
    """Wait until it holds. Raises AssertionError after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.2)


def asked(url: str, statement: str | None = None, headers: Mapping[str, str] | None = None) -> tuple[int, Any]:
    """Return the status and the JSON of the answer; 0 where there is none."""
    body = dumps({"query": statement}).encode() if statement else None
    request = urllib.request.Request(url, body, {"Content-Type": "application/json", **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status), loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, loads(error.read())
    except OSError:
        return 0, None


def status(url: str, statement: str | None = None, headers: Mapping[str, str] | None = None) -> int:
    """Return the status of the answer; 0 where there is none."""
    return asked(url, statement, headers)[0]


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment without settings of the project, and with those."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}
