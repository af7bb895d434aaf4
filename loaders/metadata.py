"""Facts printed above or below a text, as pages print them: 索引号：…, 发文字号：…, 发布日期：…."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kg.model import Fact, FactName
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import part
from loaders.files.columns import is_address
from loaders.lines import Line, Lines
from loaders.naming import is_title

# 2031-02-09, 2031/2/9
_DAY = re.compile(rf"{part('year')}[-/.]\d{{1,2}}[-/.]\d{{1,2}}")
# • 2031-02-09, 2031-02-09 08:30
_DAY_LINE = re.compile(rf"[•·\s]*{_DAY.pattern}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
# • 来源：某局, 2031-11-16 来源: 某局
_LEAD = re.compile(rf"[•·【\[\s]*(?:{_DAY.pattern}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?)?\s*[【\[]?\s*")
# 发文字号：, 【索引号】
_LABEL_END = re.compile("[:：】]")
"""One of these ends each label."""
_LONGEST = 200
_LONGEST_LABEL = 14
"""Characters of a label with its colon, blanks between them included: 公 开 责 任 部 门："""
_MOST_LINES = 40
_TITLES = ("标题", "名称", "文件名称", "信息名称")
"""Labels whose value may be a title: behind the others a title is the heading, as 主题词： is often empty."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the labels around a text say, and the lines that they stand on (0-based indexes)."""

    facts: tuple[Fact, ...]
    lines: frozenset[int]


def read_metadata(lines: Lines, stop: int) -> Metadata:
    """Read the labels above the 0-based line index `stop`, those of one line and those whose value stands on the next."""
    facts: list[Fact] = []
    used: set[int] = set()
    pending, last = "", 0
    for line in _top(lines, stop):
        pairs = [("发布日期", line.bare.strip("•· "))] if is_day(line.bare) else list(_pairs(line.bare))
        if pairs:
            used.add(line.number - 1)
            facts += [fact for label, value in pairs if value and (fact := _fact(label, value))]
            label, value = pairs[-1]
            # The cell beside a label may be empty; its value is not in another row.
            pending = "" if value or "\t" in line.bare else label
        elif pending and line.number == last + 1 and (pending in _TITLES or not is_title(line.bare)):
            used.add(line.number - 1)
            if fact := _fact(pending, line.bare):
                facts.append(fact)
            pending = ""
        else:
            pending = ""
        last = line.number
    return Metadata(tuple(facts), frozenset(used))


def is_label(text: str) -> bool:
    """Tell whether a line begins with a label of a page's table."""
    return is_day(text) or next(_pairs(text), None) is not None


def is_day(text: str) -> bool:
    """Tell whether a line is a day in digits and nothing else (2031-02-09)."""
    return _DAY_LINE.fullmatch(text) is not None


def _top(lines: Lines, stop: int) -> Iterator[Line]:
    for count, line in enumerate(lines.solid(0, stop)):
        if count >= _MOST_LINES:
            return
        yield line


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of a line that begins with a label; its value ends where the next label begins."""
    if "\t" in text and (cells := list(_cells(text))):
        yield from cells
        return
    if (
        len(text) > _LONGEST
        or not _LABEL_END.search(text)
        or not (found := list(_labels().finditer(text)))
        or not _LEAD.fullmatch(text[: found[0].start()])
    ):
        return
    stops = [match.start() for match in found[1:]] + [len(text)]
    if day := _DAY.search(text[: found[0].start()]):
        yield "发布日期", day.group()
    for match, stop in zip(found, stops, strict=True):
        yield re.sub(r"\s", "", match["label"] or match["boxed"]), text[match.end() : stop].strip(" \t\u3000|｜[]【】")


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of a table row in which every second cell is a label, with a colon or without.

    发文机关⇥某部⇥发文字号⇥某发〔2031〕5号
    """
    cells = [cell.strip() for cell in text.split("\t")]
    labels = [re.sub(r"[\s:：\[\]【】]", "", cell) for cell in cells[::2]]
    named = [label in _known() for label in labels]
    told = (known or (cell.endswith((":", "：")) and len(cell) <= _LONGEST_LABEL) for cell, known in zip(cells[::2], named, strict=True))
    # 文件名称⇥文号 heads the columns of a table.
    if any(named) and all(told) and not any(value in _known() for value in cells[1::2]):
        yield from zip_longest(labels, cells[1::2], fillvalue="")


def _fact(label: str, value: str) -> Fact | None:
    name = _names().get(label)
    if name == "issuer" and is_address(value):
        return Fact("source", value, "page_source")
    return Fact(name, value, "page_source" if name == "issuer" and label in _page_sources() else "page_table") if name else None


@functools.cache
def _names() -> dict[str, FactName]:
    columns = read_yaml("columns.yaml")["facts"]
    told: dict[str, FactName] = {}
    for fact, entry in columns.items():
        if fact not in ("id", "text", "kind"):
            told |= dict.fromkeys((name for name in entry["names"] if not name.isascii()), fact)
    for fact, names in read_yaml("page_labels.yaml")["facts"].items():
        told |= dict.fromkeys(names, fact)
    return told


@functools.cache
def _page_sources() -> frozenset[str]:
    """Labels of who publishes a page, who need not be who issued the document: 来源, 发布机构."""
    return frozenset((*read_yaml("page_labels.yaml")["facts"]["issuer"], *(name for name in _names() if name.startswith("发布"))))


@functools.cache
def _known() -> frozenset[str]:
    """All labels, those whose value says nothing of the document included."""
    columns = read_yaml("columns.yaml")["facts"]
    others = [name for fact in ("id", "kind") for name in columns[fact]["names"] if not name.isascii()]
    return frozenset((*_names(), *others, *(name for names in read_yaml("page_labels.yaml")["nothing"] for name in names)))


@functools.cache
def _labels() -> re.Pattern[str]:
    """索引号：, 索 引 号 ：, [信息来源]： with blanks between the characters."""
    words = sorted(_known(), key=len, reverse=True)
    spaced = "|".join(r"[ \t\u3000]*".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?<![\u4e00-\u9fff（(])(?:[\[【]?(?P<label>{spaced})[\]】]?[ \t\u3000]*[:：]|【(?P<boxed>{spaced})】)")
