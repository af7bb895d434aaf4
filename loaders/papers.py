"""Documents printed one after another without a 目录: each has a title with its number or addressee above or below."""

import re
from collections.abc import Iterator, Sequence

from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.fold import key
from loaders.heads import Found, Head, Item
from loaders.nameplate import read_nameplate
from loaders.page_words import page_words
from loaders.rows import Row

_TOP = 30
"""Rows at the beginning and the end of a document in which it names its annexes."""
_NEAR = 4
"""Most rows from a title to its number or addressee."""
_LEAST = 3
"""From this number on, documents are not a notice with its annexes."""
# 某发〔2031〕5号, （某部公告2031年第5号）
_NUMBER = re.compile(rf"{part('number_line')}|(?!.*总\s*第)[（(]?.{{0,20}}(?:公告|令)?\s*(?:\d{{4}}\s*年)?\s*第\s*\d+\s*号[）)]?")
# 某部公告（2031年第5号）（发布甲类名录）: a heading that gives its own number
_ANNOUNCED = re.compile(r".{2,60}(?:公告|令)\s*[（(]\s*(?:\d{4}\s*年)?\s*第\s*\d+\s*号\s*[）)].{0,90}")
# 各省、自治区、直辖市人民政府：
_ADDRESSEE = re.compile(r"(?:各|有关|.{2,20}人民政府).{1,200}[：:]")
# 第一条, 第一章
_INNER = re.compile(part("article") + "|" + part("chapter"))
# 某部文件
_RED_HEAD = re.compile(r".{2,30}文件")
# 附件2：
_ANNEX = re.compile(part("annex"))
# 2031年3月5日
_DATED = re.compile(part("day"))
# （2031年3月5日）
_DAY = re.compile(r"[（(]?" + part("day") + r"[）)]?")
# 《甲办法》政策解读, 某局负责人就《甲办法》答记者问
_EXPLAINS = re.compile(page_words("interpretation_heading"))
# 问：原有办法怎么办？
_QUESTION = re.compile("(?:记者)?问\\s*[:：]")
# A notice that forwards or issues another document carries it: the two are one.
# 某部关于印发甲类办法的通知
_FORWARDS = re.compile(r"转发|批转|印发")
_LETTERS = 60
_SERIAL = 4
"""A mark alone, as the number of a row, has no more characters."""
_LINE = 10
"""Fewest characters of a line at which a title wraps."""
# 某局 编, 某委员会主办, 2031年3月
_MAKER = re.compile(rf"{page_words('made')}$|^\d{{4}}\s*年")


def find_papers(rows: Sequence[Row]) -> Found:
    """The documents, none where there are too few to tell them from a notice and its annexes."""
    nameplate = read_nameplate(rows)
    starts = list(_starts(rows, nameplate.stop if nameplate else 0))
    stops = [_before_rule(rows, start) for start, _ in starts[1:]] + [len(rows)]
    if starts:
        stops[-1] = _end(rows, starts[-1][1].last + 1)
    explained = len(starts) > 1 and starts[0][0] == 0 and _EXPLAINS.fullmatch(starts[-1][1].title)
    least = 2 if nameplate or explained or _all_signed(rows, starts, stops) else _LEAST
    if len({head.title for _, head in starts}) < least:
        return Found()
    items = tuple(Item(start, head, stop) for (start, head), stop in zip(starts, stops, strict=True))
    # The rows of a table hold title and number as well: 废止文件目录, a cell a line.
    written = sum(_has_body(rows, item) for item in items)
    return Found(items, len(items)) if written * 3 >= len(items) * 2 else Found()


def _has_body(rows: Sequence[Row], item: Item) -> bool:
    """Whether a sentence, an addressee or a section stands below the title; a day may be a cell of a table."""
    below = rows[item.head.last + 1 : item.stop]
    return any(
        row.role == "text"
        or (row.mark and row.mark.shape != "day" and len(row.text) > _SERIAL)
        or _ADDRESSEE.fullmatch(row.text)
        or _INNER.match(row.text)
        for row in below
    )


def _all_signed(rows: Sequence[Row], starts: Sequence[tuple[int, Head]], stops: Sequence[int]) -> bool:
    """Whether each document ends with a date and none forwards the one after it."""
    return all(
        _DAY.fullmatch(rows[stop - 1].text) and not _FORWARDS.search(head.title) for (_, head), stop in zip(starts, stops, strict=False)
    )


def _before_rule(rows: Sequence[Row], stop: int) -> int:
    while rows[stop - 1].role == "rule":
        stop -= 1
    return stop


def _starts(rows: Sequence[Row], first: int) -> Iterator[tuple[int, Head]]:
    """(first row, title) of each document."""
    position, before = first, first
    while position < len(rows):
        head = _title(rows, position) if _may_name(rows[position]) else None
        if position > first and _explains(rows, position):
            yield position, Head(position, position, rows[position].text)
            before, position = position, position + 1
            continue
        if head is None:
            position += 1
            continue
        start = _first_row(rows, head, first)
        if _begins(rows, head, start, before, collected=first > 0):
            yield start, head
            before = position
        position = head.last + 1


def _explains(rows: Sequence[Row], position: int) -> bool:
    """Whether an interpretation begins here: right below the day of a document, with its text under its heading."""
    row, below = rows[position], rows[position + 1 : position + 3]
    if row.role != "short" or row.mark or not _DAY.fullmatch(rows[position - 1].text) or not _EXPLAINS.fullmatch(row.text):
        return False
    return any(one.role == "text" or one.mark or _QUESTION.match(one.text) for one in below)


def _may_name(row: Row) -> bool:
    """Tell whether a title may begin with this row; most rows are sentences, recognised by their last character."""
    if row.text.endswith("。") and "号" not in row.text:
        return False
    return row.role in ("short", "field") and row.mark is None


def _first_row(rows: Sequence[Row], head: Head, first: int) -> int:
    """The row where a document begins: its title, or the red head, the number or the title once more above it."""
    start = head.first
    while start > first and not rows[start - 1].text.startswith("附"):
        above = rows[start - 1].text
        if not (_NUMBER.fullmatch(above) or _RED_HEAD.fullmatch(above) or key(above) == key(head.title)):
            break
        start -= 1
    return start


def _begins(rows: Sequence[Row], head: Head, start: int, before: int, *, collected: bool) -> bool:
    """Whether a title begins a document rather than an annex of the one whose title stands at `before`.

    Number or addressee tell it; in a bulletin (`collected`) articles under the title do as well, unless the document before names it.
    """
    if start > 0 and _ANNEX.fullmatch(rows[start - 1].text):
        return False
    if start < head.first or _ANNOUNCED.fullmatch(head.title) or _has_number(rows, head, addressed=collected):
        return True
    if not collected or head.last + 1 >= len(rows) or not _INNER.match(rows[head.last + 1].text):
        return False
    title = key(head.title)
    return not any(title in key(row.text) for row in (*rows[before : min(before + _TOP, start)], *rows[max(before, start - _TOP) : start]))


def _title(rows: Sequence[Row], position: int) -> Head | None:
    """The title of a document that begins here, on up to three rows."""
    if _ANNOUNCED.fullmatch(rows[position].text):
        return Head(position, position, rows[position].text)
    text = ""
    for last in range(position, min(position + 3, len(rows))):
        row = rows[last]
        if row.role != "short" or row.mark or len(text) > _LETTERS * 2 or _NUMBER.fullmatch(row.text) or _INNER.match(row.text):
            return None
        if row.text.startswith("附") or _DATED.search(row.text):
            return None
        if text and (len(rows[last - 1].text) < _LINE or _MAKER.search(rows[last - 1].text)):
            return None
        text += row.text
        if len(text) >= 6 and not text.endswith(("：", ":", "；")) and doctypes().is_document(text):
            return Head(position, last, text)
    return None


def _has_number(rows: Sequence[Row], head: Head, *, addressed: bool) -> bool:
    """Whether a number stands under a title, or whom it addresses, where that is enough."""
    for row in rows[head.last + 1 : head.last + 1 + _NEAR]:
        if _NUMBER.fullmatch(row.text) or (addressed and _ADDRESSEE.fullmatch(row.text)):
            return True
        if row.role == "text":
            return False
    return False


def _end(rows: Sequence[Row], first: int) -> int:
    """Where the last document ends: before the foot of the bulletin, which stands at the end of the text."""
    stop = len(rows)
    while stop > first and rows[stop - 1].role in ("foot", "rule"):
        stop -= 1
    return stop
