"""The steps of a build, with a deadline: a transaction, or the next rows of a long answer.

A step is tried again while the fault may pass, such as a server that restarts. A server that says nothing is given up at the deadline: the
driver itself would wait as long as the connection stands.
"""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from kg.errors import StoreError
from kg.store.engine import Parameters, Statement, Unmet
from kg.store.interrupt import held_back
from kg.store.neo4j.cut import GRACE, Cut
from kg.store.neo4j.faults import ONLY_READS
from kg.store.neo4j.line import Line
from kg.store.neo4j.reads import FIRST_PAUSE, LONGEST_PAUSE

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings

T = TypeVar("T")
Rows = list[dict[str, Any]]

PAGE = 1000
"""Rows that are taken from the server at a time when streaming."""
TIMED_OUT = "TransactionTimedOut"
"""Part of the server's code for a transaction that it has ended at the time limit that was sent with it."""


class Steps:
    """Runs the steps of one store's builds. Raises StoreError, Unmet and what the driver raises."""

    def __init__(self, line: Line, settings: "StoreSettings") -> None:
        """Take the line to the server and the settings that say how patient to be."""
        self._line, self._settings = line, settings
        self._answers = False
        self.committing = threading.RLock()
        """Held from the last statement of a transaction until it is committed."""

    def transact(self, statements: Sequence[Statement]) -> list[Rows]:
        """Run the statements in one transaction, all or none, and return the rows of each."""
        return self._patiently(lambda seconds: self._once(statements, seconds))

    def stream(self, cypher: str, parameters: Parameters | None = None) -> Iterator[dict[str, Any]]:
        """Yield the rows of a reading statement, page by page. Once there was a row, an error ends it."""
        with held_back():
            answer = self._patiently(lambda seconds: _Answer(self, cypher, parameters, seconds))
        try:
            while answer.page:
                yield from answer.page
                with held_back():
                    answer.turn(self._settings.neo4j_write_timeout)
        finally:
            answer.close()

    def session(self, access: str, seconds: float) -> neo4j.Session:
        """Return a session that waits no longer for a connection; where the server has not answered yet, or no more, not even so long."""
        patience = min(seconds, self._settings.neo4j_pool_timeout if self._answers else self._settings.neo4j_connect_timeout)
        return self._line.session(access, connection_acquisition_timeout=patience, max_transaction_retry_time=0)

    def within(self, session: neo4j.Session, seconds: float, work: Callable[[], T]) -> T:
        """Do what waits for an answer in a session; a server that gives none is told, and its connections are given up."""
        driver = self._line.driver
        with Cut(session, seconds + GRACE) as cut:
            try:
                return work()
            except (Neo4jError, DriverError, OSError) as error:
                if not cut.happened:
                    raise
                cause = error
        self._answers = False
        self._line.renew(driver, seconds)
        raise StoreError(f"{self._line.uri} did not answer within {seconds:g} s (KG_NEO4J_WRITE_TIMEOUT)") from cause

    def _patiently(self, work: Callable[[float], T]) -> T:
        """Do it with the seconds that are left, and again after an error that may pass.

        At the first use, and after it was silent, a server that is not there is told at once.
        """
        limit = self._settings.neo4j_write_timeout
        begun, first, pause = time.monotonic(), None, FIRST_PAUSE
        while True:
            try:
                done = work(max(0.1, begun + limit - time.monotonic()))
                self._answers = True
                return done
            except (Neo4jError, DriverError) as error:
                if isinstance(error, Neo4jError) and TIMED_OUT in (error.code or ""):
                    raise StoreError(f"a transaction took longer than {limit:g} s (KG_NEO4J_WRITE_TIMEOUT)") from error
                # What it sends, be it an error, is an answer.
                self._answers = self._answers or isinstance(error, Neo4jError)
                first = first or time.monotonic()
                end = min(begun + limit, first + self._settings.neo4j_retry_time)
                if not (self._answers and self._may_pass(error)) or time.monotonic() + pause > end:
                    raise
            # Two builds that stood in each other's way must not meet again.
            time.sleep(pause * random.uniform(0.5, 1.5))
            pause = min(2 * pause, LONGEST_PAUSE)

    def _may_pass(self, error: Neo4jError | DriverError) -> bool:
        return error.is_retryable() and (self._line.uri.startswith("neo4j") or not isinstance(error, ONLY_READS))

    def _once(self, statements: Sequence[Statement], seconds: float) -> list[Rows]:
        # The server ends by itself what it is still busy with when nobody waits for it any more.
        with self.session(neo4j.WRITE_ACCESS, seconds) as session, ExitStack() as committing:

            def work(tx: neo4j.ManagedTransaction) -> list[Rows]:
                rows = [_run(tx, statement) for statement in statements]
                committing.enter_context(self.committing)
                return rows

            timed = neo4j.unit_of_work(timeout=seconds)(work)
            return self.within(session, seconds, lambda: session.execute_write(timed))


class _Answer:
    """The rows of one statement, a page at a time."""

    def __init__(self, steps: Steps, cypher: str, parameters: Parameters | None, seconds: float) -> None:
        self._steps = steps
        self._session = steps.session(neo4j.READ_ACCESS, seconds)
        try:
            self._result = steps.within(self._session, seconds, lambda: self._session.run(neo4j.Query(cypher), dict(parameters or {})))
            self.turn(seconds)
        except BaseException:
            self._session.close()
            raise

    def turn(self, seconds: float) -> None:
        """Take the next page; it is empty after the last."""
        self.page: Rows = [dict(record) for record in self._steps.within(self._session, seconds, lambda: self._result.fetch(PAGE))]

    def close(self) -> None:
        """Give the connection back."""
        self._session.close()


def _run(tx: neo4j.ManagedTransaction, statement: Statement) -> Rows:
    rows = [dict(record) for record in tx.run(statement.cypher, dict(statement.parameters))]
    if statement.must and not rows:
        # An error inside the function rolls the transaction back.
        raise Unmet("a statement that must find something found nothing")
    return rows
