"""Where the text of a document ends and the foot of its page begins."""

import re

from kg.vocab.lexicon import part
from kg.vocab.orders import only_bodies
from loaders.furniture import is_page_number
from loaders.lines import Lines
from loaders.metadata import is_day, is_label
from loaders.page import is_meta, is_sentence
from loaders.page_words import page_words

_MOST_LINES = 80
# 扫一扫在手机打开当前页, 网站地图, 主办单位：某部, 某ICP备12345678号, 相关政策与解读, 【目录摘要】, 打印本页
_FOOT = re.compile(page_words("page_foot"))
# 某部 2031年3月5日, 二〇三一年三月五日
_DAY = re.compile(rf".{{0,60}}(?:{part('year')}|[{part('digits')}]{{4}})\s*年.{{1,8}}月.{{1,4}}日\s*")


def foot(lines: Lines, first: int) -> int:
    """Return the 0-based index of the first line of the foot after line index `first`; the number of lines where there is none.

    The foot is short lines at the end, the first of which only a page prints; a sentence or a signature ends the search.
    Days that stand alone more than once are a column of a table, printed with one cell a line.
    """
    stop = len(lines)
    column = sum(is_day(line.bare) for line in lines.solid(first)) > 1
    for count, index in enumerate(range(len(lines) - 1, first - 1, -1)):
        text = lines[index].bare
        if not text or is_page_number(text):
            continue
        if _FOOT.fullmatch(text) or (is_label(text) and len(text) < 60 and not (column and is_day(text))):
            stop = index
        elif count > _MOST_LINES * 2 or _is_text(text):
            break
    return stop


def _is_text(text: str) -> bool:
    return is_sentence(text) or only_bodies(text) or bool(_DAY.fullmatch(text) and not is_meta(text))
