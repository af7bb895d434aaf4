"""Printed lines as rows of cells: where a line is cut, what is a head, a rule, or the heading of a group of rows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.stretches import Stretches
from kg.vocab.lexicon import part

# between cells set in columns: 甲类泵    排水
_WIDE = re.compile(r"[ \u3000]{2,}|\u3000")
# 序号 标准编号 标准名称
_NARROW_HEAD = re.compile(r"\s*序号(?: [^\s。；：]{2,12}){1,6}\s*")
_NARROW_ROW = re.compile(r"\s*\d{1,4} \S")  # 12 甲类设备
_CODE = re.compile(r"\b([A-Z]{1,5}(?:/[A-Z]{1,6})?) (?=\d)")  # GB/T 31234
_RULE = re.compile(r"\s*[:：]?-+[:：]?\s*")  # ----
_COUNT = f"[{part('counting')}]"
_GROUP = re.compile(
    rf"\s*(?:[（(]{_COUNT}{{1,3}}[)）]|{_COUNT}{{1,3}}[、.．]|第{_COUNT}+[类批部章](?:[、：\s]|$)|[IVXⅠ-Ⅻ]+[、.])"
    r"(?:\s*[^。；，]{0,40})$"
)  # 一、甲类设备（8项）
# no name of a column: a sentence, a number, a field to be filled in
_NO_NAME = re.compile(r"[。；！？：:《]|^[\d.%—-]+$|^\d+[.、）]|[（(]盖章")
_LONGEST_NAME = 24
_LONGEST_CAPTION = 80
# behind the name of a list: 甲类设备目录 附件：
_SENTENCE = re.compile(r"[。；：:，]$|^第?\d+页?$")


class Line(NamedTuple):
    """A line of the source, with its bounds in the text layer."""

    text: str
    start: int
    end: int
    number: int = 0
    """Its place among the lines of the text, from 0."""

    @property
    def cut(self) -> str:
        """What parts its cells: a tab, a bar, wide blanks, or (of a head, `one`) single ones; '' where nothing does."""
        text = self.text.strip()
        if text.startswith("|"):
            return "|"
        if "\t" in self.text:
            return "\t"
        if "\u3000" in text or "  " in text:
            return " "
        return "one" if text.startswith("序号") and _NARROW_HEAD.fullmatch(self.text) else ""


def printed_lines(text: str, base: int, body: int, gaps: Stretches) -> list[Line]:
    """Return the lines of a unit's text from its body on, without page furniture; `base` is the offset of the text."""
    lines, at = [], base
    for number, printed in enumerate(text.split("\n")):
        end = at + len(printed)
        if end > body and not gaps.holds(at):
            line = printed.rstrip("\r")
            lines.append(Line(line, at, at + len(line), number))
        at = end + 1
    return lines


def cells_of(line: Line, cut: str = "", most: int = 0) -> list[str] | None:
    """Return the cells of a line, parted as `cut` or the line itself says, wide blanks into `most` cells; None for running text."""
    cut = cut or line.cut
    if cut == "|" and line.cut == "|":
        return [cell.strip(" *") for cell in line.text.strip().strip("|").split("|")]
    if cut == "\t" and "\t" in line.text:
        return [cell.strip() for cell in line.text.split("\t")]
    if cut == " " and line.cut == " ":
        return [cell for cell in _WIDE.split(line.text.strip(" \u3000\xa0"), most - 1 if most else 0) if cell]
    if cut == "one" and (line.cut == "one" or _NARROW_ROW.match(line.text)):
        cells = _CODE.sub("\\1\x00", line.text.strip()).split(None, most - 1 if most else -1)
        return [cell.replace("\x00", " ") for cell in cells]
    return None


def is_head(cells: Sequence[str]) -> bool:
    """Tell whether cells name columns: short, no numbers, no sentences; wide blanks alone part columns only behind 序号."""
    return len(cells) > 1 and all(cell and len(cell) <= _LONGEST_NAME and not _NO_NAME.search(cell) for cell in cells)


def is_rule(cells: Sequence[str]) -> bool:
    """Tell whether cells are the rule below a head: |---|---|."""
    return all(_RULE.fullmatch(cell) for cell in cells)


def is_group(text: str) -> bool:
    """Tell whether a line or cell is the heading of a group of rows: 一、甲类设备（8项）, （一）."""
    return bool(_GROUP.fullmatch(text)) and bool(text.strip())


def caption_of(lines: Sequence[Line], place: int) -> str:
    """Return the heading right above a line, '' where running text stands there."""
    for line in reversed(lines[max(0, place - 6) : place]):
        text = line.text.strip(" \u3000#*")
        if not text or is_group(text):
            continue
        return "" if len(text) > _LONGEST_CAPTION or _SENTENCE.search(text) or line.cut else text
    return ""
