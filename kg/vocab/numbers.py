"""What the letters of a document number say about its issuers."""

import re
from collections.abc import Mapping
from typing import Any

from kg.errors import DataError
from kg.vocab.agency import FILE, Agency
from kg.vocab.holders import hold, holder

_HEAD = re.compile(r"[〔\[(（﹝【]?(?P<early>(?:19|20)?\d\d)[〕\])）﹞】]\s*")
_NUMBER = re.compile(r"(?P<part>.*?)(?P<named>令|公告|通告|通报)?\s*(?:[〔\[(（﹝【]|第|(?=(?:19|20)\d\d年)|(?=\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOCAL = "政府"


class NumberCodes:
    """Codes of bodies (机关代字) and of provincial governments; the longest that begins the number wins."""

    def __init__(self, bodies: Mapping[str, Agency], joint: Mapping[str, list[str]], regions: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the bodies, the codes that stand for several, and the regions. Raises DataError."""
        self._holders = hold((code, body) for body in bodies.values() for code in body.codes)
        self._joint = {code: tuple(names) for code, names in joint.items()}
        for code, names in self._joint.items():
            if code in self._holders or not set(names) <= set(bodies):
                raise DataError(f"{FILE}: joint_codes: {code} is a code already or names an unknown body")
        self._local = {entry["sign"] + seat: name + "人民政府" for name, entry in regions.items() if "sign" in entry for seat in _LOCAL}
        self._longest = max(map(len, (*self._holders, *self._joint, *self._local)))

    def split(self, number: str) -> tuple[str, bool, str | None]:
        """Take a number apart: (what stands before year and serial, whether it names bodies in words, a date in the year)."""
        number = number.strip()
        early = _HEAD.match(number)
        found = _NUMBER.match(number, early.end() if early else 0)
        year = _YEAR.search(number)
        day = f"{year.group()}-12-31" if year else f"19{early['early']}-12-31" if early else None
        return (found["part"], bool(found["named"]), day) if found else (number, False, day)

    def issuers(self, part: str, on: str | None) -> tuple[str, ...]:
        """Return who has the longest code that begins `part` on that day."""
        part = re.sub(r"\s+", "", part)
        for length in range(min(self._longest, len(part)), 0, -1):
            if names := self._by_code(part[:length], part[length:], on):
                return names
        return ()

    def _by_code(self, code: str, rest: str, on: str | None) -> tuple[str, ...]:
        if code in self._joint:
            return self._joint[code]
        if code in self._local:
            return (self._local[code],)
        agency = holder(self._holders, code, on)
        return (agency.name,) if agency and not (len(code) == 1 and rest[:1] and rest[0] in _LOCAL) else ()
