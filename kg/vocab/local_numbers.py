"""Issuers in the letters of local document numbers: 粤财社〔2031〕5号 is by 广东省财政厅, 穗府办规〔2031〕5号 by the city's 办公厅."""

from collections.abc import Mapping
from typing import Any

from kg.errors import DataError
from kg.vocab.places import FILE, Places, Region

_SEATS = ("政", "府")
_DISTRICT = 2
"""Most characters that a district puts between the sign of its city and 政 or 府: 深坪府办规."""
_RANKS = {"provincial", "municipal", "prefectural"}
_FIELDS = _RANKS | {"from", "examples"}


class LocalNumbers:
    """Reads the sign of a place and the code of a body. If two places share the sign, or the code is unknown, no issuer is given."""

    def __init__(self, places: Places, data: Mapping[str, Any]) -> None:
        """Take places.yaml. Raises DataError for an unknown field, and for a deputy provincial city that is no region."""
        self._places = places
        self._departments: Mapping[str, Mapping[str, Any]] = data["departments"]
        for code, entry in self._departments.items():
            if unknown := set(entry) - _FIELDS:
                raise DataError(f"{FILE}: departments: {code}: unknown field {sorted(unknown)}")
        self._deputies = frozenset(data["deputy_provincial"])
        if strangers := self._deputies - set(places.regions):
            raise DataError(f"{FILE}: deputy_provincial: {sorted(strangers)[0]} is no region")
        self._tails = frozenset(data["government_tails"])
        self._codes = frozenset(self._departments) | frozenset(data["codes"])
        self._longest = max(map(len, self._codes))

    def is_code(self, text: str) -> bool:
        """Tell whether a text begins with the code of a local body."""
        return any(text[:length] in self._codes for length in range(1, self._longest + 1) if len(text) >= length)

    def begins(self, text: str) -> bool:
        """Tell whether a text begins with a sign and a code, or a sign, a district and its government."""
        sign = self._places.sign(text)
        rest = text[len(sign) :]
        return bool(sign) and (self.is_code(rest) or any(rest.find(seat, 1, _DISTRICT + 1) > 0 for seat in _SEATS))

    def owns(self, text: str) -> bool:
        """Tell whether the number is certainly that of a place and not of a ministry whose code is the same character: 商政, 银人社."""
        sign = self._places.sign(text)
        rest = text[len(sign) :]
        return bool(sign) and (rest.startswith(_SEATS) or any(rest.startswith(code) for code in self._departments if len(code) > 1))

    def issuer(self, part: str, on: str | None) -> str | None:
        """Return the body whose numbers have `part` before the year, None if the number does not identify it with certainty.

        `on` is an ISO date of the year of the number: a department has its name of today only since a year.
        """
        sign = self._places.sign(part)
        regions, rest = self._places.by_sign.get(sign, ()), part[len(sign) :]
        if rest.startswith(_SEATS):
            seated = [region for region in regions if region.seat == rest[0]]
            return self._government(seated[0], rest[1:]) if len(seated) == 1 else None
        return self._department(regions[0], rest, on) if len(regions) == 1 else None

    def _government(self, region: Region, tail: str) -> str | None:
        government = region.name + "人民政府"
        if tail in self._tails:
            return government
        has_chancellery = region.rank != "prefectural" or region.name in self._deputies
        return government + "办公厅" if has_chancellery and tail[:1] == "办" and tail[1:] in self._tails else None

    def _department(self, region: Region, rest: str, on: str | None) -> str | None:
        code = next((rest[:length] for length in range(self._longest, 0, -1) if rest[:length] in self._departments), "")
        entry = self._departments.get(code, {})
        name = str(entry.get(region.rank, ""))
        if not name or (on or "9") < str(entry["from"]):
            return None
        return name.replace("{}", region.name) if "{}" in name else region.name + name
