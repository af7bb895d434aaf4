"""Whose 政府工作报告 a text is: the government that the report is of, as its title, its congress or its first sentence names it."""

import re
from collections.abc import Iterator

from kg.extract.layout import Layout
from kg.model import Mention
from kg.vocab import agencies
from kg.vocab.cities import city_of
from kg.vocab.orders import is_organ

# 政府工作报告, 云州市政府工作报告（2031年）, 2031年云州市人民政府工作报告——在甲大会上; not 关于落实政府工作报告的通知
_TITLE = re.compile(r"(?P<year>\d{4}年)?(?P<of>[^关《》解读学习落实\d]{0,16}?)(?:人民)?(?:\d{4}年)?政府工作报告\s*(?:[（(—–-].*)?")
_TOP = 600
"""Characters in which the congress and the government are named."""
# 在云州省第十四届人民代表大会第三次会议上
_CONGRESS = re.compile(r"(?:^|[在日\s])在?(?P<of>[\u4e00-\u9fff]{2,20}?)第[^\s，。]{1,4}届人民代表大会")
# 在第三十四届全国人民代表大会第九次会议上
_NATIONAL = re.compile(r"(?P<of>全国人民代表大会)第")
# 我代表云州市人民政府, 我代表国务院
_FOR = re.compile(r"代表(?P<of>国务院|[\u4e00-\u9fff]{1,20}?人民政府)")
# 市人民政府, 省人民政府: without its name
_UNNAMED = re.compile(r"(?P<rank>[省市区县])人民政府")
_STATE_COUNCIL = "国务院"


def reporting_government(layout: Layout) -> Mention | None:
    """Return the government whose work report the unit is; None where the unit is none, or nothing names the government."""
    heading = re.sub(r"\s+", "", layout.unit.heading)
    if not _TITLE.fullmatch(heading):
        return None
    for found in _named(layout):
        if name := _official(layout, found["of"]):
            start, end = found.span("of")
            return Mention(name, found["of"], layout.clean.span(start, end), layout.clean.quote(start, end), ("work_report",), 0.85)
    return None


def _named(layout: Layout) -> Iterator[re.Match[str]]:
    """Yield where the government is named, the fullest name first."""
    end = layout.body + _TOP
    for form in (_NATIONAL, _CONGRESS, _FOR):
        if found := form.search(layout.text, 0, end):
            yield found
    for start, stop in layout.paragraphs:
        if start < layout.body and (found := _TITLE.search(layout.text, start, stop)) and found["of"]:
            yield found


def _official(layout: Layout, printed: str) -> str | None:
    if printed.startswith((_STATE_COUNCIL, "全国")):
        return _STATE_COUNCIL
    name = f"{printed.removesuffix('人民政府')}人民政府"
    if unnamed := _UNNAMED.fullmatch(name):
        city = city_of(layout.text) if unnamed["rank"] == "市" else None
        return f"{city}人民政府" if city else None
    return agencies().official(name) or (name if is_organ(name) else None)
