"""Cards: blocks that each end with the same buttons (复制, 查看原文), as pages print lists of policies."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.vocab.lexicon import part
from loaders.heads import Found, Head, Item
from loaders.rows import Row

# 查看原文, 收藏
_BUTTON = re.compile(part("button"))
_LABEL = 12
"""Buttons and labels are no longer than this."""
_LEAST, _LARGEST = 3, 40
_FURTHEST = 4
"""Most rows from a card's title to its text."""
# 发布 2031-03-05, 某发〔2031〕5号, 2031年3月5日
_NO_TITLE = re.compile(rf"[\d\s\-./年月日:：]*|.{{0,8}}\d{{4}}[-年.]\d{{1,2}}[-月.]\d{{1,2}}日?|{part('number_line')}|{part('order_line')}")


def find_cards(rows: Sequence[Row]) -> Found:
    """The cards of a page, none where there are fewer than three."""
    often = Counter(row.text for row in rows if len(row.text) <= _LABEL and not row.text.isdecimal())
    runs = list(_runs(rows, often))
    if len(runs) < _LEAST:
        return Found()
    blocks = [(before, start, stop) for (_, before), (start, stop) in zip([(0, 0), *runs], runs, strict=False)]
    if any(stop - first > _LARGEST for first, _, stop in blocks[1:]):
        return Found()
    openers = {rows[first].text for first, _, _ in blocks[1:]}
    first, start, stop = blocks[0]
    blocks[0] = (max((i for i in range(first, start) if rows[i].text in openers), default=-1), start, stop)
    return Found(tuple(_cards(rows, blocks, often)), len(blocks) * 2)


def _runs(rows: Sequence[Row], often: Counter[str]) -> Iterator[tuple[int, int]]:
    """Where the same buttons stand again and again, `stop` exclusive."""
    position = 0
    while position < len(rows):
        stop = position
        while stop < len(rows) and often[rows[stop].text] >= _LEAST and _BUTTON.fullmatch(rows[stop].text.strip("[]【】<>»* ")):
            stop += 1
        if stop > position:
            yield position, stop
        position = stop + 1


def _cards(rows: Sequence[Row], blocks: Sequence[tuple[int, int, int]], often: Counter[str]) -> Iterator[Item]:
    above = _title_above(rows, blocks, often)
    for first, start, stop in blocks:
        at = max(_text(rows, max(first, 0), start) - above, max(first, 0))
        yield Item(first if first >= 0 else at, Head(at, at, rows[at].title), stop, "news")


def _text(rows: Sequence[Row], first: int, stop: int) -> int:
    """Where the text of a card begins: its first running text, or its first field behind a title."""
    text = next((i for i in range(first, stop) if rows[i].role == "text" and "。" in rows[i].text), stop)
    return next((i for i in range(first + 2, text) if rows[i].role == "field" and ("：" in rows[i].text or ":" in rows[i].text)), text)


def _title_above(rows: Sequence[Row], blocks: Sequence[tuple[int, int, int]], often: Counter[str]) -> int:
    """How many rows above its text the title of a card stands: where most cards have a line of their own that is no number."""
    votes = Counter[int]()
    for first, start, _ in blocks:
        at = _text(rows, max(first, 0), start)
        for above in range(1, min(_FURTHEST, at - max(first, 0)) + 1):
            text = rows[at - above].text
            votes[above] += often[text] < 2 and len(text) > 6 and not _NO_TITLE.fullmatch(text)
    return max(votes, key=lambda above: (votes[above], -above), default=0)
