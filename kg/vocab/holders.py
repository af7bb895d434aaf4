"""Which body a name or a number code belonged to on a day."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.errors import DataError
from kg.vocab.agency import FILE, Agency

Holders = dict[str, tuple[Agency, ...]]


def hold(words: Iterable[tuple[str, Agency]]) -> Holders:
    """Group bodies by word. Raises DataError where two of them lived at the same time with one word."""
    groups: dict[str, list[Agency]] = {}
    for word, agency in words:
        groups.setdefault(word, []).append(agency)
    for word, agencies in groups.items():
        for one, other in combinations(agencies, 2):
            if _overlap(one, other):
                raise DataError(f"{FILE}: {word} belongs to {one.name} and {other.name} at the same time")
    return {word: tuple(sorted(agencies, key=lambda body: body.valid_from or "")) for word, agencies in groups.items()}


def holder(holders: Mapping[str, tuple[Agency, ...]], word: str, on: str | None = None) -> Agency | None:
    """Return the only holder; of several, the one that existed on the ISO date, or none; without a date, the last."""
    agencies = holders.get(word, ())
    if on and len(agencies) > 1:
        agencies = tuple(body for body in agencies if body.lived(on))
    return agencies[-1] if agencies else None


def _overlap(one: Agency, other: Agency) -> bool:
    """Tell whether two bodies existed at the same time; a single common day, that of the hand-over, does not count."""
    return (one.valid_from or "") < (other.valid_to or "~") and (other.valid_from or "") < (one.valid_to or "~")
