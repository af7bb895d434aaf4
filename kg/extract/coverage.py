"""Regions that a document covers: that of the body that issued it, those in its title, and those where it orders something to be done.

A region in the name of a body (甲省人民政府), in a list of addressees or as the place of a meeting is none. Offsets are clean offsets.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.model import Coverage, Mention
from kg.vocab import agencies
from kg.vocab.lexicon import part
from kg.vocab.regions import RegionName, regions

_NO_PLACE = (
    r"(?!人民政府|省?政府|市?政府|人大|省委|市委|委员会|[\u4e00-\u9fff]{0,10}(?:公司|大学|学院|医院|银行|法院|检察院|研究院|交易所)|.{0,4}(?:召开|举行|举办|考察|调研|印发|发布)"
    r"|[\u4e00-\u9fff]{1,12}等\d+[处个家项]|[\u4e00-\u9fff]{1,14}(?:公园|保护区|湿地|机场|水库|矿区)|协同发展|生态保护和高质量|一体化"
    r"|[\u4e00-\u9fff]{0,8}(?:厅|局|委(?!托)|办公室|总队|海关))"
)
_CHOSEN = "在|支持|选择|选取|确定|同意|批准|推动|鼓励|允许|范围为|范围包括|覆盖"
_WHERE = rf"(?:{_CHOSEN}|首批(?:{_CHOSEN}))"  # 支持甲省
_WORK = (
    r"(?=等?(?:\d{1,2}个)?[^，。；\n]{0,16}"
    r"(?:试点|试验|先行|开展|实施|推行|推广|建设|打造|率先|探索|创建|设立|加快|暂时调整|暂停|高质量发展|振兴))"  # 等3个城市开展甲类试点
)
# 在甲省开展试点，
_CLAUSE_END = re.compile(r"[，。；：！？\n\t|]")
_LONGEST = 60
"""Characters of the quote behind the names of regions."""


@cache
def _scope() -> re.Pattern[str]:
    """在甲省、乙省等地开展试点."""
    one = f"(?:{regions().all})(?:全省|全市|全域|全境)?"
    return re.compile(rf"{_WHERE}(?P<list>{one}{_NO_PLACE}(?:(?:、|和|及|以及|与){one}{_NO_PLACE})*){_WORK}")


@cache
def _named() -> re.Pattern[str]:
    """甲省, 乙市丙区."""
    county = r"(?P<county>(?<=市)[\u4e00-\u9fff]{1,3}(?<![社园景校辖地片专新试])[区县旗](?!域|块))?"
    return re.compile(f"(?P<region>{regions().all}){county}{_NO_PLACE}")


@cache
def _of_body() -> re.Pattern[str]:
    """甲市人民政府, 中共甲省委员会, 国家税务总局甲省税务局, 甲市乙区财政局."""
    return re.compile(
        rf"(?:中共|中国共产党|国家税务总局|中国人民银行|国家金融监督管理总局)?(?P<region>{regions().full})(?P<county>{part('county')})?"
    )


def find_coverage(layout: Layout, head: Head) -> tuple[Coverage, ...]:
    """Return the regions that a policy covers, each once: as the issuer's, as the title's or as the text's, in this order."""
    if not head.is_policy:
        return ()
    found: dict[str, Coverage] = {}
    for one in (*_issuers(layout, head), *_title(layout, head), *_text(layout)):
        found.setdefault(one.name, one)
    return tuple(found.values())


def _issuers(layout: Layout, head: Head) -> Iterator[Coverage]:
    for issuer in head.issuers:
        place = _of_body().match(issuer.id)
        if not place:
            continue
        yield _covered(layout, _region(place), "issuer", issuer)


def _title(layout: Layout, head: Head) -> Iterator[Coverage]:
    at = layout.text.find(head.title)
    if at < 0:
        return
    bodies = [(match.start, match.end) for match in agencies().find(head.title)]
    for found in _named().finditer(head.title):
        if not any(start <= found.start() < end for start, end in bodies):
            yield _at(layout, found, (at, at + len(head.title)), "title")


def _text(layout: Layout) -> Iterator[Coverage]:
    for scope in _scope().finditer(layout.text, layout.body):
        for found in _named().finditer(layout.text, scope.start("list"), scope.end("list")):
            yield _at(layout, found, (scope.start(), _clause_end(layout.text, scope.end())), "text")


def _clause_end(text: str, start: int) -> int:
    stop = _CLAUSE_END.search(text, start, start + _LONGEST)
    return stop.start() if stop else min(len(text), start + _LONGEST)


def _region(found: re.Match[str]) -> RegionName:
    """Return a region, or the county that stands behind it."""
    region = regions().by_name[found["region"]]
    return regions().named(region.name + found["county"]) if found["county"] else region


def _at(layout: Layout, found: re.Match[str], shown: tuple[int, int], role: str) -> Coverage:
    """Return a region with the title or words that show it as its quote."""
    quote = layout.clean.quote(*shown)
    return _covered(layout, _region(found), role, Mention(found.group(), quote, layout.clean.span(*shown), quote, (role,), 0.9))


def _covered(layout: Layout, region: RegionName, role: str, shown: Mention) -> Coverage:
    unit = layout.unit
    line = unit.line_start + unit.text.count("\n", 0, max(0, shown.span.start - unit.start))
    return Coverage(region.name, region.code, region.level, region.part_of, role, line, shown.span, shown.evidence)
