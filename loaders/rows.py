"""The non-blank lines of a text, each with its role in the layout: running text, rule, end of an item, short line."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from loaders.lines import Line, Lines
from loaders.marks import Mark, read_mark
from loaders.page_words import page_words

Role = Literal["text", "short", "closer", "field", "rule", "foot"]

_SHORT = 120
"""A longer line is running text."""
_SAMPLE, _FEW = 2000, 6
_RAGGED, _WIDEST = 3, 60
"""Lines of a text that is wrapped are at most so wide, and differ by so many characters."""
_CLAUSE = 25
"""A line with a full stop inside is running text from this length on."""
# ——————, * * *
_RULE = re.compile(r"[-—–=_*~·•.＊－━─═#\s]{3,}")
# https://…, 原文链接：…, 来源：某部网站, （来源：某部）, [查看原文](https://…), 阅读全文 >>, 链接»», （某某社）
_CLOSER = re.compile(page_words("closer"))
# …（来源：某部）, …【据某某社】
_SOURCE_END = re.compile(page_words("source_behind") + "$")
# … https://example.invalid, …[查看原文](https://example.invalid)
_LINK_END = re.compile(r"(?:https?://\S+|\[[^\]]*(?:原文|全文|详情|链接)[^\]]*\]\(\S+\))[）)]?$")
# 责任编辑：甲, （更新时间：…）, 免责声明, 往期回顾, 扫码关注, END
_FOOT = re.compile(page_words("bulletin_foot"))
# 发文机关：某部, - **文号**：某发〔2031〕5号, 状态：有效, 发布 2031-03-05
_FIELD = re.compile(page_words("field"))
# <br/>, </p>
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


@dataclass(eq=False)
class Row:
    """A line that is not blank. Its role is determined on first use, since most roles are never needed."""

    index: int
    """0-based index of the line."""
    text: str
    """Without blanks at either end."""
    gap: bool
    """Whether a blank line stands above it."""
    full: int
    """Length from which a line counts as full in this text."""

    @cached_property
    def mark(self) -> Mark | None:
        """What stands in front of it."""
        return read_mark(self.text)

    @cached_property
    def role(self) -> Role:
        """What it is in the layout."""
        # 👉 阅读原文
        role = _role(self.mark.title if self.mark and self.mark.shape.startswith("emoji") else self.text)
        return "text" if role == "short" and self.mark is None and len(self.text) >= self.full else role

    @property
    def title(self) -> str:
        """The text without its mark."""
        return self.mark.title if self.mark else self.text


@lru_cache(maxsize=1)
def read_rows(lines: Lines) -> tuple[Row, ...]:
    """All lines that are not blank."""
    kept = list(lines.solid())
    gaps = sum(here.number - before.number > 1 for before, here in pairwise(kept))
    # Where a blank line stands above most lines, it parts nothing.
    return tuple(_rows(kept, _full(kept), parting=gaps * 2 <= len(kept)))


def _rows(lines: Sequence[Line], full: int, *, parting: bool) -> Iterator[Row]:
    before = 0
    for line in lines:
        yield Row(line.number - 1, line.bare, parting and line.number > before + 1, full)
        before = line.number


def _full(lines: Sequence[Line]) -> int:
    """Length from which a line counts as full in a text wrapped at a fixed width; more than any line if the text is not wrapped."""
    lengths = sorted(len(line.bare) for line in lines[:_SAMPLE])
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    full = sum(width - _RAGGED <= length <= width + 1 for length in lengths)
    return width - _RAGGED if 15 <= width <= _WIDEST and full * 3 >= len(lengths) > _FEW else sys.maxsize


def _role(text: str) -> Role:
    if len(text) > _SHORT:
        return "closer" if text.startswith(("http", "[")) and _CLOSER.fullmatch(text) else "text"
    if _RULE.fullmatch(text):
        return "rule"
    if text.startswith("#"):
        return "short"
    if _CLOSER.fullmatch(text):
        return "closer"
    if len(text) <= 80 and _FOOT.fullmatch(text):
        return "foot"
    if len(text) <= 90 and _FIELD.fullmatch(text):
        return "field"
    return "text" if is_text(text) else "short"


def is_text(text: str) -> bool:
    """Whether a line is running text: it ends a sentence, has one inside, or is long."""
    bare = _TAG.sub("", text).rstrip('”"’）)】*_ ')
    return len(bare) > _SHORT or bare.endswith(("。", "！", "…")) or ("。" in bare and len(bare) > _CLAUSE)


def closes(rows: Sequence[Row]) -> bool:
    """Whether the last lines of an item give its source: a link, `（来源：某部）`, `查看原文`."""
    return any(row.role == "closer" or _SOURCE_END.search(row.text[-60:]) or _LINK_END.search(row.text[-300:]) for row in rows[-2:])
