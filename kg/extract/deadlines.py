"""By when a task is to be done: 2031年6月底前."""

import re

_END = r"(?P<year>20\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月)?(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?(?:底|末|年底)?"
DEADLINE = re.compile(rf"{_END}(?:之?前|以前)")  # 2031年6月底前, 2031年底前, 2031年6月30日前
_CELL = re.compile(rf"{_END}(?:之?前|以前)?(?:完成)?")  # a whole cell: 2031年6月, 2031年底


def day_of(deadline: re.Match[str] | None) -> str | None:
    """Return the ISO day, month or year of a match, None for no match."""
    if deadline is None:
        return None
    parts = (deadline["year"], *(f"{int(part):02}" for part in (deadline["month"], deadline["day"]) if part))
    return "-".join(parts)


def due(cell: str) -> str | None:
    """Return the ISO day, month or year that a cell of a column 完成时限 says, None for 长期坚持 and the like."""
    return day_of(_CELL.fullmatch(cell) or DEADLINE.search(cell))
