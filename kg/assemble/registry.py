"""Adds what the data files know of the bodies and industries that texts name: successions, and the classes above an industry."""

from itertools import pairwise

from kg.assemble.draft import Draft
from kg.assemble.mentions import add_by_id, add_ministry
from kg.model import NodeKey
from kg.vocab import agencies, industries


def add_registry(draft: Draft) -> None:
    """Add the successors of the bodies named, and the groups, divisions and sections above the industries named."""
    _successions(draft)
    for key in draft.keys("Industry"):
        _ancestors(draft, key)


def _successions(draft: Draft) -> None:
    """Follow each body to those that hold its duties today."""
    links = agencies().successions()
    known = {key.id for key in draft.keys("Ministry")}
    while more := {new for old, new, _ in links if old in known} - known:
        known |= more
    for old, new, date in links:
        if old in known and new in known:
            draft.edge("SUCCEEDED_BY", add_ministry(draft, old), add_ministry(draft, new), date=date)


def _ancestors(draft: Draft, key: NodeKey) -> None:
    chain = [key.id, *industries().parents(key.id)]
    for code in chain:
        add_by_id(draft, NodeKey("Industry", code))
    for below, above in pairwise(chain):
        draft.edge("PART_OF", NodeKey("Industry", below), NodeKey("Industry", above))
