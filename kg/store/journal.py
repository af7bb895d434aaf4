"""Records what each step changes and what follows from it, in the transaction of the step.

Rows are numbered over all runs; a `Change` holds at most `PART` of them. No differences are kept of a first load, of a run with more than
`LARGEST` rows, and of a graph that is computed anew: whoever wants to follow takes an export afterwards.
"""

import base64
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kg.incremental.held import Held, Step
from kg.model import NodeKey, tupled
from kg.news.change import Change
from kg.news.differences import rows
from kg.news.event import Event
from kg.news.events import SOON, events
from kg.store.engine import Engine, Statement

PART = 500
"""Rows of one `Change`."""
LARGEST = 20_000
"""Rows of differences that one run may record."""
KEPT = 200_000
"""Rows that are kept; with more, the oldest go."""
EVENTS, DIFFERENCES = "events", "differences"
"""The kinds of `Change`."""

READ = """
MATCH (b:Build {id: 'build'})
RETURN b.changed AS changed, b.recorded AS recorded, b.told AS told, b.announced AS announced"""
DUE = "MATCH (p:Policy) WHERE p.expires > $after AND p.expires <= $until RETURN p.id AS id, properties(p) AS properties"
PUT = "UNWIND $rows AS row MERGE (c:Change {id: row.id}) SET c = row"
PUT_PLACE = """
MATCH (b:Build {id: 'build'})
SET b.changed = $changed, b.recorded = $recorded, b.told = $told, b.announced = $announced"""
PUT_RUN = "MATCH (r:Run {id: $run}) SET r.changed = $changed"
DROP_DIFFERENCES = """
MATCH (c:Change) WHERE c.id > $after AND c.kind = 'differences'
WITH collect(c) AS gone
UNWIND gone AS c
DETACH DELETE c"""
DROP_OLDEST = """
MATCH (c:Change) WHERE c.id <= $until
WITH collect(c) AS gone
UNWIND gone AS c
DETACH DELETE c"""


@dataclass(frozen=True, slots=True)
class Place:
    """How far the record goes; see `Build` in the schema."""

    changed: int = 0
    recorded: int | None = None
    told: int | None = None
    announced: str | None = None
    run_rows: int = 0
    """Rows of differences of this run."""
    whole: bool = True
    """Whether all differences of this run are recorded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What records one step: statements for its transaction, and the place after it."""

    statements: tuple[Statement, ...]
    place: Place


class Journal:
    """The record of one run. `place` is to be set to that of an entry once its statements are written."""

    def __init__(self, engine: Engine, run: str, begins: bool, today: date | None = None) -> None:
        """Take where the run writes, its id, and whether a store without a record is whole, so that one begins with this run."""
        self._engine, self._run = engine, run
        self._today = today or datetime.now(UTC).date()
        found: dict[str, Any] = next(iter(engine.stream(READ)), {})
        self.place = Place(**{**found, "changed": found.get("changed") or 0})
        self._start = self.place.changed
        if begins and self.place.recorded is None:
            self.begin()

    def begin(self) -> None:
        """Record from here on."""
        told = self.place.told
        self.place = replace(self.place, recorded=self.place.changed, told=self.place.changed if told is None else told)

    def step(self, planned: Step, held: Held) -> Entry:
        """Return what records a step, computed from what is held before it; in a first load nothing."""
        if self.place.recorded is None:
            return Entry((), replace(self.place, whole=False))
        change = Change(held, planned)
        until = (self._today + timedelta(SOON)).isoformat()
        happened = [event.row() for event in events(change, self._today, self._due(until))]
        differs = rows(change)
        count = self.place.run_rows + len(differs)
        if self.place.whole and count <= LARGEST:
            place = replace(self.place, announced=until, run_rows=count)
            return self._entry(place, [(EVENTS, happened), (DIFFERENCES, differs)])
        drop = [Statement(DROP_DIFFERENCES, {"after": _number(self._start)})] if self.place.whole else []
        return self._unrecorded(replace(self.place, announced=until, whole=False), happened, drop)

    def anew(self) -> Entry:
        """Return what records a step of computing the graph anew: that its differences are not known."""
        place = replace(self.place, whole=False)
        return Entry((), place) if place.recorded is None else self._unrecorded(place, [], [])

    def closed(self) -> Entry:
        """Return what ends the record of the run."""
        place, told = self.place, []
        if not place.whole:
            told = [(EVENTS, [Event("loaded").row()])]
            place = replace(place, told=0 if place.told is None else place.told)
        entry = self._entry(place, told, unrecorded=not place.whole)
        oldest = entry.place.changed - KEPT
        place = entry.place
        if oldest > min(place.recorded or 0, place.told or 0):
            place = replace(place, recorded=max(place.recorded or 0, oldest), told=max(place.told or 0, oldest))
            drop = Statement(DROP_OLDEST, {"until": _number(oldest)})
            return Entry((*entry.statements, drop, self._put(place)), place)
        return entry

    def _due(self, until: str) -> dict[NodeKey, dict[str, Any]]:
        """Return the policies that are to be announced as expiring; after the first step of a run none are left."""
        yesterday = (self._today - timedelta(1)).isoformat()
        after = max(self.place.announced or yesterday, yesterday)
        if after >= until:
            return {}
        found = self._engine.stream(DUE, {"after": after, "until": until})
        return {NodeKey("Policy", row["id"]): tupled(row["properties"]) for row in found}

    def _unrecorded(self, place: Place, happened: list[dict[str, Any]], first: Sequence[Statement]) -> Entry:
        # Even without an event the number goes up, so that a reader who stands at the old one is told that something is missing.
        entry = self._entry(replace(place, changed=place.changed + 1), [(EVENTS, happened)], unrecorded=True)
        return Entry((*first, *entry.statements), entry.place)

    def _entry(self, place: Place, told: Sequence[tuple[str, list[dict[str, Any]]]], unrecorded: bool = False) -> Entry:
        parts: list[dict[str, Any]] = []
        number = place.changed
        for kind, found in told:
            for some in (found[at : at + PART] for at in range(0, len(found), PART)):
                number += len(some)
                parts.append({"id": _number(number), "rows": len(some), "kind": kind, "run": self._run, "at": _now(), "data": pack(some)})
        place = replace(place, changed=number, recorded=number if unrecorded else place.recorded)
        put = [Statement(PUT, {"rows": parts})] if parts else []
        return Entry((*put, self._put(place), Statement(PUT_RUN, {"run": self._run, "changed": number})), place)

    @staticmethod
    def _put(place: Place) -> Statement:
        told = {name: getattr(place, name) for name in ("changed", "recorded", "told", "announced")}
        return Statement(PUT_PLACE, told)


def pack(found: list[dict[str, Any]]) -> str:
    """Return rows as JSON, compressed and in base 64."""
    return base64.b64encode(zlib.compress(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())).decode("ascii")


def unpack(data: str) -> Iterator[dict[str, Any]]:
    """Yield the rows that `pack` was given."""
    return iter(json.loads(zlib.decompress(base64.b64decode(data))))


def _number(number: int) -> str:
    return f"{number:012}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
