"""What the letters of a document number say about its issuers, and where the letters begin."""

import re
from collections.abc import Mapping
from typing import Any

from kg.errors import DataError
from kg.vocab.agency import FILE, Agency
from kg.vocab.holders import hold, holder
from kg.vocab.lexicon import part
from kg.vocab.local_numbers import LocalNumbers
from kg.vocab.places import Places

# （85）国函字23号, 〔2031〕某司字第82号
_HEAD = re.compile(r"[〔\[(（﹝【]?(?P<early>(?:19|20)?\d\d)[〕\])）﹞】]\s*")
"""（85）国函字23号: the year before the letters."""
# 工信部装〔2031〕5号, 某部令第5号, 某部公告2031年第5号
_NUMBER = re.compile(rf"(?P<part>.*?)(?P<named>{part('serial_kind')})?\s*(?:[〔\[(（﹝【]|第|(?={part('year')}年)|(?=\d))")
# 〔2031〕5号
_YEAR = re.compile(part("year"))
_STRONG = 3
"""Characters of a code that is never a part of another number's letters: 工信部."""
_DISTANT = 2
"""Greatest distance between a sign and a code of two characters in a local number: 资金管理财税 does not begin with 资 for 资阳."""
_LONGEST_TAIL = 8
"""Characters behind a code of one character: 环办法规函 has four."""


class NumberCodes:
    """Codes of bodies (机关代字) and the signs of places; the longest that begins the number wins."""

    def __init__(self, bodies: Mapping[str, Agency], joint: Mapping[str, list[str]], places: Places, local: Mapping[str, Any]) -> None:
        """Take the bodies, the codes that stand for several, the places and places.yaml. Raises DataError."""
        self._holders = hold((code, body) for body in bodies.values() for code in body.codes)
        self._joint = {code: tuple(names) for code, names in joint.items()}
        for code, names in self._joint.items():
            if code in self._holders or not set(names) <= set(bodies):
                raise DataError(f"{FILE}: joint_codes: {code} is a code already or names an unknown body")
        self._places, self._local = places, LocalNumbers(places, local)
        self._words = re.compile("|".join(sorted(map(re.escape, local["words"]), key=len, reverse=True)))
        self._leading = frozenset(local["leading"])
        self._longest = max(map(len, (*self._holders, *self._joint)), default=1)

    def split(self, number: str) -> tuple[str, bool, str | None]:
        """Split a number into (what is before year and serial, whether it names bodies in words, a date in the year)."""
        number = number.strip()
        early = _HEAD.match(number)
        found = _NUMBER.match(number, early.end() if early else 0)
        year = _YEAR.search(number)
        day = f"{year.group()}-12-31" if year else f"19{early['early']}-12-31" if early else None
        return (found["part"], bool(found["named"]), day) if found else (number, False, day)

    def issuers(self, part: str, on: str | None) -> tuple[str, ...]:
        """Return who had, on that day, the longest code that `part` begins with; nobody if it may be the code of a place as well."""
        part = re.sub(r"\s+", "", part)
        for length in range(min(self._longest, len(part)), 0, -1):
            if length == 1 and self._local.owns(part):
                break
            if names := self._by_code(part[:length], on):
                return names
        local = self._local.issuer(part, on)
        return (local,) if local else ()

    def _by_code(self, code: str, on: str | None) -> tuple[str, ...]:
        if code in self._joint:
            return self._joint[code]
        agency = holder(self._holders, code, on)
        return (agency.name,) if agency else ()

    def is_code(self, text: str) -> bool:
        """Tell whether the whole text is a code: 工信部 is one and a name as well."""
        return self._national(text) == len(text) > 0

    def begin(self, run: str) -> tuple[int, bool]:
        """Return where the letters of a number begin in the characters before its year, and whether they are known codes.

        按照粤财社 → 2, 办法工信部装 → 2: behind the last word that no number contains, then at the first code or sign. One or two
        characters that no list has belong to the number: 萧财社 is not 财社.
        """
        cut = max((word.end() for word in self._words.finditer(run) if word.end() < len(run)), default=0)
        for start in range(cut, len(run)):
            if self._may_begin(run[start:]):
                return (cut if self._is_sign(run[cut:start]) else start), True
        leads = run[cut : cut + 1] in self._leading and len(run) > cut + 2
        return cut + leads, False

    def _is_sign(self, unknown: str) -> bool:
        """Tell whether what stands before a code belongs to it, as the sign of a county does."""
        return (len(unknown) == 1 and unknown not in self._leading) or (len(unknown) == 2 and bool(self._places.sign(unknown)))

    def _may_begin(self, text: str) -> bool:
        """Tell whether a number may begin here: with the code of a body, or the sign of a place and a likely rest."""
        length = self._national(text)
        if length > 1:
            return True
        sign = len(self._places.sign(text))
        if self._local.begins(text) or (sign and self._national(text[sign:])):
            return not any(self._national(text[place:]) > 1 for place in range(sign + _DISTANT, len(text)))
        return (
            length == 1
            and len(text) <= _LONGEST_TAIL + 1
            and not any(self._national(text[place:]) >= _STRONG for place in range(1, len(text)))
        )

    def _national(self, text: str) -> int:
        """Return the length of the longest code of a national body that begins a text."""
        for length in range(min(self._longest, len(text)), 0, -1):
            if text[:length] in self._holders or text[:length] in self._joint:
                return length
        return 0
