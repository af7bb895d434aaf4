"""The name of a bulletin at the top of a text: 某协会一周要闻, 政策法规半月刊 第3期, 今日快讯."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.rows import Row

_FIRST, _TOP, _WORD = 10, 4, 5
"""Lines in which a bulletin's name may stand; fewer for a name as short as a word of a menu (动态要闻)."""
# 某协会一周要闻回顾, 某市政策汇编（2031版）
_NAME = re.compile(part("bulletin_title"))
# The lead of a review without title: «“甲业一周”栏目带您看本周要闻回顾。»
_LEAD = re.compile(part("bulletin_lead"))

# 某市政策文件, 法律法规: endings of titles that are those of collections as well; not 关于…的政策
_COLLECTIVE = re.compile(part("collective_title"))


@dataclass(frozen=True, slots=True)
class Nameplate:
    """The lines in which a bulletin names itself."""

    title: str | None
    """None where only a lead tells it."""
    stop: int
    """Position of the first row behind it."""


@lru_cache(maxsize=1)
def read_nameplate(rows: tuple[Row, ...]) -> Nameplate | None:
    """Find the name of a bulletin in the first lines; None where the text does not call itself one."""
    letters = ""
    for position, row in enumerate(rows[:_FIRST]):
        letters = letters + row.text if len(row.text) == 1 else ""
        text = row.title.strip("《》*_ ")
        for name in (text, letters):
            if name and (position < _TOP or len(name) > _WORD) and len(name) <= 60 and _NAME.fullmatch(name) and row.role != "text":
                return Nameplate(name, position + 1)
        if position < 4 and _LEAD.search(row.text[:200]):
            return Nameplate(None, position + 1)
    return None


def heads_document(rows: Sequence[Row]) -> bool:
    """Whether the first lines are the title of one document rather than that of a bulletin."""
    first = [row.title for row in rows[:3] if row.role == "short" and (row.mark is None or row.mark.shape.startswith("#"))]
    return any(doctypes().is_title(text) and not _COLLECTIVE.fullmatch(text) for text in (*first[:2], "".join(first[:2])))
