"""Compares two extractions of any size: their facts wait in an SQLite file, which is gone afterwards."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from kg.extract.compare import Fact, facts

TABLE = """
CREATE TABLE facts (side INTEGER, bulletin TEXT, unit INTEGER, what TEXT, target TEXT, quote TEXT,
PRIMARY KEY (side, bulletin, unit, what, target)) WITHOUT ROWID"""
FAST = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")
PUT = "INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?, ?)"
ONLY_IN = """
SELECT bulletin, unit, what, target, quote FROM facts AS a WHERE side = ? AND NOT EXISTS (
    SELECT 1 FROM facts AS b WHERE b.side <> a.side
    AND b.bulletin = a.bulletin AND b.unit = a.unit AND b.what = a.what AND b.target = a.target)
ORDER BY bulletin, unit, what, target, quote"""

Record = dict[str, Any]


class Compared:
    """Two extractions."""

    def __init__(self, database: sqlite3.Connection, old: Iterable[Record], new: Iterable[Record]) -> None:
        """Read them into an empty database."""
        self._database = database
        for statement in (*FAST, TABLE):
            database.execute(statement)
        for side, records in enumerate((old, new)):
            rows = ((side, one.bulletin, one.unit, one.what, one.target, one.quote) for record in records for one in facts(record))
            database.executemany(PUT, rows)

    def gained(self) -> Iterator[Fact]:
        """Yield the facts that only the new one has, sorted."""
        return self._only_in(1)

    def lost(self) -> Iterator[Fact]:
        """Yield the facts that only the old one has, sorted."""
        return self._only_in(0)

    def _only_in(self, side: int) -> Iterator[Fact]:
        return (Fact(*row) for row in self._database.execute(ONLY_IN, (side,)))


@contextmanager
def compared(old: Iterable[Record], new: Iterable[Record]) -> Iterator[Compared]:
    """Compare two extractions, given as the records of `kg extract --format jsonl`, inside the `with` block."""
    with tempfile.TemporaryDirectory(prefix="policy-kg-") as folder, closing(sqlite3.connect(Path(folder) / "facts")) as database:
        yield Compared(database, old, new)
