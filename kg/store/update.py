"""One build as a store sees it: steps, each written in one transaction, and between the first and the last no other build writes.

Every step leaves a whole graph, that of all bulletins brought so far. A build that is killed leaves the graph of its last step, marked as
incomplete; the same build again finds by checksums what is there already and brings the rest. A step is computed while the one before is
being written (`ahead`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import astuple
from types import TracebackType
from typing import TypeVar

from kg.errors import StoreError
from kg.incremental.held import Step
from kg.incremental.step import step
from kg.model import Bulletin, Contribution
from kg.schema import validate
from kg.schema.read import schema
from kg.store import codec, contributions, run
from kg.store.ahead import Ahead
from kg.store.engine import Engine, Statement
from kg.store.held import Rebuilt
from kg.store.journal import Entry, Journal
from kg.store.lease import Lease
from kg.store.protocol import Changes
from kg.store.state import FORMAT, State, read_state
from kg.store.write import statements

DOCUMENTS = 300
"""Documents of one step, unless one bulletin holds more or the database asks for fewer."""
CHARACTERS = 13_000
"""Characters of their texts for each of these, likewise; a step of more documents has no more characters."""

AGAIN = "run it again"
PUT_FORMAT = "MATCH (b:Build {id: 'build'}) SET b.format = $format, b.provisions = $provisions"
COUNT = "MATCH (n:{label}) RETURN count(n) AS nodes"
DROP_SOME = """
MATCH (n:{label})
WITH n LIMIT $page
WITH collect(n) AS gone
UNWIND gone AS n
DETACH DELETE n"""

Say = Callable[[str], None]
T = TypeVar("T")


class Updating:
    """Brings a store up to date, for the length of a `with` block. Nothing is written, nor the right to write asked for, without need."""

    def __init__(self, engine: Engine, batch: int, say: Say | None = None, provisions: bool | None = None) -> None:
        """Take what writes, how many rows one statement has, and where to tell of what takes long.

        `provisions` tells whether the graph is to have the provisions of policies; None: as it has them now.
        """
        self._engine, self._batch, self._say = engine, batch, say or (lambda line: None)
        self._lease: Lease | None = None
        self._journal: Journal | None = None
        self._run = run.Run()
        self._begun = False
        self._ahead = Ahead(engine)
        self.changes = Changes(0, 0, 0, 0)
        """What the steps so far have changed."""
        self.documents = min(DOCUMENTS, engine.documents or DOCUMENTS)
        """See `Update`."""
        self._state = State()
        self._outdated = False
        self._wanted = provisions

    def __enter__(self) -> "Updating":
        self._state = read_state(self._engine)
        self._provisions = self._state.provisions if self._wanted is None else self._wanted
        self._outdated = self._state.outdated or (self._state.there and self._state.provisions != self._provisions)
        if self._state.there:
            # A database that was imported has no indexes yet, and every look-up needs them.
            self._engine.prepare()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None and not self._lease and self._interrupted():
            self._own()
            self._write(*self._opening())
            self._begun = True
        if self._lease:
            whole = False
            try:
                self._close() if kind is None else self._abandon()
                whole = kind is None
            finally:
                self._lease.release(whole)

    def _abandon(self) -> None:
        """Let the step that is being written come to its end; of what goes wrong there, the user need not hear beside the first error."""
        with suppress(Exception):
            self._ahead.wait()

    def _close(self) -> None:
        """Wait until all is written, and record that the run has come to its end."""
        if not self._begun:
            return
        with _resumable():
            self._ahead.wait()
            ended = self._record().closed()
            self._write(self._run.closed(run.held(self._engine), self.changes), *self._run.inputs(), *ended.statements)

    def given(self, bulletins: Iterable[Bulletin]) -> None:
        """Put files on the record of this run."""
        self._run.given(bulletins)

    def bring(self, brought: Sequence[Contribution], gone: Collection[str] = ()) -> Step:
        """Hold these bulletins, new or in place of what they gave before, and those no more; return what was written. Raises StoreError."""
        with _resumable() if self._begun else nullcontext():
            if self._outdated:
                self._rebuild()
            if not self._lease and (gone or not self._held_as_they_are(brought)):
                self._own()
            planned = step(self._ahead.held, brought, gone, self._provisions)
            if not self._lease:
                return Step(ambiguous=planned.ambiguous)
            self._run.removed(gone)
            self.write(planned)
            return planned

    def write(self, planned: Step) -> None:
        """Write a step and the record of it, in one transaction. Raises StoreError; nothing of it is written then."""
        if not planned:
            return
        fits(planned)
        self._own()
        self._write_step(planned, self._record().step(planned, self._ahead.held))

    def _write_step(self, planned: Step, entry: Entry) -> None:
        wanted = self._opening(*statements(planned, self._batch, self._engine.sublabels), *entry.statements)
        with _resumable():
            self._ahead.write(planned, lambda: self._write(*wanted))
        self._begun = True
        self._record().place = entry.place
        counts = (len(planned.nodes), len(planned.nodes_gone), len(planned.edges), len(planned.edges_gone))
        self.changes = Changes(*map(sum, zip(astuple(self.changes), counts, strict=True)))

    def _held_as_they_are(self, brought: Sequence[Contribution]) -> bool:
        """Tell by checksums whether nothing of this is news, and the right to write not needed."""
        sums = contributions.digests(self._engine, [one.bulletin.id for one in brought])
        return all(sums.get(one.bulletin.id) == codec.digest(one) for one in brought)

    def _own(self) -> None:
        """Get the right to write, and set up what it needs."""
        if self._lease is None:
            self._engine.prepare()
            self._lease = Lease(self._engine)
            try:
                self._lease.__enter__()
            except BaseException:
                self._lease = None
                raise

    def _opening(self, *more: Statement) -> list[Statement]:
        """Return statements with the files that were given and, before the first of this run, that it has begun."""
        wanted = [*more, *self._run.inputs()]
        if self._begun:
            return wanted
        # The lease has made the node.
        return [self._run.opened(run.held(self._engine)), *wanted, *([] if self._outdated else [self._format()])]

    def _write(self, *wanted: Statement) -> None:
        assert self._lease
        with _resumable():
            self._lease.write(*wanted)

    def _record(self) -> Journal:
        """Return the record of this run; the right to write must be held."""
        if self._journal is None:
            whole = self._state.there and self._state.complete and not self._outdated
            self._journal = Journal(self._engine, self._run.id, whole and run.held(self._engine) > 0)
        return self._journal

    def _interrupted(self) -> bool:
        """Tell whether the last build did not come to its end, and nobody is at it."""
        owner = self._state.owner
        return not self._state.complete and (owner is None or self._engine.abandoned(owner))

    def _rebuild(self) -> None:
        """Compute the graph anew from the store's own contributions; until that is done the store keeps its old format."""
        for _ in contributions.read_all(self._engine):
            # One that cannot be read must be told before anything is changed.
            pass
        reason = "was written by an older release" if self._state.outdated else f"is to have {'' if self._provisions else 'no '}provisions"
        self._say(f"The store {reason}: its graph is computed anew from what it keeps of its bulletins.")
        self._own()
        for label in (*(label.name for label in schema().public), "Names"):
            while next(iter(self._engine.stream(COUNT.format(label=label))))["nodes"]:
                self._write(Statement(DROP_SOME.format(label=label), {"page": self._batch}))
        held = Rebuilt(self._engine)
        for some in portions(contributions.read_all(self._engine), lambda one: one, self.documents):
            planned = step(held, some, provisions=self._provisions)
            fits(planned)
            self._write_step(planned, self._record().anew())
            self._ahead.wait()
            held.done |= {one.bulletin.id for one in some}
        self._record().begin()
        self._outdated = False
        self._write(self._format())

    def _format(self) -> Statement:
        return Statement(PUT_FORMAT, {"format": FORMAT, "provisions": self._provisions})


def portions(items: Iterable[T], of: Callable[[T], Contribution | None], most: int = DOCUMENTS) -> Iterator[list[T]]:
    """Split into what one step brings, so that memory is bounded; a larger bulletin stands alone.

    `of` says what an item contributes, `most` how many documents there may be in a step.
    """
    portion: list[T] = []
    documents = characters = 0
    room = min(most, DOCUMENTS) * CHARACTERS
    for item in items:
        found = one.documents if (one := of(item)) else ()
        count, length = len(found), sum(len(document.source) for document in found)
        if portion and (documents + count > most or characters + length > room or len(portion) == most):
            yield portion
            portion, documents, characters = [], 0, 0
        portion.append(item)
        documents += count
        characters += length
    if portion:
        yield portion


def fits(planned: Step) -> None:
    """Raise StoreError where a step would write what does not fit the schema."""
    problems = [problem for node in planned.nodes for problem in validate.check_node(node)]
    problems += [problem for edge in planned.edges for problem in validate.check_edge(edge)]
    if gone := set(planned.nodes_gone):
        ends = ((end, edge.type) for edge in planned.edges for end in (edge.source, edge.target))
        problems += [f"{end} goes, and has an edge {kind}" for end, kind in ends if end in gone]
    if problems:
        more = f" (and {len(problems) - 5} more)" if len(problems) > 5 else ""
        raise StoreError(f"the graph does not fit the schema: {'; '.join(problems[:5])}{more}")


@contextmanager
def _resumable() -> Iterator[None]:
    """Add to an error during writing what to do about it, unless it says so itself."""
    try:
        yield
    except StoreError as error:
        if AGAIN in str(error):
            raise
        raise StoreError(f"{error}; what was written stays and is marked as incomplete, {AGAIN} to complete it") from error
