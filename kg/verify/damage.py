"""Undoes what recognition and typing do to citations in any text; the length of the text stays the same."""

import re

from kg.text.printing import FILLER
from kg.vocab import doctypes, statutes
from kg.vocab.lexicon import part

_DIGITS = str.maketrans("OoＯ〇○lI|ｌＩ丨", "00000111111")
"""Letters that are read for digits."""
_DIGIT = r"[\dOoＯ〇○lI|ｌＩ丨]"
# 某发〔2O31〕 l1 号, 某发【2031)5号, 某发{2031}5號
_NUMBER = re.compile(
    rf"(?P<open>[〔\[［（(【〖﹝〈<{{｛「])(?P<year>\s*[12l](?:\s?{_DIGIT}){{3}}\s*)(?P<year_mark>年?)\s*(?P<close>[〕\]］）)】〗﹞〉>}}｝」])"
    rf"(?P<first>\s*第?\s*)(?P<serial>{_DIGIT}(?:\s?{_DIGIT}){{0,5}})(?P<end>\s*[号號])"
)
_CHINESE = f"[{part('counting')}]+"
_ARABIC = rf"{_DIGIT}(?:[ \u3000]?{_DIGIT}){{0,3}}"
# 笫五条, 弟五十八条, 第1O条, 第五條
_ARTICLE = re.compile(rf"[第笫苐弟](?P<blank>\s*)(?P<numeral>{_CHINESE}|{_ARABIC})(?P<gap>\s*)(?P<level>[条條款项項])")
_LEVELS = str.maketrans("條項", "条项")
_INSIDE = "[^《》〈〉<>＜＞«»「」『』﹁﹂﹃﹄\\n]{2,80}"
# 「甲类设备法」, 『甲类设备条例』, 《甲类设备法〉, <甲类设备法》
_NAME = re.compile(rf"(?<![<＜〈])(?P<open>[《〈<＜«「『﹁﹃])(?P<name>{_INSIDE})(?P<close>[》〉>＞»」』﹂﹄])(?![>＞〉])")
# <<2031年甲类目录>>, 〈〈甲类设备法〉〉
_DOUBLE = re.compile(rf"(?P<open><<|＜＜|〈〈)(?P<name>{_INSIDE})(?P<close>>>|＞＞|〉〉)")
# “甲类设备管理条例”第五条
_QUOTED = re.compile("“(?P<name>[^“”《》〈〉\n]{2,80})”")
# a\0b, half a surrogate pair: no database takes them
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
# before a name in quotes: 以下简称, 简称为
_DEFINED = re.compile(r"(?:简称|下称|统称|称|修改|改)为?[:：]?$")
# “坚持甲类发展，实施乙类办法”: more than a name
_SENTENCE = re.compile("[，。；：！？、]")
# 关于甲类设备的通知
_ABOUT = re.compile("(?:[^关]{2,40})?关于.{4,60}的(?:通知|意见|公告|决定|批复|函|复函|通告|规定|办法)")
# behind a name: 第五条, （某部规〔2031〕5号）
_CITING = re.compile(r"\s*(?:第[" + part("counting") + r"\d]|[（(][^（）()]{2,20}(?:[〔\[]\d{4}|令第))")


def mend(text: str) -> str:
    """Return a text of the same length in which damaged numbers, articles and names of documents are what they were meant to be.

    Blanks inside a number become invisible characters, which the reading of the text leaves out.
    """
    text = _NUMBER.sub(_number, _NO_TEXT.sub(FILLER, text))
    text = _ARTICLE.sub(_article, text)
    for marks in (_NAME, _DOUBLE):
        text = marks.sub(_name, text)
    return _QUOTED.sub(_quoted, text)


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
    if numeral[0] not in "一二三四五六七八九十百千零" and any(char.isdigit() for char in numeral):
        numeral = re.sub(r"\s", FILLER, numeral).translate(_DIGITS)
    return f"第{found['blank']}{numeral}{found['gap']}{found['level'].translate(_LEVELS)}"


def _name(found: re.Match[str]) -> str:
    """Return a name in 书名号, where what stands in other marks ends like a document."""
    if found["open"] + found["close"] == "《》" or not _is_document("".join(found["name"].split())):
        return found.group()
    return "《".ljust(len(found["open"]), FILLER) + found["name"] + "》".rjust(len(found["close"]), FILLER)


def _quoted(found: re.Match[str]) -> str:
    """Return a name in quotes in 书名号: 关于…的通知, or one with a number or an article behind it; not a short name being defined."""
    title = "".join(found["name"].split())
    if _DEFINED.search(found.string, max(0, found.start() - 6), found.start()) or _SENTENCE.search(title) or not _is_document(title):
        return found.group()
    is_cited = _is_statute(title) or _ABOUT.fullmatch(title) or _CITING.match(found.string, found.end())
    return f"《{found['name']}》" if is_cited else found.group()


def _is_statute(title: str) -> bool:
    return any(one.start == 0 and one.end == len(title) for one in statutes().find(title))


def _is_document(title: str) -> bool:
    return _is_statute(title) or (doctypes().is_document(title) is True and not doctypes().is_generic(title))
