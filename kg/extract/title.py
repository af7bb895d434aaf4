"""Titles as printed in 书名号, and without what only printing added."""

import re

from kg.text.normal import core_title
from kg.vocab.lexicon import part

# 《甲类设备管理办法》, 《关于印发《甲类设备管理办法》的通知》; 100 and 160 characters bound a bracket that never closes
BOOK = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,100}》){1,160})》")
"""A name in 书名号, one level of nesting."""
# 甲类设备规划（2031-2035年）, 甲类设备规划（二〇三一~二〇三五年）
_YEARS = re.compile(rf"(?<=[{part('digits')}十\d])[-~～](?=\d{{4}}年)")
# 甲类设备管理办法（已废止）, 【失效】甲类设备管理办法
ENDED_MARK = re.compile(rf"^\s*{part('ended_mark')}|{part('ended_mark')}\s*$")
"""What a page prints beside the title of a document that has ended."""


def tidy(title: str) -> str:
    """Return a title without printing's blanks and a mark that it has ended, inner marks as 〈〉, the issued document unfolded."""
    title = ENDED_MARK.sub("", re.sub(r"\s+", "", title)).replace("《", "〈").replace("》", "〉")
    return core_title(_YEARS.sub("—", title))
