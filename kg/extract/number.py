"""Documents cited by number: in the bracket behind a title, before a title, or alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.model import Unresolved
from kg.text.normal import normal_number
from kg.vocab import agencies
from kg.vocab.lexicon import part, verbs
from kg.vocab.patterns import patterns

_SERIAL = rf"第\s?(?:\d{{1,4}}|[{part('counting')}]{{1,5}})\s?号"
_OF_YEAR = rf"{part('year')}\s?年\s?第?\s?\d{{1,4}}\s?号"
# what every number has, looked for first: 〔2031〕; 2031年第5号; 令第5号; 令（第五号
_HINT = re.compile(rf"{part('year_bracket')}|{_OF_YEAR}|令\s?[（(]?{_SERIAL}")
_NUMBER = re.compile(
    rf"""
      (?P<code>[A-Za-z\u4e00-\u9fff]{{1,24}})\s?{part("year_bracket")}\s?(?:第\s?)?\d(?:\s?\d){{0,4}}\s?号?   # 某部规〔2031〕5号
    | (?P<notice>[\u4e00-\u9fff、 ]{{2,40}}?(?:公告|通告|通报|令)?)\s?{_OF_YEAR}                               # 某部公告2031年第5号
      (?:[\u4e00-\u9fff]{{0,6}}(?:公告|通告|通报|令))?                                                        # 某部2031年第5号公告
    | (?P<order>[\u4e00-\u9fff、 ]{{1,40}}?令)\s?[（(]?{_SERIAL}[）)]?                                        # 某部令第5号
    """,
    re.VERBOSE,
)
_REACH = 48
"""How many characters before its year the agency part of a number may begin."""
# （某部规〔2031〕5号，以下简称《办法》（试行））, one bracket inside the other
_BRACKET = re.compile(r"\s*[（(〔\[]((?:[^（）()\n]|（[^（）\n]{0,40}）){2,120})[）)\]]")
# 某部令第5号公布的《甲类设备办法》
_ISSUED_AS = re.compile(rf"\s*(?:{verbs('issue')})?(?:的|文)?\s*(?=《)")
_OPENING = "《〈“（(，。；、：\n\t "
"""What may stand right before a number."""


def number_behind(text: str, end: int) -> tuple[str | None, int]:
    """Return the number in the bracket that follows `end` and where that bracket ends; (None, end) where there is none."""
    bracket = _BRACKET.match(text, end)
    if not bracket or not _HINT.search(bracket.group(1)):
        return None, end
    for piece in re.split(r"[，,；;]", bracket.group(1)):
        number = normal_number(_trim(piece.strip()))
        if number:
            return number, bracket.end()
    return None, end


def find_numbers(layout: Layout, taken: Iterable[tuple[int, int]]) -> Iterator[Citation | Unresolved]:
    """Yield the numbers outside the stretches `taken` (按照某财〔2031〕3号), and what only looks like one."""
    gaps = Gaps(taken)
    for hint in _HINT.finditer(layout.text, layout.head_end):
        if gaps.holds(hint.start()):
            continue
        floor = max(layout.text.rfind("\n", 0, hint.start()) + 1, hint.start() - _REACH, gaps.floor(hint.start()))
        window = layout.text[floor : hint.end() + 24]
        found = next((m for m in _NUMBER.finditer(window) if m.start() <= hint.start() - floor < m.end()), None)
        if found:
            yield _citation(layout, floor + found.start(), floor + found.end())


def _citation(layout: Layout, start: int, end: int) -> Citation | Unresolved:
    """Return the number at a place with lead-ins cut off its front."""
    raw = layout.text[start:end]
    trimmed = _trim(raw)
    number = normal_number(trimmed)
    if not number or not agencies().by_number(number):
        return Unresolved("number", raw, "no agency before it", layout.clean.span(start, end))
    return Citation(start + len(raw) - len(trimmed), end, None, number, "number", 0.95)


def _trim(text: str) -> str:
    """Cut what is glued before a number: lead-in words, 原, punctuation."""
    text = text.lstrip(_OPENING)
    for start in range(len(text)):
        candidate = text[start:]
        if agencies().by_number(candidate) and not patterns().lead_in.match(candidate):
            return candidate
        if not ("\u4e00" <= text[start] <= "\u9fff" or text[start] in " 、"):
            break
    cut = 0
    for lead in patterns().lead_in.finditer(text):
        if lead.start() == cut:
            cut = lead.end()
    return text[cut:] if cut < len(text) else text


def join_numbers(text: str, titles: Sequence[Citation], numbers: Sequence[Citation]) -> tuple[list[Citation], list[Citation]]:
    """Give a number that stands before a title to it (某部令第5号公布的《X》). Return all titles and the numbers that are left."""
    before = {issued.end(): number for number in numbers if (issued := _ISSUED_AS.match(text, number.end))}
    joined = {title.start: before[title.start] for title in titles if title.start in before and not title.number}
    used = {number.start for number in joined.values()}
    return (
        [replace(title, number=joined[title.start].number) if title.start in joined else title for title in titles],
        [number for number in numbers if number.start not in used],
    )


class Gaps:
    """The clean offsets between stretches that are taken."""

    def __init__(self, taken: Iterable[tuple[int, int]]) -> None:
        """Take (start, end) of each stretch."""
        self._taken = sorted(taken)
        self._starts = [start for start, _ in self._taken]

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies inside a taken stretch."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._taken[place][1]

    def floor(self, offset: int) -> int:
        """Return the end of the last taken stretch before an offset."""
        place = bisect_right(self._starts, offset) - 1
        return self._taken[place][1] if place >= 0 else 0
