"""A law in articles, taken apart so that it can be changed: headings, articles, paragraphs, items, all in pieces with their origin."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.amend.passage import Pieces, quoted_pieces
from kg.extract.layout import Layout
from kg.extract.provisions import NUMERAL, SUBITEM, Place, number, read_provisions

LABEL = re.compile(rf"(?:\*\*)?第\s*(?P<number>{NUMERAL})\s*条(?:\s*之\s*(?P<inserted>{NUMERAL}))?(?:\*\*)?[\s\u3000]*(?:【[^】]*】)?")
"""The number of an article, and its title if it has one: `第三条`, `第三条之一`, `**第三条**`, `第三条 【目的】`."""
HEADING = re.compile(rf"第\s*(?P<number>{NUMERAL})\s*(?P<level>[编章节])[\s\u3000]*")
"""The number of a part, chapter or section: `第三章　监督管理`."""
# 目录, 目　次
_CONTENTS = re.compile(r"[#\s]*目\s*[录次][#\s]*")


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph (款), item (项) or sub-item (目) with what stands below it."""

    number: str
    """In Arabic digits; of a paragraph its place."""
    pieces: Pieces
    children: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article."""

    number: str
    """`58` or `133之一`."""
    label: Pieces
    """第五十八条, and its title if it has one."""
    paragraphs: tuple[Node, ...]
    is_label_apart: bool = False
    """Whether the label stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part, chapter or section."""

    level: str
    """编, 章 or 节."""
    number: str
    pieces: Pieces


Block = Heading | Article


@dataclass(frozen=True, slots=True)
class Wording:
    """A law as it reads on some day."""

    title: str
    head: tuple[Pieces, ...]
    """Lines between the title and the first article or heading, without a table of contents."""
    blocks: tuple[Block, ...]
    tail: tuple[Pieces, ...]
    """Lines behind the last article: annexes."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in order."""
        return tuple(block for block in self.blocks if isinstance(block, Article))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article: a paragraph (款), item (项) or sub-item (目)."""

    level: str
    number: str
    pieces: Pieces


def grow(lines: Iterable[Line]) -> tuple[Node, ...]:
    """Return the paragraphs that lines make up; items without a paragraph before them get an empty one."""
    grown: list[tuple[Line, list[tuple[Line, list[Line]]]]] = []
    for line in lines:
        if line.level != "款" and not grown:
            grown.append((Line("款", "1", ()), []))
        if line.level == "款":
            grown.append((line, []))
        elif line.level == "项" or not grown[-1][1]:
            grown[-1][1].append((line, []))
        else:
            grown[-1][1][-1][1].append(line)
    return tuple(
        Node(str(place), lead.pieces, tuple(Node(item.number, item.pieces, tuple(map(_leaf, subs))) for item, subs in items))
        for place, (lead, items) in enumerate(grown, 1)
    )


def _leaf(line: Line) -> Node:
    return Node(line.number, line.pieces)


def read_wording(layout: Layout, title: str, document: str) -> Wording:
    """Return a law taken apart. It has no blocks where the text has no articles."""
    reader = _Reader(layout, document)
    provisions = read_provisions(layout)
    paragraphs = [one for one in layout.paragraphs if one[0] >= layout.body]
    starts = sorted(provisions.headings)
    before = Place(0, None, 0, None, ())
    for (start, end), place in zip(paragraphs, provisions.places, strict=True):
        mark = next((one for one in starts if start <= one < end), None)
        reader.read(start, end, mark, before, place)
        before = place
    return Wording(title, tuple(reader.head), (*_without_contents(reader.headings), *reader.blocks), tuple(reader.tail))


class _Reader:
    """Takes the lines of a law in order."""

    def __init__(self, layout: Layout, document: str) -> None:
        self.head: list[Pieces] = []
        self.headings: list[Heading] = []
        """Before the first article; those of a table of contents too."""
        self.blocks: list[Block] = []
        self.tail: list[Pieces] = []
        self._layout, self._document = layout, document
        self._lines: list[Line] = []

    def read(self, start: int, end: int, mark: int | None, before: Place, place: Place) -> None:
        """Take a line; `mark` is where the number of an article or chapter begins on it."""
        if mark is not None and place.article:
            self._begin(mark, end, place)
        elif mark is not None:
            self._head(mark, end)
        elif place.article:
            self._lines.append(self._line(start, end, before, place))
            self._close(place.article)
        elif self.blocks:
            self.tail.append(self._pieces(start, end))
        elif not self.headings and not _CONTENTS.fullmatch(self._layout.text, start, end):
            self.head.append(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Pieces:
        return quoted_pieces(self._layout.clean, self._document, start, end)

    def _head(self, mark: int, end: int) -> None:
        found = HEADING.match(self._layout.text, mark, end)
        if found:
            made = Heading(found["level"], number(found["number"]), self._pieces(mark, end))
            (self.blocks if self.blocks else self.headings).append(made)

    def _begin(self, mark: int, end: int, place: Place) -> None:
        found = LABEL.match(self._layout.text, mark, end)
        cut = found.end() if found and place.paragraph else end
        label = self._pieces(mark, cut)
        self._lines = [Line("款", "", self._pieces(cut, end))] if cut < end else []
        self.blocks.append(Article(place.article or "", label, grow(self._lines), is_label_apart=cut == end))

    def _line(self, start: int, end: int, before: Place, place: Place) -> Line:
        pieces = self._pieces(start, end)
        if place.item is None or (place.article, place.paragraph) != (before.article, before.paragraph):
            return Line("项" if place.item else "款", place.item.rpartition(".")[2] if place.item else "", pieces)
        if place.item != before.item:
            return Line("项", place.item.rpartition(".")[2], pieces)
        below = SUBITEM.match(self._layout.text, start, end)
        return Line("目", str(int(below["number"])) if below else "", pieces)

    def _close(self, article: str) -> None:
        last = self.blocks[-1]
        if isinstance(last, Article):
            self.blocks[-1] = Article(article, last.label, grow(self._lines), last.is_label_apart)


def _without_contents(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings before the first article that are not of a table of contents: what stands last of those that begin alike."""
    begins = [place for place, one in enumerate(headings) if (one.level, one.number) == (headings[0].level, headings[0].number)]
    yield from headings[begins[-1] :] if begins else ()
