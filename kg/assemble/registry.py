"""Adds what the data files know of the bodies and industries that texts name: successions, and the classes above an industry."""

from collections.abc import Collection
from itertools import pairwise

from kg.assemble.draft import Draft
from kg.assemble.mentions import add_by_id, add_ministry
from kg.model import NodeKey
from kg.vocab import agencies, industries


def add_registry(draft: Draft) -> None:
    """Add the successors of the bodies named, and the groups, divisions and sections above the industries named."""
    add_successions(draft, {key.id for key in draft.keys("Ministry")})
    for key in draft.keys("Industry"):
        add_ancestors(draft, key.id)


def add_successions(draft: Draft, named: Collection[str]) -> None:
    """Follow each body to those that hold its duties today."""
    links = agencies().successions()
    known = set(named)
    while more := {new for old, new, _ in links if old in known} - known:
        known |= more
    for old, new, date in links:
        if old in known and new in known:
            draft.edge("SUCCEEDED_BY", add_ministry(draft, old), add_ministry(draft, new), date=date)


def add_ancestors(draft: Draft, code: str) -> None:
    """Add an industry and those above it."""
    chain = [add_by_id(draft, NodeKey("Industry", one)) for one in (code, *industries().parents(code))]
    for below, above in pairwise(chain):
        draft.edge("PART_OF", below, above)
