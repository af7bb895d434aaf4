"""Which sections of a unit say what: preambles, aims and grounds, its annexes, lists below a governing heading.

Functions of the clean text and its paragraphs, (start, end) each; all offsets are clean offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.text.normal import fold
from kg.vocab import doctypes
from kg.vocab.columns import printed_columns
from kg.vocab.lexicon import part
from kg.vocab.patterns import Heading, patterns

Paragraphs = Sequence[tuple[int, int]]

_HAN = part("counting")
_CHAPTER = rf"#*\s*(?:{part('section')}|{part('chapter')})"
# 一、总体要求, 第一章 总则
_CHAPTER_LINE = re.compile(_CHAPTER)
# 一、总体要求; （一）目标; 第一章 总则; 第一节; 1.目标
_SECTION = re.compile(rf"{_CHAPTER}|#*\s*(?:{part('subsection')}|{part('division')}|1[.．、])")
# **第一条** 为了规范……
_FIRST_ARTICLE = re.compile(r"(?:\*\*)?第(?:一|1)条")
# 第一条 为了…, **第二条** …
_ARTICLE = re.compile(rf"(?:\*\*)?{part('article')}")
# 1.3 适用范围: a section numbered by its place
_NUMBERED_LINE = re.compile(r"\d{1,2}\s?[.．]\s?\d{1,2}\s*[\u4e00-\u9fff]{2,20}$")
# a line that says 附件1： and nothing else, above the annex
# 附件1：
_ANNEX_MARK = re.compile(rf"附件?\s*[\d{_HAN}]*\s*[:：]?$")
# 一、指导思想; 第一章 编制依据; 1.2 编制依据; （二）编制依据
_GROUNDS = re.compile(rf"(?:{_CHAPTER}|#*\s*{part('subsection')}|\d{{1,2}}(?:\s?[.．]\s?\d{{1,2}})?[.．、]?)\s*{part('grounds_heading')}")
# 附件：1.甲类设备目录; - 附件2：甲类设备申报表; 附件 (the titles follow)
_ANNEX_LIST = re.compile(rf"(?:-\s*)?附[件录]\s*[\d{_HAN}]{{0,2}}\s*(?:[:：]|$)\s*(?:\d{{1,2}}\s*[.．、](?!\d))?\s*(?P<title>.*)")
# 2.甲类设备申报表.docx
_ANNEX_ITEM = re.compile(r"(?:-\s*)?\d{1,2}\s*[.．、](?!\d)\s*(?P<title>.{4,80}?)(?:[.](?:pdf|xlsx?|docx?))?$")
# items of a list of documents: （一）《甲》; 3.关于做好…的通知（某部规〔2031〕5号）; 原某部1998年第5号公告
_LIST_ITEM = re.compile(rf"(?:[-*•]\s*)?(?:[（(]?[{_HAN}\d]+[)）]?[、.．]?\s*)?(?:关于)?[《“\d（{_HAN}原]")


# cells of a table of documents: its head on one line or a cell a line, serial numbers, days
_CELL = re.compile(
    rf"""(?:{printed_columns()}|\s)+
      |[（(]?\d{{1,4}}[）)]?[.．、]?|{part("day")}|{part("year")}[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?""",
    re.VERBOSE,
)
_LONGEST_CELL = 120
# 制定本办法。
_STOP = re.compile(r"[。；！？]")
# the heading of another list: 建议保留的文件目录, 继续有效的文件（共2件）, 附件：废止的规范性文件目录
_OTHER_LIST = re.compile(
    r"(?:#+\s*)?[^《》〔〕]{0,30}(?:的|保留|有效|废止|失效)[^《》〔〕]{0,12}(?:文件|规章|法规)(?:目录|清单|一览表|列表)?(?:（[^（）]{0,12}）)?$"
)
# lines between the items of a list: （共3件）, （按发布时间排序）, 二、预算类（1件）, 废止理由：已被《甲条例》代替。, 已被《甲条例》代替
_BESIDE_ITEMS = re.compile(
    rf"""
      （[^（）《》]{{0,6}}(?:\d+|[{_HAN}]+)[件部项个]）|（按[^（）《》]{{1,12}}(?:排序|排列|为序)）
    | (?:{part("enumerator")}\s*)?(?:(?!有效|保留|继续|修[改订]|废止|失效|停止|[拟需不])[\u4e00-\u9fff、]){{1,16}}类(?:（[^（）]{{0,12}}）)?
    | (?:(?:废止|失效)?(?:理由|原因|依据)|备注|说明)[:：].*
    | (?:已?被|已?由|与)[^。；]{{1,80}}(?:代替|替代|取代|废止|不一致|不符|抵触|冲突)。?
    """,
    re.VERBOSE,
)
# 1. before a title, no part of the day behind it: 一、甲条例（1983年9月20日国务院发布）
_SERIAL = re.compile(r"^[（(]?\d{1,3}[）)]?[.．、]?\s*")


@dataclass(frozen=True, slots=True)
class Governed:
    """A list below a heading whose verb holds for all its items."""

    start: int
    end: int
    heading: Heading
    words: tuple[int, int]
    """Clean offsets of the heading."""


def find_preambles(text: str, paragraphs: Paragraphs, head_end: int, opens: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield where a document says what it rests on.

    A preamble opens at `head_end`, after a signature block (its end is in `opens`) and at an annex; the first numbered section closes it.
    The first article is one by itself.
    """
    opened: int | None = head_end
    for place, (start, end) in enumerate(paragraphs):
        if start < head_end:
            continue
        line = text[start : start + 24]
        if opened is not None and (_ARTICLE.match(line) or _SECTION.match(line)):
            yield opened, start
            opened = None
        if _FIRST_ARTICLE.match(line):
            # 第一条 【目的】 may stand on a line of its own, its text below.
            yield start, _next_section(text, paragraphs, place + 1, end)
        elif end in opens or (opened is None and _ANNEX_MARK.match(text, start, end)):
            if opened is not None:
                yield opened, end
            opened = end
    if opened is not None:
        yield opened, len(text)


def _next_section(text: str, paragraphs: Paragraphs, place: int, end: int) -> int:
    """Return where the first article or section among the paragraphs from `place` on begins, `end` where none does."""
    following = (paragraphs[at][0] for at in range(place, len(paragraphs)))
    return next((start for start in following if _ARTICLE.match(text, start) or _SECTION.match(text, start)), end)


def find_grounds(text: str, paragraphs: Paragraphs) -> Iterator[tuple[int, int]]:
    """Yield the sections that state aims and grounds: 总体要求, 指导思想, 编制依据."""
    opened: int | None = None
    for start, end in paragraphs:
        if _CHAPTER_LINE.match(text, start, end) or _NUMBERED_LINE.match(text, start, end) or _GROUNDS.match(text, start, end):
            if opened is not None:
                yield opened, start
            opened = start if _GROUNDS.match(text, start, end) else None
    if opened is not None:
        yield opened, len(text)


def find_annexes(text: str, paragraphs: Paragraphs) -> Iterator[str]:
    """Yield the folded titles behind 附件： and under 附件1, up to the first line that is no item."""
    listing = titled = False
    for start, end in paragraphs:
        line = text[start:end].strip()
        opening = _ANNEX_LIST.match(line)
        item = opening or (_ANNEX_ITEM.match(line) if listing else None)
        if item:
            title = fold(item["title"])
            listing = bool(opening) or listing
            titled = not title
            if title:
                yield title
        elif titled and len(line) < 80:
            yield fold(line)
            titled = listing = False
        else:
            listing = titled = False


def find_governed(text: str, paragraphs: Paragraphs, body: int) -> Iterator[Governed]:
    """Yield the lists that a heading governs: 下列文件同时废止： and what follows."""
    lines = list(_lines_with(patterns().governing_words, text, body))
    for heading in patterns().governing:
        end = -1
        for found in (found for line in lines for found in heading.pattern.finditer(text, *line)):
            if found.end() > end:  # one that stands in a list is an item of it
                end = _list_end(text, paragraphs, found.end())
                yield Governed(found.end(), end, heading, found.span())


def _lines_with(words: re.Pattern[str], text: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the lines of the body in which one of the words stands."""
    stop = -1
    for found in words.finditer(text, body):
        if found.start() > stop:
            start, end = text.rfind("\n", body, found.start()) + 1, text.find("\n", found.end())
            stop = end if end >= 0 else len(text)
            yield max(start, body), stop


def _list_end(text: str, paragraphs: Paragraphs, start: int) -> int:
    """Return where the list that begins at `start` ends: at the first paragraph that belongs to no item, row or heading of a group."""
    end = start
    for place in range(bisect_right(paragraphs, start, key=lambda paragraph: paragraph[1]), len(paragraphs)):
        a, b = paragraphs[place]
        if a <= start or _is_item(text, a, b):
            end = b
        else:
            break
    return end


def is_barred(line: str) -> bool:
    """Tell whether a line is a row of a table in Markdown: | 1 | 甲类设备管理办法 |."""
    return line.startswith("|") and line.count("|") > 2


def _is_item(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph is an item of a list of documents, or the cell of a table: a head, a serial number, a title, a day."""
    line = text[start:end].strip()
    if is_barred(line):
        return True
    if _OTHER_LIST.match(line):
        return False
    if _BESIDE_ITEMS.fullmatch(line):
        return True
    if (_LIST_ITEM.match(line) and "《" in line) or "号" in line[:80] or _CELL.fullmatch(line):
        return True
    return len(line) <= _LONGEST_CELL and not _STOP.search(line) and bool(doctypes().is_document(_SERIAL.sub("", line, count=1)))
