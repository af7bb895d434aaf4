"""The processes in which inputs are read."""

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def pool_of(processes: int) -> "ProcessPoolExecutor":
    """Return that many processes, to be shut down by the caller."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Fresh processes: a fork of one that runs the embedded engine's threads may hang.
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_leave_quietly)


def _leave_quietly() -> None:
    """Let Ctrl-C end a process at once, without a word: the one that the user started says it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
