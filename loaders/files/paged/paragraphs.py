"""Running text again: the lines of a paragraph joined, over pages too; each row of a table a line with tabs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.vocab.lexicon import part, verbs
from loaders.files.paged.column import Column, columns
from loaders.files.paged.line import Line, joint, usual_size
from loaders.files.paged.order import Row
from loaders.files.paged.spacing import Spacing, spacing_of

_ENDS = frozenset("。！？!?")
# 《甲类, 〔2031〕, 48211—2031、, 1、2）
_TOKEN = re.compile(r"[《〈（〔【“‘]*(?:[!-~—–]+(?:、[!-~]+)*|.)[》〉）〕】”’，。、；：！？]*")
"""What is not broken: a word or number with its marks, 〔2031〕, 48211—2031、, 1、2）"""
# 第三条, 一、, （二）, 4．, 附件, 甲政发〔2031〕5号, 2031年5月6日
_BEGINS = re.compile(
    rf"{part('inner_part')}|{part('section')}|{part('subsection')}|{part('bracketed_item')}|{part('item')}|附件|附录"
    rf"|[\u4e00-\u9fff]{{2,12}}{part('number_tail')}$|[（(]?{part('day')}(?:$|.*(?:{verbs('promulgate', 'adopt')}))"
)
"""What begins a line of its own where nothing else shows it: 第三条, 一、, （二）, 4．, 附件, 甲政发〔2031〕5号, 2031年5月6日,
（2031年5月6日甲省人民代表大会通过）."""
_INDENT = 1.0
"""A line that begins so many ems to the right of its column begins a paragraph."""
_SLACK = 1.3
"""Extra ems that may be free at the end of a wrapped line: no line begins with a comma, and numbers are not split."""

_NARROWEST = 12
"""Nothing is wrapped in a column of fewer ems: there are only short lines."""
_LARGER = 1.15
"""Headlines are larger than the text by this factor."""


@dataclass(slots=True)
class Running:
    """Text under construction, with the offset at which each line begins."""

    parts: list[str] = field(default_factory=list)
    lines: list[tuple[int, Line]] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """What is there so far."""
        return "".join(self.parts)

    def add(self, line: Line, before: str) -> None:
        """Append a line, with what parts it from the last one."""
        before = before if self.parts else ""
        self.parts.extend((before, line.text))
        self.lines.append((self.length + len(before), line))
        self.length += len(before) + len(line.text)


def running_text(pages: Sequence[Sequence[Row]]) -> Running:
    """Return the text of all pages: a paragraph a line, a row of a table a line with a tab between its cells."""
    running = Running()
    last: Line | None = None
    before = Column(0, 0)
    indented = False
    usual = usual_size(line for rows in pages for row in rows for cell in row for line in cell)
    spacing = spacing_of(pages)
    for rows, edges in zip(pages, columns(pages), strict=True):
        for row, column in zip(rows, edges, strict=True):
            line = row[0][0]
            if len(row) > 1:
                _add_table_row(running, row)
                last = None
                continue
            goes_on = (
                last is not None
                and _wrapped(last, line, before)
                and (_in_paragraph(last, line, column, indented, spacing) or _in_headline(last, line, column, usual))
            )
            running.add(line, joint(last.text, line.text) if last and goes_on else "\n")
            indented = indented if goes_on else line.x0 > column.x0 + _INDENT * line.size
            last, before = line, column
    return running


def _wrapped(last: Line, line: Line, column: Column) -> bool:
    """Whether the last line, which stood in `column`, ends because the first word of this one would not have fitted there."""
    if not last.alike(line) or column.width < _NARROWEST * line.size:
        return False
    token = _TOKEN.match(line.text)
    wide = sum(0.55 if char.isascii() else 1 for char in token.group()[:40]) if token else 1
    # The box of a recognised line ends with the ink, half an em before the end of a mark.
    return column.x1 - last.x1 < (wide + _SLACK + (0 if last.glyphs else 1)) * line.size


def _in_paragraph(last: Line, line: Line, column: Column, indented: bool, spacing: Spacing) -> bool:
    """Whether a line begins where the lines of a paragraph do.

    Where neither indentation nor space shows where paragraphs end, the end of a sentence does.
    """
    if line.x0 > column.x0 + _INDENT * line.size or spacing.parts(last, line):
        return False
    if indented or (spacing.between and last.page == line.page):
        return True
    # （见附件 / 1、2）
    opened = any(last.text.rfind(opening) > last.text.rfind(closing) for opening, closing in ("（）", "《》"))
    return last.text[-1] not in _ENDS and (opened or not _BEGINS.match(line.text))


def _in_headline(last: Line, line: Line, column: Column, usual: float) -> bool:
    """Whether two lines in larger letters stand one below the other in the middle."""
    apart = abs(line.x0 + line.x1 - column.x0 - column.x1) / 2
    return line.size > _LARGER * usual and apart < line.size and last.y1 - line.y1 < 3 * line.size and last.page == line.page


def _add_table_row(running: Running, row: Row) -> None:
    for place, cell in enumerate(row):
        running.add(cell[0], "\t" if place else "\n")
        for last, line in pairwise(cell):
            running.add(line, joint(last.text, line.text))
