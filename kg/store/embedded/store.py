"""The embedded store: ArcadeDB in this process, its files in one folder. It can always be built again from the bulletins."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, StoreError
from kg.model import Contribution
from kg.schema.model import EdgeType, Label
from kg.schema.read import schema
from kg.store import contributions, ddl
from kg.store.embedded import jvm, sublabels, warm
from kg.store.embedded.anchor import Anchor, abandon
from kg.store.embedded.faults import translated
from kg.store.embedded.isolated import Isolated
from kg.store.embedded.lock import Lock
from kg.store.embedded.opening import Use, check, database
from kg.store.embedded.rows import foreign, java_map
from kg.store.engine import Parameters, Statement, Unmet
from kg.store.protocol import Row, Update
from kg.store.rows import row, within

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings
    from kg.store.update import Say

PAGE = 1000
"""Rows that cross from Java at a time when streaming."""


class EmbeddedStore:
    """Implements `Store` and `Engine`; one process that writes or several that read, and any number of their threads."""

    sublabels = False  # a type of its own for each set of labels: 10 MB, and a node that changes its labels moves with all its edges
    keeps_plans = False
    keeps_counts = False
    documents: int | None = 100  # the transaction of 300 held 0.6 GB of the heap in a store of 66,000 documents

    def __init__(self, uri: str, settings: "StoreSettings", *, use: Use = Use.WRITE, brief: bool = False) -> None:
        """Take the folder as the user gave it; nothing is opened or made before it is used.

        `use` says whether it is written; `brief` says that the process does little and has to start soon.
        """
        self.uri = uri
        self._path = Path(uri).expanduser()
        self._settings = settings
        self._database: Any = None
        self._anchor: Anchor | None = None
        self._lock: Lock | None = None
        self._closed = False
        self._opening = threading.Lock()
        self._writing, self._transacting = threading.Lock(), threading.Lock()
        self._use, self._brief = use, brief
        self._writes = 0
        self.committing: AbstractContextManager[Any] = threading.RLock()
        self._isolated = Isolated(self._path, settings.cypher_heap, self._version)

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
        sublabels.check(cypher)
        database = self._open()
        with (
            _deadline(timeout or self._settings.timeout),
            translated(QueryError),
            database.query("opencypher", cypher, dict(parameters or {})) as found,
        ):
            values = found.to_list() if limit is None else islice(found.iter_dicts(), limit)
            rows = list(within(budget, (row(each, foreign) for each in values)))
        self._tidy()
        return rows

    def read_untrusted(
        self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int | None = None, budget: int | None = None
    ) -> list[Row]:
        """Run a statement of a user in a process of its own; see `Store.read_untrusted`."""
        sublabels.check(cypher)
        self._open()
        return self._isolated.read(cypher, dict(parameters), timeout, limit, budget)

    def prepare(self) -> None:
        """Create folder, types, constraints and indexes; does nothing where they are there."""
        database = self._open(create=True)
        if _prepared(database):
            return
        with self._changing(), translated():
            # As one script, the engine writes its schema to disk once and not after each of some 140 statements.
            database.command("sqlscript", "".join(f"{statement};\n" for statement in ddl.arcadedb(schema())))

    def contributions(self, ids: Collection[str] | None = None) -> Iterator[Contribution]:
        """What earlier builds put in; see `Store.contributions`."""
        return contributions.read_all(self) if ids is None else contributions.read(self, ids)

    def update(self, say: "Say | None" = None) -> AbstractContextManager[Update]:
        """Bring the store up to date; see `Store.update`."""
        return self._updating(say)

    def totals(self) -> dict[str, int]:
        """How many nodes and edges there are; see `Store.totals`."""
        database = self._open().get_java_database()
        return {name: int(database.countType(name, False)) for name in (*(label.name for label in schema().public), *schema().edges)}

    def close(self) -> None:
        """Release the folder; safe to call twice."""
        self._isolated.close()
        with self._opening:
            self._closed = True
            if self._database is not None:
                self._let_go()
                if self._writes and self._settings.java_cache:
                    warm.make_missing()

    def stream(self, cypher: str, parameters: Parameters | None = None) -> Iterator[dict[str, Any]]:
        """Yield the rows of a reading statement, none where there is no store yet; see `Engine.stream`."""
        if not self._path.exists():
            return
        with translated():
            for page in self._open().query("opencypher", cypher, dict(parameters or {})).iter_json_batches(PAGE):
                yield from page
                self._tidy()

    def transact(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run the statements in one transaction; see `Engine.transact`."""
        database = self._open()
        # Of two transactions at the same record the engine refuses one.
        with self._transacting, self._changing(), translated(), ExitStack() as afterwards, database.transaction():
            afterwards.callback(jvm.leave)
            rows = [_run(database, statement) for statement in statements]
            afterwards.enter_context(self.committing)
        return rows

    def abandoned(self, owner: str) -> bool:
        """Whether that writer is gone: it is, as this process owns the folder and writes once at a time."""
        return True

    @contextmanager
    def _updating(self, say: "Say | None") -> Iterator[Update]:
        # With what computes a graph; reading needs nothing of it.
        from kg.store.update import Updating

        with self._writing, Updating(self, self._settings.batch, say, self._settings.provisions) as update:
            yield update

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Tell those who read the files that these change, before and after."""
        self._writes += 1
        try:
            yield
        finally:
            self._writes += 1

    def _tidy(self) -> None:
        """Keep the heap of a command small that reads page after page; nobody waits for its collections but the command."""
        if self._brief and self._use is Use.READ:
            jvm.tidy()

    def _version(self) -> int:
        """Return a number that every write changes, once all that was written is in the files."""
        writes = self._writes
        jvm.flush(self._open())
        return writes

    def _open(self, *, create: bool = False) -> Any:
        with self._opening:
            if self._closed:
                raise StoreError(f"the store {self.uri} is closed")
            if self._anchor and self._anchor.lost():
                # Deleted, and perhaps built anew: what is open are the old files.
                self._writes += 1
                self._let_go()
            if self._database is None:
                try:
                    self._database, self._lock = self._opened(create)
                except StoreError as error:
                    raise type(error)(f"the store {self._path} cannot be opened: {error}") from error
                self._anchor = Anchor(self._path)
            return self._database

    def _opened(self, create: bool) -> tuple[Any, Lock | None]:
        check(self._path, create)
        compiled = jvm.WORKER if self._use is Use.VIEW else jvm.BRIEF if self._brief else ()
        pages = jvm.FEW_PAGES if self._brief or self._use is Use.WRITE else ()
        jvm.start(self._settings.heap, (*compiled, *pages), self._settings.java_cache)
        return database(self._path, self._use)

    def _let_go(self) -> None:
        """Close the files, without a trace where others are in their place."""
        if self._anchor and self._anchor.lost():
            abandon(self._database, self._path)
        else:
            self._database.close()
        if self._anchor:
            self._anchor.close()
        if self._lock:
            self._lock.close()
        self._database = self._anchor = self._lock = None


def _prepared(database: Any) -> bool:
    """Tell whether all types, properties and indexes are there; to declare them again takes the engine most of a second."""
    there = database.get_java_database().getSchema()
    kinds: list[Label | EdgeType] = [*schema().labels.values(), *schema().edges.values()]
    if not all(there.existsType(kind.name) for kind in kinds):
        return False
    properties = [(kind.name, prop) for kind in kinds for prop in kind.properties.values()]
    indexes = [*(f"{name}[{prop.name}]" for name, prop in properties if prop.index), *schema().fulltext]
    return all(there.getType(name).existsProperty(prop.name) for name, prop in properties) and all(map(there.existsIndex, indexes))


def _run(database: Any, statement: Statement) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = database.command("opencypher", statement.cypher, java_map(statement.parameters)).to_list()
    jvm.tidy()
    if statement.must and not rows:
        raise Unmet("a statement that must find something found nothing")
    return rows


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Let the statements of this thread run no longer; the engine looks at the clock between rows."""
    import jpype

    limit = jpype.JClass("com.arcadedb.query.sql.executor.CommandTimeoutOverride")
    limit.set(max(1, int(seconds * 1000)))
    try:
        yield
    finally:
        limit.clear()
