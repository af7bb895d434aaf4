"""Until when: years and days by which something is to be reached, and the stretches of text for which each holds. Clean offsets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.layout import Layout

_PLANS = {"十三五": "2020", "十四五": "2025", "十五五": "2030", "十六五": "2035"}
"""Last year of each five-year plan."""
_HORIZON = re.compile(
    r"""
    (?=[到至2“十今本当年全])(?:                                                          # how all of them begin: fails at once elsewhere
    (?P<until>(?<![日月年起截前-])[到至])?(?P<year>20\d\d)年(?!度|以来|起|开始)
    (?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?)?
    (?P<end>年?(?:底|末))?(?P<before>(?:之|以)?前)?                                # 到2031年，2031年6月底前
    |(?:到|至)?“?(?P<plan>十[三四五六]五)”?(?P<last>期?末|期间|时期)?                # “十五五”末
    |(?P<this>(?:今|本|当)年(?:年?[底末])?|(?<![\d一二两三每])年[底末内]|全年)(?P<soon>(?:之|以)?前)?  # 今年底前
    )""",
    re.VERBOSE,
)
# behind a bare year or 今年: 2031年全国甲类设备达到, 年底前将建成
_AHEAD = re.compile(r"[^，。；\d\n]{0,30}(?:达到|超过|建成|实现|完成|力争|不低于|不少于|将|拟|基本|取得)")
# behind the document's own year: 2031年将选择
_WILL = re.compile(r"[^，。；\d\n]{0,6}(?:将|力争|拟|计划|确保)")
# in a text without a date of its own, before a bare year: 《甲类意见》提出，“十五五”…，2031年
_SAID = re.compile("提出|明确|目标")
# before a bare year or 今年: 力争, 确保
_AIM = re.compile(r"(?:力争|确保|争取|计划|到|至|在)$")
# a year before the last of a list: 2031年和
_LIST = re.compile(r"(20\d\d)年[、和及]")
_LISTED = len("2031年和")
_ITEM = re.compile(r"\s*(?:——|—|●|·|[-*•])")  # ——甲类设备
_STOP = re.compile(r"[。；！？\n]")  # …任务。


class Horizon(NamedTuple):
    """A stretch of a paragraph, and by when what it says is to be reached."""

    start: int
    end: int
    by: str | None
    """Year, year and month, or ISO day; None where nothing is said."""
    firm: bool = False
    """Whether 到, 至 or 前 says that it lies ahead."""
    is_deadline: bool = False
    """Whether 前 or the document's own year says so: it holds for one sentence."""
    before: str | None = None
    """The year right before it in a list: 2031年 of 2031年和2032年分别."""


def find_horizons(layout: Layout, made: str, annual: str | None = None) -> Iterator[Horizon]:
    """Yield the paragraphs of the body, cut where another date begins to hold.

    `made` is the document's own year, '' if unknown; `annual` the year that a document plans as a whole. A year holds to the end of
    its paragraph, a deadline (2031年底前) to the end of its sentence, and a year in the sentence that leads in a list (到2035年：)
    for the items of the list.
    """
    text = layout.text
    carried: tuple[str | None, bool] = (annual, False)
    for start, end in layout.paragraphs:
        if start < layout.body:
            continue
        is_item = _ITEM.match(text, start, end) is not None
        if not is_item:
            carried = (annual, False)
        last = Horizon(start, end, None)
        for last in _in_paragraph(text, start, end, made, carried):
            yield last
        if is_item or text[end - 1] in "：:":
            carried = (last.by, last.firm) if last.firm else carried


def _in_paragraph(text: str, start: int, end: int, made: str, carried: tuple[str | None, bool]) -> Iterator[Horizon]:
    holds, until, default = Horizon(start, end, *carried), end, None if carried[1] else carried[0]
    if text.find("年", start, end) < 0 and text.find("五", start, end) < 0:
        yield holds  # every horizon has one of them
        return
    sentence = start
    for found in _HORIZON.finditer(text, start, end):
        day = _day(text, found, made, start)
        if day is None:
            continue
        yield from _cut(holds, min(until, found.start()), found.start(), default)
        listed = _LIST.match(text, max(start, found.start() - _LISTED), found.start())
        deadline = bool(found["before"] or found["this"]) and not found["until"]
        if deadline and sentence < found.end():
            sentence = _sentence_end(text, found.end(), end)
        until = sentence if deadline else end
        holds = Horizon(found.end(), end, day or None, bool(day), deadline, listed.group(1) if listed else None)
    yield from _cut(holds, until, end, default)


def _cut(holds: Horizon, until: int, end: int, default: str | None) -> Iterator[Horizon]:
    """Yield the stretch for which a date holds, and the rest up to the next."""
    if holds.start < until:
        yield holds if holds.end == until else holds._replace(end=until)
    if max(holds.start, until) < end:
        yield Horizon(max(holds.start, until), end, default)


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.end() if stop else end


def _day(text: str, found: re.Match[str], made: str, start: int) -> str | None:
    """Return by when, '' for a date of the past, None for what is no horizon."""
    if found["plan"]:
        return _of_plan(text, found, made)
    if found["this"]:
        return _of_year(text, found, made)
    if found["month"] and not (found["end"] or found["before"]):
        return None
    ahead = bool(found["until"] or found["before"])
    if not ahead and not (found["end"] or _AIM.search(text, max(0, found.start() - 4), found.start())):
        # 2031年全国甲类设备达到: a bare year counts where it lies ahead of the document
        if not _AHEAD.match(text, found.end()) and not text.startswith("，", found.end()):
            return None
        this_year = found["year"] == made and _WILL.match(text, found.end())
        if not this_year and (not made or found["year"] <= made) and not (not made and _SAID.search(text, start, found.start())):
            return "" if text.startswith("，", found.end()) or found["year"] < made else None
    if found["year"] < made:
        return ""
    return "-".join((found["year"], *(f"{int(part):02}" for part in (found["month"], found["day"]) if part)))


def _of_plan(text: str, found: re.Match[str], made: str) -> str | None:
    """Return the last year of a plan: “十五五”末; “十五五”期间 and the bare name only before an aim."""
    if text.startswith(("规划", "国家", "时期国"), found.end()) or text[max(0, found.start() - 1)] == "《":
        return None
    if not (found["last"] or "”" in found.group()):
        return None
    if not (found["last"] or "").endswith("末") and not _AHEAD.match(text, found.end()):
        return None
    year = _PLANS[found["plan"]]
    return year if not made or year >= made else ""


def _of_year(text: str, found: re.Match[str], made: str) -> str | None:
    """Return the document's own year for 今年底前, 年内将; None where no aim is said."""
    if not made:
        return None
    if not found["soon"] and not _AHEAD.match(text, found.end()) and not _AIM.search(text, max(0, found.start() - 4), found.start()):
        return None
    return made
