"""Marks of a saved web page: what its frame prints around an article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.vocab.orders import only_bodies
from loaders.lines import Lines
from loaders.naming import is_title
from loaders.page_words import page_words

_SHORT = 80
_EDITOR_WORD = page_words("editor")
# 责任编辑：张某某, 【责编：李某某】
_EDITOR = re.compile(rf"[【\[(（]?\s*{_EDITOR_WORD}\s*[:：|丨].{{0,30}}")
# …甲类设备有序更新。（责任编辑：张某某）
_EDITOR_END = re.compile(rf"[【\[(（]\s*{_EDITOR_WORD}\s*[:：][^】\])）]{{0,30}}[】\])）]$")
# 返回顶部, 【打印本页】
_NAVIGATION = re.compile(page_words("navigation"))
# 来源：某部网站, 2031年3月5日 08:30
_META = re.compile(page_words("meta"))
# 无障碍阅读 长者助手 繁体版 EN 登录
_MENU = re.compile(r"(?:\S{1,8}[ \u3000\t]+){3,}\S{1,14}")
# 关于甲类设备, 《甲类办法》: no link
_OF_TITLE = re.compile("关于|[，。：《》]")
# 甲类设备有序更新。
_SENTENCE = re.compile(r"[。；;]$")
# 甲类设备怎么更新？
_EXCLAIM = re.compile(r"[！!？?…]$")
_HEADLINE = 45
"""A longer line that ends with a question or exclamation mark is running text."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where an article stands on a page; 0-based line indexes."""

    top: int
    """First line that is not frame."""
    stop: int
    """First line below the article; the number of lines if nothing shows it."""
    marks: frozenset[str]
    """Which marks were found: editor, navigation, meta."""

    @property
    def claims(self) -> bool:
        """Whether the marks are enough to call the text a page: the editor's name, or two kinds of marks."""
        return "editor" in self.marks or len(self.marks) > 1


@lru_cache(maxsize=1)
def find_frame(lines: Lines) -> Frame:
    """Find the marks above and below the article."""
    top, stop, marks = 0, len(lines), set[str]()
    first = _first_sentence(lines)
    for line in lines.solid(0, first):
        if len(line.text) <= _SHORT and (_META.fullmatch(line.bare) or _NAVIGATION.fullmatch(line.bare)):
            marks.add("meta")
    for index, mark, inside in _below(lines, first):
        marks.add(mark)
        stop = min(stop, index + inside)
    return Frame(top, stop, frozenset(marks))


def is_meta(text: str) -> bool:
    """Whether a line above an article gives its date, source or place on the site."""
    return (len(text) <= _SHORT and bool(_META.fullmatch(text) or _NAVIGATION.fullmatch(text))) or is_menu(text)


def is_menu(text: str) -> bool:
    """Tell whether a line is a row of links; a row of issuers or a spaced title is none."""
    return bool(
        _MENU.fullmatch(text)
        and re.search(r"[\u4e00-\u9fff]{2}", text)
        and not _OF_TITLE.search(text)
        and not only_bodies(text)
        and not is_title(text)
    )


def _first_sentence(lines: Lines) -> int:
    for line in lines.solid():
        if is_sentence(line.bare):
            return line.number - 1
    return len(lines)


def is_sentence(text: str) -> bool:
    """Whether a line is running text rather than a heading."""
    return len(text) > _SHORT or bool(_SENTENCE.search(text)) or (len(text) > _HEADLINE and bool(_EXCLAIM.search(text)))


def _below(lines: Lines, first: int) -> Iterator[tuple[int, str, bool]]:
    """Marks from a line on, as (index, kind, whether the line is still part of the article)."""
    for line in lines.solid(first):
        text = line.bare
        if _EDITOR_END.search(text[-60:]) and not _EDITOR.fullmatch(text):
            yield line.number - 1, "editor", True
        elif len(text) <= _SHORT and _EDITOR.fullmatch(text):
            yield line.number - 1, "editor", False
        elif len(text) <= _SHORT and _NAVIGATION.fullmatch(text):
            yield line.number - 1, "navigation", False
