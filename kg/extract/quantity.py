"""Quantities: numbers with their units, in Arabic digits, in Chinese numerals and in words (一半, 翻一番)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.vocab.lexicon import part

# 1,000.5; a run of digits without end is read once
NUMBER = r"\d(?<!\d\d)(?<!\d,\d)\d*+(?:,\d++)*+(?:\.\d++)?+"
_COUNTED = (
    r"家|个|项|所|件|人次|人|名|户|台套|台|套|座|条|类|种|只|艘|架次|架|张|部|支|批|处|例|头|株|间|场(?!景)|门|期|册|位|对|辆|组|棵|羽|尾"
)
_UNIT = (
    r"[%％‰]|个?百分点|个百分比|倍|年(?<=\.\d年)|岁|[十百千万亿]*(?:吨标准?煤|吨二氧化碳(?:当量)?|吨/年|吨|千瓦时|千瓦|兆瓦|吉瓦|元/吨|元|美元"
    rf"|个月|分钟|小时|{_COUNTED}|公里|千米|平方公里|平方千米|平方米|立方米|公顷|亩次|亩|公斤|斤|标准?箱|担|床|TWh|GWh|GW|MW|EFLOPS|km|PFLOPS)"
)
_PLAIN = re.compile(
    rf"""
    (?P<value>{NUMBER})\s*+(?:[%％]?\s*+[-—~～至到]\s*+(?P<value_to>{NUMBER}))?       # 90, 80%—90
    \s*+(?P<much>多|余)?\s*+(?P<unit>{_UNIT})(?:/年)?                                  # 多家
    \s*+(?P<behind>及?以上|以下|以内|左右|上下)?                                         # 以上
    """,
    re.VERBOSE,
)
# The first characters are asked for before anything else: it fails at once where nothing begins.
# 千件, 一百家左右; 一所 only behind 至少
_WRITTEN = re.compile(
    rf"(?=[两{part('ones')}十百千])(?<![第{part('counting')}万亿“])"
    rf"(?:(?P<small>(?<=至少建设)|(?<=至少)|(?<=不少于))[两{part('ones')}]|[两{part('ones')}]?[十百千][{part('counting')}]*)"
    rf"(?P<much>多|余)?(?P<large>[万亿]?)(?P<unit>{_COUNTED})(?P<behind>及?以上|以下|以内|左右|上下)?"
)
# 一半以上, 五成, 翻一番, 增加一倍, 零发生, 数以万计的
_WORDS = re.compile(
    rf"(?=[{part('ones')}两半翻零数])"
    rf"(?:(?P<half>一半|半数)(?P<b1>以上|左右|以下)?|(?P<tenths>[{part('ones')}])成(?P<b2>以上|左右|以下)?(?![立本效员分熟为])"
    r"|翻(?P<doubled>[一两])番|(?P<once>[一两三])倍(?P<b3>以上|左右)?|(?P<zero>零(?:发生|事故))|数以(?P<crowd>[百千万])计的?)"
)
_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"两": 2}
_NAME = 12
"""Characters of a name in quotes."""
_AT_LEAST = frozenset({"不低于", "不少于", "至少", "至少建设", "超过", "超", "高于", "突破", "以上", "及以上"})
_AT_MOST = frozenset({"不超过", "不得超过", "不高于", "低于", "最高", "至多", "控制在", "以下", "以内"})
_ABOUT = frozenset({"约", "近", "左右", "上下", "稳定在"})
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit."""

    start: int
    end: int
    """Behind 以上, 左右 and the like."""
    value: str
    """Plain number in Arabic digits."""
    value_to: str | None
    unit: str | None
    much: bool
    """Whether 多 or 余 stands behind the number."""
    behind: str
    """以上, 左右 and the like, '' for none."""
    growth: bool = False
    """Whether the words say by how much something grows: 翻一番."""

    @property
    def is_count(self) -> bool:
        """Whether things are counted: 300个."""
        return self.unit is None or self.unit[-1:] in _COUNT_ENDS


_COUNT_ENDS = frozenset(re.sub(r"\(.*\)", "", unit)[-1] for unit in _COUNTED.split("|"))


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Return the quantities between two offsets, in order."""
    found = [*_plain(text, start, end), *_written(text, start, end), *_words(text, start, end)]
    return sorted(found, key=lambda one: one.start)


def _plain(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in _PLAIN.finditer(text, start, end):
        value, value_to = found["value"].replace(",", ""), (found["value_to"] or "").replace(",", "") or None
        unit = found["unit"].replace("％", "%")
        yield Quantity(found.start(), found.end(), value, value_to, unit, bool(found["much"]), found["behind"] or "")


def _written(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in _WRITTEN.finditer(text, start, end):
        if text.rfind("“", max(start, found.start() - _NAME), found.start()) > text.rfind("”", start, found.start()):
            continue  # “千名百家”工程
        numeral = text[found.start() : found.start("much") if found["much"] else found.start("large")]
        yield Quantity(
            found.start(),
            found.end(),
            str(numeral_value(numeral)),
            None,
            found["large"] + found["unit"],
            bool(found["much"]),
            found["behind"] or "",
        )


def _words(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in _WORDS.finditer(text, start, end):
        value, unit, much, growth = _said(found)
        behind = found["b1"] or found["b2"] or found["b3"] or ""
        yield Quantity(found.start(), found.end(), value, None, unit, much, behind, growth)


def _said(found: re.Match[str]) -> tuple[str, str | None, bool, bool]:
    """Return value, unit, whether it is more, and whether it is growth."""
    if found["half"]:
        return "50", "%", False, False
    if found["tenths"]:
        return str(10 * _DIGITS[found["tenths"]]), "%", False, False
    if found["doubled"]:
        return str(2 ** _DIGITS[found["doubled"]]), "倍", False, True
    if found["once"]:
        return str(_DIGITS[found["once"]]), "倍", False, False
    if found["zero"]:
        return "0", None, False, False
    return str(_SCALES[found["crowd"]]), None, True, False


def bound_of(*words: str | None, much: bool) -> str:
    """Return what the words beside a number make of it: `at_least` (also 多 and 余, `much`), `at_most`, `about` or `equal`."""
    said = set(words)
    if said & _AT_MOST:
        return "at_most"
    if said & _AT_LEAST or much:
        return "at_least"
    return "about" if said & _ABOUT else "equal"


def numeral_value(numeral: str) -> int:
    """Return the value of a Chinese numeral below 100 million: 千 → 1000, 一百二十 → 120."""
    total = digit = 0
    for mark in numeral:
        if mark in _SCALES:
            total, digit = total + (digit or 1) * _SCALES[mark], 0
        else:
            digit = _DIGITS[mark]
    return total + digit
