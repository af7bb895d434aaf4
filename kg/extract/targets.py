"""Targets: quantities that a document sets as aims, with the year by which they are to be reached. Offsets are clean offsets.

A year (到2031年) holds for what follows it in its paragraph. A reported result (2031年增长4.6%), a threshold for applicants and a rate
that a rule fixes are none: a value needs a year that lies ahead, or a verb of building before a count of things.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.stretches import last_end
from kg.model import Target

_YEAR = re.compile(
    r"""
    (?P<year>20\d\d)年
    (?:(?<=[到至]20\d\d年)(?!度?以来)                                  # 到2031年底
    |(?:底|末)?(?:前|之前|以前|，)                                       # 2031年底前
    |(?:底|末)?(?=[^，。；\d]{0,30}(?:达到|超过|建成|实现|完成|力争)))   # 2031年全国甲类设备达到
    (?:底|末)?
    """,
    re.VERBOSE,
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = (
    r"%|％|个?百分点|倍|[十百千万亿]*(?:吨标准?煤|吨/年|吨|千瓦时|千瓦|兆瓦|吉瓦|元|美元|辆|家|个月|个|项|件|所|人次|人|名|户|台套|台|套|公里"
    r"|平方公里|平方米|立方米|公顷|亩|座|条|类|种|只|艘|架|公斤|张|部|支|批|处|例|头|株|标准?箱|TWh|GW|MW|km)"
)
_VALUE = re.compile(
    rf"""
    (?P<value>{_NUMBER})\s*(?:[%％]?\s*[-—~～至到]\s*(?P<value_to>{_NUMBER}))?          # 90, 80%—90
    \s*(?P<much>多|余)?\s*(?P<unit>{_UNIT})                                           # 多家
    \s*(?P<behind>以上|及以上|以下|以内|左右|上下)?                                     # 以上
    """,
    re.VERBOSE,
)
# right before a value: 不低于, 达到
_SAYS = re.compile(
    r"(?P<before>不低于|不少于|至少|超过|超|高于|突破|不超过|不高于|低于|控制在|约|近|达到|达|增至|提高到|提高至|稳定在|保持在|降至|下降到)\s*$"
)
# before a value: 较2027年增长, 提高
_GROWTH = re.compile(r"(?:增长|提高|提升|增加|下降|降低|减少)(?:约|近|了)?$")
_BASE = re.compile(r"(?:较|比)(?P<base>20\d\d)年")  # 较2027年
# before a count of things: 建设, 培育一批, 完成制修订
_BUILD = re.compile(
    r"(?:建设|建成|建立|培育|培养|打造|创建|遴选|推出|形成|制修订|制定|修订|新增|新建|改造|完成|推广|认定|布局|淘汰)"
    r"[^，。；、：（）\d]{0,10}$"
)
_COUNTED = re.compile(r"^(?:力争|将|要)?(?:完成|建成|培育|打造|确定|形成)")  # 完成制修订甲类标准 before 294项
# told of the past, of who may apply, of rates and of what comes again every year: 截至目前, 累计, 申报企业, 补贴标准为, 每年
_TOLD = re.compile(
    r"已经?|累计|截至|同比|以来|目前|去年|上年|现有|申报|申请|注册资本|补贴|奖励|补助|罚款|标准为|每[人户亩台年\d]|近年|推荐|优先支持|年度|揭榜|如果|的，"
)
_STOP = re.compile(r"[。；！？\n]")  # …任务。
_COMMA = re.compile(r"[，,。；：:！？\n]")  # 到2031年，
# before a second count: 50所甲类学校和
_LISTED = re.compile(r"\d[\d,.]*[\u4e00-\u9fff]{1,40}[和、及]$")
_NEXT = re.compile(r"[和、及](?=\d)")  # 甲类学校和150个乙类专业
# behind the name of what is measured: 均达到, 较2027年增长
_TAIL = re.compile(
    r"(?:分别|均|力争|总体|基本|将|要|应|约|近|(?:较|比)20\d\d年|实现|达到?|增长|提高|提升|增加|下降|降低|减少|到|至|为|在|占)+$"
)
_SHARED = re.compile(r"(?<=[\u4e00-\u9fff]{2}).{2,}$")  # 收获机械化率: 机械化率
_NEAR = 400
"""Characters on either side of a value that are read; what a sentence says further off is not of it."""
_DIRECT = ("分别", "均", "为", "到", "至", "和", "、")
"""End what stands between a name and its value."""
_AT_LEAST = frozenset({"不低于", "不少于", "至少", "超过", "超", "高于", "突破", "以上", "及以上"})
_AT_MOST = frozenset({"不超过", "不高于", "低于", "控制在", "以下", "以内"})
_ABOUT = frozenset({"约", "近", "左右", "上下", "稳定在"})


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a paragraph for which one year holds."""

    start: int
    end: int
    by: str | None


def find_targets(layout: Layout, head: Head) -> tuple[Target, ...]:
    """Return the targets with a number of a unit, in order."""
    if not head.orders:
        return ()
    made = (head.signed or head.published or "")[:4]
    return tuple(target for stretch in _stretches(layout, made) for target in _in_stretch(layout, stretch))


def _stretches(layout: Layout, made: str) -> Iterator[_Stretch]:
    """Yield the paragraphs, cut where another year begins to hold; one before the document was `made` is no year of a target."""
    for start, end in layout.paragraphs:
        if start < layout.body:
            continue
        at, by = start, None
        for year in _YEAR.finditer(layout.text, start, end):
            yield _Stretch(at, year.start(), by)
            by, at = year["year"] if year["year"] >= made else None, year.end()
        yield _Stretch(at, end, by)


def _in_stretch(layout: Layout, stretch: _Stretch) -> Iterator[Target]:
    text = layout.text
    for value in _VALUE.finditer(text, stretch.start, stretch.end):
        furthest = min(stretch.end, value.end() + _NEAR)
        sentence = last_end(_STOP, text, max(stretch.start, value.start() - _NEAR), value.start())
        stop = _STOP.search(text, value.end(), furthest)
        if _TOLD.search(text, sentence, stop.start() if stop else furthest):
            continue
        begin = last_end(_COMMA, text, sentence, value.start())
        comma = _COMMA.search(text, value.end(), furthest)
        end = comma.start() if comma else furthest
        said = _SAYS.search(text, begin, value.start())
        before = text[begin : said.start() if said else value.start()]
        word = said["before"] if said else ""
        if indicator := _indicator(before, word, value, text[value.end() : end], stretch.by):
            whole = layout.text[begin : value.start()]
            base = _BASE.search(whole)
            target = Target(
                indicator=indicator,
                subject=None,
                value=value["value"].replace(",", ""),
                value_to=value["value_to"],
                unit=value["unit"].replace("％", "%"),
                bound=_bound(word, value),
                change="growth" if _GROWTH.search(whole) else "level",
                base=base["base"] if base else None,
                by=stretch.by,
                line=layout.line(value.start("value")),
                span=layout.clean.span(begin, end),
                evidence=layout.clean.quote(begin, end),
            )
            yield from _each(target, before)


def _indicator(before: str, word: str, value: re.Match[str], behind: str, by: str | None) -> str | None:
    """Return what a value measures, by the words of its clause on either side; None where it is no target."""
    named = _TAIL.sub("", before.partition("分别")[0]).strip("“”、和及其中 ")
    things = _NEXT.split(behind.strip("“”的 "))[0]
    if _BUILD.search(_LISTED.sub("", before)) and "%" not in value["unit"] and len(things) >= 2:
        return things
    says = word or value["behind"] or value["much"] or _GROWTH.search(before) or before.endswith(_DIRECT)
    if by is None or len(named) < 2 or not (says or _COUNTED.match(before.strip())):
        return None
    return named


def _bound(word: str, value: re.Match[str]) -> str:
    words = {word, value["behind"]}
    if words & _AT_MOST:
        return "at_most"
    if words & _AT_LEAST or value["much"]:
        return "at_least"
    return "about" if words & _ABOUT else "equal"


def _each(target: Target, before: str) -> Iterator[Target]:
    """Yield a target for each name of 甲、乙机械化率均达到45%."""
    *others, last = target.indicator.split("、")
    if "均" not in before or not others:
        yield target
        return
    shared = _SHARED.search(last)
    yield from (replace(target, indicator=name + (shared.group() if shared else "")) for name in others)
    yield replace(target, indicator=last)
