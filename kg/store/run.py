"""Records runs: what was written when and from which files, one `Run` for each build.

A run is put down as incomplete together with its first step and as complete after its last: one that was killed stays incomplete. The
files that were given are put down with the step after which they were, in nodes of their own, so that no row grows with the load.
"""

import uuid
from collections import defaultdict
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
PUT_INPUTS = """
MERGE (i:Inputs {id: $id})
SET i = $properties"""
PAGE = 1000
"""Files of one node."""
NO_FILE = "-"
"""What stands for a checksum before a bulletin that was taken out."""
HELD = "MATCH (e:Extraction) RETURN count(e) AS bulletins"
RUNS = "MATCH (r:Run) RETURN properties(r) AS run ORDER BY r.started DESC, r.id DESC"
INPUTS = "MATCH (i:Inputs) RETURN i.run AS run, i.files AS files ORDER BY i.id"
COUNTS = ("nodes_written", "nodes_removed", "edges_written", "edges_removed")


class Run:
    """One run, as the statements that record it."""

    def __init__(self) -> None:
        """Begin it now, without inputs."""
        self.id = str(uuid.uuid4())
        """A random number."""
        self._started = _now()
        self._files: list[str] = []
        self._pages = 0

    def given(self, bulletins: Iterable[Bulletin]) -> None:
        """Add files that were given."""
        self._files += (f"{bulletin.sha256} {bulletin.id}" for bulletin in bulletins)

    def removed(self, bulletins: Iterable[str]) -> None:
        """Add bulletins, by their ids, that were taken out."""
        self._files += (f"{NO_FILE} {name}" for name in sorted(bulletins))

    def inputs(self) -> list[Statement]:
        """Return the statements that record the files that were given or taken out since they were asked for last."""
        pages = [self._files[start : start + PAGE] for start in range(0, len(self._files), PAGE)]
        ids = [f"{self.id}#{number:06}" for number in range(self._pages, self._pages + len(pages))]
        self._files, self._pages = [], self._pages + len(pages)
        rows = ({"id": name, "run": self.id, "files": files} for name, files in zip(ids, pages, strict=True))
        return [Statement(PUT_INPUTS, {"id": row["id"], "properties": row}) for row in rows]

    def opened(self, bulletins: int) -> Statement:
        """Return the statement that records its start; `bulletins` is how many the store holds."""
        return self._put(bulletins, {"complete": False})

    def closed(self, bulletins: int, changes: Changes) -> Statement:
        """Return the statement that records its end and what it did."""
        return self._put(bulletins, {"complete": True, "finished": _now(), **asdict(changes)})

    def _put(self, bulletins: int, more: dict[str, Any]) -> Statement:
        known = {"id": self.id, "version": version("policy-kg"), "started": self._started, "bulletins": bulletins}
        return Statement(PUT, {"id": self.id, "properties": known | more})


def held(engine: Engine) -> int:
    """Return how many bulletins the store holds."""
    return int(next(iter(engine.stream(HELD)))["bulletins"])


def runs(store: Store) -> list[Row]:
    """All runs, the newest first; `inputs` are `{bulletin, sha256}`, `removed` the ids of bulletins that were taken out.

    `seconds` and the counts are None where a run did not come to its end.
    """
    files: dict[str, list[str]] = defaultdict(list)
    for row in store.read(INPUTS):
        files[row["run"]] += row["files"]
    return [_row(found["run"], files[found["run"]["id"]]) for found in store.read(RUNS)]


def _row(run: Row, files: Iterable[str]) -> Row:
    finished = run.get("finished")
    told = [one.split(" ", 1) for one in files]
    return {
        "run": run["id"],
        "started": run["started"],
        "seconds": _seconds(run["started"], finished) if finished else None,
        "complete": run["complete"],
        "version": run["version"],
        "bulletins": run["bulletins"],
        **{name: run.get(name) for name in COUNTS},
        "inputs": [{"sha256": sha256, "bulletin": name} for sha256, name in told if sha256 != NO_FILE],
        "removed": [name for sha256, name in told if sha256 == NO_FILE],
    }


def _seconds(started: str, finished: str) -> float:
    return round((datetime.fromisoformat(finished) - datetime.fromisoformat(started)).total_seconds(), 3)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
