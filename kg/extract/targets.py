"""Targets: quantities and states that a document sets as aims, with the date by which they are to be reached. Offsets are clean offsets.

A value is a target where a date that lies ahead holds for it (到2031年), or where a verb of building stands before a count of things
(建设50所甲类学校). A reported result, a threshold for applicants, a rate that a rule fixes and what a project consists of are none.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.head import Head
from kg.extract.horizons import Horizon, find_horizons
from kg.extract.indicators import each_name, indicator_and_subject, name_before, name_behind
from kg.extract.layout import Layout
from kg.extract.quantity import Quantity, bound_of, find_quantities
from kg.extract.states import find_states
from kg.extract.stretches import last_end
from kg.model import Target

# right before a value: 不低于, 达到
_SAYS = re.compile(
    r"(?P<before>不低于|不少于|至少(?:建设)?|超过|超|高于|突破|不超过|不高于|低于|控制在|大约|约|近|达到|达|增至|提高到|提高至|提升到|提升至"
    r"|增加到|增长到|稳定在|保持在|维持在|降至|降低到|降到|下降到|下降至|扩大到|累计)\s*$"
)
# before a value: 较2027年增长, 提高
_GROWTH = re.compile(r"(?:增长|增幅|增速|提高|提升|增加|新增|下降|降低|减少|压减|降幅|翻)(?:率|幅度)?(?:约|近|了|均|分别|达到?|累计)*$")
_BASE = re.compile(r"(?:较|比|以)(?P<base>20\d\d)年")  # 较2027年
# before a count of things: 建设, 培育一批, 完成制修订
_BUILD = re.compile(
    r"(?:建设|建成|建立|组建|培育|培养|培训|打造|创建|遴选|选树|选择|推出|形成|制修订|制定|修订|新增|新建|改造|完成|推广|认定|布局|淘汰|开放|下达|推动\S{2,8}在|集聚|引进)"
    r"[^，。；、：（）\d]{0,10}$"
)
# at the head of a clause, before what is counted: 完成制修订甲类标准 before 294项
_COUNTED = re.compile(
    r"^(?:力争|将|要|确保|争取|累计)*(?:完成|建成|建设|培育|打造|确定|形成|新增|组建|培养|培训|吸纳|创建|推动|实施|发展|引进|集聚)"
)
# told of the past, of who may apply, of rates and of what comes again every year: 截至目前, 申报企业, 补贴标准为, 每年
_TOLD = re.compile(
    r"已经?[^，。；]{0,12}(?:建|达|完|实|形|超|有)|已经|截至|截止|同比|以来|目前|去年|上年|上一年|现有(?!基础)|预计|申报|申请|注册资本|补贴|奖励|补助|罚款|资助|标准为"
    r"|近年|近[三五\d]年|推荐|优先支持|揭榜|如果|的，|主要建设|建设内容|建设规模|装机|年产|项目采用|单线|批准|核准|同意|授予|[建成立训育出排展现到]了|不[予得]|以上的|以下的"
)
# what comes again: 年均培养
_YEARLY = re.compile("年均")
# a rate: 每人每月
_EACH = re.compile(r"每[人户亩台年\d]")
# a title that plans a year: 2031年甲类工作要点
_ANNUAL = re.compile(r"(?<![—\d至-])(?P<year>20\d\d)年度?[^至—-]{2,30}(?:要点|计划|任务|目标|安排|任务的通知)$")
# an aim in words, in texts that explain: 将, 力争
_INTENDS = re.compile("将|要|力争|拟|计划|确保|启动|下一步|目标")
_STOP = re.compile(r"[。；！？\n\t|]")  # …任务。
_COMMA = re.compile(r"[，。；：:！？\n\t|]|(?<!\d),|,(?!\d)")  # 到2031年，
_OPEN_BRACKET = re.compile(r"（[^（）]*$")  # （甲类45个
_NEAR = 400
"""Characters on either side of a value that are read; what a sentence says further off is not of it."""
_DIRECT = ("分别", "均", "为", "到", "至")
"""End what stands between a name and its value."""
_TELLS = frozenset({"interpretation", "press_conference"})
"""Kinds that tell of aims among much else."""


def find_targets(layout: Layout, head: Head) -> tuple[Target, ...]:
    """Return the targets of a unit in order: those with a number and states."""
    if not (head.orders or head.kind == "press_conference"):
        return ()
    made = (head.signed or head.published or "")[:4]
    found = [
        target
        for horizon in find_horizons(layout, made, _annual(head.title, made))
        for target in (*_numbers(layout, horizon, head.kind), *(find_states(layout, horizon) if horizon.firm else ()))
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def _annual(title: str, made: str) -> str | None:
    """Return the year that a document plans: 2031年甲类工作要点."""
    found = _ANNUAL.search(title)
    return found["year"] if found and found["year"] >= made else None


def _numbers(layout: Layout, horizon: Horizon, kind: str) -> Iterator[Target]:
    text = layout.text
    if horizon.by is None and kind == "law":
        return
    done = horizon.start
    for value in find_quantities(text, horizon.start, horizon.end):
        if value.start < done:
            continue
        furthest = min(horizon.end, value.end + _NEAR)
        sentence = last_end(_STOP, text, max(horizon.start, value.start - _NEAR), value.start)
        stop = _STOP.search(text, value.end, furthest)
        close = stop.start() if stop else furthest
        comma = _COMMA.search(text, value.end, furthest)
        done = comma.start() if comma else furthest
        begin = last_end(_COMMA, text, sentence, value.start)
        told = _TOLD.search(text, sentence, close) or _EACH.search(text, begin, done)
        if told or (kind in _TELLS and not horizon.firm and not _INTENDS.search(text, sentence, close)):
            continue
        yield from _in_clause(layout, begin, done, horizon)


def _in_clause(layout: Layout, begin: int, end: int, horizon: Horizon) -> Iterator[Target]:
    """Yield the targets of a clause: 甲类率、乙类率分别超过90%、75%; 建设50所甲类学校和150个乙类专业."""
    text = layout.text
    values = find_quantities(text, begin, end)
    if _OPEN_BRACKET.search(text, begin, values[0].start) or any(a.end > b.start for a, b in pairwise(values)):
        return
    if "分别" in text[begin : values[0].start] and len(values) > 1:
        yield from _respectively(layout, begin, end, values, horizon)
        return
    verb = False
    for place, value in enumerate(values):
        start = values[place - 1].end if place else begin
        stop = values[place + 1].start if place + 1 < len(values) else end
        before, behind = text[start : value.start], text[value.end : stop]
        if place and not before.startswith(("、", "和", "及", "以及", "，")) and not verb:
            return
        word, before = _word(before)
        name = _counted_things(before, word, behind, value, verb, horizon.by)
        verb = verb or name is not None
        if name is None and horizon.by:
            name = _measured(before, word, value, bool(place))
        elif name and horizon.by is None and _bound(word, value) == "at_most":
            name = None  # 不超过5个 is a cap
        if name is None:
            if not place:
                return
            continue
        for one in each_name(name, 1, "均" in before):
            yield _target(layout, (begin, end), value, one, _bound(word, value), before, horizon.by)


def _respectively(layout: Layout, begin: int, end: int, values: list[Quantity], horizon: Horizon) -> Iterator[Target]:
    """Yield a target for each name, or each year, of a list with its own value."""
    if horizon.by is None:
        return
    text = layout.text
    word, before = _word(text[begin : values[0].start])
    names = each_name(name_before(before.partition("分别")[0]) or "", len(values), True)
    days: list[str | None] = [horizon.by] * len(values)
    if len(names) != len(values):
        if horizon.before is None or len(values) != 2:
            return
        days, names = [horizon.before, horizon.by], [""] * 2
    for value, name, by in zip(values, names, days, strict=True):
        if name := name or _last_name(text, begin):
            yield _target(layout, (begin, end), value, name, _bound(word, value), before, by)


def _last_name(text: str, begin: int) -> str:
    """Return what the clause before measures: 完成甲类标准294项，2031年和2032年分别."""
    sentence = last_end(_STOP, text, max(0, begin - _NEAR), begin)
    for clause in reversed(_COMMA.split(text[sentence:begin])):
        if values := find_quantities(clause, 0, len(clause)):
            return name_before(clause[: values[0].start]) or ""
    return ""


def _word(before: str) -> tuple[str, str]:
    """Return the word that bounds a value and what stands before it."""
    said = _SAYS.search(before)
    return (said["before"], before[: said.start()]) if said else ("", before)


def _counted_things(before: str, word: str, behind: str, value: Quantity, listed: bool, by: str | None) -> str | None:
    """Return what is counted behind a number, where a verb of building stands before it or before the list."""
    if value.growth or not (value.is_count or by):
        return None
    built = _BUILD.search(before + word) or (listed and before.endswith(("、", "和", "及")))
    if not built or (by is None and _YEARLY.search(before)):
        return None
    return name_behind(behind)


def _measured(before: str, word: str, value: Quantity, listed: bool) -> str | None:
    """Return what is measured before a value, where words say that the value is its own."""
    says = word or value.behind or value.much or value.growth or value.unit is None or _GROWTH.search(before) or before.endswith(_DIRECT)
    if says or listed or _COUNTED.match(before.strip()):
        return name_before(before)
    return None


def _target(layout: Layout, clause: tuple[int, int], value: Quantity, name: str, bound: str, before: str, by: str | None) -> Target:
    base = _BASE.search(before)
    indicator, subject = indicator_and_subject(name)
    return Target(
        indicator=indicator,
        subject=subject,
        value=value.value,
        value_to=value.value_to,
        unit=value.unit,
        bound=bound,
        change="growth" if value.growth or _GROWTH.search(before) else "level",
        base=base["base"] if base else None,
        by=by,
        line=layout.line(value.start),
        span=layout.clean.span(*clause),
        evidence=layout.clean.quote(*clause),
    )


def _bound(word: str, value: Quantity) -> str:
    return bound_of(word, value.behind, much=value.much)
