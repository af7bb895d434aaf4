"""Runs statements of users on an embedded store in processes of their own, which are killed at the deadline.

The engine looks at the clock only between rows, and one expression can take hours and all memory. A worker process reads a view of the
store, a folder of links to its files, without a lock of its own: as this process has the lock, nobody else writes to them. After a write
the worker gets a new view.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from kg import errors
from kg.errors import QueryTimeout, QueryTooLarge, StoreError
from kg.store.protocol import Row

START_SECONDS = 180.0
"""How long a worker may take to be ready; on an idle machine it is two seconds."""
GRACE = 2.0
"""Seconds that the engine has after the time limit to stop a statement by itself."""
IDLE = 2
"""Workers that are kept for the next statement; each holds 150 to 200 MB."""
NICE = 10
"""A statement of a user gives way to the server: it gets a tenth of what the server gets where both want one processor. With less than
that, as 19 would give, a short statement on a busy machine found no time before its limit."""
KEPT_BY_THE_OWNER = ("database.lck", "kg.lock", ".wal")
"""Ends of the names of files that belong to the process that writes."""


class Isolated:
    """The workers of one store."""

    def __init__(self, folder: Path, heap: str, version: Callable[[], int]) -> None:
        """Take the folder, the memory of a worker, and what gives a number that changes with every write, when all is on disk."""
        self._folder, self._heap, self._version = folder, heap, version
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._changing = threading.Lock()
        self._closed = False

    def read(self, cypher: str, parameters: dict[str, Any], seconds: float, limit: int | None, budget: int | None) -> list[Row]:
        """Run one statement. Raises what `Store.read` raises."""
        asked = {"cypher": cypher, "parameters": parameters, "timeout": seconds, "limit": limit, "budget": budget}
        worker = self._take()
        try:
            answer = worker.ask(asked, seconds + GRACE)
        except BaseException:
            self._drop(worker)
            raise
        if "rows" not in answer:
            # Without memory, nobody knows what state the engine is in.
            (self._drop if answer.get("spent") else self._give_back)(worker)
            raise getattr(errors, answer["error"])(answer["message"])
        self._give_back(worker)
        if worker.version != self._version():
            raise StoreError("the store was written while the statement ran")
        return cast("list[Row]", answer["rows"])

    def close(self) -> None:
        """End all workers at once, also those that are busy."""
        with self._changing:
            self._closed = True
            workers = list(self._all)
        for worker in workers:
            self._drop(worker)

    def _take(self) -> "_Worker":
        version = self._version()
        with self._changing:
            if self._closed:
                raise StoreError("the store is closed")
            idle, self._idle = self._idle, []
            fresh = [worker for worker in idle if worker.version == version and worker.alive()]
            self._idle = fresh[1:]
        for worker in idle:
            if worker not in fresh:
                self._drop(worker)
        if fresh:
            return fresh[0]
        worker = _Worker(self._folder, self._heap, version)
        with self._changing:
            self._all.add(worker)
        try:
            worker.start()
        except BaseException:
            self._drop(worker)
            raise
        return worker

    def _give_back(self, worker: "_Worker") -> None:
        with self._changing:
            keep = not self._closed and len(self._idle) < IDLE
            if keep:
                self._idle.append(worker)
        if not keep:
            self._drop(worker)

    def _drop(self, worker: "_Worker") -> None:
        with self._changing:
            self._all.discard(worker)
        worker.end()


class _Worker:
    def __init__(self, folder: Path, heap: str, version: int) -> None:
        self.version = version
        self._hung = False
        self._view = Path(tempfile.mkdtemp(prefix="policy-kg-view-"))
        _link(folder, self._view)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kg.store.embedded.worker", str(self._view), heap],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C is for the server, which then ends its workers. In a session of its own, Linux would give a worker as much
            # processor time as the server, however low its priority is.
            process_group=0,
            env=_environment(),
        )
        self._to, self._back = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)

    def start(self) -> None:
        """Wait until it is ready, and lower its priority then: a start always takes the same, and somebody waits for it."""
        try:
            self._line(START_SECONDS)
        except ValueError:
            raise StoreError("the process for statements did not start") from None
        with suppress(AttributeError, OSError):
            # Its group is the process with all its threads; by its number alone, Linux would find the first thread only.
            os.setpriority(os.PRIO_PGRP, self._process.pid, NICE)

    def ask(self, asked: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Return its answer; it is killed if there is none in time."""
        try:
            self._to.write(json.dumps(asked).encode() + b"\n")
            self._to.flush()
            return self._line(seconds)
        except (OSError, ValueError):
            if self._hung:
                raise QueryTimeout("the query ran longer than it may") from None
            raise QueryTooLarge("the query was ended: it needs more memory than there is for it (KG_CYPHER_HEAP)") from None

    def alive(self) -> bool:
        """Tell whether it runs."""
        return self._process.poll() is None

    def end(self) -> None:
        """End it at once and remove its view."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._to, self._back):
            with suppress(OSError):
                pipe.close()
        shutil.rmtree(self._view, ignore_errors=True)

    def _line(self, seconds: float) -> dict[str, Any]:
        def kill() -> None:
            self._hung = True
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            return cast("dict[str, Any]", json.loads(self._back.readline()))
        finally:
            timer.cancel()


def _link(folder: Path, view: Path) -> None:
    for file in folder.absolute().iterdir():
        if not file.name.endswith(KEPT_BY_THE_OWNER):
            try:
                (view / file.name).symlink_to(file)
            except OSError:
                # Windows lets only some users make links.
                shutil.copy2(file, view / file.name)


def _environment() -> dict[str, str]:
    """Return this process's environment without its settings: what is not there, no statement can get at."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    return kept | {"PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path), "PYTHONWARNINGS": "ignore"}
