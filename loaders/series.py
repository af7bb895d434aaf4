"""Heads that repeat: lines with one kind of mark, or short lines with text under each, that may head the items of a bulletin."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.vocab.lexicon import part
from loaders.fold import key
from loaders.heads import Head, has_text, is_plain_head, plain, read_head
from loaders.rows import Row

# 甲部印发《甲办法》
_HEADLINE = re.compile(part("headline_word"))
# 甲类补贴怎么申领？, 问：…
_QUESTION = re.compile(r"[？?]$|^(?:问|答|记者)\s*[:：]")
_LIST_LINES = 40
"""A list of headlines begins in the first lines."""
_LEAST, _FIRST_SENTENCE = 3, 60
_LONG = 12
"""A heading of as many letters may be a headline whatever its words."""
SECTIONS = frozenset({"一、", "(一)", "一"})
"""Marks that a document has inside more often than a bulletin has around its items."""


@dataclass(frozen=True, slots=True)
class Series:
    """Heads of one kind, in order."""

    shape: str
    heads: tuple[Head, ...]
    direct: float
    """Share of the heads that text follows at once."""
    headlines: float
    """Share of the heads with a word of headlines."""
    listed: int
    """How many heads stand in a list above the first one."""

    @property
    def long(self) -> bool:
        """Whether most heads are as long as headlines are."""
        letters = sorted(len(key(head.title)) for head in self.heads)
        return letters[len(letters) // 2] >= _LONG

    @property
    def reports(self) -> bool:
        """Whether the heads read like headlines rather than like sections of one text."""
        return self.headlines >= 0.5 or (self.long and self.shape not in SECTIONS)

    @property
    def questions(self) -> bool:
        """Whether the heads are the questions of one text."""
        return sum(bool(_QUESTION.search(head.title)) for head in self.heads) * 2 >= len(self.heads)


def find_series(rows: Sequence[Row], first: int) -> list[Series]:
    """All series of at least two heads from a position on, text under most of them."""
    found = [_series(rows, shape, heads) for shape, heads in _candidates(rows, first)]
    return [one for one in found if one and one.direct >= 0.6]


def find_listed(rows: Sequence[Row], first: int) -> Series | None:
    """The lines that repeat the headlines of a list above them, whatever stands under them; None where fewer than two do."""
    start = first
    while start < min(len(rows), _LIST_LINES):
        entries = _list(rows, start)
        heads = _repeating(rows, entries) if len(entries) >= 2 else []
        if len(heads) >= 2 and len(heads) * 2 >= len(entries):
            return Series("list", tuple(heads), 1.0, 1.0, len(heads))
        start = entries[-1] + 1 if entries else start + 1
    return None


def find_entries(rows: Sequence[Row], first: int) -> tuple[Head, ...]:
    """The entries of the first list with marks."""
    for start in range(first, min(len(rows), _LIST_LINES)):
        mark = rows[start].mark
        if mark and mark.shape != "day" and len(entries := _list(rows, start)) > 1:
            return tuple(read_head(rows, i) for i in entries)
    return ()


def find_paragraphs(rows: Sequence[Row], first: int) -> tuple[Head, ...]:
    """Paragraphs without heads that each report something of their own (甲部印发《甲办法》；乙部发布…): most of a text, three at least."""
    stop = next((i for i in range(first, len(rows)) if rows[i].role == "foot"), len(rows))
    texts = [i for i in range(first, stop) if rows[i].role == "text"]
    reports = sum(bool(_HEADLINE.search(rows[i].text[:_FIRST_SENTENCE])) for i in texts)
    if len(texts) < _LEAST or len(texts) * 3 < (stop - first) * 2 or reports * 5 < len(texts) * 4:
        return ()
    return tuple(read_head(rows, i) for i in texts)


def _repeating(rows: Sequence[Row], entries: Sequence[int]) -> list[Head]:
    """The short lines below a list that repeat an entry of it."""
    names = {key(plain(rows[i].title)) for i in entries}
    below = range(entries[-1] + 1, len(rows))
    return [read_head(rows, i) for i in below if rows[i].role == "short" and key(plain(rows[i].title)) in names]


def _list(rows: Sequence[Row], start: int) -> list[int]:
    """Positions of the entries of a list: short lines with the mark of the first one, other short lines between them."""
    mark, found, due = rows[start].mark, [start], 2
    if rows[start].role != "short" or (mark and (mark.number or 1) != 1) or (mark is None and not rows[start].text.endswith(("；", ";"))):
        return []
    for i in range(start + 1, len(rows)):
        row = rows[i]
        if row.role != "short" and not row.text.endswith(("；", "。")):
            break
        if (row.mark and row.mark.shape) == (mark and mark.shape) and (row.mark is None or row.mark.number in (None, due)):
            found.append(i)
            due += 1
            if row.text.endswith("。"):
                break
    return found


def _series(rows: Sequence[Row], shape: str, heads: list[Head]) -> Series | None:
    heads = _without_list(rows, heads)
    if len(heads) < 2:
        return None
    inner = heads[:-1] if heads[-1].last + 1 >= len(rows) else heads
    direct = sum(has_text(rows, head) for head in inner) / len(inner)
    names = {key(row.title) for row in rows[: heads[0].first]}
    listed = sum(key(head.title) in names for head in heads)
    return Series(shape, tuple(heads), direct, sum(map(_is_headline, heads)) / len(heads), listed)


def _is_headline(head: Head) -> bool:
    return bool(_HEADLINE.search(head.title))


def _candidates(rows: Sequence[Row], first: int) -> Iterator[tuple[str, list[Head]]]:
    marked: dict[str, list[Head]] = defaultdict(list)
    for position in range(first, len(rows)):
        mark = rows[position].mark
        if mark and mark.shape != "day" and rows[position].role in ("short", "text"):
            shape = _due_shape(mark.shape, mark.number, marked)
            if shape and _in_order(rows, position, marked[shape]):
                marked[shape].append(read_head(rows, position))
                if shape.startswith("emoji"):
                    # Each item may have a sign of its own: 🔥, 📌, 💡.
                    marked["emoji"].append(marked[shape][-1])
    yield from marked.items()
    yield "", [read_head(rows, position) for position in range(first, len(rows)) if is_plain_head(rows, position, first)]


def _due_shape(shape: str, number: int | None, marked: Collection[str]) -> str:
    """`10.` goes on where `09.` stood."""
    padded = shape.replace("1", "01")
    return padded if number and number > 9 and "1" in shape and padded in marked else shape


def _in_order(rows: Sequence[Row], position: int, heads: Sequence[Head]) -> bool:
    """Whether a number is the next one, or the first of a new section; lines without number always are."""
    mark = rows[position].mark
    if mark is None or mark.number is None or mark.shape.startswith(("#", "**")):
        return True
    last = next((head.number for head in reversed(heads) if head.number is not None), 0)
    before = rows[position - 1] if position else None
    return mark.number == (last or 0) + 1 or (mark.number == 1 and (before is None or before.role != "text"))


def _without_list(rows: Sequence[Row], heads: list[Head]) -> list[Head]:
    """Leave out the heads of a list above the items: a run from the first head on without text between them."""
    count = 0
    while count < len(heads) - 1 and _adjacent(rows, heads[count], heads[count + 1]):
        count += 1
    restart = next((i for i, head in enumerate(heads[1:], 1) if head.number == 1), 0)
    if restart and restart - 1 <= count and restart >= 2:
        return heads[restart:]
    names = {key(head.title) for head in heads[count:]}
    repeated = sum(key(head.title) in names for head in heads[:count])
    return heads[count:] if count > 1 and repeated * 2 > count and count < len(heads) else heads


def _adjacent(rows: Sequence[Row], one: Head, other: Head) -> bool:
    return all(row.role == "short" for row in rows[one.first : other.first])
