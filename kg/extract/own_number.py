"""The document number of the unit itself: under its title, above it (as in GB/T 9704), or in the title."""

import re

from kg.extract.layout import Layout
from kg.extract.top import TopLine, above_title, below_title
from kg.text.normal import normal_number
from kg.vocab import agencies
from kg.vocab.lexicon import lexicon, part
from kg.vocab.orders import is_serial, read_order

_SHORTEST, _LONGEST = 4, 60
# 关于甲类设备的通知（工信部装〔2031〕5号）
_BEHIND = re.compile(rf"[（(](?P<number>[^（）()]{{1,30}}?{part('year_bracket')}\s*第?\d+\s*号)[）)]$")
# 某部 某局关于发布甲类名录的公告
_ANNOUNCES = re.compile(r"(?P<bodies>.{2,60}?)关于.{2,120}(?P<word>公告|通告)")
# 云府办规〔2031〕5号 文件编码：…, 发文字号：云府办规〔2031〕5号
_BEGINS = re.compile(rf"\s*(?P<number>[\u4e00-\u9fff]{{1,12}}{part('year_bracket')}第?\d+号)")
# 工信部装〔2031〕5号 签发人：张某某
_SIGNER = re.compile(r"\s*签发人\s*[:：].*$")
# 〔2031〕15号, （2031）第15号: minutes print no letters before it
_BARE = re.compile(rf"[〔\[（(【]\s*(?P<year>{lexicon().part('year')})\s*年?\s*[〕\]）)】]\s*第?\s*0*(?P<serial>\d+)\s*[号期]")
# 发文字号：某部规〔2031〕5号, 文 号：某部规〔2031〕5号
_LABEL = re.compile(r"^(?:发文字号|文\s*号|文件编号|编号)\s*[:：]\s*")


def own_number(layout: Layout, heading: str) -> str | None:
    """Return the number in normal form, None where the unit gives itself none. An order's number has its body's name with it."""
    below, above = below_title(layout), above_title(layout)
    first = below[0].text if below else ""
    order = read_order(heading, first)
    if order and order.number:
        return normal_number(order.number) or order.number
    lines = _in_lines(below) or _in_lines(above, backwards=True)
    return _announced(heading, first) or _opening(layout) or lines or _behind(heading) or _of_minutes(heading, [*below, *above])


def _announced(heading: str, first: str) -> str | None:
    """Return the number of an announcement whose heading has bodies and 公告 apart: 某部关于甲类的公告, and below it 2031年第12号."""
    found = _ANNOUNCES.fullmatch(re.sub(r"\s+", "", heading))
    if not found or not is_serial(first) or not agencies().line(found["bodies"]):
        return None
    return normal_number(found["bodies"] + found["word"] + first)


def _of_minutes(heading: str, lines: list[TopLine]) -> str | None:
    """Return the number of minutes, which has no letters: 会议纪要 / 〔2031〕15号."""
    if not any(re.sub(r"\s+", "", text).endswith("纪要") for text in (heading, *(line.text for line in lines))):
        return None
    found = next((found for line in lines if (found := _BARE.fullmatch(line.text.strip()))), None)
    return f"〔{found['year']}〕{found['serial']}号" if found else None


def _in_lines(lines: list[TopLine], backwards: bool = False) -> str | None:
    """Return the first line that is a number; of an order whose number stands on a line of its own both lines count."""
    for place, line in enumerate(lines):
        neighbour = place + (-1 if backwards else 1)
        following = lines[neighbour].text if 0 <= neighbour < len(lines) else ""
        order = read_order(line.text.strip("（）()"), following)
        if order and order.number:
            return normal_number(order.number) or order.number
        bare = _SIGNER.sub("", _LABEL.sub("", line.text)).strip("（）()[] *#")
        if _SHORTEST < len(bare) <= _LONGEST and not is_serial(bare) and (number := normal_number(bare)):
            return number
    return None


def _opening(layout: Layout) -> str | None:
    """Return the number that begins the body of a text on one line: 工信部装〔2031〕5号各有关单位."""
    found = _BEGINS.match(layout.text, layout.body) if layout.body and layout.unit.line_start == layout.unit.line_end else None
    return normal_number(found["number"]) if found else None


def _behind(heading: str) -> str | None:
    found = _BEHIND.search(heading.strip())
    return normal_number(found["number"]) if found else None
