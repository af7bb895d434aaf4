"""Regions with their codes after GB/T 2260 and what they lie in: `data/region_codes.csv`, and zones, `data/zones.yaml`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from kg.errors import DataError
from kg.vocab.files import read_csv, read_yaml

_ENDS = re.compile(r"(?:省|市|特别行政区)$")  # 甲省


class RegionName(NamedTuple):
    """A province, prefecture, county or zone."""

    name: str
    """Official name."""
    code: str | None
    """After GB/T 2260, six digits; None for a county or zone."""
    level: str
    """province, prefecture, county or zone."""
    part_of: tuple[str, ...]
    """Names of what it lies in, the nearest first."""


class Regions:
    """Regions by each of their names."""

    def __init__(self, codes: Iterable[Mapping[str, str]], zones: Mapping[str, Mapping[str, Any]], shorts: Mapping[str, str]) -> None:
        """Take the rows of region_codes.csv, the zones, and official names by short ones. Raises DataError for a region that is none."""
        self.by_name: dict[str, RegionName] = {}
        for row in codes:
            level = "prefecture" if row["part_of"] else "province"
            above = (row["part_of"],) if row["part_of"] else ()
            self.by_name[row["name"]] = RegionName(row["name"], row["code"] or None, level, above)
        official = dict(self.by_name)
        for name, entry in zones.items():
            strangers = {*entry.get("members", ()), *filter(None, [entry.get("part_of")])} - set(official)
            if strangers or ("members" in entry) == ("part_of" in entry):
                raise DataError(f"zones.yaml: {name}: takes members or part_of, which are regions: {sorted(strangers)}")
            zone = RegionName(name, None, "zone", (entry["part_of"],) if "part_of" in entry else ())
            self.by_name |= dict.fromkeys((name, *entry.get("names", ())), zone)
        self.full = _any(self.by_name)
        """Official names and those of zones, as alternatives of a regular expression."""
        for short, name in shorts.items():
            self.by_name.setdefault(short, official[name])
        for name, region in official.items():
            if region.level == "province":
                self.by_name.setdefault(_ENDS.sub("", name), region)  # 四川
        self.all = _any(self.by_name)
        """The same with short names of provinces."""
        self._full = re.compile(self.full)

    def named(self, name: str) -> RegionName:
        """Return a region by any of its names; a name that begins with that of a region is a county in it: 甲市乙区."""
        if name in self.by_name:
            return self.by_name[name]
        found = self._full.match(name)
        around = self.by_name[found[0]] if found else None
        return RegionName(name, None, "county", (around.name, *around.part_of) if around else ())


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def regions() -> Regions:
    """Return all regions. Raises DataError."""
    places = read_yaml("places.yaml")["regions"]
    shorts = {entry["short"]: name for name, entry in places.items() if "short" in entry}
    return Regions(read_csv("region_codes.csv"), read_yaml("zones.yaml")["zones"], shorts)
