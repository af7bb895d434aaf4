"""The processes in which inputs are read."""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING

from kg.cli.intake import ENDED, Intake, Piped
from kg.cli.partition import size_of
from kg.errors import KgError

if TYPE_CHECKING:
    from loaders import Found

_AHEAD = 4
"""Inputs for each process that are read before their turn; of small ones more."""
_AHEAD_BYTES = 3_000_000
_HOPELESS = 3
"""Processes that may end before any of them has read a file."""
_Futures = deque[tuple[int, Future[tuple[Intake, ...]]]]
"""Inputs that are being read: bytes, and what becomes of them."""
_Work = Callable[["Found | Piped"], tuple[Intake, ...]]


def spread_out(items: "Sequence[Found | Piped]", jobs: int, work: _Work) -> Iterator[tuple[Intake, ...]]:
    """Let up to so many processes do the work on each input, and yield what becomes of it in order. Raises KgError."""
    waiting, read, broken = deque(items), 0, 0
    while waiting:
        with _pool_of(min(jobs, len(waiting))) as pool:
            futures: _Futures = deque()
            try:
                while waiting:
                    _submit_ahead(pool, work, waiting, futures, jobs * _AHEAD)
                    item = waiting.popleft()
                    yield futures.popleft()[1].result()
                    read += 1
            except BrokenProcessPool:
                # One of those that ran has ended its process: the first of them is read again, alone, the others in a new pool.
                broken += 1
                if broken == _HOPELESS and not read:
                    raise KgError("the processes that read end as soon as they are started: leave out --jobs") from None
                yield _alone(item, work)
            except (KeyboardInterrupt, GeneratorExit):
                # Nobody waits for what is being read.
                for process in active_children():
                    process.kill()
                raise
            finally:
                pool.shutdown(cancel_futures=True)


def _pool_of(processes: int) -> ProcessPoolExecutor:
    """Return that many processes, to be shut down by the caller."""
    # Fresh processes: a fork of one that runs the embedded engine's threads may hang.
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_leave_quietly)


def _leave_quietly() -> None:
    """Let Ctrl-C end a process at once, without a word: the one that the user started says it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _submit_ahead(pool: ProcessPoolExecutor, work: _Work, waiting: "deque[Found | Piped]", futures: _Futures, least: int) -> None:
    """Let so many of the waiting inputs be read before their turn, of small ones more: what is read waits in memory."""
    ahead = sum(size for size, _ in futures)
    while (at := len(futures)) < len(waiting):
        ahead += (size := size_of(waiting[at]))
        if at >= least and ahead > _AHEAD_BYTES:
            break
        futures.append((size, _submitted(pool, work, waiting[at])))


def _submitted(pool: ProcessPoolExecutor, work: _Work, item: "Found | Piped") -> Future[tuple[Intake, ...]]:
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as error:
        # A process ended while others were still waiting to be told their work.
        future: Future[tuple[Intake, ...]] = Future()
        future.set_exception(error)
        return future


def _alone(item: "Found | Piped", work: _Work) -> tuple[Intake, ...]:
    with _pool_of(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return (Intake(item.path, item.path, error=f"{item.path}: {ENDED}"),)
