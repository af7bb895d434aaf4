"""What a store says of itself: of which format it is, and whether the last build came to its end."""

from dataclasses import dataclass

from kg.errors import StoreError
from kg.store.protocol import RowSource
from kg.store.run import HELD

FORMAT = 3
"""Of what a store keeps beside the graph. A store without one comes from a time when every build read all contributions."""

STATE = """
MATCH (b:Build {id: 'build'})
RETURN b.format AS format, b.provisions AS provisions, b.complete AS complete, b.owner AS owner, b.expires - timestamp() AS left"""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a store."""

    outdated: bool = False
    """Whether it is of an older format: the next build computes it anew."""
    complete: bool = True
    """Whether no build runs, and the last one came to its end."""
    there: bool = False
    """Whether a build has written into it."""
    provisions: bool = True
    """Whether its graph has the provisions of policies."""
    owner: str | None = None
    """Who has the right to write, if it has not run out."""


def read_state(store: RowSource) -> State:
    """Return the state of a store; one that was not made yet is whole. Raises StoreError for one of a newer format."""
    row = next(iter(store.stream(STATE)), None)
    found = row["format"] or 0 if row else 0
    if found > FORMAT:
        raise StoreError(f"the store was written by a newer release of kg (format {found}; this one knows {FORMAT}): use that release")
    bulletins = next(iter(store.stream(HELD)), {"bulletins": 0})["bulletins"] if found < FORMAT else 0
    if row is None:
        return State(bulletins > 0)
    owner = row["owner"] if row["owner"] and row["left"] > 0 else None
    return State(bulletins > 0, row["complete"] is not False, True, row["provisions"] is not False, owner)
