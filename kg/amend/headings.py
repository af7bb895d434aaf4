"""Parts, chapters and sections while a law is changed: which articles stand under which heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.amend.inside import Unfit
from kg.amend.instruction import New
from kg.amend.order import Inserted, Ref
from kg.amend.passage import Piece, Pieces, cut, text_of
from kg.amend.replacing import Replacing
from kg.amend.wording import HEADING, Article, Block, Heading, Wording
from kg.text.normal import chinese

_LEVELS = "编章节"
# 第三章
_MARK = re.compile(r"第[^编章节]+[编章节]")


@dataclass
class _Held:
    """A heading of the old wording."""

    id: str
    """As `kg.extract.provisions` has it: `章3节2`."""
    heading: Heading
    before: str | None
    """The article before it."""
    after: str | None
    """The article behind it."""
    is_struck: bool = False


class Headings:
    """The headings of a law."""

    def __init__(self, wording: Wording) -> None:
        """Take the law as it was."""
        self._held: list[_Held] = []
        self._old = [one.number for one in wording.articles]
        self._above: dict[str, tuple[str, ...]] = {}
        self.doubts: list[str] = []
        """What the decision does not say of where something stands."""
        self._read(wording)

    def _read(self, wording: Wording) -> None:
        open_ids: list[tuple[str, str]] = []
        last: str | None = None
        waiting: list[_Held] = []
        for block in wording.blocks:
            if isinstance(block, Article):
                for one in waiting:
                    one.after = block.number
                waiting, last = [], block.number
                self._above[block.number] = tuple(one for _, one in open_ids)
                continue
            open_ids = [one for one in open_ids if _LEVELS.index(one[0]) < _LEVELS.index(block.level)]
            own = (open_ids[-1][1] if open_ids else "") + block.level + block.number
            open_ids.append((block.level, own))
            waiting.append(_Held(own, block, last, None))
            self._held.append(waiting[-1])

    def articles(self, division: str) -> list[str]:
        """Return the old numbers of the articles in a part, chapter or section. Raises Unfit where there is no such."""
        self._find(division)
        return [number for number in self._old if division in self._above[number] or self._full(division) in self._above[number]]

    def _full(self, division: str) -> str:
        return self._find(division).id

    def _find(self, division: str) -> _Held:
        found = [one for one in self._held if one.id == division] or [one for one in self._held if one.id.endswith(division)]
        if len(found) != 1:
            raise Unfit(f"{division} is not there" if not found else f"{division} is there more than once")
        return found[0]

    def strike(self, division: str) -> None:
        """Take out a heading, with those below it."""
        own = self._full(division)
        for one in self._held:
            one.is_struck |= one.id == own or one.id.startswith(own)

    def reword(self, division: str, new: New) -> None:
        """Give a heading another text; its number stays where the new text has none."""
        held = self._find(division)
        line = tuple(piece for one in new.lines for piece in one)
        found = HEADING.match(text_of(line))
        if found:
            held.heading = replace(held.heading, pieces=line)
            return
        old = HEADING.match(text_of(held.heading.pieces))
        held.heading = replace(held.heading, pieces=(*cut(held.heading.pieces, 0, old.end() if old else 0), *line))

    def replace_words(self, division: str, replacing: Replacing) -> None:
        """Replace words in a heading."""
        held = self._find(division)
        held.heading = replace(held.heading, pieces=replacing.apply(held.heading.pieces))

    def renumber(self, division: str, to: str, origin: Piece) -> None:
        """Give a heading another number."""
        held = self._find(division)
        found = re.search(r"(\d+)$", to)
        if not found:
            raise Unfit(f"{to} is no number")
        held.heading = _numbered(held.heading, found.group(), origin)

    def placed(
        self, articles: Sequence[tuple[Ref, Article]], new: Mapping[int, tuple[Heading, ...]], inserted: Sequence[Inserted], order: Pieces
    ) -> Iterator[Block]:
        """Yield the blocks of the new wording: each heading before the first article that stands under it.

        `new` are headings that come with inserted articles, by their place in `inserted`; `order` the words that have numbers shifted.
        """
        spots: dict[int, list[Heading]] = {}
        for one in self._held:
            if not one.is_struck:
                spots.setdefault(self._spot(one, articles, new, inserted), []).append(one.heading)
        blocks: list[Block] = []
        for place, (ref, article) in enumerate(articles):
            blocks += spots.get(place, [])
            blocks += new.get(ref, ()) if isinstance(ref, int) else ()
            blocks.append(article)
        blocks += spots.get(len(articles), [])
        levels = {one.level for made in new.values() for one in made}
        levels |= {one.heading.level for one in self._held if one.is_struck and order}
        yield from _consecutive(blocks, levels, order) if levels else blocks

    def _spot(
        self, one: _Held, articles: Sequence[tuple[Ref, Article]], new: Mapping[int, tuple[Heading, ...]], inserted: Sequence[Inserted]
    ) -> int:
        """Return the place of the article before which a heading stands in the new order."""
        places = {ref: place for place, (ref, _) in enumerate(articles)}
        cut_at = self._old.index(one.before) + 1 if one.before else 0
        left = [number for number in self._old[:cut_at] if number in places]
        right = [number for number in self._old[cut_at:] if number in places]
        first = places[left[-1]] + 1 if left else 0
        last = max(places[right[0]], first) if right else len(articles)
        gone_before = cut_at - (self._old.index(left[-1]) + 1 if left else 0)
        gone_behind = (self._old.index(right[0]) if right else len(self._old)) - cut_at
        place = first
        for ref, article in articles[first:last]:
            if not isinstance(ref, int):
                break
            anchor = inserted[ref].anchor
            if anchor in self._old:
                is_above = self._old.index(anchor) < cut_at
            elif ref in new or not gone_behind:
                is_above = True
            else:
                is_above = place - first < gone_before
            if not is_above:
                break
            if not anchor and not gone_before and ref not in new:
                self.doubts.append(f"article {article.number} stands at the end of its chapter")
            place += 1
        return place


def _consecutive(blocks: Sequence[Block], levels: set[str], order: Pieces) -> Iterator[Block]:
    """Yield blocks with the headings of some levels numbered one after the other, from 1 below each wider heading."""
    counts: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Article):
            yield block
            continue
        counts = {level: count for level, count in counts.items() if _LEVELS.index(level) <= _LEVELS.index(block.level)}
        counts[block.level] = counts.get(block.level, 0) + 1
        number = str(counts[block.level])
        origin = order[0] if order else block.pieces[0]._replace(verbatim=False)
        yield _numbered(block, number, origin) if block.level in levels and number != block.number else block


def _numbered(heading: Heading, number: str, origin: Piece) -> Heading:
    """Return a heading with another number."""
    text = text_of(heading.pieces)
    found = _MARK.match(text)
    rest = cut(heading.pieces, found.end() if found else 0, len(text))
    return Heading(heading.level, number, (origin._replace(text=f"第{chinese(int(number))}{heading.level}", verbatim=False), *rest))
