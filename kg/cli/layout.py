"""Lays cells out as a table, or as records one below the other where a table does not fit. A Chinese character is two cells wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

WHOLE = 24
"""Columns whose texts are at most so wide are never folded: numbers of documents, dates, names of a status."""
LEAST = 16
"""Width that every other column of a table has at least: eight Chinese characters."""
GAP = 2
"""Blanks between two columns."""

Printed = tuple[str, str]
"""A line: what of it is bold, and the rest."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What the rows of a table say."""

    cells: Sequence[Sequence[str]]
    right: Sequence[bool]
    """Of each column, whether it is aligned to the right."""
    deep: bool
    """Whether cells have several lines, which only records show well."""


def laid_out(names: Sequence[str], rows: Lines, width: int | None) -> Iterator[Printed]:
    """Yield the lines of a table with these columns, none of them wider than `width` cells; None: as wide as they are, and none folded."""
    natural = [max(map(cell_len, column)) for column in zip(names, *rows.cells, strict=True)]
    widths = None if rows.deep else natural if width is None else _fitted(natural, width)
    return _records(names, rows.cells, width) if widths is None else _table(names, rows, widths)


def _fitted(natural: Sequence[int], width: int) -> list[int] | None:
    """Return widths that fit; None if columns would get too narrow to be read."""
    room = width - GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return [*natural]
    shared = room - sum(one for one in natural if one <= WHOLE)
    wide = [one for one in natural if one > WHOLE]
    level = next((level for level in range(shared, LEAST - 1, -1) if sum(min(one, level) for one in wide) <= shared), None)
    return None if level is None else [one if one <= WHOLE else min(one, level) for one in natural]


def _table(names: Sequence[str], rows: Lines, widths: Sequence[int]) -> Iterator[Printed]:
    yield _line(names, widths, rows.right).rstrip(), ""
    yield "", "─" * (sum(widths) + GAP * (len(widths) - 1))
    for cells in rows.cells:
        folded = (folded_to(cell, width) for cell, width in zip(cells, widths, strict=True))
        for line in zip_longest(*folded, fillvalue=""):
            yield "", _line(line, widths, rows.right).rstrip()


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    return (" " * GAP).join(_padded(cell, width, side) for cell, width, side in zip(cells, widths, right, strict=True))


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def _records(names: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> Iterator[Printed]:
    """Yield a line `name: value` for each cell that says anything, and an empty one between two records."""
    head = max(map(cell_len, names)) + 1 + GAP
    for place, cells in enumerate(rows):
        if place:
            yield "", ""
        for name, cell in zip(names, cells, strict=True):
            lines = [line for part in cell.split("\n") for line in (folded_to(part, max(width - head, LEAST)) if width else [part])]
            for number, line in enumerate(lines if cell else ()):
                yield _padded("" if number else f"{name}:", head, False), line


def folded_to(text: str, width: int) -> list[str]:
    """Split a text into lines of at most so many cells: at blanks where that is possible, otherwise between any two characters."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and cell_len(line) + 1 + cell_len(word) <= width:
            line = f"{line} {word}"
            continue
        # A word that does not fit on a line of its own begins on the one before: a blank in a Chinese text is no end of a word.
        joined = f"{line} {word}" if line and cell_len(word) > width else ""
        lines += [line] if line and not joined else []
        *whole, line = chop_cells(joined or word, width) or [""]
        lines += whole
    return [*lines, line]
