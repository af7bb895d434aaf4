"""Reads with a deadline: retried while the fault may pass, cut off when the server does not answer, and ended on the server as well."""

import logging
import threading
import time
import uuid
from typing import TYPE_CHECKING, Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from kg.errors import QueryTimeout, StoreError
from kg.store.neo4j.cut import GRACE, Cut
from kg.store.neo4j.judge import judge
from kg.store.neo4j.line import Line
from kg.store.neo4j.read import MANAGED, Asked, Single, read
from kg.store.protocol import Row

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings

log = logging.getLogger(__name__)

PATIENCE = 0.2
"""Part of a read's time limit in which it is tried again after an error that may pass, such as a server that restarts."""
FIRST_PATIENCE = 0.5
"""The same in seconds, for a server that has not answered yet."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
"""Seconds between two tries; each pause is twice the one before."""
PROBE = 3.0
"""Seconds in which a server that is alive tells that it has ended a transaction."""
FETCHED = 50
"""Rows that come at a time where their size is limited."""
STRAYS = 4
"""Statements that may go on running on the server although they were ended."""
LONGEST_STRAY = 600
"""Seconds after which one of them is no longer waited for."""
MARK = "policy_kg_read"
"""Key in the metadata of a transaction; the value tells which read it belongs to."""

RUNNING = "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData[$key] = $mark RETURN transactionId AS id"
TERMINATE = "TERMINATE TRANSACTIONS $ids"


class Reads:
    """Runs the reading statements of one store."""

    def __init__(self, line: Line, settings: "StoreSettings") -> None:
        """Take the line to the server and the settings that say how patient to be."""
        self._line, self._settings = line, settings
        self._answered = False
        self._passed: set[bytes] = set()
        self._strays: set[str] = set()

    def read(self, asked: Asked, seconds: float) -> list[Row]:
        """Return the rows of one statement. Raises QueryTimeout, StoreError and what the driver raises."""
        begun = time.monotonic()
        # At the first use a server that is not there is told soon.
        patience = min(PATIENCE * seconds, self._settings.neo4j_retry_time) if self._answered else FIRST_PATIENCE
        pause = FIRST_PAUSE
        while True:
            try:
                rows = self._try(asked, begun + seconds)
                self._answered = True
                return rows
            except (Neo4jError, DriverError) as error:
                if not error.is_retryable() or time.monotonic() - begun + pause > patience:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def read_untrusted(self, asked: Asked, seconds: float) -> list[Row]:
        """Return the rows of a statement of somebody unknown, if its cost can be borne. Raises QueryTooLarge too."""
        judge(asked.cypher, asked.parameters)
        if len(self._strays) >= STRAYS:
            raise StoreError(f"{len(self._strays)} statements that were ended still run on the server; ask again later")
        return self.read(asked, seconds)

    def _try(self, asked: Asked, deadline: float) -> list[Row]:
        left = max(0.1, deadline - time.monotonic())
        mark = uuid.uuid4().hex
        limits: dict[str, Any] = {"connection_acquisition_timeout": min(self._settings.neo4j_pool_timeout, left)}
        if asked.budget:
            limits["fetch_size"] = FETCHED
        driver = self._line.driver
        with self._line.session(neo4j.READ_ACCESS, max_transaction_retry_time=0, **limits) as session, Cut(session, left + GRACE) as cut:
            try:
                if MANAGED.search(asked.cypher):
                    return session.execute_read(neo4j.unit_of_work({MARK: mark}, left)(read), asked, self._passed)
                # Once to the server and back, in place of three times.
                return read(Single(session, left, {MARK: mark}), asked, self._passed)
            except (Neo4jError, DriverError, OSError) as error:
                if not cut.happened:
                    raise
                cause = error
        if not self._terminated(mark):
            self._line.renew(driver, left)
            raise StoreError("the server did not answer within the time limit") from cause
        threading.Thread(target=self._watch, args=(mark,), daemon=True).start()
        raise QueryTimeout("the query ran longer than it may") from cause

    def _watch(self, mark: str) -> None:
        """Count a transaction that was ended as running until the server no longer shows it."""
        self._strays.add(mark)
        try:
            end = time.monotonic() + LONGEST_STRAY
            while self._running(mark) and time.monotonic() < end:
                time.sleep(1)
        finally:
            self._strays.discard(mark)
        if time.monotonic() >= end:
            log.warning("a statement still runs on the server, although it was ended there %d s ago", LONGEST_STRAY)

    def _running(self, mark: str) -> bool:
        """Tell whether the server shows a transaction as running, or is silent about it."""
        limits = {"connection_acquisition_timeout": PROBE, "max_transaction_retry_time": 0}
        try:
            with self._line.session(neo4j.READ_ACCESS, **limits) as session, Cut(session, PROBE):
                return bool(list(session.run(RUNNING, key=MARK, mark=mark)))
        except (Neo4jError, DriverError, OSError):
            return True

    def _terminated(self, mark: str) -> bool:
        """End the transaction of a read that was cut, and tell whether the server is alive."""
        limits = {"connection_acquisition_timeout": PROBE, "max_transaction_retry_time": 0}
        try:
            with self._line.session(neo4j.READ_ACCESS, **limits) as session, Cut(session, PROBE):
                if ids := [record["id"] for record in session.run(RUNNING, key=MARK, mark=mark)]:
                    session.run(TERMINATE, ids=ids).consume()
        except (Neo4jError, DriverError, OSError):
            return False
        return True
