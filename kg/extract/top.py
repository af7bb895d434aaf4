"""The lines around a unit's title, above the first sentence of its body: red head, number, order, date."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.layout import Layout
from kg.vocab.lexicon import part
from kg.vocab.orders import only_bodies

_MOST = 14
_LONGEST = 120
# 第一条 …, 一、…, （一）…, 第一章 …, 问：…
_BODY = re.compile(rf"(?:{part('article')}|{part('section')}|{part('subsection')}|{part('chapter')}|问[:：])")
# 某部 某局
_BLANK = re.compile(r"\s+")
# 制定本办法。
_ENDS = re.compile(r"[。；;]$")
# 公告2031年第5号, 税务总局 公告2031年第5号
_MADE = re.compile(rf"(?:[^，。；：]{{2,30}} )?{part('serial_kind')}")
# 各省、自治区、直辖市人民政府：
_ADDRESSEE = re.compile(r".{5,300}[:：]$")


class TopLine(NamedTuple):
    """A line of the top, clean offsets."""

    start: int
    end: int
    text: str


def below_title(layout: Layout) -> list[TopLine]:
    """Return the lines under the title down to the first sentence, addressee, section or article."""
    return _merged(_below(layout))


def _merged(lines: list[TopLine]) -> list[TopLine]:
    """Put bodies on lines of their own before the 公告 or 令 that they make: 财政部 / 税务总局 / 公告2031年第5号."""
    found: list[TopLine] = []
    for line in lines:
        while found and _MADE.match(line.text) and only_bodies(found[-1].text):
            first = found.pop()
            line = TopLine(first.start, line.end, f"{first.text} {line.text}")
        found.append(line)
    return found


def _below(layout: Layout) -> list[TopLine]:
    found: list[TopLine] = []
    for line in _lines(layout):
        if line.start < layout.body:
            continue
        if len(found) >= _MOST or _begins_body(line.text):
            break
        found.append(line)
    return found


def above_title(layout: Layout) -> list[TopLine]:
    """Return the lines of the document above its title, the nearest first; the title is wrapped over the last lines before the body."""
    lines = list(_lines(layout, layout.body))[::-1]
    left = len(_BLANK.sub("", layout.unit.heading))
    while lines and left > 0:
        left -= len(_BLANK.sub("", lines.pop(0).text))
    return _merged(lines[:_MOST][::-1])[::-1]


def _lines(layout: Layout, stop: int | None = None) -> Iterator[TopLine]:
    for start, end in layout.paragraphs:
        if stop is not None and start >= stop:
            return
        yield TopLine(start, end, layout.paragraph(start, end))


def _begins_body(text: str) -> bool:
    return len(text) > _LONGEST or bool(_ENDS.search(text) or _BODY.match(text) or _ADDRESSEE.match(text))
