"""Brings what was read into a store, a step at a time, and gathers what the command says about it; holds the bulletins of one step."""

import gc
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from shlex import quote
from typing import TYPE_CHECKING, Any

from kg.cli.intake import Intake
from kg.cli.report import InputReport, NotUnderstood, ReadCount, not_understood
from kg.cli.screen import say
from kg.errors import InputError
from kg.store import contributions

if TYPE_CHECKING:
    from kg.store.protocol import Changes, Store, Update


LITTLE = 1000
"""Objects of garbage in circles after which it is not looked for in the next step: part files leave none, some readers of files do."""
LONGEST_PAUSE = 8
"""Steps at most from one search for such garbage to the next."""


class Loading:
    """The load of one command into what held nothing before."""

    def __init__(self, update: "Update") -> None:
        """Take what brings the bulletins."""
        self._update = update
        self._given, self._brought = set[str](), set[str]()
        self._containers: dict[str, set[str]] = defaultdict(set)
        self.loaded = 0
        """Bulletins that were brought."""
        self._read, self._unclear = ReadCount(), NotUnderstood()
        self._about_texts: list[str] = []
        self._about_inputs: list[str] = []
        self._remarks, self._inputs = InputReport(self._about_texts.append), InputReport(self._about_inputs.append)

    def load(self, taken: Iterable[Intake]) -> Iterator[int]:
        """Bring what was taken in; after each step yield how many inputs it was."""
        from kg.store.update import portions

        with _seldom_collected():
            due, pause = 1, 1
            for number, some in enumerate(portions(taken, lambda intake: intake.contribution, self._update.documents)):
                if number == due:
                    pause = 1 if gc.collect() > LITTLE else min(2 * pause, LONGEST_PAUSE)
                    due += pause
                    # What is left is vocabularies, which stay, and results that are in no circle: never looked through again.
                    gc.freeze()
                self._step(self._unless_held(some))
                yield len(some)

    def _step(self, taken: Sequence[Intake]) -> None:
        brought = [intake.contribution for intake in taken if intake.contribution]
        self._given |= {one.bulletin.id for one in brought}
        self._update.given(one.bulletin for one in brought)
        self._brought |= {one.bulletin.id for one in brought}
        step = self._update.bring(brought, self._held_twins(taken))
        self.loaded += len(brought)
        self._read.add(taken)
        self._remarks.remarks(taken)
        self._inputs.inputs(taken)
        self._unclear.add(row for one in brought for row in not_understood(one))
        units = {(document.bulletin, document.unit) for one in brought for document in one.documents}
        self._unclear.place({*units, *(unit for unit in step.dragged if unit[0] in self._brought)}, step.ambiguous)
        for intake in taken:
            name = intake.contribution.bulletin.id if intake.contribution else self._id(intake)
            if name and len(intake.path) > len(intake.file):
                self._containers[name[: len(intake.file) - len(intake.path)]].add(name)

    def _unless_held(self, taken: Sequence[Intake]) -> list[Intake]:
        """Refuse what is held under another id."""
        return list(taken)

    def _held_twins(self, taken: Sequence[Intake]) -> list[str]:
        """Return what is held of inputs whose bytes are read from another one now: a document must not be there twice."""
        return []

    def _id(self, intake: Intake) -> str | None:
        """Return the id that the bulletin of an input would have if it could be read, None where it is not known or not its alone."""
        return None

    def print_report(self) -> bool:
        """Print on standard error what was read and what was not, and what was not understood; tell whether an input was bad."""
        self._read.print()
        self._remarks.end()
        _print(self._about_texts)
        self._unclear.print()
        for container, names in self._left_over():
            advice = f"does not have any more what the store holds as {names[0]} ({len(names)} in all): kg remove takes it out"
            self._inputs.line("archives and dumps that have lost documents", f"{container}: {advice}")
        self._inputs.end()
        _print(self._about_inputs)
        return self._inputs.bad

    def _left_over(self) -> Iterator[tuple[str, list[str]]]:
        """What is held of archives and dumps that were given and do not have it any more: the file's id, and theirs."""
        return iter(())


class StoreLoading(Loading):
    """The load of one command into a store."""

    def __init__(self, store: "Store", update: "Update", given: Mapping[str, str]) -> None:
        """Take the store and its update, and the ids of the files that were given, by path, as far as they are known."""
        super().__init__(update)
        self._store = store
        self._given |= set(given.values())
        uses = Counter(given.values())
        self._files = {path: name for path, name in given.items() if uses[name] == 1}

    def _unless_held(self, taken: Sequence[Intake]) -> list[Intake]:
        """Refuse what the store holds under another id: a store of bare file names, or a file that was given with another folder.

        Of what could not be read, tell if the store holds an earlier state of it, which stays.
        """
        bulletins = [intake.contribution.bulletin for intake in taken if intake.contribution]
        held = contributions.digests(self._store, [one.id for one in bulletins])
        others = contributions.of_same_bytes(self._store, {one.sha256 for one in bulletins if one.id not in held})
        given = self._given | {one.id for one in bulletins}
        unread = {name for intake in taken if intake.error and (name := self._id(intake))}
        archives = {self._id(intake) for intake in taken if intake.error and intake.path == intake.file}
        stay = {
            *contributions.digests(self._store, unread),
            *(name for name in archives if name and contributions.below(self._store, name)),
        }
        return [self._kept(intake, stay) if intake.error else _refused(intake, held, others, given) for intake in taken]

    def _held_twins(self, taken: Sequence[Intake]) -> list[str]:
        """Return what the store holds of inputs whose bytes are read from another one now, as they were read from these alone before."""
        return sorted(contributions.digests(self._store, [name for intake in taken if intake.twin and (name := self._id(intake))]))

    def _kept(self, intake: Intake, held: Collection[str]) -> Intake:
        """Tell of an input that was not read that the store keeps what it holds of it."""
        if (name := self._id(intake)) is None or name not in held:
            return intake
        error = f"{intake.error}; the store keeps what it gave before: kg remove {quote(name)} takes it out"
        return Intake(intake.path, intake.file, error=error, read_as=intake.read_as)

    def _id(self, intake: Intake) -> str | None:
        """See `Loading`."""
        name = self._files.get(intake.file)
        return name and name + intake.path[len(intake.file) :]

    def _left_over(self) -> Iterator[tuple[str, list[str]]]:
        """What the store holds of archives and dumps that were given and do not have it any more: the file's id, and theirs."""
        for container, names in sorted(self._containers.items()):
            if left := [name for name in contributions.below(self._store, container) if name not in names]:
                yield container, left


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let nobody look for garbage while a step is computed: that took a quarter of its time, and there is little."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if before:
            gc.enable()


def summary(totals: dict[str, int], changes: "Changes", edges: Collection[str]) -> list[dict[str, Any]]:
    """Return what a store holds and what was changed, as rows."""
    written = {name: getattr(changes, name) for name in ("nodes_written", "nodes_removed", "edges_written", "edges_removed")}
    held = [("edge" if name in edges else "node", name, count) for name, count in sorted(totals.items()) if count]
    rows = [*sorted(held, key=lambda row: row[0] == "edge"), *(("change", name, count) for name, count in written.items())]
    return [{"what": what, "name": name, "count": count} for what, name, count in rows]


def _refused(intake: Intake, held: Collection[str], others: dict[str, list[str]], given: Collection[str]) -> Intake:
    if not intake.contribution or intake.contribution.bulletin.id in held:
        return intake
    other = next((name for name in others.get(intake.contribution.bulletin.sha256, ()) if name not in given), None)
    if other is None:
        return intake
    reason = f"the store holds these bytes as {other}: kg remove {quote(other)} first, or build with the --root that gives this id"
    return Intake(intake.path, intake.file, error=str(InputError(intake.path, reason)))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        say(line, err=True)
