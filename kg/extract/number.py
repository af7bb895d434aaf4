"""Documents cited by number: in the bracket behind a title, before a title, or alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.extract.stretches import Stretches
from kg.model import Unresolved
from kg.text.normal import normal_number
from kg.vocab import agencies
from kg.vocab.lexicon import part, verbs

_COUNT = rf"[{part('counting')}]{{1,5}}"
_YEAR = part("year")
_MARK = re.compile(
    # The first character comes first, what it has to be is asked behind it: several times as fast.
    r"[〔\[（(【12令公通第](?:"
    # 〔2031〕5号, (2031)第05号, 〔85〕23号; without 号 only in square brackets: （2031年）2. is an item of a list
    rf"(?P<coded>(?<=[〔\[（(【])(?:{_YEAR}|[4-9]\d)\s?年?\s?[〕\]）)】]\s?(?:第\s?)?\d(?:\s?\d){{0,4}}\s?号|(?<=[〔\[]){_YEAR}[〕\]]\d{{1,5}}(?![\d\s]?[\d号.．、]))"
    # （85）国某字23号, 〔2031〕某司字第82号: the year stands first
    rf"|(?P<early>(?<=[〔\[（(【])(?:{_YEAR}|[4-9]\d)[〕\]）)】]\s?[一-鿿]{{1,12}}?\s?第?\s?\d{{1,4}}\s?号)"
    # 公告2031年第5号, 公告（2031年第5号）, 2031年第5号公告, 2031年2号风险通告
    rf"|(?P<yearly>(?:(?<=[（(]){_YEAR}|(?<=1)9\d\d|(?<=2)0\d\d)\s?年\s?第?\s?\d{{1,4}}\s?号[）)]?(?:[一-鿿]{{0,6}}?{part('serial_kind')})?)"
    # 令第5号, 令（第五号）, 公告第656号
    rf"|(?P<order>(?:(?<=令)|(?<=[公通])告)\s?[（(]?第\s?(?:\d{{1,4}}|{_COUNT})\s?号[）)]?)"
    # 第5号令, 第656号公告
    rf"|(?P<ordinal>(?<=第)\s?(?:\d{{1,4}}|{_COUNT})\s?号{part('serial_kind')}(?!第))"
    r")"
)
# 财政部、税务总局公告2031年第5号: the letters before the year
_RUN = re.compile(r"(?:(?<=\d)[年月日号])?(?P<letters>[A-Za-z一-鿿、 ]{1,48})$")
"""What may stand before the year: letters, and between bodies blanks and 、."""
_REACH = 48
"""Characters before a year that may belong to its number."""
# 财税〔2031〕5号
_LETTERS = re.compile(r"(?:(?<=\d)[年月日号])?(?P<letters>[A-Za-z一-鿿]{1,24})\s?$")
"""2031年3月5日财税: the day is no part."""
_KINDS = ("公告", "通告", "通报", "令")
# 某部公告2031年第5号
_SERIES = re.compile(rf"(?P<body>[^\d〔]*?){part('serial_kind')}?(?={_YEAR}年第)")
"""What the numbers of one body have in common: 某部公告 of 某部公告2031年第5号."""
# 某部发 of 某部发〔2031〕5号
_CODED = re.compile(r"(?P<body>[^\d〔]+)〔")
# 某部发〔2031〕 of 某部发〔2031〕5号, 某部公告2031年第 of 某部公告2031年第5号
_OF_YEAR = re.compile(rf"[^\d〔]+(?:〔{_YEAR}〕|{_YEAR}年第)")
# 某部发〔2031〕5号、6号, but not 5号、6号楼
_MORE = re.compile(r"\s?[、，,和及与]\s?第?(?P<number>\d{1,5}\s?号)(?![楼机线门馆院])")
# 某部公告2031年第5号、2031年第6号; 某部发〔2031〕5号、〔2032〕6号
_ALSO = re.compile(r"[、，,和及与]")
# 我局以2031年第2号公告
# before a number: 我局以, 本会
_OWN = re.compile(r"(?:我|本)(?:局|部|委|会|署|总局|厅|办|院|行)以?$")
"""Of the body that speaks."""
# 甲府规〔2031〕5号
_LOCAL_FORM = re.compile(r"[A-Za-z一-鿿]{1,5}[府政委办规发函字令]")
"""Letters of no known body that look like those of a number: 甲府规."""
# （文号：某部发〔2031〕5号）
_BRACKETED = re.compile(r"[（(〔\[]?(?:原|文号|发文字号|文件|文|见|详见|即|以下简称)?[:：]?")


# [《甲办法》](https://www.example.com/1.html)（某部规〔2031〕5号）: the end of a link stands between
_LINK_END = r"(?:\][（(][^\s()（）]+[）)])?"
# （某部规〔2031〕5号，以下简称《办法》（试行））, one bracket inside the other
_BRACKET = re.compile(_LINK_END + r"\s*[（(〔\[]((?:[^（）()\n]|[（(][^（）()\n]{0,40}[）)]){2,120})[）)\]]")
# 国某字23号: a number without a year
_UNDATED = re.compile(r"字\d+号$")
# 《甲类措施（某部规〔2031〕4号）》
# 甲类措施（某部规〔2031〕4号）
_LAST_BRACKET = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]{0,12}[）)]){4,60})[）)]$")
# 某部令第5号公布的《甲类设备办法》
_ISSUED_AS = re.compile(rf"\s*(?:{verbs('issue')})?(?:的|文)?\s*(?=《)")


class Printed(NamedTuple):
    """A number at `text[start:end]`."""

    start: int
    end: int
    number: str | None
    """In normal form; None where the characters before it tell nothing of who issued it."""


def number_behind(text: str, end: int) -> tuple[str | None, int]:
    """Return the number in the bracket that follows `end` and where that bracket ends; (None, end) where there is none."""
    bracket = _BRACKET.match(text, end)
    number = number_in(bracket.group(1)) if bracket else None
    return (number, bracket.end()) if bracket and number else (None, end)


def number_within(title: str) -> tuple[str | None, str | None]:
    """Part what stands in 书名号 into title and number: 甲类措施（某部规〔2031〕4号） has both, 财税〔2031〕5号 no title."""
    bracket = _LAST_BRACKET.search(title)
    number = number_in(bracket.group(1)) if bracket and _MARK.search(bracket.group(1)) else None
    if bracket and number:
        return title[: bracket.start()] or None, number
    mark = _MARK.search(title)
    whole = normal_number(title) if mark and mark.end() >= len(title) - 1 else None
    return (None, whole) if whole and agencies().number_start(title[: mark.start()] if mark else "")[0] == 0 else (title, None)


def find_numbers(layout: Layout, taken: Iterable[tuple[int, int]]) -> Iterator[Citation | Unresolved]:
    """Yield the numbers outside the stretches `taken` (按照某财〔2031〕3号), and what only looks like one."""
    gaps, last = Stretches(taken), None
    for mark in _MARK.finditer(layout.text, layout.head_end):
        if gaps.holds(mark.start()) or (last and mark.start() < last.end):
            continue
        printed = _following(layout.text, mark, last) or _printed(layout.text, mark, gaps.floor(mark.start()))
        last = printed
        if printed and printed.number:
            all_of_year = (printed, *_shortened(layout.text, printed))
            yield from (Citation(one.start, one.end, None, one.number, "number", 0.95) for one in all_of_year)
            last = all_of_year[-1]
        elif printed:
            span = layout.clean.span(printed.start, printed.end)
            yield Unresolved("number", layout.text[printed.start : printed.end], "no agency before it", span)


def _following(text: str, mark: re.Match[str], last: Printed | None) -> Printed | None:
    """Read a number that has its body from the one before it.

    某部公告2031年第5号、2031年第6号; 我局以2031年第2号公告和2031年第3号公告; 某部发〔2031〕5号、〔2032〕6号.
    """
    if not last or not last.number or not _ALSO.fullmatch(text, last.end, mark.start()):
        return None
    series = (_SERIES if mark["yearly"] else _CODED).match(last.number) if mark["yearly"] or mark["coded"] else None
    if not series:
        return None
    number = normal_number((series["body"] if mark["coded"] or mark.group().endswith(_KINDS) else series.group()) + mark.group())
    return Printed(mark.start(), mark.end(), number) if number else None


def _shortened(text: str, first: Printed) -> Iterator[Printed]:
    """Yield the numbers that have body and year from the one before them: 某部发〔2031〕5号、6号和7号; 某部公告2031年第5号、第6号."""
    series = _OF_YEAR.match(first.number or "")
    more = _MORE.match(text, first.end) if series else None
    while series and more:
        yield Printed(more.start("number"), more.end(), normal_number(series.group() + more["number"]))
        more = _MORE.match(text, more.end())


def _printed(text: str, mark: re.Match[str], floor: int) -> Printed | None:
    return _early(text, mark) if mark["early"] else _read(text, mark, floor)


def _early(text: str, mark: re.Match[str]) -> Printed | None:
    """Read a number whose year stands first; a case of a court (（2031）京01民终5号) and an item of a list are none."""
    number = normal_number(mark.group())
    if not number or not (agencies().by_number(number) or _UNDATED.search(number)):
        return None
    return Printed(mark.start(), mark.end(), number)


def _read(text: str, mark: re.Match[str], floor: int) -> Printed | None:
    """Read a number whose letters stand before its year."""
    in_words = not mark["coded"] or text.endswith(_KINDS, 0, mark.start())
    reach = max(mark.start() - _REACH, 0)
    run = (_RUN if in_words else _LETTERS).search(text, max(floor, text.rfind("\n", reach, mark.start()) + 1, reach), mark.start())
    if not run:
        return None
    letters = run["letters"] + ("令" if mark["order"] else "")
    begin, known = agencies().number_start(letters.rstrip(), in_words)
    start = run.start("letters") + begin
    if in_words and not known:
        return _speaker(text, mark, run["letters"]) or Printed(run.start("letters"), mark.end(), None)
    number = normal_number(text[start : mark.end()])
    if not known and not _LOCAL_FORM.fullmatch(run["letters"][begin:].strip()):
        number = None
    return Printed(start, mark.end(), number)


def _speaker(text: str, mark: re.Match[str], run: str) -> Printed | None:
    """Read a number of the body that speaks: 我局以2031年第2号公告."""
    if mark["yearly"] and _OWN.search(run) and mark.group().endswith(_KINDS):
        return Printed(mark.start(), mark.end(), normal_number(mark.group()))
    return None


@lru_cache(maxsize=4096)
def number_in(bracket: str) -> str | None:
    """Return the number that a bracket behind a title holds, by itself or among its parts: 财税〔2031〕5号，以下简称《通知》.

    Letters of no known body stay as they are printed.
    """
    for piece in map(str.strip, re.split(r"[，,；;]", bracket)):
        found = next((printed for mark in _MARK.finditer(piece) if (printed := _printed(piece, mark, 0)) and printed.number), None)
        if number := found.number if found else normal_number(_BRACKETED.sub("", piece, count=1)):
            return number
    return None


def join_numbers(text: str, titles: Sequence[Citation], numbers: Sequence[Citation]) -> tuple[list[Citation], list[Citation]]:
    """Give a number that stands before a title to it (某部令第5号公布的《X》). Return all titles and the numbers that are left."""
    before = {issued.end(): number for number in numbers if (issued := _ISSUED_AS.match(text, number.end))}
    joined = {title.start: before[title.start] for title in titles if title.start in before and not title.number}
    used = {number.start for number in joined.values()}
    return (
        [replace(title, number=joined[title.start].number) if title.start in joined else title for title in titles],
        [number for number in numbers if number.start not in used],
    )
