"""Who passed or promulgated a law, when, and when it was last changed: the lines under its title, or the order before it.

2003年3月1日 某国务院令第372号公布
2013年7月18日 《…决定》第一次修订
（2001年2月10日某市人民代表大会通过 …）

某市人民政府令 / 第179号 / 《甲类办法》已经…通过，现予公布，自…起施行。 / 市长 张某某 / 2031年1月29日
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kg.extract.events import MADE, Event, acts_again, change_of, history, made_by
from kg.extract.layout import Layout, issuer_mentions
from kg.extract.top import TopLine, above_title, below_title
from kg.model import Change, Mention
from kg.text.normal import DATE, iso_date, normal_number
from kg.vocab import agencies
from kg.vocab.lexicon import part, verbs
from kg.vocab.orders import read_order

# 2003年3月1日 国务院令第5号公布: each date begins an event
_EVENT = re.compile(rf"({DATE})")
# 施行: 2031年5月1日 施行 is no event that made or changed it
_IN_FORCE = re.compile(rf"\s*起?(?:{verbs('apply')})\s*")
# 国务院令第5号, 某部 某局令2031年第5号, 某部令〔2031〕5号
_ORDER = re.compile(
    rf"[\u4e00-\u9fff、 ]{{2,60}}?令\s?[（(]?(?:第\s?\d{{1,4}}\s?号|{part('year')}年第\d+号|[〔\[]\d{{4}}[〕\]]第?\d+号)[）)]?"
)
# 2031年3月1日某市人民代表大会通过: the naming of the body ends here
_ACT_END = re.compile(rf"{verbs('promulgate', 'adopt')}|《")
# 第一条 为了…, **第一条** 为了…
_ARTICLE = re.compile(rf"(?:^|\n)[#*\s]*{part('first_article')}")
_REACH = 600
"""How far below the title the bracket may begin where the text has no articles."""
# （1998年11月29日国务院令第253号发布　根据2017年7月16日《…的决定》修订）, （1998 年 11 月 29 日国务院令第 253 号发布）;
# not （2031年3月5日在甲大会上）, where a report is delivered
_BRACKET = re.compile(
    rf"(?:^|\n)\s*[（(][^（）\n]{{0,20}}(?:{part('year')}|[一二][{part('digits')}]{{3}})\s?年"
    r"(?:[^（）\n]|（[^（）\n]*）){5,1500}(?<!上)[）)](?=\s*(?:\n|$))"
)
# 2031年11月6日 at the end of a line: 总理　张某某　2031年11月6日
_LAST = re.compile(rf"^.{{0,40}}?({DATE})\s*$")
# 《甲类法》已由某市人民代表大会常务委员会第九十次会议于2031年3月1日通过
_PASSED_BY = re.compile(r"已由(?P<who>[^，。\n]{4,60}?)第[^，。\n]{1,6}次会议[^，。\n]{0,30}通过")
# 2031年3月1日最高人民法院审判委员会第5次会议通过
_COMMITTEE = re.compile("审判委员会|检察委员会")
_COURTS = ("最高人民法院", "最高人民检察院")
# 《某省实施〈甲类法〉办法》, 《关于修改《甲类条例》的决定》
_BOOKS = re.compile(r"《[^《》]*(?:《[^》]*》)*[^《》]*》")


@dataclass(frozen=True, slots=True)
class Promulgation:
    """The original promulgation and the latest change."""

    number: str | None
    issuers: tuple[Mention, ...]
    signed: str | None
    published: str | None
    rank: str | None
    """`law` or `policy` where the issuer decides it, None where it does not."""
    history: tuple[Change, ...] = ()
    """The days on which it was made and changed, by day."""


def read(layout: Layout) -> Promulgation | None:
    """Read how a law or regulation was made; None where the text does not say."""
    events = list(_events(layout))
    order = _order(layout, events)
    return order or (_by_events(layout, events) if events or layout.head_end > layout.body else None)


def _by_events(layout: Layout, events: list[Event]) -> Promulgation:
    original = _original(events)
    first = _first(original)
    number = next((n for event in original if (n := _number(event))), None)
    issuers = _issuers(layout, original, first)
    changes = tuple(history(layout, first, [event for event in events if event not in original]))
    published = changes[-1].day if len(changes) > 1 else None
    return Promulgation(number, issuers, first.date if first else None, published, _rank(layout, events, issuers), changes)


def _original(events: list[Event]) -> list[Event]:
    """Return the events of the first promulgation.

    What follows a change belongs to that change: 2037年2月8日某会议修订通过, 2037年3月16日国务院令第877号公布.
    """
    before = list(takewhile(lambda event: not event.changes, events))
    again = next((place for place, event in enumerate(before) if acts_again(event, before[:place])), len(before))
    if any(map(made_by, before)):
        return before[:again]
    return [event for event in events if not event.changes] or events[:1]


def _order(layout: Layout, events: list[Event]) -> Promulgation | None:
    """Read the order that stands before the text: its number, its body, the day of its signature."""
    lines = [*above_title(layout)[::-1], *_title(layout), *below_title(layout)]
    for line, after in pairwise([*lines, TopLine(0, 0, "")]):
        order = read_order(line.text, after.text)
        if order and order.number and (order.word == "令" or "人民代表大会" in order.bodies):
            original = next((event.date for event in events if not event.changes), None)
            signed = _signed(layout, line.end) or original
            changes = sorted((event for event in events if event.changes and signed and event.date > signed), key=lambda event: event.date)
            number = normal_number(order.number) or order.number
            rank = "law" if _ARTICLE.search(layout.text) else None
            made = Change(signed, layout.clean.span(line.start, line.end), layout.clean.quote(line.start, line.end)) if signed else None
            told = ((made,) if made else ()) + tuple(change_of(layout, event) for event in changes)
            published = changes[-1].date if changes else None
            return Promulgation(number, _ordering(layout, line), signed, published, rank, told)
    return None


def _ordering(layout: Layout, line: TopLine) -> tuple[Mention, ...]:
    """Return whose order it is; the president promulgates what a congress passed."""
    passed = _PASSED_BY.search(layout.text, line.start) if "主席" in line.text else None
    if passed and (congress := issuer_mentions(layout, passed.start("who"), passed.end("who"), "order")):
        return tuple(congress[-1:])
    return tuple(issuer_mentions(layout, line.start, line.end, "order"))


def _title(layout: Layout) -> list[TopLine]:
    """Return the title as one line: an order may have nothing above its number but its own head."""
    return [TopLine(0, layout.body, layout.unit.heading)] if layout.body else []


def _signed(layout: Layout, start: int) -> str | None:
    """Return the date of the order: the first that ends a line, above the first article."""
    article = _ARTICLE.search(layout.text, start)
    for a, b in layout.paragraphs:
        if a >= start and (article is None or a < article.start()) and (found := _LAST.search(layout.text[a:b])):
            return iso_date(found.group(1))
    return None


def _events(layout: Layout) -> Iterator[Event]:
    """Yield the dated events between title and first article."""
    start, end = (layout.body, layout.head_end) if layout.head_end > layout.body else _opening_bracket(layout)
    dates = list(_EVENT.finditer(layout.text, start, end))
    stops = [date.start() for date in dates[1:]] + [end]
    for date, stop in zip(dates, stops, strict=False):
        iso = iso_date(date.group(1))
        if iso and not _IN_FORCE.fullmatch(layout.text, date.end(), stop):
            yield Event(iso, date.end(), stop, _BOOKS.sub("", layout.text[date.end() : stop]), date.start())


def _opening_bracket(layout: Layout) -> tuple[int, int]:
    """Return the bracketed promulgation line around the title of a plain text, an empty stretch where there is none."""
    article = _ARTICLE.search(layout.text, layout.body)
    found = _BRACKET.search(layout.text, layout.body, article.start() if article else layout.body + _REACH)
    return found.span() if found else (layout.body, layout.body)


def _first(original: list[Event]) -> Event | None:
    """Return the event that made the law: promulgated before approved before passed; a court's interpretation is made by its passing."""
    if courts := _passed_by_courts(original):
        return _last_body(courts)
    for verb in MADE:
        for event in original:
            if verb in event.text:
                return event
    return original[0] if original else None


def _passed_by_courts(original: list[Event]) -> list[Event]:
    """Return when the committees of the highest court and procuratorate passed it; none for what others made."""
    return [event for event in original if _COMMITTEE.search(event.text)]


def _last_body(passed: list[Event]) -> Event:
    """Return when the last of several bodies passed it for the first time: what one body passes again is a change."""
    first: dict[str, Event] = {}
    for event in sorted(passed, key=lambda event: event.date):
        first.setdefault("检察" if "检察委员会" in event.text else "审判", event)
    return max(first.values(), key=lambda event: event.date)


def _number(event: Event) -> str | None:
    """Return the order number of an event, several joined as printed."""
    numbers = [n for found in _ORDER.finditer(event.text) if (n := normal_number(found.group().strip("　 、")))]
    return "、".join(numbers) or None


def _issuers(layout: Layout, original: list[Event], first: Event | None) -> tuple[Mention, ...]:
    """Return who passed or promulgated it; who merely approved it is no issuer."""
    if not first:
        return ()
    if courts := _passed_by_courts(original):
        found = (mention for event in courts for mention in issuer_mentions(layout, event.start, event.end, "promulgation"))
        return tuple({mention.id: mention for mention in found}.values())
    acting = [event for event in original if "批准" not in event.text]
    passed = next((event for event in acting if "通过" in event.text), None)
    chosen = first if "批准" not in first.text else (passed or next(iter(acting), first))
    # 2031年3月4日公布: a line without a body leaves the body of the line 通过 the issuer
    for event in (chosen, *([passed] if passed else ()), *acting):
        if bodies := issuer_mentions(layout, event.start, _act_end(layout, event), "promulgation"):
            return tuple(bodies)
    return ()


def _act_end(layout: Layout, event: Event) -> int:
    """Return where the naming of the acting body ends: at its verb."""
    found = _ACT_END.search(layout.text, event.start, event.end)
    return found.end() if found else event.end


def _rank(layout: Layout, events: list[Event], issuers: tuple[Mention, ...]) -> str | None:
    """A congress, the State Council or its approval makes a law; a ministry alone makes a policy."""
    if any("国务院" in event.text for event in events):
        return "law"
    if not issuers:
        return None
    if {mention.id for mention in issuers} <= set(_COURTS):
        return "law"
    kinds = {agencies().get(mention.id).kind for mention in issuers}
    high = {"congress", "state_council", "local_congress", "military"}
    if kinds & high or any(k.startswith("local") for k in kinds):
        return "law"
    ordered = any("令第" in (_number(event) or "") for event in events) and _ARTICLE.search(layout.text)
    return "law" if ordered or layout.unit.heading.strip().endswith("条例") else "policy"
