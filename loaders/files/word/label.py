"""Numbers as a word processor prints them before a paragraph: 一、（三）第五条 2.1 ④."""

import functools
import re

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("一二三四五六七八九十百千万零", "壹贰叁肆伍陆柒捌玖拾佰仟万零")
# 第%1条
_PLACE = re.compile(r"%([1-9])")
MOST = 10_000


@functools.cache
def numeral(number: int, form: str) -> str:
    """Return a number in a form of Office Open XML (`chineseCounting`, `decimal`, `lowerRoman` …); '' where the form shows none."""
    if form in ("bullet", "none") or not 0 < number < MOST:
        return "" if form in ("bullet", "none") else str(number)
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseDigitalTenThousand",
    ):
        return _chinese(number)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _chinese(number).translate(_LEGAL)
    if form in ("ideographDigital", "taiwaneseDigital"):
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form in ("ideographTraditional", "ideographZodiac"):
        row = _STEMS if form == "ideographTraditional" else _BRANCHES
        return row[number - 1] if number <= len(row) else str(number)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return _decimal(number, form)


def _decimal(number: int, form: str) -> str:
    if form.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x245F + number)
    if form == "decimalEnclosedParen" and number <= 20:
        return chr(0x2473 + number)
    if form == "decimalEnclosedFullstop" and number <= 20:
        return chr(0x2487 + number)
    if form.startswith("decimalFullWidth"):
        return str(number).translate(_FULL_WIDTH)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    from cn2an import an2cn  # takes 50 ms to load

    return str(an2cn(number, "low"))


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def label(pattern: str, counts: list[int], forms: list[str]) -> str:
    """Fill a pattern such as `第%1条` or `%1.%2` with the counts of the levels, each in its form, and part it from the text.

    Punctuation parts a label by itself; other labels (第一条, 2.1) are followed by a wide blank, as printed.
    """
    if all(form in ("bullet", "none") for form in forms[-1:]) and "%" not in pattern:
        return ""
    filled = _PLACE.sub(lambda m: numeral(counts[int(m[1]) - 1], forms[int(m[1]) - 1]) if int(m[1]) <= len(counts) else "", pattern).strip()
    if not filled:
        return ""
    return filled if filled[-1] in "、，．.）)：:" else f"{filled}\u3000"
