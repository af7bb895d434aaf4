"""Adds what the data files know of the bodies, industries and regions that texts name: successions, what is above, and who governs."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

from kg.assemble.draft import Draft
from kg.assemble.mentions import add_by_id, add_ministry
from kg.model import NodeKey
from kg.vocab import agencies, industries
from kg.vocab.regions import regions

_ABOVE: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "Industry": lambda code: industries().parents(code),
    "Region": lambda name: regions().named(name).part_of,
}
HIERARCHICAL = frozenset(_ABOVE)
"""Labels of what is part of others of its label, as the data files say; who names one names those above."""
_GOVERNMENT = "人民政府"


def add_registry(draft: Draft) -> None:
    """Add the successors of the bodies named, what is above the industries and regions named, and which governments govern these."""
    add_successions(draft, {key.id for key in draft.keys("Ministry")})
    for label in sorted(HIERARCHICAL):
        for key in draft.keys(label):
            add_ancestors(draft, key)
    add_governments(draft, draft.keys("Region"), draft.keys("Ministry"))


def add_successions(draft: Draft, named: Collection[str]) -> None:
    """Follow each body to those that hold its duties today."""
    links = agencies().successions()
    known = set(named)
    while more := {new for old, new, _ in links if old in known} - known:
        known |= more
    for old, new, date in links:
        if old in known and new in known:
            draft.edge("SUCCEEDED_BY", add_ministry(draft, old), add_ministry(draft, new), date=date)


def ancestors(key: NodeKey) -> tuple[NodeKey, ...]:
    """Return what an industry or region is part of, the nearest first; nothing for other labels."""
    return tuple(NodeKey(key.label, one) for one in _ABOVE[key.label](key.id)) if key.label in HIERARCHICAL else ()


def add_ancestors(draft: Draft, key: NodeKey) -> None:
    """Add an industry or region and those above it."""
    for below, above in pairwise([add_by_id(draft, one) for one in (key, *ancestors(key))]):
        draft.edge("PART_OF", below, above)


def government(region: NodeKey) -> NodeKey:
    """Return the government of a region, whether or not there is such a body."""
    return NodeKey("Ministry", region.id + _GOVERNMENT)


def governed(body: NodeKey) -> NodeKey | None:
    """Return the region that a body governs by its name, whether or not there is such a region; None if it is no government."""
    return NodeKey("Region", body.id.removesuffix(_GOVERNMENT)) if body.id.endswith(_GOVERNMENT) else None


def add_governments(draft: Draft, named: Iterable[NodeKey], bodies: Collection[NodeKey]) -> None:
    """Join each region to its government, where that is among these bodies."""
    for region in named:
        if government(region) in bodies:
            draft.edge("GOVERNS", add_by_id(draft, government(region)), add_by_id(draft, region))
