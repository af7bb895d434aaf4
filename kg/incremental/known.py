"""Bodies, industries and regions: who succeeded whom, what is part of what and who governs it, as far as documents name the ends of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from kg.assemble.draft import Draft
from kg.assemble.registry import add_ancestors, add_governments, add_successions
from kg.model import Edge, EdgeKey, NodeKey
from kg.vocab import agencies


def near_bodies(bodies: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the bodies that these lead to by succession, themselves included, and all that lead to any of them."""
    after = _reached(bodies, _links()[0])
    return after, _reached(after, _links()[1])


def present_bodies(named: Iterable[str], among: Collection[str]) -> set[str]:
    """Return those of `among` that documents name or that a body named leads to."""
    return _reached(named, _links()[0]) & set(among)


def known_edges(bodies: Collection[str], placed: Collection[NodeKey], governed: Iterable[NodeKey]) -> dict[EdgeKey, Edge]:
    """Return SUCCEEDED_BY from these bodies, all of them present, PART_OF from what is placed, and GOVERNS to these regions."""
    draft = Draft()
    add_successions(draft, _reached(bodies, _links()[0]))
    for key in placed:
        add_ancestors(draft, key)
    wanted = {NodeKey("Ministry", name) for name in bodies}
    add_governments(draft, governed, wanted)
    wanted |= set(placed)
    return {edge.key: edge for edge in draft.graph().edges if edge.source in wanted}


@cache
def _links() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return successors and predecessors of every body."""
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for old, new, _ in agencies().successions():
        after[old].add(new)
        before[new].add(old)
    return dict(after), dict(before)


def _reached(bodies: Iterable[str], links: Mapping[str, set[str]]) -> set[str]:
    found = set(bodies)
    fresh = set(found)
    while fresh:
        fresh = {other for body in fresh for other in links.get(body, ())} - found
        found |= fresh
    return found
