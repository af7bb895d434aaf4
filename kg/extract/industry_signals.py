"""How a text puts forward an industry that it names: in enumerations, before 行业, in headings, as the object of a verb."""

import re
from collections.abc import Iterator, Sequence

from kg.vocab.industry import IndustryMatch
from kg.vocab.lexicon import part
from kg.vocab.prominence import Prominence

# between two names of an enumeration: 钢铁行业、造纸; 钢铁以及造纸
_JOINT = re.compile(r"(?:行业|产业|领域|工业)?(?:[、和及与]|以及)[^，。；、\n]{0,3}")
_TRADE = "行业|产业(?!链|化)|工业|制造业|业(?!务|态|绩|主|余)"
# behind the last name: 造纸（含纸板）等行业; 造纸设备制造业; 造纸等重点领域
_CLOSED = re.compile(
    rf"(?:（[^（）\n]{{0,30}}）)?(?P<such>等)?(?P<between>[^，。；、\n（）]{{0,8}}?)(?:(?P<trade>{_TRADE})|(?P<field>领域))"
)
# 造纸重点行业: a word between that leaves the name alone before 行业
_QUALIFIED = re.compile(r"(?:重点|传统|相关|主要|生产|制造)?")
# 造纸行业, 造纸产业, but not 造纸产业链
_OWN = re.compile(r"行业|产业(?!链|化)")
# （一）造纸, 1.造纸, 一、造纸
_NUMBER = re.compile(rf"{part('subsection')}|（\d+）|\d+[.．、]|{part('section')}")
# 锅炉行业高质量发展。: what may follow the object of a heading
_OBJECT = re.compile(
    r"(?:行业|产业|业|制造业?|领域|高质量|创新|发展|升级|等|重点|数字化|转型|绿色|低碳|集群|体系|建设|服务|管理|标准化|现代化|[、与和]){0,4}[。\n]"
)
_HEADING = 40
"""Characters that the heading of a numbered section may have."""
_ROOM = 5
"""Characters that may follow a name alone on its line."""
_VERB = 8
"""Characters in which a verb and its adjective stand before a name."""


def runs_of(text: str, hits: Sequence[IndustryMatch]) -> Iterator[list[IndustryMatch]]:
    """Group the hits into enumerations: 甲、乙和丙."""
    run: list[IndustryMatch] = []
    for hit in hits:
        if run and not _JOINT.fullmatch(text, run[-1].end, hit.start):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def closing_of(text: str, run: Sequence[IndustryMatch]) -> re.Match[str] | None:
    """Return what closes an enumeration: 等重点行业."""
    return _CLOSED.match(text, run[-1].end)


def signals_of(text: str, hit: IndustryMatch, size: int, closing: re.Match[str] | None, data: Prominence) -> Iterator[str]:
    """Name the signals that a hit shows in an enumeration of `size` names, 1 for none."""
    yield from _listed(size, closing)
    if _OWN.match(text, hit.end):
        yield "own_trade"
    if data.firms.match(text, hit.end):
        yield "firms"
    if data.verbs.search(text, max(0, hit.start - _VERB), hit.start):
        yield "verb"
    yield from _headings(text, hit)


def _headings(text: str, hit: IndustryMatch) -> Iterator[str]:
    """Name the signals of a hit that stands in a heading or alone on its line."""
    begin = text.rfind("\n", max(0, hit.start - _HEADING), hit.start) + 1
    if (not begin and hit.start > _HEADING) or "。" in text[begin : hit.start]:
        return
    number = _NUMBER.match(text, begin, hit.start)
    if number and "。" in text[hit.end : begin + _HEADING]:
        yield "headed"
    if number and _OBJECT.match(text, hit.end):
        yield "object"
    if hit.start == (number.end() if number else begin) and "\n" in text[hit.end : hit.end + _ROOM]:
        yield "line"


def _listed(size: int, closing: re.Match[str] | None) -> Iterator[str]:
    """Name the signal of an enumeration of `size` names and of what closes it."""
    if size == 1:
        if closing and (closing["such"] or _QUALIFIED.fullmatch(closing["between"])):
            yield "trade" if closing["trade"] else "field"
    elif size == 2:
        yield "pair_closed" if closing else "pair"
    else:
        yield "list" if not closing else "trade_list" if closing["trade"] else "field_list"
