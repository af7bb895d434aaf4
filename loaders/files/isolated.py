"""Work on untrusted bytes in a process of its own: a crash, a hang or too much memory there ends one file, not the run.

One worker process serves many files, one after the other. It is started when it is first needed and anew after it died.
"""

import atexit
import functools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, cast

from kg.errors import InputError
from loaders.deadline import Overdue, go_on

SILENCE = 60.0
"""Seconds without a message after which a task counts as hung."""

Watch = Callable[[str, int, int], None]
"""Called with the path, the number of pages done and of all pages."""

_watches: list[Watch] = []
_one_at_a_time = threading.Lock()


def watch(told: Watch | None) -> None:
    """Set the function that is called with the progress of slow files; None for no function."""
    _watches[:] = [told] if told else []


def call(task: str, data: bytes, path: str, silence: float = SILENCE, **options: Any) -> Any:
    """Run `task` (`module:function`) on the bytes of a file in the worker process and return its answer.

    The function is called as `function(data, tell, **options)`; `tell(done, total)` reports progress and shows that it lives. What it
    returns must be plain JSON. Raises InputError, naming the path, where it raises one, dies, or says nothing for `silence` seconds.
    """
    with _one_at_a_time:
        return _worker().ask(task, data, path, silence, options)


class _Worker:
    def __init__(self) -> None:
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        command = [sys.executable, "-m", "loaders.files.worker"]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"},
        )
        self.to, self.back = cast(BinaryIO, self.process.stdin), cast(BinaryIO, self.process.stdout)

    def ask(self, task: str, data: bytes, path: str, silence: float, options: dict[str, Any]) -> Any:
        hung = threading.Event()
        try:
            self.to.write(json.dumps({"task": task, "size": len(data), "options": options}).encode() + b"\n" + data)
            self.to.flush()
            while True:
                answer = self._answer(silence, hung)
                go_on()
                if "done" in answer:
                    for told in _watches:
                        told(path, answer["done"], answer["total"])
                elif "reason" in answer:
                    raise InputError(path, answer["reason"])
                else:
                    return answer["result"]
        except (OSError, ValueError) as error:
            self.close()
            reason = f"was given up: no progress for {silence:g} seconds" if hung.is_set() else "cannot be read: the reader crashed on it"
            raise InputError(path, f"{reason}; the file is damaged, or made to do harm") from error
        except (KeyboardInterrupt, Overdue):
            self.close()
            raise

    def _answer(self, silence: float, hung: threading.Event) -> dict[str, Any]:
        """One line of the worker; it is killed where none comes in time."""

        def kill() -> None:
            hung.set()
            self.process.kill()

        timer = threading.Timer(silence, kill)
        timer.daemon = True
        timer.start()
        try:
            return cast(dict[str, Any], json.loads(self.back.readline()))
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process and let it clean up."""
        with suppress(OSError, subprocess.TimeoutExpired):
            self.to.close()
            self.process.wait(timeout=5)
        self.close()

    def close(self) -> None:
        """End the process at once."""
        _worker.cache_clear()
        self.process.kill()
        self.process.wait()
        for pipe in (self.to, self.back):
            with suppress(OSError):  # what was not yet written has nobody to go to
                pipe.close()


@functools.cache
def _worker() -> _Worker:
    worker = _Worker()
    atexit.register(worker.end)
    return worker
