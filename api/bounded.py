"""A store whose answers have a largest size, for the queries of the routes."""

from collections.abc import Mapping
from typing import Any

from kg.store.protocol import Row, Store


class Bounded:
    """Reads as the store behind it does, and raises QueryTooLarge where the rows of one statement come to more than `budget` bytes."""

    def __init__(self, store: Store, budget: int) -> None:
        """Take the store and the bytes."""
        self.uri = store.uri
        self._store, self._budget = store, budget

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, **may: Any) -> list[Row]:
        """Run one reading statement; see `Store.read`."""
        return self._store.read(cypher, parameters, **{"budget": self._budget, **may})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)
