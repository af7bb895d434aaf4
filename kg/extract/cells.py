"""What stands in the cells of a table, without the blanks that the width of a page put into them."""

import re
from collections.abc import Sequence

# a blank between two letters of which one is Chinese: 甲 类, 15 万
_BLANK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
# 甲类电缆, 压实（股）钢丝绳, 调压器（家用、商用）
_ITEM = re.compile(r"[㐀-鿿]{2,25}(?:（[^（）]{1,20}）[㐀-鿿]{0,20})?")
_SLACK = 2
"""Characters by which the lines of a wrapped cell differ in length: marks may not begin a line."""


def tidy(cell: str) -> str:
    """Return a cell without the blanks that a page's width put into it: 15 万 千瓦 → 15万千瓦."""
    words = cell.split()
    return _BLANK.sub("", " ".join(words)) if len(words) > 1 else "".join(words)


def tidy_column(cells: Sequence[str]) -> list[str]:
    """Return the cells of a column tidied; where they list several things each, one blank stays between these."""
    split = [cell.split() for cell in cells]
    listed = _lists_things([words for words in split if len(words) > 1])
    return [" ".join(words) if listed else tidy(cell) for words, cell in zip(split, cells, strict=True)]


def _lists_things(cells: Sequence[list[str]]) -> bool:
    """Tell whether cells in pieces list things: a cell that is wrapped is cut where its line is full, a list after each of its items."""
    if not cells or not all(_ITEM.fullmatch(piece) for pieces in cells for piece in pieces):
        return False
    full = [len(piece) for pieces in cells for piece in pieces[:-1]]
    return max(full) - min(full) > _SLACK or max(len(pieces[-1]) for pieces in cells) > max(full)
