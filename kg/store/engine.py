"""The interface of a database for writing: streaming rows and running statements in one transaction."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from kg.errors import StoreError
from kg.store.protocol import RowSource

Parameters = Mapping[str, Any]


class Statement(NamedTuple):
    """One Cypher statement and its parameters."""

    cypher: str
    parameters: Parameters
    must: bool = False
    """If it returns no row, the transaction is rolled back."""


class Unmet(StoreError):
    """A statement that must return a row returned none; nothing was written."""


class Engine(RowSource, Protocol):
    """A database that `kg.store.write` can bring up to date."""

    sublabels: bool
    """Whether it keeps the second labels of nodes."""
    committing: AbstractContextManager[Any]
    """Held while it commits, so that who holds it reads nothing half committed."""
    documents: int | None
    """Documents of one step of a build at most, where its memory is small; None: as many as that of the build allows."""

    def transact(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run the statements in one transaction, all or none, and return the rows of each. Raises StoreError, Unmet.

        They may be run again after a transient error, so they must be repeatable.
        """
        ...

    def prepare(self) -> None:
        """Create the constraints and indexes of the schema if they do not exist."""
        ...

    def abandoned(self, owner: str) -> bool:
        """Tell whether the writer of that name (`host:pid:…`) is known to be gone."""
        ...
