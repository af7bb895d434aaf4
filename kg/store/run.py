"""Records runs: what was written when and from which files, one `Run` for each build.

A run is put down as incomplete before the first row is written and as complete after the last: one that was killed stays incomplete.
A run that finds nothing to change leaves no trace.
"""

import uuid
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from kg.model import Bulletin
from kg.store.engine import Engine, Statement
from kg.store.protocol import Changes, Row, Store

PUT = """
MERGE (r:Run {id: $id})
SET r = $properties"""
FORGET = """
OPTIONAL MATCH (o:Run) WHERE o.id <> $id
WITH o ORDER BY o.started DESC, o.id DESC LIMIT 1
WITH coalesce(o.complete, true) AS whole
MATCH (r:Run {id: $id}) WHERE whole
DELETE r"""
"""Loading the same twice leaves the store as it was; but what completed an interrupted run, the one before it, stays on the list."""
REVISION = """
MATCH (r:Run)
WITH count(r) AS runs, count(CASE WHEN r.complete THEN 1 END) AS complete
WITH toString(runs) + '/' + toString(complete) AS revision
RETURN revision"""
UNCHANGED = REVISION.replace("RETURN", "WHERE revision = $since RETURN")
EMPTY = "0/0"
"""Revision of a store that is not there yet."""
RUNS = "MATCH (r:Run) RETURN properties(r) AS run ORDER BY r.started DESC, r.id DESC"
COUNTS = ("nodes_written", "nodes_removed", "edges_written", "edges_removed")


class Run:
    """One run, as the statements that record it."""

    def __init__(self, inputs: Iterable[Bulletin], bulletins: int) -> None:
        """Take the files that were given, and how many bulletins the store holds with them."""
        self._id = str(uuid.uuid4())
        self._properties = {
            "id": self._id,
            "version": version("policy-kg"),
            "started": _now(),
            "inputs": [f"{bulletin.sha256} {bulletin.id}" for bulletin in inputs],
            "bulletins": bulletins,
        }

    def opened(self) -> Statement:
        """Return the statement that records its start."""
        return self._put({"complete": False})

    def closed(self, changes: Changes) -> Statement:
        """Return the statement that records its end and what it did."""
        return self._put({"complete": True, "finished": _now(), **asdict(changes)})

    def forgotten(self) -> Statement:
        """Return the statement that removes its record, because it changed nothing."""
        return Statement(FORGET, {"id": self._id})

    def _put(self, more: dict[str, Any]) -> Statement:
        return Statement(PUT, {"id": self._id, "properties": self._properties | more})


def revision(engine: Engine) -> str:
    """Return a value that changes when another run begins or ends."""
    return str(next(iter(engine.stream(REVISION)))["revision"])


def unchanged(since: str) -> Statement:
    """A statement that must find the store at that revision."""
    return Statement(UNCHANGED, {"since": since}, must=True)


def runs(store: Store) -> list[Row]:
    """All runs, the newest first; `inputs` are `{bulletin, sha256}`, `seconds` and the counts None where it did not come to its end."""
    return [_row(found["run"]) for found in store.read(RUNS)]


def _row(run: Row) -> Row:
    finished = run.get("finished")
    return {
        "started": run["started"],
        "seconds": _seconds(run["started"], finished) if finished else None,
        "complete": run["complete"],
        "version": run["version"],
        "bulletins": run["bulletins"],
        **{name: run.get(name) for name in COUNTS},
        "inputs": [dict(zip(("sha256", "bulletin"), told.split(" ", 1), strict=True)) for told in run.get("inputs") or ()],
    }


def _seconds(started: str, finished: str) -> float:
    return round((datetime.fromisoformat(finished) - datetime.fromisoformat(started)).total_seconds(), 3)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
