"""Reads the contributions of earlier builds."""

from kg.model import Contribution
from kg.store import codec
from kg.store.protocol import RowSource

STORED = "MATCH (e:Extraction) RETURN e.id AS id, e.sha256 AS sha256, e.data AS data ORDER BY e.id"


def read_all(store: RowSource) -> list[Contribution]:
    """Every contribution, by bulletin id. Raises StoreError where one cannot be read."""
    return [codec.unpack(codec.Packed(row["id"], row["sha256"], row["data"])) for row in store.stream(STORED)]
