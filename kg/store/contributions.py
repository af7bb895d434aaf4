"""Reads what earlier builds keep of bulletins: page by page in the order of the ids, or by id, in constant memory."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from kg.model import Contribution
from kg.store.protocol import Row, RowSource
from kg.store.whole import read_nodes

PAGE = 50
"""Contributions that are read at a time; some hold a whole volume."""
KEYS = 1000
"""Keys of one look-up."""

AFTER = """
MATCH (e:Extraction) WHERE e.id > $after
RETURN e.id AS id, e.sha256 AS sha256, e.data AS data ORDER BY e.id LIMIT $page"""
# The hints: see `held`.
BY_ID = """
UNWIND $ids AS wanted
MATCH (e:Extraction {id: wanted})
USING INDEX SEEK e:Extraction(id)
RETURN e.id AS id, e.sha256 AS sha256, e.data AS data"""
DIGESTS = """
UNWIND $ids AS wanted
MATCH (e:Extraction {id: wanted})
USING INDEX SEEK e:Extraction(id)
RETURN e.id AS id, e.sha256 AS sha256"""
IDS = "MATCH (e:Extraction) WHERE e.id > $after RETURN e.id AS id ORDER BY e.id LIMIT $page"
BELOW = "MATCH (e:Extraction) WHERE e.id STARTS WITH $folder RETURN e.id AS id ORDER BY id"
SAME_BYTES = """
UNWIND $digests AS wanted
MATCH (b:Bulletin {sha256: wanted})
USING INDEX SEEK b:Bulletin(sha256)
RETURN wanted AS sha256, b.id AS id ORDER BY id"""


def read_all(store: RowSource) -> Iterator[Contribution]:
    """Yield every contribution, by bulletin id. Raises StoreError where one cannot be read."""
    after = ""
    while rows := _rows(store, AFTER, {"after": after, "page": PAGE}):
        yield from map(_unpacked, rows)
        after = rows[-1]["id"]


def read(store: RowSource, ids: Collection[str]) -> Iterator[Contribution]:
    """Yield the contributions of these bulletins as far as they are there, by id. Raises StoreError where one cannot be read."""
    return map(_unpacked, kept(store, ids))


def kept(store: RowSource, ids: Collection[str]) -> Iterator[Row]:
    """Yield what is kept of these bulletins, as far as they are there, by id: the fields of a `codec.Packed`."""
    for some in portions(ids, PAGE):
        yield from sorted(_rows(store, BY_ID, {"ids": some}), key=lambda row: str(row["id"]))


def read_ids(store: RowSource) -> Iterator[str]:
    """Yield the ids of all bulletins, sorted."""
    after = ""
    while rows := _rows(store, IDS, {"after": after, "page": KEYS}):
        yield from (row["id"] for row in rows)
        after = rows[-1]["id"]


def digests(store: RowSource, ids: Collection[str]) -> dict[str, str]:
    """Return the checksums of the contributions of these bulletins as far as they are there."""
    return {row["id"]: row["sha256"] for some in portions(ids, KEYS) for row in _rows(store, DIGESTS, {"ids": some})}


def below(store: RowSource, container: str) -> list[str]:
    """Return the ids of the bulletins that stand in an archive, a dump or a folder, sorted."""
    return [row["id"] for row in store.stream(BELOW, {"folder": f"{container.rstrip('/')}/"})]


def of_same_bytes(store: RowSource, sums: Collection[str]) -> dict[str, list[str]]:
    """Return the ids of the bulletins whose files have one of these SHA-256, by it; those of none are left out."""
    found: dict[str, list[str]] = {}
    for some in portions(sums, KEYS):
        for row in store.stream(SAME_BYTES, {"digests": some}):
            found.setdefault(row["sha256"], []).append(row["id"])
    return found


def portions(keys: Collection[str], size: int) -> Iterator[list[str]]:
    """Split into sorted lists of that many keys."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def _rows(store: RowSource, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
    return read_nodes(partial(store.stream, cypher, parameters), "sha256", "data")


def _unpacked(row: Row) -> Contribution:
    # Most commands read no contribution, and need not load what reads them.
    from kg.store import codec

    return codec.unpack(codec.Packed(**row))
