"""Which names in a list that a heading governs are its items: reasons, remarks and what stays in force name documents too."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.extract.rows import Row, cells, is_parted
from kg.extract.sentence import Sentence
from kg.extract.stretches import Stretches
from kg.text.normal import normal_number
from kg.vocab import agencies
from kg.vocab.lexicon import part, verbs
from kg.vocab.patterns import Heading

_COUNT = part("counting")
# what may stand right behind an item: （某部规〔2031〕5号）, 第三条, 附件2
_BEHIND = rf"(?>(?:{part('aside')}|中?的?{part('clause')}|{part('some_provisions')}|附件[{_COUNT}\d]*|{part('and_others')}|文件|\s)*)"
# before an item: 2., （二）, | 3 |
_SERIAL = re.compile(rf"[\s|*•-]*(?:[（(]?\d{{1,4}}[）)]?[.．、]?|[（(]?[{_COUNT}]{{1,4}}[）)]?[、.．]?)?[\s|]*")
# before a name: 2031年某部发布的
_ENACTED = re.compile(rf"(?:{part('enacting')}|修改)的$")
# before a name: 某部关于印发
_ISSUING = re.compile(rf"(?:{verbs('issue')})$")
# behind it: 的通知（某部规〔2031〕5号）
_CARRIER = re.compile(rf"的?(?:补充)?{part('carrier')}")
# before a name, what makes it no item: 已被, 根据, 理由：
_BESIDE = re.compile(part("beside_item"))
# behind a name, what makes it no item: （某部规〔2031〕5号）继续有效, 不一致, 施行后
_KEPT = re.compile(rf"{_BEHIND}(?:{part('kept_item')})")
# between two items: （某部规〔2031〕5号）、, 第三条和, 、
_BETWEEN = re.compile(rf"{_BEHIND}(?P<joined>(?:[、,，]|以及|和|及|与|并|\s)*)")
# the cells before a title: 12; 2031年3月5日
_PLAIN = re.compile(rf"(?:[（(]?\d{{1,4}}[）)]?[.．、]?|{part('day')}|{part('year')}[-./年].{{1,6}})")
# behind an item that only a comma joins: （某部规〔2031〕5号）第三条。
_ENDS = re.compile(rf"{_BEHIND}(?:$|[、，,；。\n|◆]|和|及|与|以及|同时|予以|{part('ends')})")
# 部分条款废止的文件目录, 下列文件部分失效：
_IN_PART = re.compile(r"(?:部分|个别)(?:条款|条文|内容)|部分(?=废止|失效|停止执行)")
# a remark on an item: 废止第三条、第五条; 部分条款废止; 仅废止附件2; 中与《甲类法》不一致的规定
_PART_ENDS = re.compile(
    rf"""
    [\s，,（]*(?:仅|只|其中)?(?:对|将|宣布)?(?:废止|停止执行|失效)?其?中?的?
    (?P<scope>
        {part("clause")}
      | {part("some_provisions")}
      | 与[^，。；\n]{{1,60}}不(?:一致|符|相符|相适应)的(?:有关|相关)?(?:规定|条款|内容|要求|部分)?
      | 附件[{_COUNT}\d]+(?:[、和及至](?:附件)?[{_COUNT}\d]+)*
    )
    (?=$|[，。；）]|已?(?:予以|宣布|同时|停止|废止|失效))
    """,
    re.VERBOSE,
)
_BORDER = re.compile(r"[\t|\n]")  # between cells: |
_REACH = 400
"""Characters behind a name that are looked at, and of the remarks on it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What tells the items of a unit's lists from what is said of them."""

    layout: Layout
    remarks: Stretches
    """What stands beside the title in rows."""

    def items(self, sentence: Sentence) -> frozenset[int]:
        """Return the places of the citations of a sentence that are items of a list."""
        return frozenset(_items(self.layout, self.remarks, sentence))

    def heading_of(self, item: Citation) -> tuple[Heading, tuple[int, int]]:
        """Return the form of the heading that governs an item, and its clean offsets."""
        governed = self.layout.governing(item.start)
        assert governed
        return governed.heading, governed.words

    def scope_of(self, item: Citation) -> str:
        """Return the part of an item that ends, as a remark on it or else the heading of its list says, `whole` where none does."""
        text = self.layout.text
        line = text.find("\n", item.end)
        end = min(max(self.remarks.floor(item.end), line if line >= 0 else len(text)), item.end + _REACH)
        remarks = (_PART_ENDS.match(remark.strip()) for remark in _BORDER.split(text[item.end : end]))
        if remark := next((found for found in remarks if found), None):
            return remark["scope"]
        named = _IN_PART.search(text, *self.heading_of(item)[1])
        return named.group() if named else "whole"


def read_listed(layout: Layout, rows: Iterable[Row]) -> Listed:
    """Return what tells the items of a unit's lists from what is said of them."""
    return Listed(layout, Stretches((row.document.end, row.end) for row in rows))


def _items(layout: Layout, remarks: Stretches, sentence: Sentence) -> Iterator[int]:
    """Yield the items: the first name of each part between ；, and those that are joined to it."""
    last: int | None = None
    for place, citation in enumerate(sentence.citations):
        governed = layout.governing(citation.start)
        if governed is None or remarks.holds(citation.start) or layout.in_wording(citation.start) or citation.start < layout.head_end:
            continue
        begin = _masked(sentence, governed.start) if last is None else sentence.marks[last] + 1
        mark = sentence.marks[place]
        before, after = sentence.masked[begin:mark], sentence.masked[mark + 1 : mark + 1 + _REACH]
        if citation.rule == "list_row":
            is_item = True
        elif last is None or "；" in before:
            later = last is None and _is_later(layout, sentence, governed.start)
            is_item = _is_first(before.rsplit("；", 1)[-1], after, later) and _in_title_cell(layout, citation.start)
        else:
            is_item = _is_joined(before, after) and not is_parted(layout, sentence.citations[last].end, citation.start)
        if is_item:
            yield place
            last = place


def _masked(sentence: Sentence, offset: int) -> int:
    """Return where in the masked text what a clean offset before the first name opens begins, 0 for one before the sentence."""
    return max(0, offset - sentence.start) if offset <= sentence.citations[0].start else 0


def _is_later(layout: Layout, sentence: Sentence, start: int) -> bool:
    """Tell whether another sentence stands before this one in its paragraph, behind the heading of the list."""
    line = layout.text.rfind("\n", 0, sentence.citations[0].start) + 1
    return max(line, start) < sentence.whole[0]


def _is_first(before: str, after: str, later: bool) -> bool:
    """Tell whether the first name of an item is what is listed; in a `later` sentence of a paragraph a serial number stands before it."""
    if _KEPT.match(after) or (later and not (before.strip() and _SERIAL.fullmatch(before))):
        return False
    if _SERIAL.fullmatch(before):
        return True
    if _ENACTED.search(before):
        return "关于" not in before and bool(_ENDS.match(after))
    return bool(_ISSUING.search(before) and _CARRIER.match(after)) or not _BESIDE.search(before)


def _is_joined(between: str, after: str) -> bool:
    """Tell whether a name stands side by side with the item before it: ◆（某部规〔2031〕5号）、2031年某部发布的◆."""
    found = _BETWEEN.match(between)
    if not found or _KEPT.match(after) or ("，" in found["joined"] and not _ENDS.match(after)):
        return False
    rest = between[found.end() :].removeprefix("原")
    if not rest or _SERIAL.fullmatch(rest):
        return True
    return bool(found["joined"]) and (bool(_ENACTED.search(rest)) or bool(agencies().line(rest)))


def _in_title_cell(layout: Layout, start: int) -> bool:
    """Tell whether the cells before a name tell only its serial number, its own number, a day or who issued it."""
    line = layout.text.rfind("\n", 0, start) + 1
    before = [layout.text[a:b].strip() for a, b in cells(layout, line, start)][:-1] if is_parted(layout, line, start) else []
    return all(not cell or _PLAIN.fullmatch(cell) or normal_number(cell) or agencies().line(cell) for cell in before)
