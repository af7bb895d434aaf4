"""The lines of a text, each with its number and its character offsets."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from kg.text.printing import FILLER, plain_print

# 甲\r\n乙
_BREAK = re.compile(r"\r\n?|\n")
_BLANK = "\ufeff\u200b\u2060"
"""Invisible characters that `str.strip` leaves: byte order mark, zero width blank, word joiner."""

_MOST_KEPT = 200_000
"""Of a text with more lines that are not blank they are made anew each time."""
_NOTHING = ("", "\n", "\r")
"""What a blank line begins with, mostly."""
_number = attrgetter("number")


class Line(NamedTuple):
    """One line without its line break; its text is what `text[start:end]` means, so it may be shorter."""

    number: int
    """1-based."""
    start: int
    end: int
    text: str
    bare: str
    """The text without blanks, form feeds and invisible characters at either end."""

    @property
    def indent(self) -> int:
        """Width of the leading blanks, an ideographic blank or a tab counting two."""
        return sum(2 if c in "\t\u3000" else 1 for c in self.text[: len(self.text) - len(self.text.lstrip())])


def bare(text: str) -> str:
    """Strip blanks, form feeds and invisible characters at either end."""
    text = text.strip()
    return text if not text or (text[0] not in _BLANK and text[-1] not in _BLANK) else text.strip(_BLANK + " \t\u3000")


def _line(index: int, start: int, printed: str) -> Line:
    printed = printed.rstrip("\r\n")
    text = printed.replace(FILLER, "") if FILLER in printed else printed
    return Line(index + 1, start, start + len(printed), text, bare(text))


class Lines:
    r"""All lines of one text.

    Every format asks for those that are not blank, so they are kept; of very many lines only the starts are, eight bytes each.

    A line ends at `\n`, `\r\n` or `\r`; nothing else breaks a line (a form feed does not).
    """

    __slots__ = ("_kept", "_many", "_starts", "text")

    def __init__(self, text: str) -> None:
        """Find the line starts in one pass.

        The lines read as what was meant (`plain_print`), without mark-up and invisible characters; offsets stay those of `text`.
        """
        self.text = text = plain_print(text)
        self._starts = array("q", [0])
        self._starts.extend(m.end() for m in _BREAK.finditer(text))
        self._kept: list[Line] | None = None
        self._many = False

    def __len__(self) -> int:
        """Number of lines; an empty last line counts."""
        return len(self._starts)

    def __getitem__(self, index: int) -> Line:
        """The line at a 0-based index."""
        if not 0 <= index < len(self._starts):
            raise IndexError(index)
        start = self._starts[index]
        stop = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return _line(index, start, self.text[start:stop])

    def __iter__(self) -> Iterator[Line]:
        """All lines in order."""
        return (self[i] for i in range(len(self)))

    def solid(self, first: int = 0, stop: int | None = None) -> Iterator[Line]:
        """The lines that are not blank, from a 0-based index up to another."""
        if self._kept is None and not self._many:
            found = list(islice(self._solid(0, len(self)), _MOST_KEPT + 1))
            self._many = len(found) > _MOST_KEPT
            self._kept = None if self._many else found
        kept = self._kept
        if kept is None:
            return self._solid(first, len(self) if stop is None else stop)
        begin = bisect_left(kept, first + 1, key=_number) if first else 0
        end = len(kept) if stop is None or stop >= len(self) else bisect_right(kept, stop, key=_number)
        return map(kept.__getitem__, range(begin, end))

    def _solid(self, first: int, stop: int) -> Iterator[Line]:
        text, starts, last = self.text, self._starts, len(self._starts) - 1
        for i in range(first, min(stop, last + 1)):
            start = starts[i]
            if text[start : start + 1] in _NOTHING:
                continue
            line = _line(i, start, text[start : starts[i + 1] if i < last else len(text)])
            if line.bare:
                yield line

    def last_solid(self, first: int, stop: int) -> Line | None:
        """The last line that is not blank among 0-based indexes `first` to `stop`, exclusive."""
        for i in range(min(stop, len(self)) - 1, first - 1, -1):
            if self[i].bare:
                return self[i]
        return None

    def read(self, start: int, end: int) -> str:
        """The text between two offsets without mark-up and invisible characters."""
        return self.text[start:end].replace(FILLER, "")

    def offset(self, line: Line, place: int) -> int:
        """The offset of the character at a place in the text of a line, of its end for a place behind the last."""
        if line.end - line.start == len(line.text):
            return line.start + place
        seen = (offset for offset in range(line.start, line.end) if self.text[offset] != FILLER)
        return next(islice(seen, place, None), line.end)

    def at(self, offset: int) -> int:
        """1-based number of the line that holds a character offset."""
        return bisect_right(self._starts, offset)
