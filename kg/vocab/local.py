"""Bodies of provinces, prefectures and counties, composed by rule from agencies.yaml and places.yaml.

region + (第X届) + organ: 滨江市第八届人民代表大会常务委员会. region + field + ending: 山东省工业和信息化厅. A county may stand
between, or alone at the beginning of a phrase. Names of counties are not listed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.vocab.agency import Agency
from kg.vocab.lexicon import part
from kg.vocab.places import Region

ANCHORS = ("人民代表大会", "人大常委会", "人民政府", "人民检察院", "人民法院")
SESSION = rf"(?:第?(?:[{part('counting')}]{{1,4}}|\d{{1,2}})届)?"
"""第十五届, 十五届, 第15届."""
_COUNTY = f"(?P<county>{part('county')})"
# 按照天河区第十五届: before 人民代表大会
_BEFORE = re.compile(r"(?<![一-龥])" + _COUNTY + SESSION + r"\Z")
_REACH = 24
"""Characters looked at before an anchor: the longest county and a session."""
_OFFICES = frozenset(("人民政府", "人民代表大会常务委员会"))
"""Organs whose 办公厅 or 办公室 is a body of its own: 甲市人民政府办公室 issues what 甲市人民政府 does not."""


class LocalBodies:
    """Composes official names from what stands after a region's name or around an anchor word."""

    def __init__(self, data: Mapping[str, Any], regions: Mapping[str, Region]) -> None:
        """Take agencies.yaml and the regions by name."""
        self.regions = regions
        self._longest = max(map(len, regions))
        self._organs: Mapping[str, Mapping[str, Any]] = data["organs"]
        self._organ_names = dict(_names((name, organ.get("short", ())) for name, organ in self._organs.items()))
        self._fields = dict(_names(data["departments"].items()))
        offices = _any(data["offices"]["named"])
        party = r"(?P<party>委员会|委(?![托派任员]))"
        organ = f"{SESSION}(?P<organ>{_any(self._organ_names)})"
        ends = r"(?P<ends>" + _any(data["department_ends"]) + ")"
        self._after = re.compile(f"{_COUNTY}?(?:{organ}|(?P<field>{_any(self._fields)}){ends})(?P<office>{offices})?")
        self._party = re.compile(f"{_COUNTY}?{party}(?P<office>办公厅|办公室)?")
        self._county = re.compile(_COUNTY)

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

    def place(self, text: str, start: int) -> tuple[int, str]:
        """Return where the place that begins here ends, and its name without the province before a city; (start, '') for none."""
        end, name = start, ""
        for length in range(min(self._longest, len(text) - start), 1, -1):
            if region := self.regions.get(text[start : start + length]):
                end, name = start + length, region.name
                break
        county = self._county.match(text, end)
        if not county:
            return end, name
        return county.end(), self._within(name, county["county"])

    def _within(self, region: str, county: str) -> str:
        """Return the full name of a county: 广东省 before 广州市天河区 is left out."""
        inner = next((county[:length] for length in range(len(county), 2, -1) if county[:length] in self.regions), "")
        return self.regions[inner].name + county[len(inner) :] if inner else region + county

    def _compose(self, region: Region, found: re.Match[str]) -> Agency:
        county, office = found["county"] or "", found["office"] or ""
        place = self._within(region.name, county) if county else region.name
        level = "local" if county else region.level
        parts = found.groupdict()
        if parts.get("party"):
            return Agency(f"中共{place}委员会{office}", "local_party", level)
        if parts["organ"]:
            organ = self._organ_names[parts["organ"]]
            own = office if organ in _OFFICES and office in ("办公厅", "办公室") else ""
            return Agency(place + organ + own, self._organs[organ]["kind"], level)
        end = "委员会" if parts["ends"] == "委" else parts["ends"]
        return Agency(place + self._fields[parts["field"]] + end, "local_department", level)


def _names(entries: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    for name, shorts in entries:
        yield name, name
        yield from ((short, name) for short in shorts)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
