"""Which place a name or a text belongs to, by the regions of places.yaml."""

import re
from collections import Counter
from functools import cache, lru_cache

from kg.vocab.files import read_yaml
from kg.vocab.places import FILE, Places


@cache
def _places() -> Places:
    return Places(read_yaml(FILE)["regions"])


@cache
def _cities() -> re.Pattern[str]:
    return re.compile("|".join(sorted((name for name in _places().regions if name.endswith("市")), key=len, reverse=True)))


@lru_cache(maxsize=4096)
def begins_with_place(name: str) -> bool:
    """Tell whether a name begins with that of a province or city, or the short one of an autonomous region: 内蒙古某办."""
    return any(name.startswith(place) for place in _places().regions)


def city_of(text: str) -> str | None:
    """Return the city that a text names most often; None where it names none, or several equally often."""
    counts = Counter(_cities().findall(text)).most_common(2)
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None
