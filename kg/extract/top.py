"""The lines around a unit's title, above the first sentence of its body: red head, number, order, date."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.layout import Layout
from kg.vocab.lexicon import part

_MOST = 14
_LONGEST = 120
_BODY = re.compile(rf"(?:{part('article')}|{part('section')}|{part('subsection')}|{part('chapter')}|问[:：])")
_BLANK = re.compile(r"\s+")
_ENDS = re.compile(r"[。；;]$")
# 各省、自治区、直辖市人民政府：
_ADDRESSEE = re.compile(r".{5,300}[:：]$")


class TopLine(NamedTuple):
    """A line of the top, clean offsets."""

    start: int
    end: int
    text: str


def below_title(lay: Layout) -> list[TopLine]:
    """Return the lines under the title down to the first sentence, addressee, section or article."""
    found: list[TopLine] = []
    for line in _lines(lay):
        if line.start < lay.body:
            continue
        if len(found) >= _MOST or _begins_body(line.text):
            break
        found.append(line)
    return found


def above_title(lay: Layout) -> list[TopLine]:
    """Return the lines of the document above its title, the nearest first; the title is wrapped over the last lines before the body."""
    lines = list(_lines(lay, lay.body))[::-1]
    left = len(_BLANK.sub("", lay.unit.heading))
    while lines and left > 0:
        left -= len(_BLANK.sub("", lines.pop(0).text))
    return lines[:_MOST]


def _lines(lay: Layout, stop: int | None = None) -> Iterator[TopLine]:
    for start, end in lay.paragraphs:
        if stop is not None and start >= stop:
            return
        yield TopLine(start, end, lay.paragraph(start, end))


def _begins_body(text: str) -> bool:
    return len(text) > _LONGEST or bool(_ENDS.search(text) or _BODY.match(text) or _ADDRESSEE.match(text))
