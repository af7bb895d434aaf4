"""The store in a Neo4j server, over Bolt, by the official driver."""

import logging
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

from kg.errors import QueryError, StoreError
from kg.model import Bulletin, Contribution, Graph
from kg.schema.read import schema
from kg.store import ddl, lease, run, write
from kg.store.contributions import read_all
from kg.store.engine import Parameters, Statement
from kg.store.interrupt import cancelling
from kg.store.neo4j.faults import from_server, unreached
from kg.store.neo4j.line import Line
from kg.store.neo4j.read import Asked
from kg.store.neo4j.reads import Reads
from kg.store.neo4j.steps import Steps
from kg.store.protocol import Changes, Progress, Row

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings

# What the driver has to say about connections reaches the user in our errors, not on standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

THERE_ALREADY = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
UNFILLED = Statement("SHOW INDEXES YIELD name, state WHERE state = 'POPULATING' RETURN name", {})
INDEX_SECONDS, PAUSE = 300, 0.1
"""How long new indexes may take to be filled, and the time between two looks."""


class Neo4jStore:
    """Implements `Store` and `Engine`; safe to use from any number of threads."""

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
            for statement in ddl.neo4j(schema()):
                self._declare(statement)
            end = time.monotonic() + INDEX_SECONDS
            while self._steps.transact([UNFILLED])[0]:
                if time.monotonic() > end:
                    raise StoreError(f"new indexes are still being filled after {INDEX_SECONDS} s; run it again later")
                time.sleep(PAUSE)

    def contributions(self) -> list[Contribution]:
        """Everything that earlier builds put in, by bulletin id."""
        return read_all(self)

    def revision(self) -> str:
        """What changes with every build; see `Store.revision`."""
        return run.revision(self)

    def replace(
        self,
        graph: Graph,
        contributions: Iterable[Contribution],
        progress: Progress | None = None,
        inputs: Iterable[Bulletin] | None = None,
        since: str | None = None,
    ) -> Changes:
        """Make the store hold exactly this graph and these contributions; see `Store.replace`."""
        with self._writing:
            return write.replace(self, graph, contributions, self._settings.batch, progress, inputs, since)

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
