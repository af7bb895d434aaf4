"""Runs users' statements in threads of their own, since some engines check the time limit only between rows, not within an expression."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from typing import TypeVar

from fastapi import HTTPException

from kg.errors import QueryTimeout

GRACE = 2.0
"""Seconds that a store has to stop a statement by itself after its time limit."""
Answer = TypeVar("Answer")


class StatementPool:
    """Runs a limited number of statements at a time.

    A statement that cannot be stopped keeps its place until it ends; other routes are not affected.
    """

    def __init__(self, places: int) -> None:
        """Create a pool for this many statements at a time."""
        self._free = threading.Semaphore(places)

    def run(self, work: Callable[[], Answer], seconds: float) -> Answer:
        """Run the work and return its result.

        Raises QueryTimeout after the time limit and a grace period, HTTPException if all places are taken.
        """
        if not self._free.acquire(blocking=False):
            raise HTTPException(503, "as many statements are running as may; ask again later", {"Retry-After": "5"})
        answer: Future[Answer] = Future()
        threading.Thread(target=copy_context().run, args=(self._work, work, answer), daemon=True).start()
        try:
            return answer.result(seconds + GRACE)
        except TimeoutError:
            raise QueryTimeout("the query ran longer than it may") from None

    def _work(self, work: Callable[[], Answer], answer: "Future[Answer]") -> None:
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)
        finally:
            self._free.release()
