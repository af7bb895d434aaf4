"""The title at the beginning of a text that is a single line, as in records of databases."""

import re

from kg.vocab.lexicon import part
from loaders.lines import Lines
from loaders.naming import LONGEST, is_title, plain

_LEAST = 60
"""A shorter line is a heading as it is."""
# …的通知 工信部装〔2031〕5号 各有关单位：…
_BLANK = re.compile(r"[ \u3000]+")
# …的通知工信部装〔2031〕5号各有关单位：…
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}" + part("number_tail"))


def title_length(lines: Lines) -> int | None:
    """Return how many characters of a text's one line are its title, None for a text of several lines or without a title."""
    first = next(lines.solid(), None)
    if first is None or len(first.bare) < _LEAST or next(lines.solid(first.number), None):
        return None
    ends = [blank.start() for blank in _BLANK.finditer(first.text, 0, LONGEST + 50)]
    if number := _NUMBER.search(first.text, 0, LONGEST + 50):
        ends += [place for place in range(number.start(), number.end() - 6)]
    return max((end for end in ends if _is_whole(first.text, end)), default=None)


def _is_whole(text: str, end: int) -> bool:
    """Tell whether a title ends here and does not continue behind it."""
    return is_title(text[:end]) and not plain(text[end : end + 2]).startswith(("的", "（", "("))
