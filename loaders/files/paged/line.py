"""Lines as they are printed on a page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

_HANGING = "，。、；：！？）》〉」』】〕”’,.;:!?)"


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of glyphs on one line of a page, up to the next wide gap. Coordinates are points, y grows upwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    """Of the em: the width of an ideograph, or the height of the line where it has none."""
    page: int
    """1-based."""
    glyphs: tuple[int, ...] = ()
    """For each character of `text` the index of its glyph on the page, -1 where there is none."""

    @property
    def edge(self) -> float:
        """Where the line ends, without the closing marks that may hang over the edge of the column."""
        return self.x1 - self.size * (len(self.text) - len(self.text.rstrip(_HANGING)))

    def strip(self) -> "Line":
        """The line without the blanks at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return replace(self, text=self.text[left:right], glyphs=self.glyphs[left:right])

    def alike(self, other: "Line") -> bool:
        """Whether the two are of one size; recognition measures sizes roughly."""
        return abs(self.size - other.size) < (0.15 if self.glyphs and other.glyphs else 0.3) * self.size

    def above(self, other: "Line") -> bool:
        """Whether this line begins clearly higher on the page than another."""
        return self.y1 > other.y1 + 0.5 * min(self.size, other.size)

    def beside(self, other: "Line") -> bool:
        """Whether the two stand on the same line of print, wholly or nearly."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        return shared > 0.5 * min(self.y1 - self.y0, other.y1 - other.y0)


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size in which most characters are printed, in points; 0 where there are none."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def joint(one: str, other: str) -> str:
    """What stands between two lines that run on: a blank between two words of letters, nothing between ideographs."""
    return " " if one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalpha() else ""
