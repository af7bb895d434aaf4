"""The entries of a 目录: which of its lines form one title."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.vocab.lexicon import part
from loaders.align import WRAP
from loaders.fold import key, keys, unnumbered

_LABEL = 6
"""A group label (`综合类`) in a 目录 has at most this many letters."""
# 甲类目录（一
_ORDINAL = re.compile(rf"[{part('counting')}\d]$")
"""How the first line of a title may end that is as short as a label (`专家解读之二`)."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One printed line of a 目录."""

    line: int
    """1-based."""
    text: str
    """Without dot leaders and page number."""
    raw: str
    page: int | None
    indent: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One title that the 目录 lists, from the lines it is wrapped over."""

    fragments: tuple[Fragment, ...]

    @property
    def title(self) -> str:
        """Lines joined, without page number."""
        return "".join(f.text for f in self.fragments)

    @property
    def line(self) -> int:
        """1-based line on which it begins."""
        return self.fragments[0].line

    @property
    def indent(self) -> int:
        """Of its first line."""
        return self.fragments[0].indent

    @property
    def short(self) -> bool:
        """Whether it may be the label of a group rather than a title: few letters and no page number."""
        return len(key(unnumbered(self.title))) <= _LABEL and self.fragments[-1].page is None

    @property
    def names(self) -> tuple[str, ...]:
        """Keys under which its heading may be found: with and without number, and with what was taken for a page number."""
        whole = "".join(f.raw for f in self.fragments)
        return tuple(dict.fromkeys(n for n in (*keys(self.title), *keys(whole)) if len(n) > 1))


Blocks = tuple[tuple[Fragment, ...], ...]
"""Lines of a 目录 that belong together."""


def options(blocks: Blocks) -> Iterator[Entry]:
    """Every run of lines of the 目录 that may be one entry."""
    for block in blocks:
        for first in range(len(block)):
            for count in range(1, min(WRAP, len(block) - first) + 1):
                yield Entry(block[first : first + count])


def entries(blocks: Blocks, printed: Collection[str], numbered: bool) -> list[Entry]:
    """The entries, given which of their possible keys the body prints: the longest run of lines that it prints is one entry.

    `numbered` tells whether the blocks are those between page numbers: there, lines that the body does not print belong to one entry.
    """
    found: list[Entry] = []
    for block in blocks:
        found += _entries(block, printed, numbered)
    return found


def _entries(block: tuple[Fragment, ...], printed: Collection[str], numbered: bool) -> list[Entry]:
    found: list[Entry] = []
    loose: list[Fragment] = []
    first = 0
    while first < len(block):
        count = _longest(block[first : first + WRAP], printed)
        if count:
            found.append(Entry(block[first : first + count]))
        else:
            loose.append(block[first])
        first += count or 1
    if not numbered:
        found += [Entry((f,)) for f in loose]
    elif loose and not found and block[-1].page is not None:
        found.append(Entry(tuple(loose)))
    return sorted(found, key=lambda e: e.line)


def _longest(block: tuple[Fragment, ...], printed: Collection[str]) -> int:
    for count in range(len(block), 0, -1):
        if count > 1 and _labelled(block[:count], printed):
            continue
        if any(n in printed for n in Entry(block[:count]).names):
            return count
    return 0


def _labelled(block: tuple[Fragment, ...], printed: Collection[str]) -> bool:
    """Whether the first line is a group label and the rest is an entry by itself."""
    return Entry(block[:1]).short and not _ORDINAL.search(block[0].text) and any(n in printed for n in Entry(block[1:]).names)
