"""The mark in front of a line that may head an item: a number, a bullet, the signs of Markdown, a bracket."""

import re
import unicodedata
from typing import NamedTuple

_TO_TEN = "一二三四五六七八九十"
_HAN = {c: i for i, c in enumerate("零" + _TO_TEN)} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖拾")}
_NUMERAL = rf"[{_TO_TEN}]{{1,3}}|[壹贰叁肆伍陆柒捌玖拾]{{1,3}}"
# ## 国家政策 ##
_MARKDOWN = re.compile(r"(#{1,6})\s*(.*?)\s*#*")
# **甲部印发《甲办法》**：
_BOLD = re.compile(r"(?:\*\*|__)(?!\s)([^*]{2,})(?<!\s)(?:\*\*|__)[:：]?")
# 1️⃣, 1️⃣0️⃣, 🔟; the text layer has a blank for the selector between digit and box
_KEYCAP = re.compile("((?:\\d[ \ufe0f]?\u20e3)+|🔟)\\s*")
# ①, ⑵, ❸ .
_CIRCLED = re.compile(r"([①-⑳㉑-㉟㊱-㊿⑴-⑽⒈-⒛❶-❿⓫-⓴➀-➓])\s*[.、]?\s*")
# NO.1, No 2：, №3, TOP 4, Part.05
_WORD = re.compile(r"((?i:no|top|part|item|vol)\s*[.．:：]?|№)\s*(\d{1,3})(?!\d)\s*[.、:：|｜丨]?\s*")
# 1. 1、 (1) 【1】 01| 1： and 1 with a blank or nothing behind it; not 1.5亿元, 2031年, 12:30
_DIGITS = re.compile(r"([（(【\[]?)\s?(\d{1,3})\s?([)）】\]、|｜丨/]|[.．](?!\d)|[.．](?=\d{4}年)|[:：](?!\d)|(?=[ \u3000\t]+\D)|(?=$))\s*")
# 一、 （二） 壹 叁、 and 一 with a blank or nothing behind it
_COUNT = re.compile(rf"([（(【\[]?)\s?({_NUMERAL})\s?([)）】\]、.．:：|｜丨/]|(?=[ \u3000\t])|(?=$))\s*")
# 第一部分, 第2篇, 第三则; not 第一条, 第一章, which a law has
_ORDINAL = re.compile(rf"第\s?(\d{{1,3}}|{_NUMERAL})\s?(部分|[篇辑则讲单])\s*[:：、|｜]?\s*")
# ■ 甲部…, - 甲部…
_BULLET = re.compile(r"([■□●○◆◇▲△▼▽★☆▪▫▶►➤※◎✦✓➢♦❖✅✔◼◉⊙▍▎❱❯]|[-–—*+](?=[ \t]))\s*")
# 👉 阅读原文
_EMOJI = re.compile("((?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)+)\\s*")
# 【甲部印发甲办法】近日，…
_BRACKET = re.compile(r"[【〖\[]\s*([^】〗\]]{2,60}?)\s*[】〗\]]\s*(?!\()(.*)")
# 【3月5日】, 2031-03-05（星期三）
_DAY = re.compile(
    r"[【\[(（]?\s*(?:\d{4}\s*[年.\-/])?\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*[日号]?\s*[】\])）]?\s*[（(]?(?:(?:星期|周)[一二三四五六日天])?[）)]?"
)
# 甲部印发通知, 第一条: most lines, which have no mark
_PLAIN = re.compile(rf"[\u4e00-\u9fff](?<![{_TO_TEN}壹贰叁肆伍陆柒捌玖拾第])|第(?!\s?(?:\d{{1,3}}|{_NUMERAL})\s?(?:部分|[篇辑则讲单]))")
_LONGEST = 40
"""Characters at the start of a line in which a mark is looked for."""


class Mark(NamedTuple):
    """What stands in front of a line."""

    shape: str
    """What the marks of one series have in common: `①`, `1、`, `###`, `■`; `【】` is a bracket alone, `【】…` one with text behind it."""
    number: int | None
    title: str
    """The line without its marks."""


def read_mark(text: str) -> Mark | None:
    """The mark in front of a stripped line; None where there is none."""
    if _PLAIN.match(text):
        return None
    if text[:1] in ("#", "*", "_") and (dressed := _dressed(text)):
        return dressed
    if len(text) <= _LONGEST and _DAY.fullmatch(text):
        return Mark("day", None, text)
    return _numbered(text) or _signed(text)


def _dressed(text: str) -> Mark | None:
    """Markdown's headings, and a line that is bold as a whole; the number inside counts for neither."""
    heading, bold = _MARKDOWN.fullmatch(text), _BOLD.fullmatch(text)
    if heading or bold:
        shape, title = (heading.group(1), heading.group(2)) if heading else ("**", bold.group(1) if bold else "")
        title = title.strip("*_ ")
        inner = _numbered(title) or _signed(title, brackets=False)
        # **一、政策动态** is no heading of the rank of **甲部印发《甲办法》**.
        shape += inner.shape if inner and bold else ""
        return Mark(shape, inner.number if inner else None, inner.title if inner and inner.title else title)
    return None


def _numbered(text: str) -> Mark | None:
    head = text[:_LONGEST]
    for pattern in (_CIRCLED, _KEYCAP):
        if match := pattern.match(head):
            return Mark("①" if pattern is _CIRCLED else "1⃣", _value(match.group(1)), text[match.end() :])
    if match := _WORD.match(head):
        return Mark(match.group(1).strip(" .．:：").upper(), int(match.group(2)), text[match.end() :])
    if match := _DIGITS.match(head):
        before, digits, after = match.groups()
        zero = "0" if digits.startswith("0") else ""
        return Mark(_half(f"{before}{zero}1{after}"), int(digits), text[match.end() :])
    if match := _ORDINAL.match(head):
        return Mark(f"第一{match.group(2)}", _count(match.group(1)), text[match.end() :])
    if match := _COUNT.match(head):
        before, count, after = match.groups()
        return Mark(_half(f"{before}{'一' if count[0] in _TO_TEN else '壹'}{after}"), _count(count), text[match.end() :])
    return None


def _signed(text: str, *, brackets: bool = True) -> Mark | None:
    if match := _BULLET.match(text) or _EMOJI.match(text):
        rest = text[match.end() :]
        return Mark(match.group(1)[0] if match.re is _BULLET else f"emoji{match.group(1)[0]}", None, rest)
    if brackets and (match := _BRACKET.match(text)):
        if match.group(2) and _DAY.fullmatch(match.group(1)):
            # [2031-03-05] 甲部印发《甲办法》
            return Mark("[day]", None, match.group(2))
        return Mark("【】…", None, match.group(1)) if match.group(2) else Mark("【】", None, match.group(1))
    return None


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("[", "【").replace("]", "】").replace("丨", "|")


def _value(sign: str) -> int:
    if sign == "🔟":
        return 10
    digits = re.sub(r"\D", "", sign)
    return int(digits) if digits and len(sign) > 1 else int(unicodedata.numeric(sign[0]))


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    ten = next((c for c in text if c in "十拾"), None)
    if ten is None:
        return _HAN[text[-1]]
    tens, _, ones = text.partition(ten)
    return (_HAN[tens[-1]] if tens else 1) * 10 + (_HAN[ones[0]] if ones else 0)
