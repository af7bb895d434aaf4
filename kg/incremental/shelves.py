"""The rows of bands: which passages hold a band, by the names of their documents. A row is found by the band, however many hold it.

`r:` + band holds the passages while they belong to at most `MOST` names. Beyond that it only counts the names, and they stand in up to
sixteen rows by the first digit of their checksums, each of which is divided by the next digit in the same way. What a row looks like
depends only on what it holds, and a change reads and writes a handful of rows, however many documents say the same.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.assemble.reuse import MOST, Holding, Shelf
from kg.incremental.held import Held

_DIGITS = "0123456789abcdef"
_TOP = "r:"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_Row = dict[str, set[Holding]] | int
"""Passages by name, or the number of names that the rows below hold."""


class Change(NamedTuple):
    """A passage that comes to hold a band, or holds it no more."""

    band: str
    name: str
    holding: Holding
    comes: bool


class Shelves:
    """Rows before and after a step."""

    def __init__(self, held: Held, changes: Iterable[Change]) -> None:
        """Read the rows that change, and change them."""
        self._held = held
        self._data: dict[str, str | None] = {}
        """The rows that were read, as they are held."""
        self._rows: dict[str, _Row] = {}
        """The same after the step."""
        self._changed: set[str] = set()
        every: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            every[_TOP + change.band].append(change)
        self._read_below(every)
        for key, some in every.items():
            self._change(key, some, 0)

    def _read_below(self, changes: Mapping[str, list[Change]]) -> None:
        """Read rows and, as far as these changes lead there, those below, level by level."""
        depth, wanted = 0, dict(changes)
        while wanted:
            self._read(wanted)
            below = (_divided(key, some, depth) for key, some in wanted.items() if isinstance(self._rows[key], int))
            wanted = {key: some for parts in below for key, some in parts.items()}
            depth += 1

    def _read(self, keys: Iterable[str]) -> None:
        missing = [key for key in keys if key not in self._data]
        found = self._held.names(missing) if missing else {}
        for key in missing:
            self._data[key] = found.get(key)
            self._rows[key] = _loaded(found.get(key))

    def _change(self, key: str, changes: list[Change], depth: int) -> int:
        """Change a row and those below; return by how much the number of names grows."""
        row = self._rows[key]
        self._changed.add(key)
        if isinstance(row, int):
            grown = sum(self._change(below, some, depth + 1) for below, some in _divided(key, changes, depth).items())
            self._rows[key] = row + grown
            if row + grown <= MOST:
                self._rows[key] = self._gathered(key)
            return grown
        before = len(row)
        for change in changes:
            places = row.setdefault(change.name, set())
            (places.add if change.comes else places.discard)(change.holding)
        row = {name: places for name, places in row.items() if places}
        self._put(key, row, depth)
        return len(row) - before

    def _put(self, key: str, row: dict[str, set[Holding]], depth: int) -> None:
        """Put what a row holds into it, or into new rows below it."""
        self._changed.add(key)
        self._data.setdefault(key, None)
        if len(row) <= MOST:
            self._rows[key] = row
            return
        self._rows[key] = len(row)
        parts: dict[str, dict[str, set[Holding]]] = defaultdict(dict)
        for name, places in row.items():
            parts[key + _digit(name, depth)][name] = places
        for below, part in parts.items():
            self._put(below, part, depth + 1)

    def _gathered(self, key: str) -> dict[str, set[Holding]]:
        """Return what the rows below a row hold, and empty them; as they hold no more than one row may, none of them is divided."""
        below = [key + digit for digit in _DIGITS]
        self._read(below)
        found: dict[str, set[Holding]] = {}
        for one in below:
            row = self._rows[one]
            assert isinstance(row, dict)
            found |= row
            self._rows[one] = {}
            self._changed.add(one)
        return found

    def shelves(self, bands: Iterable[str]) -> dict[str, Shelf]:
        """Return who holds bands after the step, without those that too many hold."""
        wanted = list(bands)
        self._read(_TOP + band for band in wanted)
        rows = ((band, self._rows[_TOP + band]) for band in wanted)
        return {band: row for band, row in rows if isinstance(row, dict)}

    def turned(self) -> set[Holding]:
        """Return the passages of bands that too many held and no longer do, or the other way round."""
        found: set[Holding] = set()
        for key in self._changed:
            if len(key) == _LENGTH and _counts(self._data[key]) != isinstance(after := self._rows[key], int):
                row = _loaded(self._data[key]) if isinstance(after, int) else after
                assert isinstance(row, dict)
                found.update(*row.values())
        return found

    def written(self) -> tuple[dict[str, str], list[str]]:
        """Return the rows that differ from those held, and the keys of those in which nothing is left."""
        after = {key: _dumped(self._rows[key]) for key in self._changed}
        put = {key: text for key, text in after.items() if text and text != self._data[key]}
        return put, [key for key, text in after.items() if not text and self._data[key]]


_LENGTH = len(_TOP) + 16
"""Of the key of a band's first row."""


def _divided(key: str, changes: Iterable[Change], depth: int) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[key + _digit(change.name, depth)].append(change)
    return found


def _digit(name: str, depth: int) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[depth]


def _counts(data: str | None) -> bool:
    """Tell whether a row only counts."""
    return bool(data) and not str(data).startswith("{")


def _loaded(data: str | None) -> _Row:
    found = json.loads(data) if data else {}
    return found if isinstance(found, int) else {name: {Holding(*place) for place in places} for name, places in found.items()}


def _dumped(row: _Row) -> str:
    held = row if isinstance(row, int) else {name: sorted(places) for name, places in sorted(row.items())}
    return _ENCODER.encode(held) if held else ""
