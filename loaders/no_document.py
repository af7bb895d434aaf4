"""Recognises texts that are not official documents: code, tables, other languages, index pages, chat."""

import re
from itertools import islice

from kg.vocab import agencies
from kg.vocab.lexicon import part
from loaders.lines import Line, Lines
from loaders.masthead import Masthead, text_at
from loaders.naming import is_question
from loaders.one_line import title_length
from loaders.page_words import page_words

INDEX = "is an index page, links or headlines without a text: save the pages behind the links"
_SAMPLE = 400
"""Lines looked at."""
# 甲类设备
_HAN = re.compile(r"[\u3400-\u9fff]+")
# Notice, ひらがな, 한글
_WORD = re.compile(r"[A-Za-z\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]+")
_LEAST_HAN = 0.3
"""Share of Chinese characters among the letters of a Chinese text: tables of codes and names have more."""
# import os
# return {
_CODE = re.compile(
    r"^\s*(?:import |from \S+ import|def |class |function |var |const |let |public |private |#include|SELECT |</?\w+[ >])|[{};]\s*$",
    re.MULTILINE,
)
# [甲办法](https://example.invalid), https://example.invalid
_LINK = re.compile(r"\[[^\]]+\]\([^)]+\)|https?://\S+")
# 关于甲类设备的通知 2031-03-05
_LISTED = re.compile(rf".*(?:\[?\(?{part('year')}[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?\)?\]?)$|[·•*\-]\s?.*|\d{{1,3}}[.．、]\s?.*")
# 本办法自公布之日起施行。
_SENTENCE = re.compile(r"[。；]")
# 《甲类办法》, 第一条, 〔2031〕5号, 2031年3月
_FORMAL = re.compile(rf"《[^《》]{{3,}}》|(?:^|\n)\s*{part('article')}|{part('number_tail')}|{part('year')}年\d{{1,2}}月")
# 加强甲类管理，建立乙类制度，推进丙类建设
_DIRECTIVE = re.compile(page_words("directive"))
_INDEX_LINES = 12
# 1. 甲类补贴怎么申领？, 问：…
_ASKED = re.compile(rf"(?:^|\n)\s*(?:\d{{1,3}}[.．、]|[{part('counting')}]+、|问[:：]|Q\d*[:：.])[^\n]{{4,80}}[？?]")


def why_none(lines: Lines, masthead: Masthead | None) -> str | None:
    """Return what a text is if it is not an official document, and what to do about it; None if it may be one."""
    shown = list(islice(lines.solid(), _SAMPLE))
    text = "\n".join(line.bare for line in shown)
    if reason := _foreign(text):
        return reason
    if not (masthead and masthead.certain) and _is_index(shown):
        return INDEX
    if title_length(lines) is not None:
        return None
    if masthead and (masthead.certain or is_question(text_at(lines, masthead.title))):
        return None
    if _FORMAL.search(text) or _is_official_prose(text) or _ASKED.search(text) or agencies().find(text[:4000]):
        return None
    return "has neither the title nor the text of an official document: if it is one, put its title on a line of its own at the top"


def _count_han(text: str) -> int:
    return sum(map(len, _HAN.findall(text)))


def _foreign(text: str) -> str | None:
    chinese, others = _count_han(text), sum(map(len, _WORD.findall(text)))
    if chinese >= _LEAST_HAN * (chinese + others) and chinese:
        return None
    code = len(_CODE.findall(text))
    if code >= 3 and code * 5 >= text.count("\n"):
        return "is program code or data: no document"
    return f"{'is a text in another language' if chinese else 'holds no Chinese text'}: only Chinese documents are read"


def _is_official_prose(text: str) -> bool:
    """Tell whether a text without names and numbers is a passage of official writing: it says what is to be done, or how to apply."""
    return _count_han(text) >= 60 and len(set(_DIRECTIVE.findall(text))) >= 3


def _is_index(shown: list[Line]) -> bool:
    """Tell whether most lines are headlines with a date or links, and none is a sentence."""
    if len(shown) < _INDEX_LINES:
        return False
    listed = sum(1 for line in shown if _LISTED.fullmatch(line.bare) or _LINK.search(line.bare))
    sentences = sum(1 for line in shown if _SENTENCE.search(line.bare) or len(line.bare) > 120)
    return listed * 2 >= len(shown) and sentences * 20 <= len(shown)
