"""Bodies of provinces, prefectures and counties, composed by rule from agencies.yaml.

region + (第X届) + organ: 洛阳市第十五届人民代表大会常务委员会. region + field + ending: 山东省工业和信息化厅. A county may stand
between, or alone at the beginning of a phrase. Names of counties are not listed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kg.vocab.agency import Agency

ANCHORS = ("人民代表大会", "人大常委会", "人民政府", "人民检察院", "人民法院")
SESSION = r"(?:第[一二三四五六七八九十]{1,4}届)?"
_COUNTY = (
    r"(?P<county>(?!.{0,4}(?:[第各该本我级辖治设等的或及与向由经报受在请付得]|有关|当地|行政|其他|直管|列入|单列|应当|决定|参加|城市))"
    r"(?:[一-龥]{4,14}自治县|[一-龥]{1,5}?(?:新区|林区|特区|县|区|市|旗)))"
)
_BEFORE = re.compile(r"(?<![一-龥])" + _COUNTY + SESSION + r"\Z")
_REACH = 24
"""Characters looked at before an anchor: the longest county and a session."""


class Region(NamedTuple):
    """A province or prefecture."""

    name: str
    level: str


class LocalBodies:
    """Composes official names from what stands after a region's name or around an anchor word."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take agencies.yaml."""
        self.regions = dict(_regions(data["regions"]))
        self._organs: Mapping[str, Mapping[str, Any]] = data["organs"]
        self._organ_names = dict(_names((name, organ.get("short", ())) for name, organ in self._organs.items()))
        self._fields = dict(_names(data["departments"].items()))
        offices = _any(data["offices"]["named"])
        party = r"(?P<party>委员会|委(?![托派任员]))"
        organ = f"{SESSION}(?P<organ>{_any(self._organ_names)})"
        ends = r"(?P<ends>" + _any(data["department_ends"]) + ")"
        self._after = re.compile(f"{_COUNTY}?(?:{organ}|(?P<field>{_any(self._fields)}){ends})(?:{offices})?")
        self._party = re.compile(f"{_COUNTY}?{party}(?:{offices})?")

    def after(self, text: str, start: int, end: int) -> tuple[int, int, Agency] | None:
        """Compose from a region at `text[start:end]` and what follows it."""
        region = self.regions[text[start:end]]
        lead = next((word for word in ("中共", "中国共产党") if text.endswith(word, 0, start)), "")
        found = self._party.match(text, end) if lead else self._after.match(text, end)
        return (start - len(lead), found.end(), self._compose(region, found)) if found else None

    def around(self, text: str, start: int) -> tuple[int, int, Agency] | None:
        """Compose from a county without its region before the anchor that begins at `start`."""
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        found = before and self._after.match(text, before.start())
        if not found or not found["organ"] or found.end() <= start:
            return None
        return found.start(), found.end(), self._compose(Region("", "local"), found)

    def _compose(self, region: Region, found: re.Match[str]) -> Agency:
        parts = found.groupdict()
        inner = self.regions.get(parts["county"] or "")
        region = inner or region
        place = region.name + ("" if inner else parts["county"] or "")
        level = "local" if parts["county"] else region.level
        if parts.get("party"):
            return Agency(f"中共{place}委员会", "local_party", level)
        if parts["organ"]:
            organ = self._organ_names[parts["organ"]]
            return Agency(place + organ, self._organs[organ]["kind"], level)
        end = "委员会" if parts["ends"] == "委" else parts["ends"]
        return Agency(place + self._fields[parts["field"]] + end, "local_department", level)


def _regions(data: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Region]]:
    for name, entry in data.items():
        yield name, Region(name, "provincial")
        if "short" in entry:
            yield entry["short"], Region(name, "provincial")
        for prefecture in entry.get("prefectures", ()):
            full = prefecture if prefecture.endswith(("州", "盟", "地区", "林区")) and len(prefecture) > 2 else prefecture + "市"
            yield full, Region(full, "local")


def _names(entries: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    for name, shorts in entries:
        yield name, name
        yield from ((short, name) for short in shorts)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
