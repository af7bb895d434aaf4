"""The store in a Neo4j server, over Bolt, by the official driver."""

import logging
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

from kg.errors import QueryError, StoreError
from kg.model import Contribution
from kg.schema.read import schema
from kg.store import contributions, ddl, lease
from kg.store.engine import Parameters, Statement
from kg.store.interrupt import cancelling
from kg.store.neo4j.faults import from_server, unreached
from kg.store.neo4j.line import Line
from kg.store.neo4j.read import Asked
from kg.store.neo4j.reads import Reads
from kg.store.neo4j.steps import Steps
from kg.store.protocol import Row, Update

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings
    from kg.store.update import Say

# What the driver has to say about connections reaches the user in our errors, not on standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

THERE_ALREADY = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
UNFILLED = Statement("SHOW INDEXES YIELD name, state WHERE state = 'POPULATING' RETURN name", {})
ONLINE = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name"
COUNTS = {label.name: f"MATCH (n:{label.name}) RETURN count(n) AS n" for label in schema().public} | {
    name: f"MATCH ()-[r:{name}]->() RETURN count(r) AS n" for name in schema().edges
}
INDEX_SECONDS, PAUSE = 300, 0.1
"""How long new indexes may take to be filled, and the time between two looks."""


class Neo4jStore:
    """Implements `Store` and `Engine`; safe to use from any number of threads."""

    sublabels = True
    keeps_plans = True
    keeps_counts = True

    def __init__(self, uri: str, settings: "StoreSettings") -> None:
        """Take the address; nothing is sent before it is used. Raises StoreError for an address that can be none."""
        if "@" in uri:
            raise StoreError("user and password do not belong in the address; set KG_NEO4J_USER and KG_NEO4J_PASSWORD")
        if urlsplit(uri).path.strip("/"):
            # The driver would pass it over, and the graph go into another database.
            raise StoreError("the address names no database; set KG_NEO4J_DATABASE")
        self.uri = uri
        self._settings = settings
        self._writing = threading.Lock()
        self._line = Line(uri, settings)
        self._reads = Reads(self._line, settings)
        self._steps = Steps(self._line, settings)
        self.committing: AbstractContextManager[Any] = self._steps.committing
        self.documents: int | None = None

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        budget: int | None = None,
    ) -> list[Row]:
        """Run one reading statement; see `Store.read`."""
        asked = Asked(cypher, dict(parameters or {}), limit, budget)
        with self._translated(reading=True), cancelling():
            return self._reads.read(asked, timeout or self._settings.timeout)

    def read_untrusted(
        self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int | None = None, budget: int | None = None
    ) -> list[Row]:
        """Run a statement of a user if its cost can be borne; see `Store.read_untrusted`."""
        with self._translated(reading=True), cancelling():
            return self._reads.read_untrusted(Asked(cypher, dict(parameters), limit, budget, untrusted=True), timeout)

    def prepare(self) -> None:
        """Create constraints and indexes and wait until they answer; does nothing where they are there."""
        with self._translated():
            there = {row["name"] for row in self._steps.transact([Statement(ONLINE, {})])[0]}
            missing = [statement for statement in ddl.neo4j(schema()) if ddl.named(statement) not in there]
            if not missing:
                return
            for statement in missing:
                self._declare(statement)
            end = time.monotonic() + INDEX_SECONDS
            while self._steps.transact([UNFILLED])[0]:
                if time.monotonic() > end:
                    raise StoreError(f"new indexes are still being filled after {INDEX_SECONDS} s; run it again later")
                time.sleep(PAUSE)

    def contributions(self, ids: Collection[str] | None = None) -> Iterator[Contribution]:
        """What earlier builds put in; see `Store.contributions`."""
        return contributions.read_all(self) if ids is None else contributions.read(self, ids)

    def update(self, say: "Say | None" = None) -> AbstractContextManager[Update]:
        """Bring the store up to date; see `Store.update`."""
        return self._updating(say)

    def totals(self) -> dict[str, int]:
        """How many nodes and edges there are; see `Store.totals`."""
        return {name: int(self.read(cypher)[0]["n"]) for name, cypher in COUNTS.items()}

    def close(self) -> None:
        """Close all connections; safe to call twice."""
        self._line.close()

    def stream(self, cypher: str, parameters: Parameters | None = None) -> Iterator[dict[str, Any]]:
        """Yield the rows of a reading statement; see `Engine.stream`."""
        with self._translated():
            yield from self._steps.stream(cypher, parameters)

    def transact(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run the statements in one transaction, again where the fault will pass; see `Engine.transact`."""
        with self._translated():
            return self._steps.transact(statements)

    def abandoned(self, owner: str) -> bool:
        """Whether that writer is known to be gone: one of this machine whose process is."""
        return lease.abandoned_here(owner)

    def _declare(self, statement: str) -> None:
        """Set up a constraint or index; another build may be at the same one, and then the server knows of deadlocks and of equals."""
        try:
            self._steps.transact([Statement(statement, {})])
        except ClientError as error:
            if error.code != THERE_ALREADY:
                raise

    @contextmanager
    def _updating(self, say: "Say | None") -> Iterator[Update]:
        # With what computes a graph; reading needs nothing of it.
        from kg.store.update import Updating

        with self._writing, Updating(self, self._settings.batch, say, self._settings.provisions) as update:
            yield update

    @contextmanager
    def _translated(self, *, reading: bool = False) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except AuthError as error:
            raise StoreError(f"{self.uri} refuses user {self._settings.neo4j_user!r}; set KG_NEO4J_USER and KG_NEO4J_PASSWORD") from error
        except Neo4jError as error:
            raise from_server(error, reading) from error
        except DriverError as error:
            raise StoreError(f"{self.uri} cannot be reached: {unreached(error)}") from error
        except (TypeError, ValueError, OverflowError) as error:
            # What Bolt has no form for: half a character, a number of more than 64 bits, an object.
            raise QueryError(f"a parameter or the query cannot be sent: {error}") from error
