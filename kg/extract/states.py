"""States that a document sets as aims: 甲类制度基本建立, 全面建成乙类体系. Offsets are clean offsets."""

import re
from collections.abc import Iterator

from kg.extract.horizons import Horizon
from kg.extract.indicators import LEAD, indicator_and_subject
from kg.extract.layout import Layout
from kg.model import Target
from kg.vocab.lexicon import part

# …，…；…。
_CLAUSE = re.compile(r"[^，,。；：:！？\n\t|]+")
# how far: 基本, 显著; 持续 and 不断 say no state
_HOW = r"(?:基本|初步|全面|显著|明显|大幅|大大|有效|充分|广泛|深度|深入|率先|系统|总体|普遍|全部|较大|较快|有较大|得到|取得|实现)"
# 甲类制度基本建立, 乙类能力显著提升, 丙类产能基本退出
_REACHED = re.compile(
    rf"^(?P<name>.+?)(?P<how>{_HOW}{{1,3}})"
    r"(?:建立|建成|形成|构建|确立|提升|提高|增强|改善|优化|完善|解决|达标|齐全|覆盖|退出|淘汰|消除|成熟|满足|突破|健全|应用|普及|降低|下降|好转|加强|遏制|控制"
    r"|全覆盖|应用推广|进展|成效|协同发展|全量利用|管控|利用|满足需要|运转|衔接|增加)"
    r"(?:并[^，]{2,10})?$"
)
# 基本形成甲类格局, 全面消除乙类隐患
_MADE = re.compile(
    r"^(?:力争|将|要|确保|推动|争取)*(?P<how>基本|初步|全面|系统|率先|总体|探索|研究)?"
    r"(?P<verb>建成|建立|形成|构建|建立健全|完成|打造|消除|淘汰|解决|实现|步入|迈入|进入)(?P<name>.{4,60})$"
)
# with a deadline: 建成甲类名录库
_BUILT = re.compile(r"^(?:将|力争|要|基本|初步|全面|研究)*(?:建成|建立|建立健全|实现)(?P<name>.{4,60})$")
# 甲类质量达到国际先进水平, 乙类产业迈入高质量发展阶段
_COMES = re.compile(
    r"^(?P<name>.{2,40}?)(?:基本|总体|全面|整体)?(?:达到|迈入|步入|进入|成为|接近|趋于)(?=.{2,30}(?:水平|阶段|时期|要求|标准|行列|合理|增长极|稳定)$)"
)
# 甲类全覆盖, 乙类体系构建完成
_DONE = re.compile(
    r"^(?:其中)?(?P<name>.{4,40}?)(?:实现|基本|总体|发展)*(?:重点领域全覆盖|全面应用|协同发展|全部利用|全量利用|全覆盖|全面覆盖|构建完成|基本齐全|基本达标|发布实施|趋零增长)$"
)
# what says a direction or a means only, what was reached, and numbers: 持续提升, 一批, 通过…
_VAGUE = re.compile(r"持续|不断|加快|进一步|稳步|逐步|一批|已|通过|坚持|百[个家]|按照|围绕|如|是否|力度|《|\d")
_OTHER = re.compile(r"^(?:并|且|为|使|以|对|在|由|从|与)")  # 为乙类奠定基础
_STOP = re.compile(r"[。；！？\n\t|]")  # …任务。
# （二）主要目标。 with no other heading up to the date
_AIMS = re.compile(r"(?:目标|指标|愿景)[^\n，。；]{0,8}[。：:\n](?:(?!\n[（(]?[" + part("counting") + r"]{1,3}[）)、]).)*$", re.DOTALL)
_LEAD = 1200
"""Characters before a date in which a heading calls what follows aims."""
_LIST = re.compile("、(?![^“]*”)")  # 甲类制度建立、乙类能力提升; not within quotes, “一基地、一中心”


def find_states(layout: Layout, horizon: Horizon) -> Iterator[Target]:
    """Yield the states of a stretch for which a date holds, a clause each.

    Outside paragraphs that set out aims, the date holds for its own sentence only.
    """
    text, end = layout.text, horizon.end
    if not _AIMS.search(text, max(0, horizon.start - _LEAD), horizon.start):
        stop = _STOP.search(text, horizon.start, end)
        end = stop.start() if stop else end
    for clause in _CLAUSE.finditer(text, horizon.start, end):
        for start, stop_at, name in _states(clause, horizon.is_deadline):
            indicator, subject = indicator_and_subject(name)
            yield Target(
                indicator=indicator,
                subject=subject,
                value=None,
                value_to=None,
                unit=None,
                bound="equal",
                change="level",
                base=None,
                by=horizon.by,
                line=layout.line(start),
                span=layout.clean.span(start, stop_at),
                evidence=layout.clean.quote(start, stop_at),
            )


def _states(clause: re.Match[str], deadline: bool) -> Iterator[tuple[int, int, str]]:
    """Yield bounds and names of the states in a clause: of each part of a list where all of them say one."""
    text, parts, at = clause.group(), [], clause.start()
    for piece in _LIST.split(text):
        parts.append((at, at + len(piece), _name(piece.strip(), deadline)))
        at += len(piece) + 1
    named = [(start, end, name) for start, end, name in parts if name]
    if len(named) == len(parts):
        yield from named
    elif name := _name(text.strip(), deadline):
        yield clause.start(), clause.end(), name


def _name(clause: str, deadline: bool) -> str | None:
    """Return what is to be in a state, None where a clause says none."""
    if len(clause) < 6 or _VAGUE.search(clause) or _OTHER.match(clause):
        return None
    for pattern in (_BUILT,) if deadline else (_MADE, _DONE, _REACHED, _COMES):
        if found := pattern.match(clause):
            return _clean(found["name"])
    return None


def _clean(name: str) -> str | None:
    """Return a name without what leads in the clause; None for what is none: 全国."""
    name = LEAD.sub("", name).strip("的要 ")
    return (
        name
        if len(name) > 3
        and not name.startswith(("对", "为", "与"))
        and name.count("（") == name.count("）")
        and name.count("“") == name.count("”")
        else None
    )
