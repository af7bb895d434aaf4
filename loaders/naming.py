"""Decides whether a line, or several, can be the title of a document."""

import re
from functools import lru_cache

from kg.vocab import doctypes
from kg.vocab.lexicon import part
from kg.vocab.orders import read_order
from loaders.fold import without_button
from loaders.page_words import page_words

LONGEST = 200
"""No title has more characters."""
# 若 干 事 项
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
# （闽监能函〔2031〕148号）, （试行）, ﹝2031﹞5号
_BEHIND = re.compile(r"(?:[（(][^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*[)）]|[〔\[【][^〔〕]*[〕\]】]|[》〉”」])+$")
# 关于加强甲类设备管理的若干措施
_ABOUT = re.compile(r"(?:关于|对).*(?:的|若干)[^的]{0,12}$")
# 甲类设备管理办法解读, 甲类政策热点13问, 甲类补贴怎么申领？
_GUIDE = re.compile(page_words("guide"))
# 甲类补贴怎么申领？
_QUESTION = re.compile(r"^[^，。；]{4,40}[？?]$")
# 附件1：…, 一、…, （二）…, 第三条 …: with these no title begins
_NO_START = re.compile(
    rf"[，。；：、的]|附件?[\d{part('counting')}]*[:：]|{part('item')}|{part('section')}|{part('bracketed_item')}|{part('subsection')}|{part('inner_part')}"
)
# 本办法自公布之日起施行。
_SENTENCE = re.compile(r"[。；;，,？！?!]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a line without the blanks between spaced letters: 若 干 事 项 → 若干事项."""
    return _SPACED.sub("", without_button(text).strip(" \t\u3000#*【】"))


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Tell whether a text is a whole title: it ends with a document type and holds no sentence and no open bracket."""
    title = plain(text)
    if not 6 <= len(title) <= LONGEST or _NO_START.match(title) or not balanced(title):
        return False
    if _SENTENCE.search(re.sub(r"《[^《》]*》|（[^（）]*）|“[^“”]*”", "", title)):
        return False
    if is_order(title):
        return True
    if title.endswith(("》", "”")) and title[0] not in "《“":
        return False  # 某部印发《甲类办法》 is a headline
    name = _BEHIND.sub("", title) or title
    return doctypes().is_title(name) or doctypes().is_title(title) or bool(_GUIDE.search(name))


@lru_cache(maxsize=4096)
def is_whole(text: str) -> bool:
    """Tell whether a title is complete without the next line: 关于加强甲类管理制度 may continue with 建设的若干意见."""
    title = plain(text)
    name = _BEHIND.sub("", title) or title
    return is_title(text) and ("关于" not in name or _ABOUT.search(name) is not None)


def is_question(text: str) -> bool:
    """Tell whether a line asks what a guide answers: 怎么申领甲类卡？."""
    return _QUESTION.match(plain(text)) is not None


def balanced(text: str) -> bool:
    """Tell whether every bracket that opens in a text closes in it."""
    return all(text.count(opening) <= text.count(closing) for opening, closing in ("《》", "（）", "〔〕", "〈〉")) and text.count(
        "("
    ) <= text.count(")") + text.count("）")


def is_order(text: str) -> bool:
    """Tell whether a line is the head of an order or announcement: nothing but bodies, 令 or 公告, and a number."""
    return read_order(plain(text)) is not None
