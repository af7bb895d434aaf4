"""A build without a store: steps into a file beside the tables that `neo4j-admin database import full` takes, written at the end.

A step is computed while a second process writes the one before; what is computed rests on both the file and that step (`After`).
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from kg.errors import StoreError
from kg.export import neo4j_csv
from kg.incremental.after import After
from kg.incremental.held import Held, Step
from kg.incremental.step import at_once
from kg.incremental.step import step as plan
from kg.model import Bulletin, Contribution, Node, NodeKey
from kg.schema.read import schema
from kg.store import run
from kg.store.beside import beside
from kg.store.protocol import Changes
from kg.store.sqlite import SqliteGraph
from kg.store.state import FORMAT
from kg.store.update import fits

T = TypeVar("T")

SCRATCH = "bulk.sqlite"
"""Where the graph is until the tables are written; it may take twice their room."""
DOCUMENTS = 2000
"""Documents of one step, as in `update`. A step begins two processes and copies the memory that one of the three then changes: in steps of
300, 10,000 documents of 4 KB take 24 % more time and 22 % more CPU, and 0.50 instead of 0.83 GB."""
LITTLE = 100_000
"""Characters of texts for whose provisions and shared text a second process does not pay: to begin one costs a tenth of a second."""


class Bulk:
    """Implements `Update` for the length of a `with` block; `tables` writes what it came to."""

    def __init__(self, folder: Path, provisions: bool = True) -> None:
        """Take the folder, which is made if need be, and whether the graph is to have the provisions of policies."""
        self._provisions = provisions
        self._folder = folder
        self._scratch = folder / SCRATCH
        self._run = run.Run()
        self._started = _now()
        self.documents = DOCUMENTS
        """See `Update`."""
        self.changes = Changes(0, 0, 0, 0)
        """What the steps so far have changed."""

    def __enter__(self) -> "Bulk":
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._scratch.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{error.filename or self._folder}: {error.strerror}") from error
        with _translated(self._scratch):
            self._graph = SqliteGraph(self._scratch)
        self._held: Held = self._graph
        self._written: Callable[[], None] = _nothing
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(Exception):
            self._wait()
        self._graph.close()
        self._scratch.unlink(missing_ok=True)

    def given(self, bulletins: Iterable[Bulletin]) -> None:
        """Put files on the record of this run."""
        self._run.given(bulletins)

    def bring(self, brought: Sequence[Contribution], gone: Collection[str] = ()) -> Step:
        """Hold these bulletins, and those no more; return what changed. Raises StoreError."""
        characters = sum(len(document.source) for one in brought for document in one.documents)
        with _translated(self._scratch):
            planned = plan(self._held, brought, gone, self._provisions, self._beside if characters > LITTLE else at_once)
        self.write(planned)
        return planned

    def write(self, step: Step) -> None:
        """Begin to write a step as it is, when the one before is written. Raises StoreError, also for that one."""
        self._wait()
        with _translated(self._scratch):
            self._written = self._beside(lambda: self._write(step))
        self._graph.note(step)
        self._held = After(self._graph, step)
        counts = (len(step.nodes), len(step.nodes_gone), len(step.edges), len(step.edges_gone))
        self.changes = Changes(*map(sum, zip(astuple(self.changes), counts, strict=True)))

    def _write(self, step: Step) -> None:
        fits(step)
        self._graph.write(step)

    def _wait(self) -> None:
        """Return when all is written that was begun. Raises StoreError."""
        written, self._written = self._written, _nothing
        with _translated(self._scratch):
            written()

    def totals(self) -> dict[str, int]:
        """Return how many nodes of each label and edges of each type there are, as `Store.totals` does."""
        self._wait()
        counts = self._graph.counts()
        return {name: counts.get(name, 0) for name in (*(label.name for label in schema().public), *schema().edges)}

    def tables(self) -> list[Path]:
        """Write the tables and return the files, first the one with the arguments. Raises StoreError."""
        self._wait()
        try:
            with _translated(self._scratch):
                edges = self._beside(lambda: neo4j_csv.write_edges(self._graph.all_edges(), self._folder))
                return neo4j_csv.write_arguments(self._folder, neo4j_csv.write_nodes(self._nodes(), self._folder), edges())
        except OSError as error:
            raise StoreError(f"{error.filename or self._folder}: {error.strerror}") from error

    def _beside(self, work: Callable[[], T]) -> Callable[[], T]:
        """Do this beside what goes on."""
        return beside(work, self._graph.reopen)

    def _nodes(self) -> Iterator[Node]:
        """Yield all nodes, last those that say that a build has come to its end."""
        yield from self._graph.all_nodes()
        ended = self._run.closed(self._graph.counts()["Extraction"], self.changes)
        for label, record in (("Run", ended), *(("Inputs", some) for some in self._run.inputs())):
            properties = record.parameters["properties"]
            yield Node(NodeKey(label, properties["id"]), {name: value for name, value in properties.items() if name != "id"})
        told = {"started": self._started, "finished": _now(), "complete": True, "format": FORMAT, "provisions": self._provisions}
        if coverage := self._graph.coverage:
            told |= {name: value for name, value in coverage._asdict().items() if value is not None}
        yield Node(NodeKey("Build", "build"), told)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be written: {error}") from error


def _nothing() -> None:
    """Wait for nothing."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
