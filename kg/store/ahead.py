"""Writes each step in a thread, while the next one is computed: a database works in a process of its own, or in Java beside Python.

Steps are written one after the other, and nothing is begun after one that failed. What is computed meanwhile rests on the step that is
being written (`After`), and no row is read while a transaction is being committed, so that each answer is wholly of before or of after.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

from kg.incremental.after import After
from kg.incremental.held import Held, Step
from kg.store.engine import Engine
from kg.store.held import StoredGraph
from kg.store.interrupt import held_back
from kg.store.protocol import RowSource


class Ahead:
    """What one build writes, and what it holds by that."""

    def __init__(self, engine: Engine) -> None:
        """Take the database; nothing is done yet."""
        self._stored = StoredGraph(_Whole(engine, engine.committing))
        self._thread: _Writing | None = None
        self._error: BaseException | None = None
        self.held: Held = self._stored
        """What is held after all steps that were begun."""

    def write(self, step: Step, work: Callable[[], None]) -> None:
        """Begin the work, which writes this step, when the one before is done. Raises what that one raised."""
        self.wait()
        self.held, self._thread = After(self._stored, step), _Writing(work)
        self._thread.start()

    def wait(self) -> None:
        """Return when all is written that was begun. Raises what went wrong by that, again and again: what is held is not known then."""
        thread, self._thread = self._thread, None
        if thread:
            with held_back():
                thread.join()
            self._error = thread.error
        if self._error:
            raise self._error


class _Writing(threading.Thread):
    """Does the work and keeps its error. A process that ends does not wait for it."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(name="writing", daemon=True)
        self._work = work
        self.error: BaseException | None = None

    def run(self) -> None:
        """See `Thread`."""
        work, self._work = self._work, lambda: None
        try:
            work()
        except BaseException as error:
            self.error = error


class _Whole:
    """The rows of a database, never from within a commit."""

    def __init__(self, source: RowSource, committing: AbstractContextManager[Any]) -> None:
        self._source, self._committing = source, committing

    def stream(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """See `RowSource`."""
        with self._committing:
            return iter(list(self._source.stream(cypher, parameters)))
