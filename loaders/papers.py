"""Documents printed one after another without 目录: each has its title, and under or above it its number or whom it addresses."""

import re
from collections.abc import Iterator, Sequence

from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.heads import Found, Head, Item
from loaders.nameplate import read_nameplate
from loaders.rows import Row

_NEAR = 4
"""Number and addressee stand at most so many rows below a title."""
_LEAST = 3
"""So many documents are no notice with its annexes."""
# 某发〔2031〕5号, （某部公告2031年第5号）
_NUMBER = re.compile(
    r"[（(]?.{1,20}[〔\[(（]\s*\d{4}\s*[〕\])）]\s*第?\s*\d+\s*号[）)]?|[（(]?.{1,20}(?:公告|令)\s*(?:\d{4}\s*年)?\s*第\s*\d+\s*号[）)]?"
)
_ADDRESSEE = re.compile(r"(?:各|有关|.{2,20}人民政府).{1,200}[：:]")
_INNER = re.compile(part("article") + "|" + part("chapter"))
_RED_HEAD = re.compile(r".{2,30}文件")
_ANNEX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?")
_LETTERS = 60
_LINE = 10
"""A title is wrapped behind at least so many characters."""
# 某局 编, 某委员会主办, 2031年3月
_MAKER = re.compile(r"(?:编|编印|编制|主办|印)$|^\d{4}\s*年")


def find_papers(rows: Sequence[Row]) -> Found:
    """The documents, none where there are too few to tell them from a notice and its annexes."""
    nameplate = read_nameplate(rows)
    starts = list(_starts(rows, nameplate.stop if nameplate else 0))
    if len({head.title for _, head in starts}) < (2 if nameplate else _LEAST):
        return Found()
    stops = [start for start, _ in starts[1:]] + [_end(rows, starts[-1][1].last + 1)]
    return Found(tuple(Item(start, head, stop) for (start, head), stop in zip(starts, stops, strict=True)), len(starts))


def _starts(rows: Sequence[Row], first: int) -> Iterator[tuple[int, Head]]:
    """(first row, title) of each document."""
    position = first
    while position < len(rows):
        head = _title(rows, position) if rows[position].role in ("short", "field") and rows[position].mark is None else None
        if head is None:
            position += 1
            continue
        start = position
        while start > first and (_NUMBER.fullmatch(rows[start - 1].text) or _RED_HEAD.fullmatch(rows[start - 1].text)):
            start -= 1
        annex = start > first and _ANNEX.fullmatch(rows[start - 1].text)
        if not annex and (start < position or _has_number(rows, head, addressed=first > 0)):
            yield start, head
        position = head.last + 1


def _title(rows: Sequence[Row], position: int) -> Head | None:
    """The title of a document that begins here, on up to three rows."""
    text = ""
    for last in range(position, min(position + 3, len(rows))):
        row = rows[last]
        if row.role != "short" or row.mark or len(text) > _LETTERS * 2 or _NUMBER.fullmatch(row.text) or _INNER.match(row.text):
            return None
        if text and (len(rows[last - 1].text) < _LINE or _MAKER.search(rows[last - 1].text)):
            return None
        text += row.text
        if len(text) >= 6 and not text.endswith(("：", ":", "；")) and doctypes().is_document(text):
            return Head(position, last, text)
    return None


def _has_number(rows: Sequence[Row], head: Head, *, addressed: bool) -> bool:
    """Whether a number stands under a title, or whom it addresses, where that is enough."""
    below = rows[head.last + 1 : head.last + 1 + _NEAR]
    return any(_NUMBER.fullmatch(row.text) or (addressed and _ADDRESSEE.fullmatch(row.text)) for row in below)


def _end(rows: Sequence[Row], first: int) -> int:
    """Where the last document ends: before the foot of the bulletin, which stands at the end of the text."""
    stop = len(rows)
    while stop > first and rows[stop - 1].role in ("foot", "rule"):
        stop -= 1
    return stop
