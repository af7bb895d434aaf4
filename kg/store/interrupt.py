"""Handles Ctrl-C during database calls, where it would leave a connection in an undefined state.

Both matter in the main thread only, where Python deals with signals.
"""

import signal
import threading
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

Handler = Callable[[int, FrameType | None], Any]


@contextmanager
def held_back() -> Iterator[None]:
    """Let Ctrl-C work only when the block has ended, which should be soon; a second one does not wait."""
    pressed = 0

    def remember(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed += 1
        if pressed > 1 and before:
            before(number, frame)

    with _handling(remember) as before:
        yield
    if pressed == 1 and before:
        before(signal.SIGINT, None)


@contextmanager
def cancelling() -> Iterator[None]:
    """Let Ctrl-C reach the driver as what it takes for an order to drop its connection, rather than wait for the server's answer."""

    def cancel(number: int, frame: FrameType | None) -> None:
        raise CancelledError

    try:
        with _handling(cancel):
            yield
    except CancelledError:
        raise KeyboardInterrupt from None


@contextmanager
def _handling(handler: Handler) -> Iterator[Handler | None]:
    """Put the handler in the place of the one that is there, and give that; None where it is to stay."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield None
        return
    signal.signal(signal.SIGINT, handler)
    try:
        yield before
    finally:
        signal.signal(signal.SIGINT, before)
