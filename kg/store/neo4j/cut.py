"""Cuts the connection of a read at its deadline: the driver itself waits for an answer as long as the connection stands."""

import threading
from types import TracebackType

import neo4j

GRACE = 2.0
"""Seconds that the server has after the time limit that it was given: it looks at its clock every two seconds."""


class Cut:
    """Held while a session reads; at the deadline its connection is closed, which ends the wait of the thread that reads."""

    def __init__(self, session: neo4j.Session, seconds: float) -> None:
        """Take the session and how long it may read from now on."""
        self.happened = False
        self._session = session
        self._over = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Cut":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True

    def _cut(self) -> None:
        with self._lock:
            # The asynchronous sessions have `cancel` for this, which kills the connection in the same way.
            connection = None if self._over else self._session._connection
            if connection is not None:
                self.happened = True
                connection.kill()  # type: ignore[no-untyped-call]
