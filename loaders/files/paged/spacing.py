"""How far apart lines are, and whether paragraphs are further."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.files.paged.line import Line
from loaders.files.paged.order import Row

_FURTHER = 1.3
"""Space between paragraphs makes the distance from line to line greater by this factor at least."""
_OFTEN = 0.05
"""Share of the distances from which one is no chance."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """The distances from line to line of a document."""

    usual: float
    """In ems: the least that is often found, as most paragraphs may be of one line."""
    between: bool
    """Whether paragraphs are parted by space."""

    def parts(self, last: Line, line: Line) -> bool:
        """Whether there is space between two lines."""
        return last.page == line.page and (last.y1 - line.y1) / line.size > _FURTHER * self.usual


def spacing_of(pages: Sequence[Sequence[Row]]) -> Spacing:
    """Measure a document."""
    found = Counter(distance for rows in pages for distance in _distances(rows))
    usual = min((distance for distance, count in found.items() if count > _OFTEN * found.total()), default=0.0)
    greater = sum(count for distance, count in found.items() if distance > _FURTHER * usual)
    return Spacing(usual, greater > _OFTEN * found.total())


def _distances(rows: Sequence[Row]) -> Iterator[float]:
    for (last, *others), (cell, *more) in pairwise(rows):
        distance = (last[0].y1 - cell[0].y1) / cell[0].size
        if not others and not more and last[0].alike(cell[0]) and 0 < distance < 6:
            yield round(distance, 1)
