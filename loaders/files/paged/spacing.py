"""How far apart lines are, and whether paragraphs are further."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.files.paged.line import Line
from loaders.files.paged.order import Row

_FURTHER = 1.3
"""Space between paragraphs makes the distance from line to line greater by this factor at least."""
_WITHIN = 0.15
"""Share of the distances that are, at least, distances inside a paragraph: many paragraphs are of one line."""
_OFTEN = 0.05
"""Share of greater distances from which they are how paragraphs are parted."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """The distances from line to line of a document."""

    usual: float
    """Inside a paragraph, in ems."""
    between: bool
    """Whether paragraphs are parted by space."""

    def parts(self, last: Line, line: Line) -> bool:
        """Whether there is space between two lines."""
        return last.page == line.page and _distance(last, line) > _FURTHER * self.usual


def spacing_of(pages: Sequence[Sequence[Row]]) -> Spacing:
    """Measure a document."""
    found = sorted(distance for rows in pages for distance in _distances(rows))
    usual = found[int(_WITHIN * len(found))] if found else 0.0
    return Spacing(usual, sum(distance > _FURTHER * usual for distance in found) > _OFTEN * len(found))


def _distances(rows: Sequence[Row]) -> Iterator[float]:
    for (last, *others), (cell, *more) in pairwise(rows):
        if not others and not more and last[0].alike(cell[0]) and 0 < (distance := _distance(last[0], cell[0])) < 6:
            yield distance


def _distance(last: Line, line: Line) -> float:
    """From middle to middle, in ems."""
    return (last.y0 + last.y1 - line.y0 - line.y1) / 2 / line.size
