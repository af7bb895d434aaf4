"""The title that an item of a list begins with, mostly without 书名号, and the number beside it.

1.某部关于《甲类法》若干问题的通知（某部规〔2031〕5号） is one title: the law in it is named and not listed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.number import number_in
from kg.extract.title import BOOK
from kg.text.normal import normal_number
from kg.vocab import doctypes
from kg.vocab.columns import printed_columns
from kg.vocab.lexicon import part, verbs
from kg.vocab.patterns import patterns

_LONGEST = 120
# 某部规〔2031〕5号 at the end of a row whose blanks are lost: 关于甲类工作的通知某部规〔2031〕5号
_NUMBER = re.compile(rf"[（(]?(?P<number>[^\s（）()，。]{{1,16}}?{part('year_bracket')}\s?第?\s?\d{{1,5}}\s?号)[）)]?$")
# 某部规〔2031〕5号关于甲类工作的通知
_NUMBER_FIRST = re.compile(rf"(?P<number>[^\s（）()，。《》〔]{{1,16}}{part('year_bracket')}\s?第?\s?\d{{1,5}}\s?号)(?=[^\s、，])")
# （某部规〔2031〕5号）, （2031年3月5日某部令第5号发布）
_ASIDE = re.compile(r"[（(](?P<inside>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*){0,4})[）)]")
_DAY = re.compile(part("day"))  # 2031年3月5日
# behind a bracket, where the title goes on: 的通知; where another begins: 、乙办法
_GOES_ON = re.compile(r"[的中第、和及与《]|有关|关于")
_STOP = re.compile(r"[。；！？：]")  # 甲类办法；
# no title, but what is said of one, or the name of a column: 根据新办法, 已有新规定, 第三条规定, 清理意见
_NO_TITLE = re.compile(
    rf"(?:根据|依据|依照|按照|参照|已(?:经|有|被|由|制定|出台)|由(?:于|新)|[与的中]|第[{part('counting')}\d]+[条款章]|文件|序号|上述|本(?:通知|公告|决定))"
    rf"|(?:{printed_columns()}|\s)+$"
)
# 某部关于贯彻《甲类法》的意见: what stands before the first name in a title, between the names and behind the last
_NAMING = re.compile(r"(?P<before>[^《》]*)《.+》(?P<behind>[^《》，]{1,40})$")
_IN_TITLE = re.compile(
    rf"""
      .*关于.*◆.+                                             # 某部关于贯彻◆的意见
    | [^◆]*(?:{verbs("issue")})◆的?(?:补充)?{part("carrier")}     # 某部转发◆的通知
    | [^◆]*对◆[^◆]*的(?:解释|批复|复函|答复|意见)                   # 某部对◆第三条的解释
    | [^◆]{{2,}}(?:实施|贯彻|执行|施行)◆的?(?:若干|暂行|实施|补充)?(?:办法|细则|意见|条例)   # 某市实施◆办法
    | ◆(?:的?(?:实施|施行|补充)|暂行|若干)[^◆的]{{0,8}}             # ◆实施细则
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A title at the beginning of an item."""

    title: str
    """As printed, a single name without 书名号."""
    number: str | None
    length: int
    """Characters of the item that title and number take up."""
    marked: bool
    """Whether the title stands in 书名号."""

    def is_whole(self, item: str) -> bool:
        """Tell whether nothing but a stop stands behind it."""
        return not item[self.length :].strip("。；;，、 ")


def named(source: str, item: str) -> Named | None:
    """Return the document that an item names at its beginning, None where that is no title; `source` is the item with its blanks."""
    item = item.rstrip("。；;，、 ")
    for title, number, length in _readings(source, item):
        if _is_title(title):
            book = BOOK.fullmatch(title)
            return Named(book.group(1) if book else title, number, length, book is not None)
    return None


def _readings(source: str, item: str) -> Iterator[tuple[str, str | None, int]]:
    """Yield where the title may end: title, number, and the end of both."""
    first = _NUMBER_FIRST.match(item)
    if first and (number := normal_number(first["number"])):
        yield item[first.end() :], number, len(item)
    aside = next((found for found in _ASIDE.finditer(item) if _DAY.search(found["inside"]) or number_in(found["inside"])), None)
    if aside:
        if not _GOES_ON.match(item, aside.end()):
            yield item[: aside.start()], number_in(aside["inside"]), aside.end()
        return
    yield from _parted(source, item)
    yield item, None, len(item)
    title, _, behind = item.partition("，")
    if behind:
        number = normal_number(behind)
        yield title, number, len(item) if number else len(title)


def _parted(source: str, item: str) -> Iterator[tuple[str, str | None, int]]:
    """Yield the title parted from a number by the blanks of the source, or else where the number begins."""
    cells = source.split()
    numbers = [(place, number) for place, cell in enumerate(cells) if place and (number := normal_number(cell.strip("（()）")))]
    if numbers:
        place, number = numbers[0]
        yield "".join(cells[:place]), number, min(len("".join(cells[: place + 1])), len(item))
        return
    found = _NUMBER.search(item)
    for at in range(found.start("number"), found.end("number")) if found else ():
        if number := normal_number(item[at : found.end("number")]) if found else None:
            yield item[:at].rstrip("（("), number, len(item)


def _is_title(text: str) -> bool:
    """Tell whether a text is the title of a document: its last words say so, and it is no sentence, heading or name of a column."""
    book = BOOK.fullmatch(text)
    bare = book.group(1) if book else text
    if not 4 <= len(bare) <= _LONGEST or _STOP.search(bare) or _NO_TITLE.match(bare) or not doctypes().is_document(bare):
        return False
    if not book and ("《" in bare or "》" in bare):
        return _holds_names(bare)
    if "，" in bare and "关于" not in bare[: bare.index("，")]:
        return False
    return not any(heading.pattern.fullmatch(bare) for heading in patterns().governing)


def _holds_names(title: str) -> bool:
    """Tell whether a text is one title with names inside: 某部关于贯彻《甲类法》的意见, not 《甲类办法》和《乙类办法》."""
    naming = _NAMING.match(title)
    return naming is not None and _IN_TITLE.fullmatch(f"{naming['before']}◆{naming['behind']}") is not None
