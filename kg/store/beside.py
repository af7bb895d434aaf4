"""Work beside what goes on: in a second process, a copy of this one, where there are two processors."""

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from kg.errors import StoreError

T = TypeVar("T")


def beside(work: Callable[[], T], first: Callable[[], None]) -> Callable[[], T]:
    """Begin the work, and return what waits for its result and returns it; what the work raises is raised there.

    The result must be picklable, and nothing else that the work does is seen here. The process is a fork: it costs no start and sees all
    that is in memory, but it must not use what another thread may hold (a Java machine), nor a connection that is open: it calls `first`,
    which opens its own. Raises StoreError where the process was ended.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        found = work()
        return lambda: found
    context = get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, first, sending), daemon=True)
    process.start()
    sending.close()

    def result() -> T:
        try:
            failed, found = receiving.recv()
        except EOFError:
            raise StoreError("a process of this build was ended: it ran out of memory, or somebody ended it") from None
        finally:
            receiving.close()
            process.join()
        if failed:
            raise found
        value: T = found
        return value

    return result


def _send(work: Callable[[], T], first: Callable[[], None], sending: Connection) -> None:
    # The process that the user started says that it was interrupted.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        first()
        told = (False, work())
    except Exception as error:
        sending.send((True, error))
    else:
        sending.send(told)
