"""Entries: the rows of catalogues, lists and tables, each cell under the name of its column.

    序号  设备名称  用途          甲类设备目录 with the rows {序号: 1, 设备名称: 甲类泵, 用途: 排水}, …
    1     甲类泵    排水

Rows are read from the printed lines: cells between tabs, bars or wide blanks, or a numbered list below the heading of a list. A head that
a new page repeats is no row, a row that goes on behind a page break is one row, and a merged cell counts for every row that it spans.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.cells import tidy, tidy_column
from kg.extract.layout import Layout
from kg.extract.lines import Line, caption_of, cells_of, is_group, is_head, is_rule, printed_lines
from kg.extract.stretches import Stretches
from kg.model import Entry, Span, Unresolved

_SERIAL = re.compile(r"\s*[（(]?(\d{1,4})[)）]?[.．、]?\s*")  # 12, （3）
_SERIAL_NAMES = frozenset({"序号", "编号", "项次"})
_FORM = re.compile(r"盖章|签字|签名|公章|年\s*月\s*日$")  # 负责人签字：
_FORM_NAME = re.compile(r"(?:申请|申报|登记|推荐|审批|审核|备案|报名|汇总|承诺|反馈)(?:表|书)")  # 甲类企业申请表
_ITEM = re.compile(r"\s*(?P<serial>\d{1,4})[、.．]\s*(?P<name>[^。；]{2,80})$")  # 12、甲类保护区
_LIST = re.compile(r"(?:名单|目录|清单|名录)(?:（[^（）]*）)?$")  # 甲类保护区名单（第一批）
# a column of classes behind the serial number, whose cells are merged: 类别
_CLASS = re.compile(r"^(?:.{0,4}(?:类别|分类|类型|大类|领域|方向|环节)|地区|省份|省\s*[（(].*|行业|所属.{2,4})$")
_LONGEST_ODD = 80
"""Characters of a row that are shown."""
_LIST_HEAD = re.compile("序号[、 \u3000]*名称")  # 序号、名称
_MOST_COLUMNS, _LONGEST_CELL = 12, 80
"""Columns of a table with a cell on each line, and characters of a cell but the last."""
_FEWEST = 2
"""Rows of a table."""


@dataclass(slots=True)
class _Row:
    """A row being read: cells by column, and where it stands."""

    cells: list[str]
    group: str | None
    start: int
    end: int
    number: int
    """Place of its first line among those of the unit, from 0."""


@dataclass(slots=True)
class _Table:
    caption: str
    columns: list[str]
    rows: list[_Row] = field(default_factory=list)
    group: str | None = None
    odd: list[Line] = field(default_factory=list)
    """Rows with more cells than the head."""

    @property
    def numbered(self) -> bool:
        return self.columns[0] in _SERIAL_NAMES

    def take(self, line: Line, cells: list[str], new_page: bool) -> bool:
        """Add a line to the table: a row, the rest of one, or the heading of a group. Tells whether it was any."""
        if len(cells) > len(self.columns):
            return False
        filled = [cell for cell in cells if cell]
        if self.numbered and not _SERIAL.fullmatch(cells[0]):
            if cells[0]:
                if len(filled) > 2 or not is_group(cells[0]):
                    return False
                self.group = tidy(filled[-1])
                return True
            if new_page and self.rows:
                self._go_on(line, cells)
                return True
        elif len(filled) == 1 and is_group(cells[0]):
            self.group = tidy(cells[0])
            return True
        self._add(line, cells)
        return True

    def _go_on(self, line: Line, cells: list[str]) -> None:
        """Add the cells of a row that goes on behind a page break."""
        last = self.rows[-1]
        last.cells = [a + b for a, b in zip(last.cells, _padded(cells, len(self.columns)), strict=True)]
        last.end = line.end

    def _add(self, line: Line, cells: list[str]) -> None:
        cells = _padded(cells, len(self.columns))
        if self.rows and not cells[0]:
            above = self.rows[-1].cells
            first = next((place for place, cell in enumerate(cells) if cell), 0)
            cells = above[:first] + cells[first:]  # merged cells stand in the first of their rows
        elif self.rows and self.numbered and not cells[1] and _CLASS.search(self.columns[1]):
            cells[1] = self.rows[-1].cells[1]
        self.rows.append(_Row(cells, self.group, line.start, line.end, line.number))


def find_entries(layout: Layout) -> tuple[tuple[Entry, ...], tuple[Unresolved, ...]]:
    """Return the rows of the tables and lists of a unit in order, and the lines of tables that do not fit their heads."""
    unit = layout.unit
    lines = printed_lines(unit.text, unit.start, max(unit.body, unit.start), Stretches(unit.gaps))
    tables = sorted((*_tables(lines, unit.heading), *_columns_down(lines), *_lists(lines)), key=lambda table: table.rows[0].start)
    odd = (
        Unresolved("row", line.text.strip()[:_LONGEST_ODD], "a row with more cells than its table has columns", Span(line.start, line.end))
        for table in tables
        for line in table.odd
    )
    return tuple(entry for table in tables for entry in _entries(layout, table)), tuple(odd)


def _entries(layout: Layout, table: _Table) -> Iterator[Entry]:
    unit = layout.unit
    names = _names(table.columns)
    columns = [tidy_column(cells) for cells in zip(*(row.cells for row in table.rows), strict=True)]
    for place, (row, cells) in enumerate(zip(table.rows, zip(*columns, strict=True), strict=True), 1):
        yield Entry(
            table=table.caption or unit.heading,
            row=place,
            group=row.group,
            columns=tuple(zip(names, cells, strict=True)),
            line=unit.line_start + row.number,
            span=Span(row.start, row.end),
            evidence=unit.text[row.start - unit.start : row.end - unit.start],
        )


def _names(columns: Sequence[str]) -> list[str]:
    """Return names of columns, each once: the second 名称 becomes 名称 2."""
    names: list[str] = []
    for place, column in enumerate(columns, 1):
        name = tidy(column) or f"列{place}"
        names.append(name if name not in names else f"{name} {sum(one.split(' ')[0] == name for one in names) + 1}")
    return names


def _padded(cells: list[str], size: int) -> list[str]:
    return cells + [""] * (size - len(cells))


def _tables(lines: Sequence[Line], heading: str) -> Iterator[_Table]:
    """Yield the tables whose head names their columns."""
    place = 0
    while place < len(lines):
        head = cells_of(lines[place])
        if not head or not is_head(head):
            place += 1
            continue
        above = any(line.text.strip() for line in lines[:place])
        table = _Table(caption_of(lines, place) if above else heading, head)
        after = _read(table, lines, place + 1, cut=lines[place].cut)
        if _is_catalogue(table):
            yield table
            place = after
        else:
            place += 1


def _read(table: _Table, lines: Sequence[Line], place: int, cut: str) -> int:
    """Read the rows of a table from a line on; return the place of the line behind them."""
    new_page = False
    while place < len(lines):
        line = lines[place]
        cells = cells_of(line, cut, len(table.columns))
        if not line.text.strip() or (cells and [tidy(cell) for cell in cells] == [tidy(name) for name in table.columns]):
            new_page = True
        elif cells and is_rule(cells):
            pass
        elif not cells and is_group(line.text) and _goes_on(table, lines, place + 1, cut):
            table.group = tidy(line.text)
        elif cells and len(cells) > len(table.columns) and table.numbered and _SERIAL.fullmatch(cells[0]):
            table.odd.append(line)
        elif cells and table.take(line, cells, new_page):
            new_page = False
        else:
            return place
        place += 1
    return place


def _goes_on(table: _Table, lines: Sequence[Line], place: int, cut: str) -> bool:
    """Tell whether the next line that is not blank is of a table: the heading of a group stands within it."""
    following = next((line for line in lines[place : place + 3] if line.text.strip()), None)
    cells = cells_of(following, cut) if following else None
    return (
        cells is not None
        and len(cells) <= len(table.columns)
        and (not table.numbered or bool(_SERIAL.fullmatch(cells[0])) or is_head(cells))
    )


def _is_catalogue(table: _Table) -> bool:
    """Tell whether a table lists things: forms to be filled in do not, and serial numbers go up."""
    if len(table.rows) < _FEWEST or _FORM_NAME.search(table.caption):
        return False
    if any(_FORM.search(cell) for row in table.rows for cell in row.cells):
        return False
    if table.numbered:
        serials = [int(found.group(1)) for row in table.rows if (found := _SERIAL.fullmatch(row.cells[0]))]
        return len(serials) * 2 > len(table.rows) and serials[:1] in ([1], [0])
    return bool(_LIST.search(tidy(table.caption)) or table.caption.rstrip("）").endswith(("表", "体系")))


def _columns_down(lines: Sequence[Line]) -> Iterator[_Table]:
    """Yield the tables that print a cell on each line: 序号, 名称, 用途, 1, 甲泵, 排水, 2."""
    if not any("序号" in line.text for line in lines):
        return
    printed = [line for line in lines if line.text.strip()]
    texts = [line.text.strip() for line in printed]
    for head in (place for place, text in enumerate(texts) if text == "序号"):
        size = next((at - head for at in range(head + 2, min(head + _MOST_COLUMNS, len(texts))) if texts[at] == "1"), 0)
        columns = texts[head : head + size]
        if not size or not is_head(columns):
            continue
        table, at = _Table(caption_of(printed, head), columns), head + size
        while texts[at : at + 1] == [str(len(table.rows) + 1)] and at + size <= len(texts):
            cells = texts[at : at + size]
            if any(len(cell) > _LONGEST_CELL or cell.endswith("。") for cell in cells[:-1]):
                break
            table.rows.append(_Row(cells, None, printed[at].start, printed[at + size - 1].end, printed[at].number))
            at += size
        if _is_catalogue(table):
            yield table


def _lists(lines: Sequence[Line]) -> Iterator[_Table]:
    """Yield the numbered lists below the heading of a list: 甲类保护区名单, 1、甲保护区, 2、乙保护区."""
    open_list: _Table | None = None
    heading = ""
    for line in (*lines, Line("", 0, 0)):
        text = line.text.strip()
        item = _ITEM.fullmatch(line.text) if text[:1].isdecimal() else None
        if open_list and item and int(item["serial"]) == len(open_list.rows) + 1:
            open_list.rows.append(_Row([item["serial"], item["name"]], None, line.start, line.end, line.number))
        elif item and item["serial"] == "1" and heading:
            open_list = _Table(heading, ["序号", "名称"], [_Row(["1", item["name"]], None, line.start, line.end, line.number)])
        elif text or not line.end:
            if open_list and len(open_list.rows) > _FEWEST:
                yield open_list
            open_list = None
        if text and not item:
            name = tidy(text) if text.endswith(("单", "录", "）")) else ""
            heading = name[:80] if name and _LIST.search(name) else heading if heading and _LIST_HEAD.fullmatch(text) else ""
