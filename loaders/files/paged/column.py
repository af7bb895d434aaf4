"""The edges between which the lines of a page run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.files.paged.line import Line
from loaders.files.paged.order import Row

_REACH = 1.5
"""Ems before the edge within which a line counts as reaching it."""
_LINES = 8
"""Fewest lines of a column of running text; most of them reach its edge."""


@dataclass(frozen=True, slots=True)
class Column:
    """Left and right edge in points."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0


def columns(pages: Sequence[Sequence[Row]]) -> list[list[Column]]:
    """For each row of each page the column that it stands in."""
    regions = [list(_regions(rows)) for rows in pages]
    usual = max(
        ((_full(region), _own(region)) for page in regions for region in page if region), default=(0, Column(0, 0)), key=lambda x: x[0]
    )[1]
    return [[column for region in page for column in [_column(region, usual)] * max(len(region), 1)] for page in regions]


def _regions(rows: Sequence[Row]) -> Iterator[list[Line]]:
    """Runs of lines down the page; a row of a table is an empty region."""
    region: list[Line] = []
    for row in rows:
        line = row[0][0]
        if region and (len(row) > 1 or line.above(region[-1])):
            yield region
            region = []
        if len(row) > 1:
            yield []
        else:
            region.append(line)
    if region:
        yield region


def _own(region: Sequence[Line]) -> Column:
    return Column(min(line.x0 for line in region), max(line.edge for line in region))


def _full(region: Sequence[Line]) -> int:
    edge = _own(region).x1
    return sum(line.edge >= edge - _REACH * line.size for line in region)


def _column(region: Sequence[Line], usual: Column) -> Column:
    """The edges of a region's own lines, unless it is one of few or short lines in the usual column."""
    if not region:
        return usual
    own = _own(region)
    slack = 2 * region[0].size
    if own.x0 < usual.x0 - slack or own.x1 > usual.x1 + slack or own.width > 0.95 * usual.width:
        return own
    return own if len(region) >= _LINES and _full(region) > 0.6 * len(region) else usual
