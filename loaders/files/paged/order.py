"""The order in which the lines of a page are read: drawing order where it runs down the page, rows of tables kept together."""

from collections.abc import Iterable
from itertools import pairwise

from loaders.files.paged.line import Line

Cell = list[Line]
Row = list[Cell]
"""Cells from left to right; a line of running text is a row of one cell of one line."""

_COLUMN = 12
"""Cells that are all longer than this many lines are columns of running text."""
_SPACING = 2.2
"""Lines of one cell are no further apart, in ems, from top to top."""


def rows(lines: list[Line]) -> list[Row]:
    """Return the rows of a page as they are read."""
    made: list[Row] = []
    for line in _ordered(lines):
        if made and _next_cell(made, line):
            continue
        if made and len(made[-1]) > 1 and _goes_on(made[-1], line):
            made[-1][-1].append(line)
        else:
            made.append([[line]])
    return [part for row in made for part in _columns(row)]


def _columns(row: Row) -> Iterable[Row]:
    if len(row) > 1 and all(len(cell) > _COLUMN for cell in row):
        return [[[line]] for cell in row for line in cell]
    return [row]


def _next_cell(made: list[Row], line: Line) -> bool:
    """Put a line that begins a cell to the right of what was read last into its row; tell whether it does."""
    if len(made[-1]) > 1:
        cell = made[-1][-1]
        if _right_of(cell, line) and (line.above(cell[-1]) or line.beside(cell[-1])):
            made[-1].append([line])
            return True
        return False
    count = _left_neighbours(made, line)
    if count:
        cell = [row[0][0] for row in made[-count:]]
        del made[-count:]
        made.append([cell, [line]])
    return bool(count)


def _left_neighbours(made: list[Row], line: Line) -> int:
    """How many of the last rows are lines of one cell to the left of this line."""
    last = made[-1][0][0]
    if last.page != line.page or not (line.above(last) or line.beside(last)):
        return 0
    count = 0
    lower: Line | None = None
    for row in reversed(made):
        one = row[0][0]
        if len(row) > 1 or not _right_of(row[0], line) or (lower and not lower.y1 < one.y1 <= lower.y1 + _SPACING * lower.size):
            break
        # What stands higher than this line is of the same cell only where it was begun lower: a cell in the middle of its row.
        lower = one
        count += 1
    return count


def _right_of(cell: Cell, line: Line) -> bool:
    return line.x0 >= max(one.x1 for one in cell) - 0.3 * line.size


def _goes_on(row: Row, line: Line) -> bool:
    """Whether a line below goes on with the last cell of a row."""
    before, cell = row[-2], row[-1]
    last = cell[-1]
    return (
        line.page == last.page
        and last.y1 - _SPACING * last.size <= line.y1 < last.y1
        and line.x0 >= max(one.x1 for one in before) - 0.3 * line.size
        and line.x0 < max(one.x1 for one in cell)
    )


def _ordered(lines: list[Line]) -> list[Line]:
    """The lines in drawing order, unless that jumps back up the page over what is already there."""
    chunks: list[list[Line]] = []
    for line in lines:
        if chunks and not _jumps(chunks[-1], line):
            chunks[-1].append(line)
        else:
            chunks.append([line])
    if len(chunks) == 1:
        return lines
    chunks.sort(key=lambda chunk: -max(line.y1 for line in chunk))
    if all(min(a.y0 for a in one) >= max(b.y1 for b in other) - 2 for one, other in pairwise(chunks)):
        return [line for chunk in chunks for line in chunk]
    return _by_place(lines)


def _jumps(chunk: list[Line], line: Line) -> bool:
    """Whether a line stands above the last one without being in a cell or column to the right of it."""
    last = chunk[-1]
    if not line.above(last):
        return line.beside(last) and line.x1 <= last.x0
    below = []
    for one in reversed(chunk):
        if one.y0 >= line.y1 - 0.3 * line.size:
            break
        below.append(one)
    return not all(one.x1 <= line.x0 + 0.3 * line.size for one in below)


def _by_place(lines: list[Line]) -> list[Line]:
    """From top to bottom, and from left to right on one line of print."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.y1):
        if found and line.beside(found[-1][0]):
            found[-1].append(line)
        else:
            found.append([line])
    return [line for level in found for line in sorted(level, key=lambda one: one.x0)]
