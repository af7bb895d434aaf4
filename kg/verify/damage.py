"""Undoes what recognition and typing do to citations in any text; the length of the text stays the same."""

import re

from kg.text.printing import FILLER
from kg.vocab import doctypes, statutes

_DIGITS = str.maketrans("OoＯ〇○lI|ｌＩ丨", "00000111111")
"""Letters that are read for digits."""
_DIGIT = r"[\dOoＯ〇○lI|ｌＩ丨]"
# 某发〔2O31〕 l1 号, 某发【2031)5号, 某发{2031}5號
_NUMBER = re.compile(
    rf"(?P<open>[〔\[［（(【〖﹝〈<{{｛「])(?P<year>\s*[12l](?:\s?{_DIGIT}){{3}}\s*)(?P<year_mark>年?)\s*(?P<close>[〕\]］）)】〗﹞〉>}}｝」])"
    rf"(?P<first>\s*第?\s*)(?P<serial>{_DIGIT}(?:\s?{_DIGIT}){{0,5}})(?P<end>\s*[号號])"
)
# 笫五条, 弟五十八条, 第1O条, 第五條
_ARTICLE = re.compile(rf"[第笫苐弟](?P<blank>\s*)(?P<numeral>[一二三四五六七八九十百千零〇]+|{_DIGIT}{{1,4}})(?P<gap>\s*)(?P<level>[条條款项項])")
_LEVELS = str.maketrans("條項", "条项")
# 「甲类设备法」, 『甲类设备条例』, 《甲类设备法〉, “甲类设备管理条例”, <甲类设备法》
_NAME = re.compile(r"[《〈<＜«「『﹁﹃“](?P<name>[^《》〈〉<>＜＞«»「」『』﹁﹂﹃﹄“”\n]{2,80})[》〉>＞»」』﹂﹄”]")
# before a name in quotes: 以下简称, 简称为
_DEFINED = re.compile(r"(?:简称|下称|统称|称|修改|改)为?[:：]?$")
_QUOTE = "“"


def mend(text: str) -> str:
    """Return a text of the same length in which damaged numbers, articles and names of documents are what they were meant to be.

    Blanks inside a number become invisible characters, which the reading of the text leaves out.
    """
    text = _NUMBER.sub(_number, text)
    text = _ARTICLE.sub(_article, text)
    return _NAME.sub(_name, text)


def _number(found: re.Match[str]) -> str:
    digits = found["year"] + found["serial"]
    if not any(char.isdigit() and char.isascii() for char in digits):
        return found.group()
    year, serial = (re.sub(r"\s", FILLER, found[part]).translate(_DIGITS) for part in ("year", "serial"))
    gap = found.start("close") - found.end("year_mark")
    middle = FILLER * (len(found["year_mark"]) + gap)
    between = re.sub(r"\s", FILLER, found["first"])
    return f"〔{year}{middle}〕{between}{serial}{re.sub(chr(92) + 's', FILLER, found['end'])[:-1]}号"


def _article(found: re.Match[str]) -> str:
    numeral = found["numeral"]
    if found.group()[0] == "弟" and found["level"] in "款项項" and not found["blank"]:
        return found.group()
    if not numeral[0] in "一二三四五六七八九十百千零" and any(char.isdigit() for char in numeral):
        numeral = numeral.translate(_DIGITS)
    return f"第{found['blank']}{numeral}{found['gap']}{found['level'].translate(_LEVELS)}"


def _name(found: re.Match[str]) -> str:
    """Return a name in 书名号, where what stands in other marks ends like a document; a short name that is being defined stays."""
    whole, name = found.group(), found["name"]
    if whole[0] == "《" and whole[-1] == "》":
        return whole
    title = "".join(name.split())
    is_statute = any(one.start == 0 and one.end == len(title) for one in statutes().find(title))
    if not is_statute and (not doctypes().is_document(title) or doctypes().is_generic(title)):
        return whole
    if whole[0] == _QUOTE and (_DEFINED.search(found.string, max(0, found.start() - 6), found.start()) or not (is_statute or len(title) > 8)):
        return whole
    return f"《{name}》"
