"""A single law, regulation or policy document: the whole file is one unit. Asked where no specific format claims the text."""

import re
from itertools import islice

from kg.model import Bulletin
from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.align import WRAP, Place
from loaders.cut import unit
from loaders.fold import joined
from loaders.furniture import furniture
from loaders.lines import Line, Lines
from loaders.reading import Reading, Sniff, sniffed
from loaders.source import Source

NAME = "document"
FALLBACK = True
DESCRIPTION = "single law, regulation, notice or other document, plain or Markdown"

# 甲类设备管理办法, 《甲类设备管理办法》（试行）: a title has no sentence in it, and ends with brackets at most
_TITLE = re.compile(rf"(?P<name>[^。；;]{{3,}}?)[》〉”]?(?:\s*{part('bracket')})*")
_EDITION = re.compile(part("edition"))
"""A line under the title that belongs to it."""
_BEFORE = re.compile(
    r".{0,30}文件|.{0,20}[〔\[(（]\s*\d{4}\s*[〕\])）]\s*第?\s*\d+\s*号|附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?|第\s*\d+\s*号|.{0,30}公\s*告\s*(?:\d{4}年)?第?\s*\d+\s*号|.{0,30}令|[\d\s年月日]+|[★☆\s\w]{0,8}(?:密级|秘密|机密|特急|加急)[★☆\s\w]{0,8}"
)
_INFO = "<!-- INFO END -->"
_ARTICLE = re.compile(r"第\s*[一二三四五六七八九十百千零〇\d]+\s*条")
_SECTION = re.compile(r"[一二三四五六七八九十]+\s*、|[（(]\s*[一二三四五六七八九十]+\s*[）)]|#{2,}\s")
_NUMBER = re.compile(
    r".{0,40}[〔\[(（]\s*\d{4}\s*[〕\])）]\s*第?\s*\d+\s*号\s*[)）]?|.{0,40}(?:令|公\s*告)\s*(?:\d{4}\s*年)?\s*第?\s*\d+\s*号"
)
_DATE = re.compile(
    r"[（(]?\s*(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日.{0,60}"
)
_HEAD_LINES = 15
_LONGEST = 160


def sniff(lines: Lines) -> Sniff:
    """Look for the title of a document and for a mark of its structure."""
    return sniffed(
        ("a title that names a type of document (…法, …条例, …通知) in the first lines", _title(lines) is not None),
        ("articles (第…条), sections (一、), a document number or a date", _structured(lines)),
    )


def units(source: Source, lines: Lines) -> Reading:
    """One unit, from the first line to the last that is not blank."""
    place = _title(lines)
    if place is None:
        raise ValueError("sniff() did not claim this text")
    first = next(lines.solid()).number - 1
    one = unit(source, lines, place, len(lines), 1, single=True, start=first, furniture=furniture(lines, first, len(lines)))
    return Reading(Bulletin(source.name, one.heading, None, None, None, NAME, source.sha256, source.path, source.text_sha256), (one,))


def _title(lines: Lines) -> Place | None:
    """The lines of the title: a Markdown heading, or the first lines that together end with a type of document."""
    head = list(islice(lines.solid(), _HEAD_LINES))
    if head and head[0].bare.startswith("# "):
        known = _is_title(head[0].bare[2:]) or _marked(lines) or any(_ARTICLE.match(line.bare) for line in head)
        return Place(head[0].number - 1, head[0].number - 1) if known else None
    for first, line in enumerate(head[:WRAP]):
        if not _BEFORE.fullmatch(line.bare):
            return _run(head[first : first + WRAP])
    return None


def _run(head: list[Line]) -> Place | None:
    """The shortest run from the first line on that makes a title."""
    for count in range(1, len(head) + 1):
        part = head[:count]
        if _BEFORE.fullmatch(part[-1].bare) and not _is_title(part[-1].bare):
            return None
        if _is_title(joined([line.bare for line in part])):
            edition = len(head) > count and _EDITION.fullmatch(head[count].bare)
            return Place(part[0].number - 1, head[count if edition else count - 1].number - 1)
    return None


def _is_title(text: str) -> bool:
    found = _TITLE.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and doctypes().is_title(found["name"]) and text.count("《") <= text.count("》")


def _marked(lines: Lines) -> bool:
    return any(line.bare == _INFO for line in islice(lines.solid(), _HEAD_LINES * 2))


def _structured(lines: Lines) -> bool:
    if _marked(lines) or any(_NUMBER.fullmatch(line.bare) for line in islice(lines.solid(), _HEAD_LINES) if len(line.text) <= _LONGEST):
        return True
    marks = (
        True
        for line in lines.solid()
        if _ARTICLE.match(line.bare) or _SECTION.match(line.bare) or (len(line.text) <= _LONGEST and _DATE.fullmatch(line.bare))
    )
    return next(marks, False)
