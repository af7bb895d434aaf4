"""Statements of others run in threads of their own: some engines look at the clock only between rows, never inside an expression."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from typing import TypeVar

from fastapi import HTTPException

from kg.errors import QueryTimeout

GRACE = 2.0
"""Seconds in which a store may end a statement by itself after its time."""
Answer = TypeVar("Answer")


class StatementPool:
    """So many statements at a time. One that nothing ends keeps its place until it is through, and all other routes go on."""

    def __init__(self, places: int) -> None:
        """Take how many may run at the same time."""
        self._free = threading.Semaphore(places)

    def run(self, work: Callable[[], Answer], seconds: float) -> Answer:
        """Return what the work does. Raises QueryTimeout when its time and a grace are over, HTTPException while all places are taken."""
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
