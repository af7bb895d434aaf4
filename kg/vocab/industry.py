"""The industrial classification GB/T 4754-2017 and how policies name its industries."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kg.errors import DataError
from kg.vocab.names import Names

NAMES = "industry_names.yaml"
CODES = "industries.csv"
_OWN = 4
"""Characters of the shortest name of the classification that is looked for in text."""
_SEVERAL = "、,，和及()（）"
# 电子测量仪器制造, 锯材加工: what names of the classification have behind the goods
_MAKING = re.compile("(?:制造|加工|生产)业?$")
# 仓储业务, 零售业态: 业 begins the next word
_NO_TRADE = re.compile("业[务态绩主余]")
# 餐饮服务业, 汽车零部件加工业: 业 ends the name of what is done
_DONE = re.compile("(?:服务|加工|养殖|种植)业(?![务态绩主余])")


class IndustryMatch(NamedTuple):
    """An industry named at `text[start:end]`."""

    start: int
    end: int
    name: str
    """As it stands there."""
    code: str
    """Of GB/T 4754-2017; '' where the name is wider than the classification."""


class Industry(NamedTuple):
    """One row of the classification."""

    code: str
    level: str
    """section, division, group or class."""
    parent: str
    """Code of the row above, '' for a section."""
    name: str


class Industries:
    """The classification, and the names in use found in text."""

    def __init__(self, rows: Iterable[Mapping[str, str]], data: Mapping[str, Any]) -> None:
        """Take the rows of industries.csv and the parsed industry_names.yaml. Raises DataError."""
        self._rows = _classification(rows)
        self._codes = {name: code for code, name in _named(data["names"], self._rows)}
        self._over = frozenset([*data["not"], *data["before"]])
        self._behind = frozenset(data["behind"])
        if both := self._over & self._codes.keys():
            raise DataError(f"{NAMES}: both a name and none: {sorted(both)}")
        own = {name: row.code for row in self._rows.values() for name in _own_names(row.name)}
        self._codes = {name: code for name, code in own.items() if name not in self._over} | self._codes
        self._names = Names([*self._codes, *self._over])

    def find(self, text: str) -> list[IndustryMatch]:
        """Find names of industries, the longest at each place, in order, without overlap."""
        matches: list[IndustryMatch] = []
        last = -1
        for start, _, found in self._names.find(text):
            name, code = self._whole(found, text, start)
            if code is not None and not (start == last and name in self._behind):
                last = start + len(name)
                matches.append(IndustryMatch(start, last, name, code))
        return matches

    def _whole(self, name: str, text: str, start: int) -> tuple[str, str | None]:
        """Return the name at `start` without 业 where that begins another word, with 业 where it belongs to it; and its code."""
        end = start + len(name)
        if name.endswith("业") and _NO_TRADE.match(text, end - 1):
            return name[:-1], self._codes.get(name[:-1])
        is_done = text.startswith("业", end) and _DONE.match(text, end - 2)
        return name + "业" if is_done else name, self._codes.get(name)

    def code(self, name: str) -> str | None:
        """Return the code of a name in use, '' if it is wider than the classification, None if unknown."""
        return self._codes.get(name)

    def name(self, code: str) -> str:
        """Return the classification's name of a code. Raises DataError for an unknown one."""
        return self._row(code).name

    def level(self, code: str) -> str:
        """Return section, division, group or class. Raises DataError for an unknown code."""
        return self._row(code).level

    def parents(self, code: str) -> tuple[str, ...]:
        """Return the codes above, the nearest first. Raises DataError for an unknown code."""
        above = self._row(code).parent
        return (above, *self.parents(above)) if above else ()

    def __iter__(self) -> Iterator[Industry]:
        """Go through the classification in its order."""
        return iter(self._rows.values())

    def _row(self, code: str) -> Industry:
        if code not in self._rows:
            raise DataError(f"{CODES}: {code} is no code of the classification")
        return self._rows[code]


def _classification(rows: Iterable[Mapping[str, str]]) -> dict[str, Industry]:
    table: dict[str, Industry] = {}
    for row in rows:
        industry = Industry(row["code"], row["level"], row["parent"], row["name"])
        if industry.code in table or (industry.parent and industry.parent not in table):
            raise DataError(f"{CODES}: {industry.code} stands twice or before the row above it, {industry.parent}")
        table[industry.code] = industry
    return table


def _named(groups: Mapping[str, Iterable[str]], rows: Mapping[str, Industry]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for code, names in groups.items():
        if code and code not in rows:
            raise DataError(f"{NAMES}: {code} is no code of the classification")
        for name in names:
            if name in seen:
                raise DataError(f"{NAMES}: {name} stands under {seen[name]} and {code}")
            seen[name] = code
            yield code, name


def _own_names(name: str) -> Iterator[str]:
    """Yield a name of the classification as it may stand in text, none if it is a list or a remainder (其他…): 甲类设备制造, 甲类设备."""
    if name.startswith("其他") or any(sign in name for sign in _SEVERAL):
        return
    if len(name) >= _OWN:
        yield name
    if len(short := _MAKING.sub("", name)) >= _OWN:
        yield short
