"""Recognises line breaks inside numbers and dates."""

import re

from kg.vocab.lexicon import part

# before a break: 某部发〔2031〕, 某部公告2031, 某部令第; a heading that ends with 公告 has its number on the next line
_NUMBER_BEGUN = re.compile(
    rf"(?:[〔\[(（]\s*{part('year')}\s*[〕\]）)]\s*第?\s*\d{{0,4}}"
    rf"|{part('serial_kind')}\s*[（(]?\s*(?:{part('year')}\s*(?:年\s*(?:第\s*\d{{0,3}})?)?|第\s*\d{{0,3}}))\s*$"
)
# 年第5号, 5 号
_NUMBER_ENDED = re.compile(r"年?\s*第?\s*\d{0,4}\s*号")
# before a break: 按照某财; letters with which numbers end
_LETTERS_BEGUN = re.compile(r"[发函办规字综厅联电财税社建教农环资科商]$")
# 〔2031〕5号
_YEAR_AND_SERIAL = re.compile(rf"[〔\[]\s*{part('year')}\s*[〕\]]\s*第?\s*\d{{1,4}}\s*号")
# 某部发〔2031
_YEAR_OPEN = re.compile(rf"[〔\[]\s*{part('year')}\s*$")
# 2031年 / 3月5日
# 2031年3月5日
_DAY = re.compile(rf"{part('year')}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日")
_PIECES = 24
"""A number or date that is printed in pieces is no longer than this."""


def in_pieces(source: str, start: int, end: int) -> bool:
    """Tell whether a line break is inside a number or date; flattened pages print them in pieces: 〔 / 2031 / 〕 / 5 / 号."""
    if source[end] in "〔[":
        return bool(_LETTERS_BEGUN.search(source, start - 1, start) and _YEAR_AND_SERIAL.match(source, end))
    if source[end].isdigit() or source[end] in "年月日第号〕])）":
        if _NUMBER_BEGUN.search(source, max(0, start - _PIECES), start) and _NUMBER_ENDED.match(source, end):
            return True
        if source[end] in "〕])）" and _YEAR_OPEN.search(source, max(0, start - _PIECES), start):
            return True
        return source[end] not in "第号〕])）" and any(
            day.start() < start and day.end() > end for day in _DAY.finditer(source, max(0, start - _PIECES), end + _PIECES)
        )
    return False
