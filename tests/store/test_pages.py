"""What the embedded engine reads from its files for one write does not grow with the store."""

import os
from contextlib import closing
from pathlib import Path

import jpype

from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.settings import StoreSettings

PUT = "UNWIND $rows AS row MERGE (n:Extraction {id: row.id}) SET n = row"
HELD, SHORT, LONG = 20_000, 600, 100_000
"""Records that are held, how many characters they have, and one that does not fit into one page."""


def opened(folder: Path) -> closing[EmbeddedStore]:
    return closing(EmbeddedStore(str(folder), StoreSettings(store=str(folder))))


def put(store: EmbeddedStore, ids: range, characters: int) -> None:
    rows = [{"id": str(number), "data": os.urandom(characters // 2).hex()} for number in ids]
    store.transact([Statement(PUT, {"rows": rows})])


def bytes_read() -> int:
    return int(jpype.JClass("com.arcadedb.engine.PageManager").INSTANCE.getStats().pagesReadSize)


def test_a_record_is_added_without_reading_the_others(tmp_path: Path) -> None:
    with opened(tmp_path / "kg.store") as store:
        store.prepare()
        for first in range(0, HELD, 2000):
            put(store, range(first, first + 2000), SHORT)
    with opened(tmp_path / "kg.store") as store:
        store.prepare()
        before = bytes_read()
        put(store, range(HELD, HELD + 1), LONG)
        read = bytes_read() - before
        found = store.read("MATCH (n:Extraction) RETURN count(n) AS held, sum(size(n.data)) AS characters")
    assert found == [{"held": HELD + 1, "characters": HELD * SHORT + LONG}]
    assert read < HELD * SHORT / 4
