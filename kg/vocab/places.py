"""Provinces, cities and prefectures: their names, and the signs with which the numbers of their bodies begin."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kg.errors import DataError

FILE = "places.yaml"
MUNICIPAL = "municipal"
"""Rank of the four cities that are provinces."""


class Region(NamedTuple):
    """A province, city or prefecture."""

    name: str
    """Official name: 广东省, 广州市."""
    level: str
    """provincial or local: that of its bodies."""
    rank: str = ""
    """provincial, municipal or prefectural; '' for a county, whose bodies no number tells."""
    sign: str = ""
    """What the numbers of its bodies begin with: 粤, 穗. '' where none is known."""
    seat: str = ""
    """What its government is called in numbers: 政 or 府."""


class Places:
    """All regions of places.yaml."""

    def __init__(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the block `regions` of the file. Raises DataError for a seat that is none or given to no city."""
        self.regions = dict(_regions(data))
        """Region by each of its names."""
        self.by_sign: dict[str, tuple[Region, ...]] = {}
        """Regions by sign; two places may share one."""
        for region in dict.fromkeys(self.regions.values()):
            if region.sign:
                self.by_sign[region.sign] = (*self.by_sign.get(region.sign, ()), region)
        self._longest = max(map(len, self.by_sign))

    def sign(self, text: str) -> str:
        """Return the longest sign that a text begins with, '' if it begins with none."""
        return next((text[:length] for length in range(self._longest, 0, -1) if text[:length] in self.by_sign), "")


def _regions(data: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Region]]:
    for name, entry in data.items():
        rank = MUNICIPAL if name.endswith("市") else "provincial"
        region = Region(name, "provincial", rank, entry.get("sign", ""), entry.get("seat", ""))
        yield name, region
        if "short" in entry:
            yield entry["short"], region
        cities, seats = entry.get("prefectures", {}), entry.get("seats", {})
        if wrong := [city for city, seat in seats.items() if city not in cities or seat not in ("政", "府")]:
            raise DataError(f"{FILE}: {name}: seats: {wrong[0]} is no prefecture, or its seat is neither 政 nor 府")
        for city, sign in cities.items():
            full = city if city.endswith(("州", "盟", "地区", "林区")) and len(city) > 2 else city + "市"
            yield full, Region(full, "local", "prefectural", sign, seats.get(city, region.seat))
