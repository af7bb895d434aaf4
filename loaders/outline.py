"""Finds the items of a bulletin: which headings begin them and where each ends, if the text is a bulletin at all."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from kg.vocab.lexicon import part
from loaders.heads import Found, Head, Item
from loaders.marks import Mark
from loaders.nameplate import Nameplate, heads_document, read_nameplate
from loaders.rows import Row, closes
from loaders.series import SECTIONS, Series, find_entries, find_listed, find_paragraphs, find_series

_NAMED = 2
_LEAST_ENTRIES = 3
_POINTS = frozenset("-*+–—")
_LABEL = 14
"""The name of a section without mark is no longer than this."""
# 国家政策, 地方动态
_SECTION = re.compile(part("bulletin_section"))
# 新华社, 甲日报: who reports it, at the end of an item
_REPORTER = re.compile(r".{0,10}(?:社|报|网|部|局|委|厅|院|会|中心|公司)(?:网站)?[)）]?")
# 2031年3月5日, 2031-03-05: below the name of who signed; not 【3月5日】
_WHOLE_DAY = re.compile(r"\d{4}\s*[年.\-/].*\d\s*日?")


def find_items(rows: Sequence[Row]) -> Found:
    """The items of a bulletin, none where nothing shows that the text is one."""
    nameplate = read_nameplate(rows)
    if nameplate is None and heads_document(rows):
        return Found()
    first = nameplate.stop if nameplate else 0
    found = [one for one in find_series(rows, first) if not one.questions]
    series = _of_list(found, find_listed(rows, first)) or _outer(found, nameplate)
    if series is None:
        return _entries(rows, nameplate) if nameplate else Found()
    items = tuple(_items(rows, series))
    closed = sum(closes(rows[item.head.last + 1 : item.stop]) for item in items)
    return Found(items, series.listed * 2 + closed + _NAMED) if _is_bulletin(nameplate, series, items, closed) else Found()


def _entries(rows: Sequence[Row], nameplate: Nameplate) -> Found:
    """The items of a bulletin without heads: entries of one line each, or paragraphs that each report something."""
    entries = find_entries(rows, nameplate.stop)
    if len(entries) < _LEAST_ENTRIES or len(entries) * 5 < len(rows) * 3:
        entries = find_paragraphs(rows, nameplate.stop)
    return Found(tuple(Item(head.first, head, head.last + 1) for head in entries), _NAMED if entries else 0)


def _of_list(found: Sequence[Series], listed: Series | None) -> Series | None:
    """The series that repeats the list at the top: one with marks, which may have more heads than the list, else the lines of the list."""
    repeating = [one for one in found if one.listed >= 2 and one.listed * 2 >= len(one.heads)]
    marked = [one for one in repeating if one.shape and (listed is None or one.listed * 5 >= len(listed.heads) * 4)]
    return max(marked, key=lambda one: (one.listed, -one.heads[0].first), default=listed or next(iter(repeating), None))


def _outer(found: Sequence[Series], nameplate: Nameplate | None) -> Series | None:
    """The first series whose heads read like headlines; under the name of a bulletin any with a mark that is not one of sections."""
    good = [one for one in found if one.reports or (nameplate and one.shape and one.shape not in SECTIONS)]
    return min(good, key=lambda one: (one.heads[0].first, -len(one.heads)), default=None)


def _is_bulletin(nameplate: Nameplate | None, series: Series, items: Sequence[Item], closed: int) -> bool:
    """Whether there is evidence beside the heads that they are those of items."""
    if series.listed >= 2 and series.listed * 2 >= len(items):
        return True
    if nameplate:
        return series.reports or series.headlines >= 0.3 or (len(items) > 2 and series.shape not in SECTIONS)
    sourced = len(items) >= 3 and closed * 5 >= len(items) * 3 and series.reports
    return sourced or (len(items) >= 3 and series.headlines >= 0.7 and series.shape not in SECTIONS)


def _items(rows: Sequence[Row], series: Series) -> Iterator[Item]:
    for head, after in pairwise(series.heads):
        yield Item(head.first, head, _before_sections(rows, head, after))
    yield Item(series.heads[-1].first, series.heads[-1], _end(rows, series))


def _before_sections(rows: Sequence[Row], head: Head, after: Head) -> int:
    """Where an item ends: before the rules and names of sections that stand above the next one."""
    stop = after.first
    while stop - 1 > head.last and (rows[stop - 1].role == "rule" or _is_section(rows, stop - 1, head, after)):
        stop -= 1
    return stop


def without_sections(rows: Sequence[Row], first: int, stop: int) -> int:
    """Where an item ends whose head stands at line index `first`, with the next one at `stop`: before the names of sections between."""
    lines = [row.index for row in rows]
    here, after = bisect_left(lines, first), bisect_left(lines, stop)
    end = after
    while end - 1 > here and _is_named_section(rows, end - 1, here, after):
        end -= 1
    return rows[end - 1].index + 1 if end < after else stop


def _is_section(rows: Sequence[Row], position: int, head: Head, after: Head) -> bool:
    """Whether a row is the name of a section: one that reads so, or any short line above a head that begins anew."""
    row = rows[position]
    if row.role != "short" or row.mark or _SECTION.fullmatch(row.text):
        return _is_named_section(rows, position, head.last, after.first)
    return len(row.text) <= _LABEL and not _REPORTER.fullmatch(row.text) and (after.number in (None, 1) or row.gap)


def _is_named_section(rows: Sequence[Row], position: int, head: int, after: int) -> bool:
    """Whether a short row has a mark that the next head has not, or reads like the name of a section (国家政策)."""
    row, mark, own = rows[position], rows[position].mark, rows[after].mark
    if row.role != "short" or mark is None:
        return row.role == "short" and bool(_SECTION.fullmatch(row.text))
    # A point of a list ends no item, and the day under a headline is its own.
    if mark.shape in _POINTS or (mark.shape == "day" and position == head + 1):
        return False
    if mark.shape == "day" and _WHOLE_DAY.fullmatch(row.text) and not _opens_with_day(rows, own):
        return False
    if "1" in mark.shape or mark.shape == "①":
        # 1. 展期十天 at the end of an item is a point of it.
        return bool(_SECTION.fullmatch(mark.title))
    return own is None or own.shape != mark.shape


def _opens_with_day(rows: Sequence[Row], own: Mark | None) -> bool:
    """Whether the first item stands under a day: then days are names of sections, as in a daily review, and not those of signature."""
    top = takewhile(lambda pair: pair[0].role != "text", pairwise(rows))
    return any(
        day.mark is not None and day.mark.shape == "day" and (head.mark and head.mark.shape) == (own and own.shape) for day, head in top
    )


def _end(rows: Sequence[Row], series: Series) -> int:
    """Where the last item ends: before the foot of the bulletin, else as far from its head as the other items are long."""
    head = series.heads[-1]
    stop = len(rows)
    for position in range(head.last + 1, len(rows)):
        if rows[position].role == "foot":
            stop = position
            break
    while stop - 1 > head.last and rows[stop - 1].role == "rule":
        stop -= 1
    return stop
