"""The heading of an item: its lines, and whether text follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Kind
from loaders.fold import key
from loaders.page_words import page_words
from loaders.rows import Row

# 前言, 编者按
_PREFACE = re.compile(page_words("preface"))
# 各区县、各有关单位：
_ADDRESSEE = re.compile(r"[：:]$")
_WRAP = 3
_HEADLINE_LETTERS = 6
# 2031-03-05 甲日报, 甲部网站 2031年3月5日, 来源：甲部: what stands under a headline and is none
_DATED = re.compile(r"\S{0,14}\s*\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}|(?:文章)?(?:来源|作者|记者)\s*[:：]")
# ——2031年甲类工作综述
_SUBTITLE = re.compile(r"[—–-]{1,2}")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an item, as positions among the rows."""

    first: int
    last: int
    """Last row of a head that is wrapped."""
    title: str
    """Without marks."""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a bulletin; positions among the rows."""

    start: int
    """Its first row: the head, or what stands above it (issuer and status on a card)."""
    head: Head
    stop: int
    """Behind its last row."""
    kind: Kind | None = None
    """Where the layout alone tells it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The items of a text, and how many of them something beside their heads bears out."""

    items: tuple[Item, ...] = ()
    borne_out: int = 0


def read_head(rows: Sequence[Row], position: int) -> Head:
    """The head that begins at a position, with the rows it is wrapped over."""
    row, last = rows[position], position
    # 【国际】甲国通过法案 is one headline; a paragraph has its headline in the bracket.
    title = row.text if row.mark and row.mark.shape == "【】…" and row.role == "short" else row.title
    number = row.mark.number if row.mark else None
    if not title and position + 1 < len(rows):
        last, title = position + 1, rows[position + 1].title
    while last + 1 < len(rows) and last - position < _WRAP and _goes_on(rows, last, title):
        last += 1
        title += rows[last].text
    return Head(position, last, plain(title), number)


def plain(title: str) -> str:
    """A title without the signs of links and of bold type, and without what ends an entry of a list."""
    return re.sub(r"[；;:：]$", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).strip("*_ "))


def _goes_on(rows: Sequence[Row], last: int, title: str) -> bool:
    """Whether a head continues on the next row: its 《 is open, or a full line is followed by a short rest and then by text."""
    row, after = rows[last], rows[last + 1]
    if row.role == "text" or after.mark or after.role not in ("short", "text") or after.gap:
        return False
    if title.count("《") > title.count("》") or title.endswith(("、", "，", "—", "“", "（")):
        return True
    if _DATED.match(after.text):
        return False
    rest = rows[last + 2] if last + 2 < len(rows) else None
    return bool(after.role == "short" and len(row.text) >= 18 > len(after.text) and rest and rest.role == "text" and not rest.mark)


def has_text(rows: Sequence[Row], head: Head) -> bool:
    """Whether a head has text of its own: in its line, or in the next rows before another head."""
    if rows[head.first].role == "text":
        return True
    after = rows[head.last + 1] if head.last + 1 < len(rows) else None
    if "](" in rows[head.first].text and after and (after.mark is None or after.mark.shape == "day"):
        # ## [甲办法](https://…) with a line on it below
        return True
    for row in rows[head.last + 1 : head.last + 4]:
        if row.role in ("closer", "field") or (row.role == "text" and row.mark is None):
            return True
        if (row.mark and row.mark.shape != "day") or (
            len(key(row.text)) >= _HEADLINE_LETTERS and not (_DATED.match(row.text) or _SUBTITLE.match(row.text))
        ):
            return False
    return False


def is_plain_head(rows: Sequence[Row], position: int, first: int) -> bool:
    """Whether a short line without mark stands between the end of one text and the beginning of another."""
    row = rows[position]
    if row.role != "short" or (row.mark and row.mark.shape != "【】…") or _PREFACE.fullmatch(row.text) or _ADDRESSEE.search(row.text):
        return False
    if (
        len(key(row.text)) < _HEADLINE_LETTERS
        or _DATED.match(row.text)
        or (row.text.endswith(("，", "、", ",")) or row.text.startswith(("|", ">", "（", "(")))
    ):
        return False
    ends = position == first or rows[position - 1].role != "short" or _ended(rows, position)
    follows = position + 1 < len(rows) and _begins_text(rows, position)
    return ends and (follows or position + 1 == len(rows))


def _ended(rows: Sequence[Row], position: int) -> bool:
    """Whether the row above is the name of a section rather than running text that goes on."""
    before = rows[position - 1]
    return before.mark is not None or len(before.text) <= 12 or rows[position].gap


def _begins_text(rows: Sequence[Row], position: int) -> bool:
    """Whether text follows, a line with date and source between."""
    after = _after(rows, position)
    if after and after[0].role == "short" and _DATED.match(after[0].text):
        after = after[1:]
    return bool(after) and (after[0].role in ("closer", "field") or (after[0].role == "text" and after[0].mark is None))


def _after(rows: Sequence[Row], position: int) -> Sequence[Row]:
    last = read_head(rows, position).last
    return rows[last + 1 : last + 3]
