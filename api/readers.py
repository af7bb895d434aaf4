"""Runs what waits for the store in threads of its own, so that a store that hangs stops neither the event loop nor other routes."""

import asyncio
import inspect
import queue
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextvars import ContextVar, copy_context
from math import inf
from typing import Any, TypeVar

from fastapi import HTTPException, Request
from pydantic import TypeAdapter
from starlette.responses import Response

from kg.errors import QueryTimeout

GRACE = 6.0
"""Seconds that the store has after the time limit to say by itself why there is no answer."""
QUEUE = 1000
"""Requests that wait for a thread at a time."""
Answer = TypeVar("Answer")
deadline: ContextVar[float] = ContextVar("deadline")
"""When the time of the current request is up, by `time.monotonic`."""


class Readers:
    """A number of threads, started when they are needed. They end with the process, even those that still wait for the store."""

    def __init__(self, threads: int, waiting: int = QUEUE) -> None:
        """Take how many threads there may be, and how many pieces of work may wait for one."""
        self._may = threads
        self._work: queue.Queue[tuple[Future[Any], Callable[[], Any]]] = queue.Queue(waiting)
        self._threads: list[threading.Thread] = []
        self._starting = threading.Lock()

    async def run(self, work: Callable[[], Answer], seconds: float, grace: float = GRACE, wait: float = inf) -> Answer:
        """Run the work in a thread and return its result; the time limit counts from now, waiting for a thread included.

        Raises HTTPException 503 if no thread became free in time, or in `wait` seconds; QueryTimeout if the work did not end in time
        and the grace period. Such work keeps its thread until it ends.
        """
        future: Future[Answer] = Future()
        until = time.monotonic() + seconds
        context = copy_context()
        context.run(deadline.set, until)
        try:
            self._work.put_nowait((future, lambda: context.run(work)))
        except queue.Full:
            raise _busy() from None
        self._grow()
        done = asyncio.wrap_future(future)
        try:
            # One that still waits for its turn when its time is up does not need the grace period.
            await asyncio.wait([done], timeout=min(seconds, wait))
            if done.done() or future.running():
                return await asyncio.wait_for(done, max(0.0, until + grace - time.monotonic()))
        except TimeoutError:
            raise QueryTimeout("the store did not answer within the time limit") from None
        finally:
            future.cancel()
        raise _busy()

    def _grow(self) -> None:
        with self._starting:
            if not self._work.empty() and len(self._threads) < self._may:
                thread = threading.Thread(target=self._serve, name=f"reader-{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self) -> None:
        while True:
            future, work = self._work.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except BaseException as error:
                future.set_exception(error)
            del future, work


def left() -> float:
    """Return the seconds that the current request still has. Raises QueryTimeout if there are none."""
    seconds = deadline.get() - time.monotonic()
    if seconds <= 0:
        raise QueryTimeout("the request ran longer than it may")
    return seconds


def reading(answer: Callable[..., Any], model: Any) -> Callable[..., Coroutine[Any, Any, Response]]:
    """Return the endpoint that runs `answer` in a reader thread; there the result also becomes JSON, as `model` describes it."""
    adapter = TypeAdapter(model)

    async def endpoint(request: Request, **given: Any) -> Response:
        def work() -> bytes:
            return adapter.dump_json(adapter.validate_python(answer(request, **given)))

        state = request.app.state
        return Response(await state.readers.run(work, state.settings.query_timeout), media_type="application/json")

    endpoint.__name__, endpoint.__doc__ = answer.__name__, answer.__doc__
    endpoint.__annotations__ = dict(answer.__annotations__)
    endpoint.__signature__ = inspect.signature(answer)  # type: ignore[attr-defined]
    return endpoint


def _busy() -> HTTPException:
    return HTTPException(503, "as many queries are running as may; ask again later", {"Retry-After": "5"})
