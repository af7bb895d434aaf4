"""Reads the record of changes: rows by number, from a run, a day or a number on."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kg.errors import ChangesGone, QueryError
from kg.store.journal import DIFFERENCES, EVENTS, READ, unpack
from kg.store.protocol import Row, Store

PAGE = 4
"""Parts that are read at a time, of some hundred rows each."""

PARTS = """
MATCH (c:Change) WHERE c.id > $after AND c.kind IN $kinds
RETURN c.id AS id, c.rows AS rows, c.run AS run, c.at AS at, c.data AS data ORDER BY c.id LIMIT $page"""
PARTS_BEFORE = """
MATCH (c:Change) WHERE c.id <= $until AND c.kind IN $kinds
RETURN c.id AS id, c.rows AS rows, c.run AS run, c.at AS at, c.data AS data ORDER BY c.id DESC LIMIT $page"""
RUN = "MATCH (r:Run) WHERE r.id = $run OR r.started = $run RETURN coalesce(r.changed, 0) AS changed"
BEFORE = "MATCH (r:Run) WHERE r.started < $day RETURN coalesce(max(r.changed), 0) AS changed"
LATEST = "MATCH (r:Run) RETURN r.changed AS changed ORDER BY r.started DESC, r.id DESC LIMIT 2"

# 42
_NUMBER = re.compile(r"\d{1,12}")
# 2031-05-04, 2031-05-04T08:00, 2031-05-04T08:00:00.123+00:00
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}\S*)?")
# 0b7e1c52-44a1-4c8e-9d0b-1f2a3b4c5d6e
_RUN = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store has recorded, as numbers of rows."""

    last: int = 0
    """The newest row."""
    differences_after: int | None = None
    """Differences of all rows after it are kept; None before the first load is done."""
    events_after: int | None = None
    """Events, likewise."""


def kept(store: Store) -> Kept:
    """Return what the store has recorded."""
    row = next(iter(store.read(READ)), None) or {}
    return Kept(row.get("changed") or 0, row.get("recorded"), row.get("told"))


def place(store: Store, since: str) -> int:
    """Return the number of the last row that belongs to `since`: a number, a run (id or start) with all before it, or what precedes a day.

    Raises QueryError where it is none of these, or a run that the store does not know.
    """
    if _NUMBER.fullmatch(since):
        return int(since)
    # Tables print Z for +00:00.
    if found := store.read(RUN, {"run": since.replace("Z", "+00:00")}):
        return int(found[0]["changed"])
    if _RUN.fullmatch(since):
        raise QueryError(f"since={since}: the store knows no such run; kg runs lists them")
    if not _DAY.fullmatch(since):
        raise QueryError(f"since={since!r:.60}: must be a run, a date YYYY-MM-DD, or the number of a row")
    try:
        datetime.fromisoformat(since)
    except ValueError:
        raise QueryError(f"since={since!r:.60}: is no day of the calendar") from None
    return int(store.read(BEFORE, {"day": since})[0]["changed"])


def before_latest(store: Store) -> int:
    """Return the number of the last row before the newest run."""
    found = store.read(LATEST)
    return int(found[1]["changed"] or 0) if len(found) > 1 else 0


def check(held: Kept, since: int, differences: bool) -> None:
    """Raise ChangesGone where rows after `since` are not kept, or where that number is of a store that is there no more."""
    first = held.differences_after if differences else held.events_after
    if since > held.last:
        raise ChangesGone(f"the newest row is {held.last}, not {since}: the store was made anew; take kg export and go on from {held.last}")
    if first is None or since < first:
        what = "differences" if differences else "events"
        known = f"the oldest that are kept follow {first}" if first is not None else "the first load is not done"
        raise ChangesGone(f"{what} since {since} are not kept ({known}): take kg export and go on from {max(held.last, first or 0)}")


def rows(store: Store, after: int, kinds: Collection[str] = (EVENTS, DIFFERENCES), **may: Any) -> Iterator[Row]:
    """Yield the rows after a number, the oldest first, each with `number`, `run` and `at`; `may` is passed to `Store.read`."""
    asked = {"kinds": list(kinds), "page": PAGE}
    place = f"{after:012}"
    while parts := store.read(PARTS, {**asked, "after": place}, **may):
        for part in parts:
            yield from (row for row in _numbered(part) if row["number"] > after)
        place = parts[-1]["id"]


def events_backwards(store: Store, **may: Any) -> Iterator[Row]:
    """Yield the events, the newest step first; `may` is passed to `Store.read`."""
    place = "9" * 12
    while parts := store.read(PARTS_BEFORE, {"until": place, "kinds": [EVENTS], "page": PAGE}, **may):
        for part in parts:
            yield from reversed(list(_numbered(part)))
        place = f"{int(parts[-1]['id']) - 1:012}"


def concerns(row: Row, names: Collection[str]) -> bool:
    """Tell whether an event is about, or comes from, one of these ids or titles."""
    return any(row.get(name) in names for name in ("id", "title", "by", "by_title"))


def _numbered(part: Row) -> Iterator[Row]:
    last = int(part["id"])
    for number, row in enumerate(unpack(part["data"]), last - part["rows"] + 1):
        yield {"number": number, "run": part["run"], "at": part["at"], **row}
