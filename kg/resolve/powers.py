"""Which bodies can repeal or amend what other bodies made: where only a title is given, no others are meant."""

from functools import cache, lru_cache

from kg.vocab import agencies
from kg.vocab.regions import regions

_ABOVE = ("state_council", "congress", "party", "military")
"""Kinds of bodies that can end what any national body made, and that no others can."""
_CONGRESS = "local_congress"


@lru_cache(maxsize=16384)
def may_change(one: str, other: str) -> bool:
    """Tell whether a body may repeal or amend what another made; also where the place of one is not known.

    A city does so with what it and its departments made, but not with what another place or a ministry made. A congress approves the repeal
    of what one in its region made. Of two ministries, one has to have the duties of the other.
    """
    place, there = agencies().place(one), agencies().place(other)
    if one == other or place is None or there is None:
        return True
    if place or there:
        return _same(place, there) or _approves(one, other, place, there)
    first, second = agencies().get(one).kind in _ABOVE, agencies().get(other).kind in _ABOVE
    return first or (not second and (other in _heirs(one) or one in _heirs(other)))


def _same(place: str, there: str) -> bool:
    """甲县 may be 某省甲县."""
    return bool(place and there) and (place.endswith(there) or there.endswith(place))


def _approves(one: str, other: str, place: str, there: str) -> bool:
    kinds = {agencies().get(body).kind for body in (one, other)}
    return kinds == {_CONGRESS} and place in regions().named(there).part_of


@cache
def _heirs(body: str) -> frozenset[str]:
    """Return the bodies that have taken over duties of a body, and those of these."""
    found, rest = set[str](), {body}
    while rest:
        rest = {new for old, new, _ in agencies().successions() if old in rest} - found
        found |= rest
    return frozenset(found)
