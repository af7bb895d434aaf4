"""Stretches of a text, looked up by offset."""

import re
from bisect import bisect_right
from collections.abc import Iterable


class Stretches:
    """Stretches that do not overlap, and the gaps between them."""

    def __init__(self, bounds: Iterable[tuple[int, int]]) -> None:
        """Take (start, end) of each stretch, in any order."""
        self._bounds = sorted(bounds)
        self._starts = [start for start, _ in self._bounds]

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies inside a stretch."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._bounds[place][1]

    def floor(self, offset: int) -> int:
        """Return the end of the last stretch that begins at or before an offset, 0 where there is none."""
        place = bisect_right(self._starts, offset) - 1
        return self._bounds[place][1] if place >= 0 else 0


def last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last match between two offsets ends, `start` if there is none."""
    return max((found.end() for found in pattern.finditer(text, start, end)), default=start)
