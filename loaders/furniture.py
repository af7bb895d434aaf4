"""Page numbers and running heads inside a unit."""

import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from loaders.fold import key
from loaders.lines import Line, Lines

# - 12 -, 第 12 页 共 30 页, 12/30, Page 12
_DRESSED = re.compile(
    r"(?:[-—–－·•~]\s*\d{1,4}\s*[-—–－·•~]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp](?:age|\.)\s*\d{1,4})"
)
_OPENING = "-—–－·•~第Pp"
"""How a page number that is no bare number begins."""
# 12
_BARE = re.compile(r"\d{1,4}")
# 甲类简报 - 12 -
_DIGITS = re.compile(r"\d+|[-—–－·•|｜/]")
_PAGE = 80
"""A page holds at least this many characters: closer numbers are rows of a table."""
_HEAD = 40
"""A running head is no longer than this."""
_REPEATS = 3


def is_page_number(bare: str) -> bool:
    """Whether a line may be a page number: `12`, `- 12 -`, `第 12 页`."""
    return bool(len(bare) <= 20 and (_BARE.fullmatch(bare) or _DRESSED.fullmatch(bare)))


def furniture(lines: Lines, first: int, stop: int, titles: Collection[str] = (), others: Collection[str] = ()) -> list[int]:
    """0-based indexes of the lines that are page numbers and running heads from one 0-based line index up to another.

    A short line that repeats a title of the cover (`titles`), alone or with other texts of the cover (`others`, such as the publisher,
    which alone might be a signature), is a running head. So is a line that stands beside page numbers again and again.
    """
    pages = page_numbers(lines, first, stop)
    heads = set(_heads(lines, first, stop, pages, Titles.of(titles, others)))
    return sorted(pages | heads)


@dataclass(frozen=True, slots=True)
class Titles:
    """Keys of the texts of a cover, longest first."""

    own: tuple[str, ...]
    other: tuple[str, ...]

    @classmethod
    def of(cls, titles: Collection[str], others: Collection[str]) -> "Titles":
        """Keep what is long enough: three letters tell a running head, two may stand beside it (第3期)."""
        own, other = ({name for t in texts if len(name := _plain(t)) >= least} for texts, least in ((titles, 3), (others, 2)))
        return cls(tuple(sorted(own, key=len, reverse=True)), tuple(sorted(other - own, key=len, reverse=True)))

    def make(self, name: str) -> bool:
        """Whether a line says a title, and nothing but texts of the cover."""
        rest = name
        for title in self.own:
            rest = rest.replace(title, "")
        if rest == name:
            return False
        for other in self.other:
            rest = rest.replace(other, "")
        return not rest


def _plain(text: str) -> str:
    """The key of a line without its numbers: page and issue differ from page to page."""
    return key(_DIGITS.sub("", text))


def page_numbers(lines: Lines, first: int, stop: int) -> set[int]:
    """Indexes of the lines that are page numbers.

    A number between dashes or in 第…页 always is; a bare one only in a run of consecutive numbers with a page of text between each two.
    """
    plain: list[tuple[int, Line]] = []
    found: set[int] = set()
    for line in lines.solid(first, stop):
        bare = line.bare
        if len(bare) <= 20 and (bare[0].isdecimal() or bare[0] in _OPENING):
            if _DRESSED.fullmatch(bare):
                found.add(line.number - 1)
            elif _BARE.fullmatch(bare):
                plain.append((int(bare), line))
    return found.union(*(run for run in _runs(plain) if len(run) >= _REPEATS))


def _runs(numbers: Iterable[tuple[int, Line]]) -> list[list[int]]:
    """Runs of n, n+1, n+2 … with a page of text between each two, as line indexes; other numbers between do not end a run."""
    runs: list[list[int]] = []
    due: dict[int, tuple[list[int], int]] = {}
    for number, line in numbers:
        run, end = due.get(number, ([], 0))
        if run and line.start - end >= _PAGE:
            del due[number]
        else:
            run = []
            runs.append(run)
        run.append(line.number - 1)
        due[number + 1] = run, line.end
    return runs


def _heads(lines: Lines, first: int, stop: int, pages: Collection[int], titles: Titles) -> Iterator[int]:
    """Indexes of the running heads."""
    # A line that neither stands beside a page number nor can say a title is no running head, whatever it says.
    short = [(line.number - 1, _plain(line.bare), beside) for line, beside in _short(lines, first, stop, pages) if beside or titles.own]
    often = Counter(name for _, name, beside in short if beside)
    for index, name, beside in short:
        if name and (titles.make(name) or (beside and often[name] >= _REPEATS)):
            yield index


def _short(lines: Lines, first: int, stop: int, pages: Collection[int]) -> Iterator[tuple[Line, bool]]:
    """The short lines, each with whether a page number is the line before or after it."""
    window = deque[Line | None]([None, None], maxlen=3)
    for line in chain(lines.solid(first, stop), [None]):
        window.append(line)
        before, here, after = window
        if here and len(here.bare) <= _HEAD and here.number - 1 not in pages:
            yield here, any(n and n.number - 1 in pages for n in (before, after))
