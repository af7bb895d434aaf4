"""Normal forms of titles, document numbers and dates: what identity rests on."""

import re
from datetime import date
from functools import lru_cache
from unicodedata import normalize

_PUNCTUATION = re.compile(r"(?:[^\w+]|_)+")
_ISSUED = re.compile(r"(?:^|.{0,60}?)(?:印发|发布|公布|转发|颁布)[《〈](.+)[》〉](?:的)?(?:通知|公告|通告|令|决定|函)?$")
_STATE = re.compile(r"(?:^|(?<=[《〈]))中华人民共和国(?=[^》〉]{2})")
"""Often left out before the name of a law, inside a title too: 某省实施〈中华人民共和国甲法〉办法."""
_ABOUT = re.compile(r"^关于(.+?)的?(?:通知|公告|通告)$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return letters, digits and + only, NFKC, lower case: what two printings of one name have in common. 人工智能+ is not 人工智能."""
    return _PUNCTUATION.sub("", normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def begin(text: str | None) -> str | None:
    """Return the first two characters of a text in normal form; None for a shorter one."""
    return text[:2] if text and len(text) > 1 else None


def core_title(title: str) -> str:
    """Return the title of the document itself: 关于印发〈X〉的通知 → X; other titles as they are."""
    title = title.strip()
    found = _ISSUED.match(title)
    if not found:
        return title
    issued = re.split(r"[》〉]所附[《〈]", found.group(1))[-1]
    return title if re.search("^[^〈]*〉|^[^《]*》", issued) else issued


@lru_cache(maxsize=65536)
def fold_title(title: str) -> str:
    """Return the key under which titles are compared: core title, folded, without 中华人民共和国 and 关于…的通知."""
    core = _STATE.sub("", re.sub(r"\s+", "", core_title(title)))
    about = _ABOUT.match(core)
    return fold(about.group(1) if about else re.sub(r"^关于", "", core))


_NUMBER = re.compile(
    r"(?P<agency>[A-Za-z一-鿿][A-Za-z一-鿿、 ]*?)\s*"
    r"[〔\[（(【﹝［]\s*(?P<year>(?:19|20)\d\d)\s*年?[〕\]）)】﹞］]\s*(?:第)?\s*0*(?P<serial>\d+)\s*号?"
)
_YEARLY = re.compile(r"(?P<agency>[A-Za-z一-鿿、 ]*?)(?P<year>(?:19|20)\d\d)\s*年\s*第?\s*0*(?P<serial>\d+)\s*号(?P<after>[一-鿿]*)")
_ORDER = re.compile(
    r"(?P<agency>[一-鿿、 ]*?)(?P<word>令)?\s*[（(]?第\s*0*(?P<serial>\d+|[一二三四五六七八九十百千〇零]+)\s*号[）)]?(?P<after>令)?"
)


@lru_cache(maxsize=65536)
def normal_number(text: str) -> str | None:
    """Return a document number in normal form, or None if the text is none.

    `国某发 [２０３１] 第０３４ 号` → `国某发〔2031〕34号`; `某部公告 2031年 第2号` → `某部公告2031年第2号`;
    `国务院令第 20 号` → `国务院令第20号`. The whole text must be the number.
    """
    text = re.sub(r"\s+", " ", normalize("NFKC", text)).strip().removeprefix("原")
    compact = text.replace(" ", "")
    if found := _NUMBER.fullmatch(compact):
        return f"{found['agency'].removesuffix('字')}〔{found['year']}〕{found['serial']}号"
    if found := _YEARLY.fullmatch(compact):
        return f"{found['agency']}{found['year']}年第{found['serial']}号{found['after']}"
    if (found := _ORDER.fullmatch(compact)) and (found["word"] or found["after"]):
        return f"{found['agency']}令第{arabic(found['serial'])}号"
    return None


_ISSUED_IN = re.compile(r"[〔\[（(]((?:19|20)\d\d)")


def number_year(number: str | None) -> str | None:
    """Return the year in the bracket of a document number: 某部发〔2031〕5号 → 2031."""
    found = _ISSUED_IN.search(number or "")
    return found.group(1) if found else None


def number_key(number: str) -> str:
    """Return what numbers are compared by: letters and digits, without 第 and leading zeros."""
    return re.sub(r"0*(\d+)", r"\1", fold(number)).replace("第", "")


def arabic(numeral: str) -> int:
    """Return the value of an Arabic or Chinese numeral (二十 → 20)."""
    if numeral.isdigit():
        return int(numeral)
    from cn2an import cn2an  # takes 50 ms to load and is rarely needed

    return int(cn2an(numeral, "smart"))


DATE = (
    r"(?:(?:19|20)\d\d|[一二][九〇零○O]?[〇零○一二三四五六七八九]{2,3})\s?年"
    r"\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
"""Pattern source of a full date in Arabic or Chinese numerals, in clean text."""
_DATE = re.compile(r"([^年]{4})\s?年\s?([^月]{1,2}?)\s?月\s?([^日]{1,3}?)\s?日")
_DIGIT = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")


@lru_cache(maxsize=65536)
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
    """Return the value of a month or day, 0 if it is none."""
    numeral = numeral.strip()
    if not re.fullmatch(r"\d{1,2}|[一二三四五六七八九十]{1,3}", numeral):
        return 0
    return arabic(numeral)
