"""The library that `kg verify` asks: look-ups in a store, many names in one statement, each by an index."""

import re
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

from kg.store.protocol import Row, Store
from kg.store.whole import lacking, read_whole
from kg.verify.library import Change, Names, Policy, Text, Wording
from queries.frame import frame

_AT_ONCE = 500
"""Names in one statement."""
# 甲类设备, GB
_RUN = re.compile(r"[㐀-鿿]+|[A-Za-z0-9]+")
_PAIR = 2
_NEVER_NULL = ("policy", "id", "by", "held", "day", "start", "end", "source")
"""Columns of the look-ups."""


class StoredLibrary:
    """Implements `kg.verify.library.Library` over either store."""

    def __init__(self, store: Store, timeout: float | None = None) -> None:
        """Take the store, and the seconds that a statement may take."""
        self._store, self._timeout = store, timeout

    def named(self, names: Names) -> Collection[Policy]:
        """See `Library`."""
        found: dict[str, Policy] = {}
        for numbers, titles in _together(sorted(names.numbers), sorted(names.titles)):
            found |= self._policies("named", {"numbers": numbers, "titles": titles})
        return found.values()

    def also_named(self, names: Collection[str]) -> Collection[Policy]:
        """See `Library`."""
        asked = [{"name": name, "words": words} for name in sorted(names) if (words := _phrase(name))]
        found: dict[str, Policy] = {}
        for some, _ in _together(asked, []):
            found |= self._policies("also_named", {"names": some})
        return found.values()

    def alike(self, titles: Collection[str]) -> Collection[Policy]:
        """See `Library`."""
        asked = [words for title in sorted(titles) if (words := _pairs(title))]
        found: dict[str, Policy] = {}
        for some, _ in _together(asked, []):
            found |= self._policies("alike", {"words": some})
        return found.values()

    def changes(self, policies: Collection[str]) -> Collection[Change]:
        """See `Library`."""
        rows = self._rows("changes", policies)
        return [Change(**{name: value for name, value in row.items() if name != "evidence"}, quote=_first(row["evidence"])) for row in rows]

    def wordings(self, policies: Collection[str]) -> Collection[Wording]:
        """See `Library`."""
        return [
            Wording(
                row["policy"],
                row["day"],
                row["from"],
                row["until"],
                frozenset(row["texts"] or ()),
                _first(row["evidence"]),
                frozenset(row["made_by"]),
            )
            for row in self._rows("readings", policies)
        ]

    def texts(self, policies: Collection[str]) -> Collection[Text]:
        """See `Library`."""
        rows = sorted(self._rows("texts", policies), key=lambda row: (row["policy"], _bulletin(row["id"]), row["start"]))
        whole: list[Row] = []
        for row in rows:
            last = whole[-1] if whole else None
            if last and (last["policy"], _bulletin(last["id"]), last["end"]) == (row["policy"], _bulletin(row["id"]), row["start"]):
                last |= {"source": last["source"] + row["source"], "end": row["end"]}
            else:
                whole.append(row)
        return [Text(row["policy"], f"{_bulletin(row['id'])}:{row['start']}-{row['end']}", row["source"]) for row in whole]

    def _policies(self, name: str, parameters: dict[str, Any]) -> dict[str, Policy]:
        return {row["id"]: _policy(row) for row in self._read(name, parameters)}

    def _rows(self, name: str, policies: Collection[str]) -> Iterator[Row]:
        for some, _ in _together(sorted(policies), []):
            yield from self._read(name, {"policies": some})

    def _read(self, name: str, parameters: dict[str, Any]) -> list[Row]:
        read = partial(self._store.read, frame(name), parameters, timeout=self._timeout)
        return read_whole(read, lambda row: lacking(row, "policy", "id"), lambda row: lacking(row, *_NEVER_NULL))


def _bulletin(text: str) -> str:
    return text.rpartition(":")[0]


def _first(quotes: list[str] | None) -> str | None:
    return quotes[0] if quotes else None


def _policy(row: Row) -> Policy:
    # A policy may be known by its number alone.
    return Policy(
        **{
            **row,
            "title": row["title"] or row["id"],
            "held": bool(row["held"]),
            "keys": tuple(row["keys"] or ()),
            "validity": tuple(row["validity"] or ()),
        }
    )


def _together(some: list[Any], others: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """Yield pieces of two lists, as long as one of them holds something."""
    for at in range(0, max(len(some), len(others)), _AT_ONCE):
        yield some[at : at + _AT_ONCE], others[at : at + _AT_ONCE]


def _phrase(name: str) -> str:
    """Return the full-text query for what holds a name unbroken: `"甲类设备管理办法" AND "试行"`."""
    return " AND ".join(f'"{run}"' for run in _RUN.findall(name) if len(run) >= _PAIR)


def _pairs(title: str) -> str:
    """Return the full-text query for what shares pairs of characters with a title."""
    runs = _RUN.findall(title)
    pairs = dict.fromkeys(run[at : at + _PAIR] for run in runs for at in range(len(run) - 1))
    return " OR ".join(f'"{pair}"' for pair in pairs)
