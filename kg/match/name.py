"""Reads a name as it stands in a cell of a table: a number, a title, or both."""

import re

from kg.text.normal import iso_date, normal_number
from kg.text.printing import FILLER
from kg.verify.cited import Cited
from kg.verify.damage import mend
from kg.vocab.lexicon import part
from kg.vocab.verification import verification

# 《甲类办法》, 《甲类办法》（某部规〔2031〕5号）, 《甲法》（2031年修正）
_MARKED = re.compile(r"《(?P<title>[^《》]+)》(?P<behind>.*)", re.DOTALL)
# 某部规〔2031〕5号《甲类办法》
_BEFORE = re.compile(r"(?P<number>[^《》]{4,40})《(?P<title>[^《》]+)》")
# （2031年修正）, (2031)
_YEAR = re.compile(rf"[（(](?P<year>{part('year')})年?[^（()）\d]*[)）]")
# 2031-03-05
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_AROUND = " \t\r\n，。；;,"


def read_name(text: str, number: str | None = None, day: str | None = None) -> Cited:
    """Return what a name says: its title, its number in normal form, the year of a wording.

    `number` is the document number where it stands in a column of its own, `day` the day on which the document was made: ISO, or
    2031年3月5日.
    """
    title, own, year = _parts(_mended(text))
    given = normal_number(_mended(number)) if number else None
    if title:
        title = verification().short_names.get(title, title)
    return Cited(0, len(text), text, title or None, given or own, year=year, day=_day(day))


def _mended(text: str) -> str:
    return mend(text).replace(FILLER, "").strip(_AROUND)


def _day(text: str | None) -> str | None:
    return text if text and _ISO.fullmatch(text) else iso_date(text or "")


def _parts(text: str) -> tuple[str | None, str | None, str | None]:
    """Return title, number and year of the wording."""
    if number := normal_number(text):
        return None, number, None
    if found := _MARKED.fullmatch(text):
        behind = found["behind"].strip()
        year = _YEAR.fullmatch(behind)
        return found["title"].strip(), normal_number(_inside(behind)), year["year"] if year else None
    if (found := _BEFORE.fullmatch(text)) and (number := normal_number(found["number"].strip(_AROUND))):
        return found["title"].strip(), number, None
    # 甲类办法（某部规〔2031〕5号）, 关于印发《甲类办法》的通知(某部规(2031)5号)
    for at in (place for place, char in enumerate(text) if char in "（(" and text[-1] in "）)"):
        if at and (number := normal_number(text[at + 1 : -1])):
            return text[:at].strip(), number, None
    return text, None, None


def _inside(text: str) -> str:
    """Return what stands in the brackets around a text, or the text."""
    return text[1:-1].strip() if text[:1] in tuple("（(") and text[-1:] in tuple("）)") else text
