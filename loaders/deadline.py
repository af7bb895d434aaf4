"""An end to work on one document that goes on and on: the others are still read.

It needs the main thread and a system with alarm signals (not Windows); elsewhere nothing ends.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_limit = 0.0


class Overdue(BaseException):
    """The deadline has passed. No `Exception`, so that nobody on the way takes it for a fault of the document."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise Overdue inside the block when it has run that long; 0 for no limit."""
    global _limit
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _pass)
    _limit = seconds
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        _limit = 0.0
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def go_on() -> None:
    """Start the time anew: what is waited for shows that it makes progress."""
    if _limit:
        signal.setitimer(signal.ITIMER_REAL, _limit)


def _pass(number: int, frame: FrameType | None) -> None:
    raise Overdue
