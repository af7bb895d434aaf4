"""Names of what targets measure, cut out of the clause that a value stands in."""

import re

from kg.vocab.lexicon import part

# before a name: 力争甲类率, 其中甲类率, 2031年甲类率
LEAD = re.compile(
    r"^(?:“十[三四五六]五”|其中|特别是|力争|争取|确保|推动|使得?|并|.*目标是|同时|到|至|将|要|实现|具体|总体上?"
    rf"|20\d\d年(?:[底末])?[、和]?|[{part('counting')}]是|\d{{1,2}}[.．、]|——|[：:，、和及\s])+"
)
# a verb before what is built: 建设国家甲类基地
_VERB = re.compile(
    r"^(?:累计)?(?:建设|建成|组建|培育|培养|培训|打造|创建|遴选|选树|推出|形成|新增|新建|引进|集聚|吸纳|发展|确定|完成)(?!用地|规模|项目|工程|面积|投资)(?=.{2,})"
)
# a verb alone: 力争完成 before 50万亩
_ONLY_VERB = re.compile("(?:累计|新增)?[建培打创遴选推形新引集吸发确完支实][设成立育训造建选树出成增进聚纳展定成持施](?:一批)?")
# behind the name of what is measured: 均达到, 较2027年增长, 占专业课教师总数, 原则上
_TAIL = re.compile(
    r"(?:原则上|一般|分别|均|力争|总体|基本|将|要|应|约|近|再|(?:较|比)(?:20\d\d年|上年|现有)|在?现有基础上|年均|实现|达到?|增长|提高|提升|增加|下降|降低|减少"
    r"|累计|到|至|为|在|占|总?共|比例(?=占)|[（，,\s])+$"
)
_SHARE = re.compile(r"(?:原则上)?占(?!比|有率|地|用|补)[^，。]*$")  # 乙类教师占教师总数
_BASE = re.compile(r"(?:较|比|以)20\d\d年.*$")  # 较2027年增长
_BRACKET = re.compile(r"（[^（）]*）$")  # 甲类教师（同时具备两种能力的教师）
# before the thing itself: 具有全球认可度的甲类品牌, 符合当地需要的甲类学校
_RELATIVE = re.compile(r"^(?:具有|具备|达到|符合|覆盖|面向|有|服务|辐射|可|能).*的(?=.{2,}$)")
_THINGS_END = re.compile(
    r"（(?![^（）]{1,4}）)|（见|[，。；：、]|[和及](?=\d|[" + part("counting") + r"]+[个家所])|[和及]$|以及$|大力|开展"
)  # 甲类学校和150个
# 全国甲类动力, 工业领域投资规模, 乙类企业占比
_SUBJECT = re.compile(r"^(?P<subject>(?:全国|我国|全[省市区县州]|我[省市区县]|[^的（）]{2,24}?(?:领域|行业))(?:的|内)?)(?P<rest>.{3,})$")
# ends a name that is whole: 普及率
_WHOLE = re.compile(r"[率量值额度数比]$|规模|比例|占比|面积|水平|强度|收入|总产值|能力|时间|里程|人口$")
_SEPARATOR = re.compile("、|(?<=[率量值额数比模积平])[和及与]")  # 甲类普及率、乙类数控化率
_SHARED = re.compile(r"(?<=[\u4e00-\u9fff]{2}).{2,}$")  # 收获机械化率: 机械化率
_CHINESE = re.compile("[一-鿿]{2}")  # 甲类
_LONGEST = 60
"""Characters of a name."""


def name_before(before: str) -> str | None:
    """Return the name that stands before a value, None where there is none: 力争全国甲类动力达到 → 全国甲类动力."""
    name = _BASE.sub("", _SHARE.sub("", LEAD.sub("", before.strip())))
    name = _TAIL.sub("", name)
    name = _VERB.sub("", _BRACKET.sub("", name)).strip("、和及：: ")
    return name if not _ONLY_VERB.fullmatch(name) and 2 <= len(name) <= _LONGEST and _CHINESE.search(name) else None


def name_behind(behind: str) -> str | None:
    """Return the things that a number counts, None where there are none: 左右具有示范作用的甲类平台 → 甲类平台."""
    things = _THINGS_END.split(behind.strip().removeprefix("的"))[0].strip()
    things = _RELATIVE.sub("", things)
    return things if 2 <= len(things) <= _LONGEST and _CHINESE.match(things.lstrip("“")) else None


def each_name(name: str, count: int, shared: bool) -> list[str]:
    """Return the names in a list of names.

    A name for each of `count` values, or, with one value that is `shared`, every name; what they have in common is written out:
    甲类种植、收获机械化率 → 甲类种植机械化率, 甲类收获机械化率. A list that has another number of names stays one name.
    """
    names = [one.strip() for one in _SEPARATOR.split(name) if one.strip()]
    if not shared or len(names) < 2 or (count > 1 and len(names) != count):
        return [name] if name else []
    *others, last = names
    if all(_WHOLE.search(one) for one in others):
        return names
    ending = _SHARED.search(last)
    first = others[0]
    if ending and len(last) <= 6 and len(first) >= 4:
        last = first[:-2] + last
    return [one if _WHOLE.search(one) else one + (ending.group() if ending else "") for one in others] + [last]


def indicator_and_subject(name: str) -> tuple[str, str | None]:
    """Return the indicator, and what stands before it and restricts it: 全国甲类动力 → (甲类动力, 全国)."""
    found = _SUBJECT.match(name)
    if not found or found["rest"].startswith(("、", "和", "及", "与")):
        return name, None
    return found["rest"], found["subject"].removesuffix("的")
