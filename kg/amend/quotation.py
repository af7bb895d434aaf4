"""What a decision quotes: new wordings over several paragraphs, and the words that others take the place of.

Each paragraph of a long quotation opens anew, and only the last one closes: “第三条 甲。 / “乙。” Inner quotation marks may be the same.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.vocab.lexicon import part

MARK = "◆"
"""Stands for a quotation in a masked text."""
BROKEN = "◇"
"""Stands for one that nothing closes, or something inside it does: no sentence with it is understood."""
# 二、将第三条修改为; （二）第三条; 2.第三条
ENUMERATOR = re.compile(rf"\s*(?P<label>{part('section')}|{part('subsection')}|{part('item')}|{part('bracketed_item')})")
# 二、
_SECTION = re.compile(part("section"))
# a paragraph of a quotation that opens anew
# “乙。; - “乙。
_REOPENED = re.compile(r"[\s\-*•·]*“")
# behind the end of a quotation in the middle of a paragraph
# 原第三项改为第四项; 修改为“乙”
_GOES_ON = re.compile(
    r"\s*(?:$|\n|[。；，、：）)]|原|第|将|并|其|删|同时|(?:作为|[中后前之的]|修改|改为|替换|调整|增加|一词|字样|等|和|与|或|及|以及|均|分别|统一|一律|予以|更改|变更))"
)
# before a quotation of a new wording
# 修改为：
_LEAD = re.compile(r"[：:]\s*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between the marks, clean offsets; `lines` are its paragraphs without the marks that open them anew."""

    start: int
    end: int
    lines: tuple[tuple[int, int], ...]
    is_whole: bool = True
    """Whether it ends with the mark that closes it."""


@dataclass(frozen=True)
class Masked:
    """A text with a mark for each quotation."""

    text: str
    starts: tuple[int, ...]
    """Masked offsets at which stretches of the clean text begin."""
    origins: tuple[int, ...]
    """Their clean offsets."""
    quotes: dict[int, Quote]
    """By masked offset of the mark."""

    def offset(self, masked: int) -> int:
        """Return the clean offset of a masked one."""
        at = bisect_right(self.starts, masked) - 1
        return self.origins[at] + masked - self.starts[at]

    def end_offset(self, masked: int) -> int:
        """Return the clean offset at which a masked stretch ends: behind the closing mark of a quotation that it ends with."""
        quote = self.quotes.get(masked - 1)
        return quote.end + 1 if quote else self.offset(masked - 1) + 1

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Masked (start, end) of each paragraph that is not empty."""
        return tuple(found.span() for found in re.finditer(r"[^\n]+", self.text))


def curled(text: str) -> str:
    """Return a text with straight quotation marks as pairs of curled ones, where a paragraph has no others; every offset stays."""
    return "\n".join(map(_curled, text.split("\n")))


def _curled(paragraph: str) -> str:
    parts = paragraph.split('"')
    if len(parts) % 2 == 0 or len(parts) == 1 or "“" in paragraph:
        return paragraph
    return parts[0] + "".join(("”" if place % 2 else "“") + part for place, part in enumerate(parts[1:]))


def mask(text: str, start: int) -> Masked:
    """Put a mark in the place of each quotation of a decision behind a clean offset."""
    pieces: list[str] = []
    starts, origins = [0], [start]
    quotes: dict[int, Quote] = {}
    at = length = 0
    at = start
    for quote in find_quotes(text, start):
        before = text[at : quote.start - 1]
        if before.rstrip().endswith(("：", ":")):
            before = before.rstrip()
        quotes[length + len(before)] = quote
        pieces += (before, MARK if quote.is_whole else BROKEN)
        length += len(before) + 1
        at = quote.end + text.startswith("”", quote.end)
        starts.append(length)
        origins.append(at)
    return Masked("".join((*pieces, text[at:])), tuple(starts), tuple(origins), quotes)


def find_quotes(text: str, start: int) -> Iterator[Quote]:
    """Yield the outermost quotations behind an offset."""
    while (opened := text.find("“", start)) >= 0:
        end, is_whole = _close(text, opened)
        yield Quote(opened + 1, end, tuple(_lines(text, opened + 1, end)), is_whole)
        start = end + text.startswith("”", end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\n]+", text[start:end]):
        first, last = start + found.start(), start + found.end()
        if first > start and (again := _REOPENED.match(text, first)):
            first = again.end()
        if text[first:last].strip():
            yield first, last


def _close(text: str, opened: int) -> tuple[int, bool]:
    """Return the offset of the mark that closes a quotation and True; where none does, the end of its last paragraph and False."""
    is_wording = _LEAD.search(text, max(0, opened - 3), opened) is not None
    depth = 0
    for found in re.finditer("[“”\n]", text[opened:]):
        at, mark = opened + found.start(), found.group()
        if mark == "“":
            depth += depth == 0 or not _opens_anew(text, at)
        elif mark == "”":
            depth -= 1
            if _ends_here(text, at, depth, is_wording):
                return at, depth <= 0
            depth = max(depth, 1)
        elif not _REOPENED.match(text, at + 1) and (not is_wording or _SECTION.match(text, at + 1)):
            return at, False
    return len(text), False


def _opens_anew(text: str, at: int) -> bool:
    """Tell whether an opening mark is the first of its paragraph, list marks left out."""
    line = text.rfind("\n", 0, at) + 1
    return line > 0 and (found := _REOPENED.match(text, line)) is not None and found.end() == at + 1


def _ends_here(text: str, at: int, depth: int, is_wording: bool) -> bool:
    """Tell whether a closing mark ends the outer quotation; `depth` is how many are open behind it if all inner ones are in pairs."""
    stop = text.find("\n", at)
    paragraph_end = stop if stop >= 0 else len(text)
    is_last = not text[at + 1 : paragraph_end].strip("。；;，, ")
    if is_last and _REOPENED.match(text, paragraph_end + 1):
        return False
    if depth <= 0:
        return is_last or not is_wording or _GOES_ON.match(text, at + 1) is not None
    return is_last and (paragraph_end >= len(text) - 1 or (is_wording and _SECTION.match(text, paragraph_end + 1) is not None))
