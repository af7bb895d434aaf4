"""Converts rows to plain values that are the same from both stores: JSON types, sorted map keys, dates and times as ISO strings."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kg.errors import QueryTooLarge
from kg.store.protocol import Row

Foreign = Callable[[Any], Any]
"""Converts engine-specific values (nodes, edges, paths, dates) to plain values."""


def row(values: Mapping[str, Any], foreign: Foreign) -> Row:
    """One row, columns in the order of the query."""
    return {name: plain(value, foreign) for name, value in values.items()}


def plain(value: Any, foreign: Foreign) -> Any:
    """One value; numbers that JSON has no form for (NaN, infinity) become None."""
    if value is None or type(value) in (str, bool, int):
        return value
    if type(value) is float:
        return value if math.isfinite(value) else None
    if type(value) is dict:
        return {str(key): plain(value[key], foreign) for key in sorted(value, key=str)}
    if type(value) in (list, tuple, set):
        return [plain(item, foreign) for item in value]
    return foreign(value)


def within(budget: int | None, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows as long as they come to no more than `budget` bytes. Raises QueryTooLarge."""
    total = 0
    for found in rows:
        if budget is not None and (total := total + weight(found)) > budget:
            raise QueryTooLarge(f"the answer is larger than {budget} bytes; ask for fewer rows or columns (KG_ANSWER_LIMIT)")
        yield found


def weight(value: Any) -> int:
    """Return roughly how many bytes a plain value takes as JSON."""
    if isinstance(value, str):
        return 2 + (len(value) if value.isascii() else 3 * len(value))
    if isinstance(value, dict):
        return 2 + sum(len(name) + 4 + weight(item) for name, item in value.items())
    if isinstance(value, list):
        return 2 + sum(map(weight, value)) + 2 * len(value)
    return 8


def iso(text: str) -> str:
    """A date, time or duration in one of ISO's several forms as the one that both stores give.

    Seconds are always there, fractions have no zeros at their end, UTC is Z: `2031-05-01T08:00Z` → `2031-05-01T08:00:00Z`.
    """
    text = re.sub(r"^((?:[-+\d]+T)?\d\d:\d\d)(?!:|\d)", r"\1:00", text)
    text = re.sub(r"(\.\d*?)0+(?!\d)", r"\1", text)
    return re.sub(r"\.(?!\d)", "", text).replace("+00:00", "Z")
