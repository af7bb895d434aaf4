"""What policies measure: the normal form of an indicator's name, and values as plain numbers."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, NamedTuple
from unicodedata import normalize

from kg.errors import DataError
from kg.vocab.files import read_yaml

_FILE = "indicators.yaml"
_LONGEST = 200
"""Characters of a name that are kept."""
# ＧＤＰ, ％
_WIDE = re.compile("[！-～]")
# “甲类” 企业
_DROPPED = re.compile(r"[\s“”‘’\"'「」]")
_EDGES = "、，；：。,;:"
# 亿, 万, 十万, 千万
_MULTIPLIER = re.compile("[十百千万亿]+")
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_BRACKETS = str.maketrans("()", "（）")


class IndicatorName(NamedTuple):
    """The normal form of a name, and where the indicator is measured."""

    name: str
    scope: str | None
    """`全国` where the name says so, None where it does not."""


class Quantity(NamedTuple):
    """A value as a plain number."""

    amount: float
    measure: str | None
    """The unit that it counts, without 万 or 亿."""


class Indicators:
    """The names of indicators.yaml."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the parsed file. Raises DataError where a name stands under two others, or an example does not hold."""
        self._before = re.compile("|".join(map(re.escape, data["before"])))
        apart = "|".join(map(re.escape, data["apart"]))
        self._scopes: Mapping[str, str] = data["scopes"]
        self._scope = re.compile(f"(?:{'|'.join(self._scopes)})(?!{apart})")
        self._within = _inverted(data["within"])
        self._names = _inverted(data["names"])
        self._word = re.compile("|".join(re.escape(word) for word in sorted(self._within, key=len, reverse=True)))
        self._units = {other: (unit, Decimal(str(times))) for unit, others in data["units"].items() for other, times in others.items()}
        self._known = {*self._units, *data["units"]}
        self._check(data["same"], data["different"])

    def name(self, printed: str) -> IndicatorName:
        """Return the normal form of a name, never empty unless the name is."""
        name = _DROPPED.sub("", _WIDE.sub(lambda wide: normalize("NFKC", wide[0]), printed)).translate(_BRACKETS).strip(_EDGES)
        name, _ = self._cut(name, self._before)
        name, area = self._cut(name, self._scope)
        name, _ = self._cut(name, self._before)
        name = self._word.sub(lambda word: self._within[word[0]], name)
        return IndicatorName(self._names.get(name, name)[:_LONGEST], self._scopes.get(area) or None)

    def subject(self, printed: str) -> IndicatorName:
        """Return the normal form of what restricts an indicator, '' where it only says where that is measured: 全国."""
        return IndicatorName("", self._scopes[printed] or None) if printed in self._scopes else self.name(printed)

    def _cut(self, name: str, words: re.Pattern[str]) -> tuple[str, str]:
        """Return a name without a word at its beginning, and that word; a name of one character is none."""
        found = words.match(name)
        return (name[found.end() :], found[0]) if found and len(name) - found.end() > 1 else (name, "")

    def quantity(self, value: str, unit: str | None) -> Quantity | None:
        """Return a value in its plain unit: 3 亿吨 is 300000000 吨; None where it is no number."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return None
        plain = (unit or "").strip()
        found = _MULTIPLIER.match(plain) if plain not in self._known else None
        for sign in found[0] if found else "":
            if plain in self._known:
                break  # 千瓦 of 万千瓦
            number, plain = number * _TIMES[sign], plain[1:]
        named, times = self._units.get(plain, (plain, Decimal(1)))
        return Quantity(float(number * times), named or None) if number.is_finite() else None

    def _check(self, same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]) -> None:
        for one, other in same:
            if self.name(one).name != self.name(other).name:
                raise DataError(f"{_FILE}: same: {one} and {other} stay two: {self.name(one).name}, {self.name(other).name}")
        for one, other in different:
            if self.name(one).name == self.name(other).name:
                raise DataError(f"{_FILE}: different: {one} and {other} become one: {self.name(one).name}")


@cache
def indicators() -> Indicators:
    """What policies measure, `data/indicators.yaml`. Raises DataError."""
    return Indicators(read_yaml(_FILE))


def _inverted(data: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the name for each of its other forms. Raises DataError for a form that stands under two names."""
    found: dict[str, str] = {}
    for name, others in data.items():
        for other in others:
            if found.setdefault(other, name) != name or other == name:
                raise DataError(f"{_FILE}: {other} stands under {found[other]} and {name}")
    return found
