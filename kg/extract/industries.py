"""Industries that a unit addresses, most central first: found by name, kept by how the text puts them forward."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.industry_signals import closing_of, runs_of, signals_of
from kg.model import Mention
from kg.text.join import Clean
from kg.text.normal import fold
from kg.vocab import agencies, industries
from kg.vocab.industry import IndustryMatch
from kg.vocab.names import Names
from kg.vocab.prominence import Prominence, prominence

# titles of other documents: 《甲类行业规范条件》
_QUOTED = re.compile(r"《[^《》\n]{1,80}》")
# who does it: （工业和信息化部、能源、水利部门按职责分工负责）, （负责部门：粮食和储备局）
_IN_CHARGE = re.compile(r"（[^（）\n]{2,80}负责）|（(?:负责部门|责任单位|责任部门|牵头单位|配合单位)：[^（）\n]{2,80}）")
# what ends the clause in which an enumeration stands
_CLAUSE = re.compile(r"[，。；：！？\n\t（）《》“”\[\]]")
# 甲酚、乙腈等重点行业: between the last item and 行业
_SUCH = re.compile(r"等?(?:重点|传统|相关|主要)?$")
_LISTED = 60
"""Characters that an enumeration before 行业 may have."""
_OFTEN = 2
"""A name that no list knows has to occur more often."""
# 甲酚行业、乙腈以及丙酮: what parts the items
_ITEMS = re.compile(r"行业[、和及与]?|[、和及与]|以及")
# 甲酚行业
_CALLED = re.compile("行业")
_TRADES = {"trade", "trade_list", "own_trade"}
"""Signals of what the text itself calls 行业, 产业 or 工业."""
_BRIEF = 400
"""Characters of a news item that has room for nothing but its subject."""
# an item: two to seven Chinese characters
# 甲酚
_WORD = re.compile(r"[一-鿿]{2,7}")


@dataclass(slots=True)
class Candidate:
    """One industry, where it is first named, and the signals it shows in the unit."""

    hit: IndustryMatch
    signals: set[str] = field(default_factory=set)
    times: int = 0


def find_industries(clean: Clean, heading: str, title: str, kind: str = "") -> tuple[Mention, ...]:
    """Return the industries that a unit addresses, at most 15, most central first; id is the GB/T 4754 code or ''.

    Laws govern conduct whatever the industry: for the kind `law` nothing is returned.
    """
    if kind == "law":
        return ()
    data = prominence()
    order = sorted(named_in(clean.text, f"{heading}\n{title}", kind).values(), key=lambda each: each.hit.start)
    scored = [(data.score(each.signals, place / len(order)), each) for place, each in enumerate(order)]
    above = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    wholes = set(_wholes([each for _, each in above], data))
    kept = [pair for pair in above if pair[1].hit.name not in wholes][: data.most]
    wider = set(_wider([each for _, each in kept]))
    return tuple(_mention(clean, each, score) for score, each in kept if each.hit.name not in wider)


def _wholes(named: Sequence[Candidate], data: Prominence) -> Iterator[str]:
    """Yield words for a whole where the text addresses several of its trades: 工业 beside 钢铁、造纸和纺织行业."""
    above = Counter(code for each in named if each.signals & _TRADES and each.hit.code for code in industries().parents(each.hit.code))
    for each in named:
        if each.hit.name in data.wholes and above[each.hit.code] >= data.trades:
            yield each.hit.name


def _wider(named: Sequence[Candidate]) -> Iterator[str]:
    """Yield the wider of two names that end alike, unless the title has it: 物流 beside 冷链物流."""
    for each in named:
        name = each.hit.name
        if "title" not in each.signals and any(other.hit.name != name and other.hit.name.endswith(name) for other in named):
            yield name


def _mention(clean: Clean, named: Candidate, score: float) -> Mention:
    hit = named.hit
    rules = tuple(f"industry_{signal}" for signal in sorted(named.signals))
    confidence = round(min(0.5 + score / 8, 0.95), 2)
    return Mention(hit.code, hit.name, clean.span(hit.start, hit.end), clean.quote(hit.start, hit.end), rules, confidence)


def named_in(text: str, title: str, kind: str = "") -> dict[str, Candidate]:
    """Gather the signals of each industry named in a unit, by folded name; what only the titles of other documents name is left out."""
    data = prominence()
    titled = {fold(hit.name) for hit in _hits_outside_agencies(title, data)}
    spans = sorted(match.span() for pattern in (_QUOTED, _IN_CHARGE) for match in pattern.finditer(text))
    found: dict[str, Candidate] = {}
    for run in runs_of(text, list(_outside(_hits(text, data), spans, titled))):
        closing = closing_of(text, run)
        for hit in run:
            key = fold(hit.name)
            if (named := found.get(key)) is None:
                named = found[key] = Candidate(hit)
            named.signals.update(signals_of(text, hit, len(run), closing, data))
            named.times += 1
    for key, named in found.items():
        if named.times == 1:
            named.signals.add("once")
        if key in titled and (named.hit.name not in data.common or named.hit.name in data.sectors):
            named.signals.add("title")
        elif named.hit.name in data.common:
            named.signals.add("common")
        elif kind == "news" and len(text) <= _BRIEF:
            named.signals.add("brief")
    _mark_parts(found.values())
    return found


def _mark_parts(found: Collection[Candidate]) -> None:
    """Give `part` to what the classification has below an industry of the title: 工业锅炉 in a text on 锅炉."""
    above = tuple(each.hit.code for each in found if "title" in each.signals and each.hit.code.isdigit())
    for each in found:
        if "title" not in each.signals and each.hit.code.startswith(above):
            each.signals.add("part")


def _hits_outside_agencies(title: str, data: Prominence) -> Iterator[IndustryMatch]:
    """Yield the names of industries in a title that are no part of the name of an agency: 林业 of 国家林业和草原局."""
    named = agencies().find(title)
    for hit in _hits(title, data):
        if not any(agency.start <= hit.start < agency.end for agency in named):
            yield hit


def _hits(text: str, data: Prominence) -> list[IndustryMatch]:
    """Return every name of an industry that is no part of a body's name, in order of place."""
    hits = [match for match in industries().find(text) if not data.is_none(match.name, match.code)]
    hits += _unlisted(text, {place for hit in hits for place in (hit.start, hit.end - 1)}, data)
    return sorted((hit for hit in hits if not data.body.match(text, hit.end)), key=lambda hit: hit.start)


def _unlisted(text: str, taken: set[int], data: Prominence) -> list[IndustryMatch]:
    """Return names that no list knows but that the text itself calls 行业 again and again: 甲酚、乙腈和丙酮行业."""
    items = Counter(
        item for trade in _CALLED.finditer(text) for item in _items(text[max(0, trade.start() - _LISTED) : trade.start()], data)
    )
    often = [item for item, times in items.items() if times > 1 and not industries().find(item)]
    if not often:
        return []
    hits = [IndustryMatch(start, end, name, "") for start, end, name in Names(often).find(text) if not taken & {start, end - 1}]
    times = Counter(hit.name for hit in hits)
    return [hit for hit in hits if times[hit.name] > _OFTEN]


def _items(before: str, data: Prominence) -> Iterator[str]:
    """Yield the items of the enumeration that ends `before`, none if it has but one."""
    first, *others = _ITEMS.split(_SUCH.sub("", _CLAUSE.split(before)[-1]))
    for item in (data.lead_in.split(first)[-1], *others):
        if others and _WORD.fullmatch(item) and not data.never.search(item):
            yield item


def _outside(hits: Iterable[IndustryMatch], quoted: Sequence[tuple[int, int]], titled: set[str]) -> Iterator[IndustryMatch]:
    """Yield the hits outside 书名号, and those inside that the unit's own title has too."""
    place = 0
    for hit in hits:
        while place < len(quoted) and quoted[place][1] <= hit.start:
            place += 1
        if place == len(quoted) or hit.start < quoted[place][0] or fold(hit.name) in titled:
            yield hit
