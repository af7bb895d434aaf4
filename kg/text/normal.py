"""Normal forms of titles, document numbers and dates, by which documents are identified."""

import re
from datetime import date
from functools import cache, lru_cache
from unicodedata import normalize

from kg.vocab.lexicon import part, verbs

# 《甲类设备_管理-办法》: all but letters, digits and +
_PUNCTUATION = re.compile(r"(?:[^\w+]|_)+")
# 某部关于印发《甲类办法》的通知
_ISSUED = re.compile(rf"((?:^|.{{0,60}}?)(?:{verbs('issue')}))[《〈](.+)[》〉](?:的)?{part('carrier')}?$")
# 某市办公室关于转发
_PASSED_ON = re.compile(rf"(?:{verbs('pass_on')})$")
# 国务院办公厅关于甲类工作的通知, 某部印发甲办法的通知: begins with the body that made it
_OF_BODY = re.compile(rf"(?!关于)[一-鿿、 ]{{2,40}}?(?:关于|印发|{verbs('pass_on')})")
# 中华人民共和国甲法, 某省实施〈中华人民共和国甲法〉办法
_STATE = re.compile(r"(?:^|(?<=[《〈]))中华人民共和国(?=[^》〉]{2})")
"""Often left out before the name of a law, inside a title too: 某省实施〈中华人民共和国甲法〉办法."""
# 关于印发《甲办法》所附《乙目录》的通知
_ATTACHED = re.compile(r"[》〉]所附[《〈]")
# 关于甲类设备税收政策的公告
_ABOUT = re.compile(r"^关于(.+?)的?(?:通知|公告|通告)$")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return only the letters, digits and + of a text, in NFKC and lower case: the same for two printings. 人工智能+ is not 人工智能."""
    return _PUNCTUATION.sub("", normalize("NFKC", text)).lower()


@lru_cache(maxsize=16384)
def begin(text: str | None) -> str | None:
    """Return the first two characters of a text in normal form; None for a shorter one."""
    return text[:2] if text and len(text) > 1 else None


def core_title(title: str) -> str:
    """Return the title of the document itself: 关于印发〈X〉的通知 → X; other titles as they are, 转发〈某部关于…的通知〉的通知 too."""
    title = title.strip()
    found = _ISSUED.match(title)
    if not found:
        return title
    issued = _ATTACHED.split(found.group(2))[-1]
    return title if passes_on(found.group(1), issued) or re.search("^[^〈]*〉|^[^《]*》", issued) else issued


def passes_on(before: str, title: str) -> bool:
    """Tell whether the words before a title pass another body's document on: what does so is a document of its own, with its own number."""
    return _PASSED_ON.search(before) is not None and _OF_BODY.match(title) is not None


@lru_cache(maxsize=16384)
def fold_title(title: str) -> str:
    """Return the key under which titles are compared: core title, folded, without 中华人民共和国 and 关于…的通知."""
    core = _STATE.sub("", re.sub(r"\s+", "", core_title(title)))
    about = _ABOUT.match(core)
    return fold(about.group(1) if about else core.removeprefix("关于"))


_OPEN, _CLOSE = r"[〔\[（(【﹝［〈]", r"[〕\]）)】﹞］〉]"
_LETTERS = r"[A-Za-z一-鿿、 ]"
_NUMBER = re.compile(
    # 某部规[2031]05号, 某部规字〔85〕第5号, 某部规〔2031］5号文
    rf"(?P<agency>[A-Za-z一-鿿]{_LETTERS}*?){_OPEN}(?P<year>{part('year')}|[4-9]\d)年?{_CLOSE}第?0*(?P<serial>\d+)号?(?:文件?)?"
)
_EARLY = re.compile(
    # （85）国某字23号, 〔2031〕某司字第82号
    rf"{_OPEN}(?P<year>{part('year')}|[4-9]\d){_CLOSE}(?P<agency>[一-鿿]{{1,14}}?)第?0*(?P<serial>\d+)号"
)
_COURT = re.compile(
    # （2031）京01民终123号, （2031）某民一终字第5号, 某仲案字: cases, no documents
    r"[民刑行商知经海][一二三四五六]?[初终再申监提抗]|执[字行恢异复]?\d*$|仲[裁案]|案字|[刑破赔]字?$|民字$|证字$"
)
_YEARLY = re.compile(
    # 某部公告2031年第2号, 某部公告（2031年第2号）, 某部2031年第2号公告
    rf"(?P<agency>{_LETTERS}*?)[（(]?(?P<year>{part('year')})年第?0*(?P<serial>\d+)号[）)]?(?P<after>[一-鿿]*)"
)
_ORDER = re.compile(
    # 国务院令第20号, 国务院令（第二十号）, 某部公告第656号, 某部第5号令
    rf"(?P<agency>[一-鿿、 ]*?)(?P<word>{part('serial_kind')})?"
    rf"[（(]?第0*(?P<serial>\d+|[{part('counting')}]+)号[）)]?(?P<after>{part('serial_kind')})?"
)
_SERIES = ("公告", "通告", "通报", "令")
"""Kinds of documents that bodies number by year, or continuously."""

# 国某字第23号, 国某字〔2031〕5号
_ZI = re.compile(rf"字(?=第|{_OPEN}|\d)")
# 国某〔2031〕第05号, 第05号
_ZEROS = re.compile(rf"({_CLOSE})第?0*(?=\d)|第0*(?=\d)")
# 某部公告2031年第5号
_SERIAL_YEAR = re.compile(rf"({part('serial_kind')}{part('year')})年")


@lru_cache(maxsize=16384)
def normal_number(text: str) -> str | None:
    """Return a document number in normal form, None if the text is not a document number.

    `国某发 [２０３１] 第０３４ 号` → `国某发〔2031〕34号`; `（85）国某字第23号` → `〔85〕国某字23号`; `某部公告（2031年 第2号）` and
    `某部2031年第2号公告` → `某部公告2031年第2号`; `国务院令第 20 号` → `国务院令第20号`. The whole text must be the number.
    """
    compact = re.sub(r"\s+", "", normalize("NFKC", text)).removeprefix("原")
    if found := _NUMBER.fullmatch(compact):
        return f"{found['agency']}〔{found['year']}〕{found['serial']}号"
    if found := _EARLY.fullmatch(compact):
        return None if _COURT.search(found["agency"]) else f"〔{found['year']}〕{found['agency']}{found['serial']}号"
    if found := _YEARLY.fullmatch(compact):
        return _yearly(found["agency"], found["year"], found["serial"], found["after"])
    if (found := _ORDER.fullmatch(compact)) and bool(found["word"]) != bool(found["after"]):
        return f"{found['agency']}{found['word'] or found['after']}第{arabic(found['serial'])}号"
    return None


# 某部发〔2031〕5号, 某部令2031年第5号, 2031年第5号
_ISSUED_IN = re.compile(rf"[〔\[（(]({part('year')})|({part('year')})年第?\d+号")


def number_year(number: str | None) -> str | None:
    """Return the year of a document number: 某部发〔2031〕5号, 某部令2031年第5号 → 2031."""
    found = _ISSUED_IN.search(number or "")
    return found and (found[1] or found[2])


def _yearly(agency: str, year: str, serial: str, after: str) -> str:
    """Return the number of an announcement, its kind before the year: 某部2031年第2号公告 → 某部公告2031年第2号."""
    if agency and after in _SERIES and not agency.endswith(_SERIES):
        agency, after = agency + after, ""
    return f"{agency}{year}年第{serial}号{after}"


@lru_cache(maxsize=16384)
def number_key(number: str) -> str:
    """Return the key by which numbers are compared: letters and digits, without 字, 第, leading zeros and 中华人民共和国.

    A year of two digits is one of the last century, and a year before the letters stands behind them: `（85）国某字23号` and
    `国某〔1985〕23号` have one key. 某部公告2031年第5号 is 某部公告〔2031〕5号.
    """
    plain = re.sub(r"\s+", "", normalize("NFKC", number)).removeprefix("中华人民共和国")
    if early := _EARLY.fullmatch(plain):
        plain = f"{early['agency']}〔{early['year']}〕{early['serial']}号"
    plain = re.sub(rf"{_OPEN}([4-9]\d){_CLOSE}", r"〔19\1〕", plain)
    plain = _ZI.sub("", plain)
    plain = _SERIAL_YEAR.sub(r"\1〔〕", plain)
    return re.sub(r"(?<!\d)0+(\d)", r"\1", fold(_ZEROS.sub(r"\1", plain)))


_HAN_DIGITS = "零一二三四五六七八九"


def arabic(numeral: str) -> int:
    """Return the value of an Arabic or Chinese numeral (二十 → 20)."""
    if numeral.isdigit():
        return int(numeral)
    if (usual := _usual().get(numeral)) is not None:
        return usual
    from cn2an import cn2an  # takes 150 ms to load and is rarely needed

    return int(cn2an(numeral, "smart"))


def chinese(number: int) -> str:
    """Return a number from 1 to 9,999 as laws print it: 10 is 十, 110 is 一百一十, 101 is 一百零一."""
    made, rest, is_open = "", number, False
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            made += ("零" if is_open else "") + _HAN_DIGITS[digit] + mark
            is_open = False
        else:
            is_open = bool(made)
    return made.removeprefix("一") if made.startswith("一十") else made


@cache
def _usual() -> dict[str, int]:
    """Return what the numerals to 999 mean as they are usually written: 一, 十二, 二十, 一百零三, 一百一十四."""
    ones = "一二三四五六七八九"
    tens = [f"{ten}十{one}" for ten in ones for one in ("", *ones)]
    hundreds = [f"{hundred}百{rest}" for hundred in ones for rest in ("", *(f"零{one}" for one in ones), *tens)]
    return {numeral: value for value, numeral in enumerate((*ones, *(ten.removeprefix("一") for ten in tens), *hundreds), 1)}


DATE = part("day")
"""Pattern source of a full date in Arabic or Chinese numerals, in clean text."""
# 2031年3月5日, 二〇三一 年 三 月 五 日
_DATE = re.compile(r"([^年]{4})\s?年\s?([^月]{1,2}?)\s?月\s?([^日]{1,3}?)\s?日")
_DIGIT = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")


def days_between(start: str, end: str) -> int:
    """Return the number of days from one ISO date to another; negative where it lies before."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def years_later(day: str, years: int) -> str:
    """Return the ISO date so many years after another; 2032-02-29 comes back as 28 February."""
    before = date.fromisoformat(day)
    leap = (before.month, before.day) == (2, 29)
    return before.replace(year=before.year + years, day=28 if leap else before.day).isoformat()


@lru_cache(maxsize=16384)
def iso_date(text: str) -> str | None:
    """Return the ISO date of `2031年3月5日` or `二〇三一年三月五日`, None if there is no such day."""
    found = _DATE.search(text)
    if not found:
        return None
    year, month, day = found.group(1).translate(_DIGIT), _day(found.group(2)), _day(found.group(3))
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None


def _day(numeral: str) -> int:
    """Return the value of a month or day, 0 for anything else."""
    numeral = numeral.strip()
    if not re.fullmatch(rf"\d{{1,2}}|[{part('counting')}]{{1,3}}", numeral):
        return 0
    return arabic(numeral)
