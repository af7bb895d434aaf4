"""Facts printed above or below a text, as pages print them: 索引号：…, 发文字号：…, 发布日期：…."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Fact, FactName
from kg.vocab.files import read_yaml
from loaders.lines import Line, Lines
from loaders.naming import is_title

_SOURCES = ("信息来源", "文章来源", "稿件来源", "来源", "作者")
"""Who published a page; the issuer of the document where nothing else names one."""
_OTHER = (
    *(
        "主题分类",
        "主题词",
        "主 题",
        "体裁分类",
        "组配分类",
        "服务对象",
        "信息分类",
        "分类",
        "关键词",
        "关键字",
        "内容概述",
        "公开方式",
        "公开范围",
        "公开程序",
        "公开目录",
    ),
    *(
        "公开时限",
        "公开责任部门",
        "责任部门",
        "公开形式",
        "信息类别",
        "公文类别",
        "效力级别",
        "时效说明",
        "有效期",
        "文件编码",
        "统一编号",
        "备注文号",
        "题注",
    ),
    *(
        "浏览次数",
        "浏览量",
        "访问次数",
        "访问量",
        "点击数",
        "点击次数",
        "阅读次数",
        "阅读量",
        "阅读",
        "浏览",
        "字体大小",
        "字体",
        "字号",
        "分享到",
        "分享",
        "打印",
        "责任编辑",
        "编辑",
    ),
    *("审核", "撰稿", "摄影", "记者", "浏览字号", "视力保护色", "保护视力色", "语音播报", "发布人", "录入", "标签", "栏目"),
)
"""Labels that say nothing of the document itself."""
_LONGEST = 200
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
        pairs = list(_pairs(line.bare))
        if pairs:
            used.add(line.number - 1)
            facts += [fact for label, value in pairs if value and (fact := _fact(label, value))]
            label, value = pairs[-1]
            pending = "" if value else label
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
    return next(_pairs(text), None) is not None


def _top(lines: Lines, stop: int) -> Iterator[Line]:
    for count, line in enumerate(lines.solid(0, stop)):
        if count >= _MOST_LINES:
            return
        yield line


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of a line that begins with a label; its value ends where the next label begins."""
    if len(text) > _LONGEST or not (found := list(_labels().finditer(text))) or found[0].start() > 1:
        return
    stops = [match.start() for match in found[1:]] + [len(text)]
    for match, stop in zip(found, stops, strict=True):
        yield re.sub(r"\s", "", match["label"]), text[match.end() : stop].strip(" \t\u3000|｜[]【】")


def _fact(label: str, value: str) -> Fact | None:
    name = _names().get(label)
    return Fact(name, value, "page_source" if label in _SOURCES else "page_table") if name else None


@functools.cache
def _names() -> dict[str, FactName]:
    data = read_yaml("columns.yaml")["facts"]
    told = {
        name: fact for fact, entry in data.items() if fact not in ("id", "text", "kind") for name in entry["names"] if not name.isascii()
    }
    return told | dict.fromkeys(_SOURCES, "issuer")


@functools.cache
def _labels() -> re.Pattern[str]:
    """索引号：, 索 引 号 ：, [信息来源]： with blanks between the characters."""
    others = [name for name in read_yaml("columns.yaml")["facts"]["id"]["names"] if not name.isascii()]
    words = sorted({*_names(), *_OTHER, *others}, key=len, reverse=True)
    spaced = "|".join(r"[ \t\u3000]*".join(re.escape(char) for char in word if char != " ") for word in words)
    return re.compile(rf"(?<![\u4e00-\u9fff（(])[\[【]?(?P<label>{spaced})[\]】]?[ \t\u3000]*[:：]")
