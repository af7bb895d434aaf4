"""The provisions that any text cites: 《甲法》第三条第二款, 同法第五条, 第六条 in the sentence after. Offsets are clean offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.address import Address, read_numbers
from kg.extract.layout import Layout
from kg.extract.provisions import NUMERAL
from kg.extract.stretches import Stretches
from kg.verify.name import Name
from kg.vocab import doctypes
from kg.vocab.lexicon import part
from kg.vocab.verification import verification

# 第五条, 第三章
_START = re.compile(rf"第\s*{NUMERAL}\s*[编章节条]")
# between a name and its article: 《甲法》（2031年修正）的第三条, 《甲法》中第三条, 《甲法》规定的第三条, 《甲法》, 第三条
_BETWEEN = re.compile(
    r"(?:\s*[（(][^（）()\n]{1,60}[）)]){0,2}(?:的规定)?\s*[，,:：]?\s*(?:之|[中的里]|规定的?|关于|修[订改正][前后]的?|新)?的?\s*"
)
# before an article: 同法, 该办法, 本条例, 前述规定
_SAME = re.compile(
    r"(?P<word>[同该本此]|前述|上述|前引)(?P<kind>法典?|条例|办法|规定|细则|规则|规范|通知|意见|方案|决定|解释|准则|章程|标准|目录|公约|纲要|措施)(?:的|中的?|》)?\Z"
)
# 第一条 at the beginning of a line: the text has articles itself
_OWN_ARTICLE = re.compile(r"^\s*第\s*[" + part("counting") + r"\d]+\s*条(?=[\s\u3000【]|[^\s，。；、的规及和至第])", re.MULTILINE)
_NEAR = 12
_FAR = 400
"""Characters back in its paragraph in which the law of a bare 第三条 is named."""
_MANY = 40
"""Provisions that one citation may name; a longer range gives its first and its last."""


@dataclass(frozen=True, slots=True)
class Article:
    """A citation of provisions of a document that is named at `name`, or before it."""

    start: int
    end: int
    name: Name
    provisions: tuple[str, ...]


def find_articles(layout: Layout, names: Sequence[Name]) -> tuple[Article, ...]:
    """Return the citations of provisions of other documents in a text, left to right."""
    return tuple(_Finder(layout.text, names).articles())


class _Finder:
    """What all citations of a text are read with."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text, self._names = text, names
        self._starts = [one.start for one in names]
        self._ends = {self._behind(one): one for one in names if one.title or one.number}
        self._taken = Stretches((one.start, one.end) for one in names)
        self._has_articles = len(_OWN_ARTICLE.findall(text)) > 2

    def _behind(self, name: Name) -> int:
        """Return where the article of a name stands if there is one."""
        between = _BETWEEN.match(self._text, name.end)
        return between.end() if between else name.end

    def articles(self) -> Iterator[Article]:
        """Yield each citation."""
        done, last = 0, None
        for found in _START.finditer(self._text):
            if found.start() < done or self._taken.holds(found.start()):
                continue
            start, name = self._owner(found.start(), last)
            if name is None:
                continue
            read = read_numbers(self._text, found.start(), Address(), None)
            if not read.named:
                continue
            done = read.end
            ids = tuple(dict.fromkeys(one.id for one in read.named))
            last = Article(start, read.end, name, ids if len(ids) <= _MANY else (ids[0], ids[-1]))
            yield last

    def _owner(self, start: int, last: Article | None) -> tuple[int, Name | None]:
        """Return where the citation begins whose article stands at an offset, and the document that it is of."""
        if name := self._ends.get(start):
            return name.start, name
        if same := _SAME.search(self._text, max(0, start - _NEAR), start):
            return same.start(), self._same(same, start)
        line = self._text.rfind("\n", 0, start) + 1
        before = self._text[line:start]
        if self._has_articles or last is None or last.end < line or start - last.end > _FAR or not verification().goes_on(before):
            return start, None
        # 《甲法》第三条…《乙办法》规定…，第五条: of which of them nobody can tell
        place = bisect_right(self._starts, start) - 1
        nearest = self._names[place]
        return start, (last.name if nearest is last.name or nearest.start < last.start else None)

    def _same(self, same: re.Match[str], start: int) -> Name | None:
        """Return what 同法 or 该办法 means: the last document before it that is one; 本法 in a text of its own articles is that text."""
        if same["word"] == "本" and self._has_articles:
            return None
        kind, line = same["kind"], self._text.rfind("\n", 0, start) + 1
        before = [one for one in reversed(self._names[: bisect_right(self._starts, start)]) if one.title and not one.is_own]
        near = [one for one in before if one.start >= line]
        fitting = next((one for one in (*near, *([] if kind == "法" and near else before)) if _is_of(one, kind)), None)
        # 《甲条例》第一条和同法第二条
        return fitting or (near[0] if near and kind == "法" and same["word"] != "本" else None)


def _is_of(name: Name, kind: str) -> bool:
    ending = doctypes().ending(name.title or "")
    return ending is not None and (ending.endswith(kind) or (kind == "法" and ending in ("法典", "宪法", "组织法")))
