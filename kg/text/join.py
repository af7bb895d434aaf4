"""Clean text from printed text: widths folded, OCR breaks joined, every character traced to the source."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import merge

from kg.model import Span, Unit
from kg.text.pieces import in_pieces
from kg.text.printing import FILLER, plain_print
from kg.vocab.lexicon import part

_WIDTH = dict(zip("()<>＜＞﹝﹞［］【】–―－～﹣−", "（）〈〉〈〉〔〕[][]——-~--", strict=True))
"""Brackets and dashes, one character for one, so that offsets stay the same."""
# (试行), 2031-2035
_WIDE = re.compile(f"[{''.join(_WIDTH)}]")
# 甲<zero width>类: what a reader sees
_VISIBLE = re.compile(f"[^{FILLER}]+")
# 若 干 / 事 项
_BLANKS = re.compile(r"\s+")
# old Macs end lines with a carriage return alone
_LINE_END_MARK = re.compile(r"[\r\n]")
_SENTENCE_END = frozenset("。！？；：…!?;:》”）.|")
# 一、总体要求, 第三条 …, “第三条 …, （二）…, 1. …, 某部发〔2031〕5号, 问：…, 附件
_BLOCK_START = re.compile(
    rf"[#\-*•■●◆—①-⑳]|“?第?[{part('counting')}]+[、章节条编]|第[〇零0-9]+条|[（(][{part('counting')}\d]+[)）]|\d{{1,2}}[.．、]|[{part('counting')}]是"
    rf"|附件|附录|专栏|[\u4e00-\u9fff]{{2,20}}[〔\[（(]{part('year')}[〕\]）)]第?\s?\d+\s?号\s*(?:\n|$)|问[:：]|答[:：]|序号|{part('year')}年"
)
# 12 甲类设备
_ROW = re.compile(r"\d{1,3}[ \t\u3000]+[^\d\s年月日]")
"""A table's row that begins with its serial number."""
# …的通知 某部发〔2031〕5号: before the blank
_LINE_END = re.compile(r"[\u4e00-\u9fff：:。；！？》）)](?<![年月第])")
# 《甲类办法》, 2031: after the blank
_LINE_START = re.compile(r"[\u4e00-\u9fff《\d（(](?<![年月日号])")
# 推进甲类，建立乙类
_PUNCTUATED = re.compile(r"[，。；：！？、,;》]")
_WRAP_LENGTH = 24
"""A line with fewer characters is not a wrapped one: signature lines and headings end where they end. 某 部 公 告: blanks do not count."""
# 12 甲类设备 2031-11-01
_DAY_ENDED = re.compile(rf"(?<!\d){part('year')}-\d\d-\d\d\Z")
"""A row whose last cell is a day: 2031-11-01."""


@dataclass(frozen=True, slots=True)
class Clean:
    """Joined text of a unit, mapped back to the source. Offsets into `text` are called clean offsets."""

    text: str
    source: str
    base: int
    """Offset of `source` in the bulletin."""
    starts: tuple[int, ...]
    """Clean offset at which each kept stretch begins."""
    origins: tuple[int, ...]
    """Offset in `source` of the same place."""

    def offset(self, clean: int) -> int:
        """Return the offset in the bulletin of the character at a clean offset."""
        stretch = bisect_right(self.starts, clean) - 1
        return self.base + self.origins[stretch] + clean - self.starts[stretch]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of `text[start:end]`, OCR breaks inside it included; start < end."""
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def quote(self, start: int, end: int) -> str:
        """Return the source characters of `text[start:end]`."""
        span = self.span(start, end)
        return self.source[span.start - self.base : span.end - self.base]

    def clean_offset(self, offset: int) -> int:
        """Return the first clean offset at or after an offset in the bulletin."""
        local = offset - self.base
        stretch = max(bisect_right(self.origins, local) - 1, 0)
        following = self.starts[stretch + 1] if stretch + 1 < len(self.starts) else len(self.text)
        return min(max(self.starts[stretch] + local - self.origins[stretch], self.starts[stretch]), following)


def clean(unit: Unit) -> Clean:
    """Return the unit's text without the spaces and line breaks that come from printing.

    A blank is kept (as one space) only between two ASCII characters; a line break only where a paragraph ends.
    """
    return join(
        unit.text,
        unit.start,
        [(gap.start - unit.start, gap.end - unit.start) for gap in unit.gaps],
        unit.body - unit.start,
        _is_one_line(unit),
    )


def _is_one_line(unit: Unit) -> bool:
    return unit.single and unit.line_start == unit.line_end


def join(source: str, base: int = 0, gaps: Iterable[tuple[int, int]] = (), body: int = 0, one_line: bool = False) -> Clean:
    """Clean a stretch of a bulletin that begins at offset `base`.

    `gaps` are local spans to leave out, `body` the local offset where a heading ends: that line break is always kept. In a text that
    stands on `one_line` blanks stand for the ends of lines.
    """
    printed = _WIDE.sub(lambda found: _WIDTH[found.group()], plain_print(source))
    if FILLER not in printed:
        return _joined(printed, source, base, sorted(gaps), body, one_line)
    seen = _without_fillers(printed)
    local = sorted((seen.clean_offset(start), seen.clean_offset(end)) for start, end in gaps)
    joined = _joined(seen.text, seen.text, 0, local, seen.clean_offset(body), one_line)
    return Clean(joined.text, source, base, *_composed(joined, seen))


def _joined(printed: str, source: str, base: int, gaps: list[tuple[int, int]], body: int, one_line: bool) -> Clean:
    """Remove the spaces and breaks of printing from a text whose characters correspond one by one to those of `source`."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = position = 0
    for start, end, kept in _removals(printed, one_line, [gap for gap in gaps if gap[0] < gap[1]], body):
        if start > position:
            starts.append(length)
            origins.append(position)
            pieces.append(printed[position:start])
            length += start - position
        if kept:
            starts.append(length)
            origins.append(start)
            pieces.append(kept)
            length += 1
        position = end
    if position < len(printed) or not starts:
        starts.append(length)
        origins.append(position)
        pieces.append(printed[position:])
    return Clean("".join(pieces), source, base, tuple(starts), tuple(origins))


def _without_fillers(printed: str) -> Clean:
    """Remove the placeholders of invisible characters."""
    starts: list[int] = []
    origins: list[int] = []
    pieces: list[str] = []
    length = 0
    for stretch in _VISIBLE.finditer(printed):
        starts.append(length)
        origins.append(stretch.start())
        pieces.append(stretch.group())
        length += stretch.end() - stretch.start()
    return Clean("".join(pieces), printed, 0, tuple(starts or [0]), tuple(origins or [0]))


def _composed(outer: Clean, inner: Clean) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return starts and origins of a text that was cleaned twice: a new stretch begins wherever one does in either cleaning."""
    starts: list[int] = []
    origins: list[int] = []
    for start, origin, stop in zip(outer.starts, outer.origins, (*outer.starts[1:], len(outer.text)), strict=True):
        starts.append(start)
        origins.append(inner.offset(origin))
        for place in range(bisect_right(inner.starts, origin), len(inner.starts)):
            if inner.starts[place] >= origin + stop - start:
                break
            starts.append(start + inner.starts[place] - origin)
            origins.append(inner.origins[place])
    return tuple(starts), tuple(origins)


def _removals(source: str, one_line: bool, gaps: list[tuple[int, int]], body: int) -> Iterable[tuple[int, int, str]]:
    """Yield (start, end, what stands there instead) for each run of blanks, furniture merged in."""
    line_start = 0
    runs = (run.span() for run in _BLANKS.finditer(source))
    for start, end in _merged(merge(runs, gaps)) if gaps else runs:
        yield (
            start,
            end,
            "\n" if start <= body <= end and start > 0 and end < len(source) else _kept(source, one_line, start, end, line_start),
        )
        if source.find("\n", start, end) >= 0 or source.find("\r", start, end) >= 0:
            line_start = end


def _merged(stretches: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Merge sorted stretches that touch."""
    last: tuple[int, int] | None = None
    for start, end in stretches:
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last


def _kept(source: str, one_line: bool, start: int, end: int, line_start: int) -> str:
    """Return what a run of blanks is replaced by: nothing, a space, a tab or the end of a paragraph."""
    if start == 0 or end >= len(source):
        return ""
    blanks = source[start:end]
    before, after = source[start - 1], source[end]
    if "\n" in blanks or "\r" in blanks:
        return "" if _wrapped(source, line_start, start, end, before) else "\n"
    if "\t" in blanks:
        return "\t"
    if before.isascii() and after.isascii():
        return " "
    return "\n" if one_line and _parts_lines(source, start, end) else ""


def _parts_lines(source: str, start: int, end: int) -> bool:
    """Tell whether a blank in a text on one line stands for the end of a line: …的通知 工信部装〔2031〕5号."""
    if not (_LINE_END.match(source[start - 1]) and _LINE_START.match(source[end])):
        return False
    # 召 集 人 is one word.
    return not source[start - 2 : start - 1].isspace() and not source[end + 1 : end + 2].isspace()


def _wrapped(source: str, line_start: int, start: int, end: int, before: str) -> bool:
    """Tell whether the line that ends at `start` continues at `end`."""
    if _open_bracket(source, line_start, start, end) or in_pieces(source, start, end):
        return True
    line = source[line_start:start]
    if before in _SENTENCE_END or len(line) - line.count(" ") < _WRAP_LENGTH or "\t" in line or "://" in line:
        return False
    if _ROW.match(source, end) and (not before.isascii() or _DAY_ENDED.search(source, line_start, start)):
        return False
    return not _BLOCK_START.match(source, end) and not _stands_alone(source, end)


def _stands_alone(source: str, start: int) -> bool:
    """Tell whether the line that begins here is short and unpunctuated: a name, title or cell rather than the rest of a sentence."""
    stop = _LINE_END_MARK.search(source, start)
    line = source[start : stop.start() if stop else len(source)].strip()
    return len(line) < _WRAP_LENGTH and not _PUNCTUATED.search(line)


def _open_bracket(source: str, line_start: int, start: int, end: int) -> bool:
    """Tell whether a 书名号, a year bracket or a parenthesis opened on this line closes soon after the break.

    （2031年3月5日某部令第5号公布　自2031年5月1日起施 / 行）
    """
    for opening, closing, reach in (("《", "》", 80), ("〔", "〕", 8), ("（", "）", 40)):
        if source.rfind(opening, line_start, start) > source.rfind(closing, line_start, start):
            close = source.find(closing, end, end + reach)
            reopened = source.find(opening, end, end + reach)
            if close >= 0 and not 0 <= reopened < close:
                return True
    return False
