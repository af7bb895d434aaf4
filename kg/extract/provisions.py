"""The provisions of a document: parts, chapters and sections, articles with their paragraphs and items.

An id is what a citation of the provision is written as: `58` (第五十八条), `58之一`, `58.2` (its second paragraph), `58.2.3` (the third
item there), `58.2.3.1` (the first sub-item), `章3`, `章3节2`, and below a part `编2`, `编2章3`. Paragraphs (款) are counted by the
lines of the article that are no items.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.extract.layout import Layout
from kg.text.join import Clean
from kg.text.normal import arabic
from kg.vocab.lexicon import part, verbs

NUMERAL = rf"[{part('counting')}\d]+"
_HEADING = re.compile(
    rf"""
    (?:\*\*|[#]+\s*)?                                          # **第一条**, ## 第一章
    (?P<mark>第)\s*(?P<number>{NUMERAL})\s*(?P<level>[编章节条])         # 第一章, 第十条
    (?:\s*之\s*(?P<inserted>{NUMERAL}))?                      # 第一百三十三条之一
    (?:\*\*)?(?P<end>[\s\u3000]|$|(?=[【（(\u4e00-\u9fff“《]))   # 第十条 为了…, 第十条【目的】, 第十条为了…
    """,
    re.VERBOSE,
)
# 第十条规定的情形: a line that goes on from a citation begins with no article
_CITED = re.compile(r"[的规、和及与或至以所第，]|中(?=[的所]|关于|规定)")
# （一）甲类设备; (九)乙类设备
ITEM = re.compile(rf"\s*[（(]\s*(?P<number>{NUMERAL})\s*[）)](?:之(?P<inserted>{NUMERAL}))?")
# 1.小型设备; 2、大型设备
SUBITEM = re.compile(r"\s*(?P<number>\d{1,3})\s*[.．、](?!\d)")
# where the line of a paragraph or item ends
# …设备；  …的通知。  …如下:
_SENTENCE_END = re.compile(r"[。；：:;，,！？”]\s*$")
# 【目的】 behind the number of an article
_TITLE = re.compile(r"【[^】]*】")
# the article with which a law ends
# 第二十二条 本法自公布之日起施行。
_IN_FORCE = re.compile(rf"本[^，。]{{1,8}}自[^。]{{2,40}}(?:{verbs('take_effect')})")
_LEVELS = "编章节"
_LONGEST_HEADING = 60
"""Characters of the heading of a chapter."""


class Provision(NamedTuple):
    """A provision with its place in the clean text; a part, chapter or section ends where its heading ends."""

    id: str
    start: int
    end: int


class Place(NamedTuple):
    """What a stretch of the text stands in; None where there is none."""

    start: int
    article: str | None
    paragraph: int
    """From 1; 0 outside articles."""
    item: str | None
    divisions: tuple[str, ...]
    """Ids of the part, chapter and section around it, the widest first."""


NOWHERE = Place(0, None, 0, None, ())
"""Outside all provisions."""


@dataclass(frozen=True)
class Provisions:
    """The provisions of a unit in order, and for each line of it where it stands."""

    all: tuple[Provision, ...]
    places: tuple[Place, ...]
    ids: frozenset[str]
    headings: frozenset[int]
    """Offsets of the numbers with which articles, chapters and so on begin, in a table of contents too."""

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles in order."""
        return tuple(one.id for one in self.all if one.id[0].isdigit() and "." not in one.id)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {article: position for position, article in enumerate(self.articles)}

    def position(self, article: str) -> int:
        """Return the place of an article among `articles`, from 0."""
        return self._positions[article]

    def siblings(self, parent: str) -> tuple[str, ...]:
        """Return the numbers of the provisions directly below a parent (`58.`, `章3节`, '' for articles), in order."""
        return self._children.get(parent, ())

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        children: dict[str, list[str]] = {}
        for one in self.all:
            parent, last = parted(one.id)
            children.setdefault(parent, []).append(last)
        return {parent: tuple(numbers) for parent, numbers in children.items()}


def parted(identifier: str) -> tuple[str, str]:
    """Part an id into what stands before its last number and that number: `章3节2` into `章3节` and `2`."""
    cut = max(identifier.rfind(mark) for mark in "编章节.") + 1
    return identifier[:cut], identifier[cut:]


@lru_cache(4096)
def number(numeral: str, inserted: str | None = None) -> str:
    """Return the number of a provision in Arabic digits, that of an inserted one with its Chinese number behind it: `133之一`."""
    digits = numeral if numeral.isdigit() else str(arabic(numeral))
    return f"{digits}之{inserted}" if inserted else digits


def read_provisions(layout: Layout) -> Provisions:
    """Return the provisions of a unit; none where it has no articles. What an amending decision quotes is none of its own."""
    reader = _Reader(layout.clean)
    for start, end in layout.paragraphs:
        if start >= layout.body:
            reader.read(start, end)
    # A table of contents prints the headings first: the place of a provision is where it stands last.
    found = {one.id: one for one in reader.found}
    inside = tuple(sorted(found.values(), key=lambda one: one.start))
    return Provisions(inside, tuple(reader.places), frozenset(found), frozenset(one.start for one in reader.found if "." not in one.id))


class _Reader:
    """Reads the lines of a unit in order and keeps what the line before stood in."""

    def __init__(self, clean: Clean) -> None:
        self.found: list[Provision] = []
        self.places: list[Place] = []
        self._clean, self._text = clean, clean.text
        self._divisions: dict[str, str] = {}
        self._around: tuple[str, ...] = ()
        self._article: str | None = None
        self._paragraph = 0
        self._item: str | None = None
        self._last = self._quoted = False

    def read(self, start: int, end: int) -> None:
        """Take the next line."""
        quoted, self._quoted = self._quoted, _is_open(self._text, start, end, self._quoted)
        heading = None if quoted else _heading(self._clean, start, end)
        if heading and heading["level"] == "条":
            self._begin_article(heading, end)
        elif heading:
            self._begin_division(heading, end)
        elif self._article and not quoted:
            self._read_line(start, end)
        self.places.append(Place(start, self._article, self._paragraph, self._item, self._around))

    def _begin_division(self, heading: re.Match[str], end: int) -> None:
        level = heading["level"]
        above = {name: held for name, held in self._divisions.items() if _LEVELS.index(name) < _LEVELS.index(level)}
        named = f"{level}{number(heading['number'])}"
        self._divisions = {**above, level: (list(above.values())[-1] if above else "") + named}
        self._around = tuple(self._divisions.values())
        self._article, self._paragraph, self._item, self._last = None, 0, None, False
        self.found.append(Provision(self._divisions[level], heading.start("mark"), end))

    def _begin_article(self, heading: re.Match[str], end: int) -> None:
        self._article, self._item = number(heading["number"], heading["inserted"]), None
        self.found.append(Provision(self._article, heading.start("mark"), end))
        said = self._text[heading.end() : end]
        # 第一条 【目的】: the first paragraph stands on the next line.
        self._paragraph = 0
        if _TITLE.sub("", said).strip():
            self._begin_paragraph(heading.end(), end)
        self._last = _IN_FORCE.search(said) is not None

    def _begin_paragraph(self, start: int, end: int) -> None:
        self._paragraph, self._item = self._paragraph + 1, None
        self.found.append(Provision(f"{self._article}.{self._paragraph}", start, end))

    def _read_line(self, start: int, end: int) -> None:
        if item := ITEM.match(self._text, start, end):
            self._paragraph = max(self._paragraph, 1)
            self._item = f"{self._article}.{self._paragraph}.{number(item['number'], item['inserted'])}"
            self.found.append(Provision(self._item, start, end))
        elif self._item and (below := SUBITEM.match(self._text, start, end)):
            self.found.append(Provision(f"{self._item}.{int(below['number'])}", start, end))
        elif self._last and not _SENTENCE_END.search(self._text, start, end):
            # 某费率表: what follows the last article is an annex.
            self._article, self._paragraph, self._item = None, 0, None
        elif self._text[start:end].strip():
            self._begin_paragraph(start, end)


def _heading(clean: Clean, start: int, end: int) -> re.Match[str] | None:
    """Return the heading with which a line begins: 第十条 …, and where printing left no blank not 第十条规定的情形."""
    if clean.text.find("第", start, min(end, start + 6)) < 0:
        return None
    found = _HEADING.match(clean.text, start, end)
    if found is None or (found["level"] != "条" and end - start > _LONGEST_HEADING):
        return None
    has_blank = found.end() < end and clean.offset(found.end()) > clean.offset(found.end() - 1) + 1
    return None if not has_blank and _CITED.match(clean.text, found.end(), end) else found


def _is_open(text: str, start: int, end: int, opened: bool) -> bool:
    """Tell whether a quotation goes on behind a line."""
    last = max(text.rfind("“", start, end), text.rfind("”", start, end))
    return opened if last < 0 else text[last] == "“"
