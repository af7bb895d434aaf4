"""Short names that a unit defines for the documents it names, valid inside the unit only: （以下简称《办法》）."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.model import Alias
from kg.vocab.lexicon import part

_DEFINITION = re.compile(
    r"""
    (?=[以下])
    (?: (?:以下|下文)(?:均|合并|一并)?(?:分别)?(?:简称|(?P<all>统称|合称)|称)  # 以下简称, 以下分别简称为, 以下统称
      | 下称 | (?<=[（(，,])(?:以下|下文)(?=[《“])         # （下称《办法》）, （以下《办法》）; not 废止以下文件：《甲》
    )(?:为|作|：|:)?\s*
    (?P<names>(?:[^（）\n]|（[^（）\n]{0,20}）){1,60})                                       # 《办法》; “办法（试行）”和“目录”; 甲乙办法
    """,
    re.VERBOSE,
)
# 《办法》 or “办法”
_QUOTED = re.compile(r"《([^《》\n]{1,40})》|“([^”\n]{1,40})”")
# the bracket that a definition stands in, with what comes before it: （某部规〔2031〕5号，以下简称
_DEFINED_IN = re.compile(r"[（(](?:[^（）()\n]|（[^（）\n]{0,40}）){0,120}$")

# between two that share a definition: 、, 以及
_JOINED = re.compile(r"[、和及与以，\s]{0,3}")
_APART = 200
"""Characters that may stand between a name and the definition of its short name, a number among them."""
_TOGETHER = 50
"""Names that one definition may stand for."""
# 《三个规则》, 《两办法》: stands for all that it is defined for
_SEVERAL = re.compile(rf"[两{part('counting')}\d]+[个部项份件]?(?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Aliases:
    """The short names of one unit, each with the places where it is defined."""

    entries: tuple[Alias, ...]
    places: tuple[tuple[str, int, str], ...]
    """(short name, clean offset of the definition, title)."""
    definitions: frozenset[int]
    """Clean offsets of the 书名号 that define a short name and name no document."""

    @cached_property
    def _by_name(self) -> dict[str, dict[int, list[str]]]:
        """Titles by short name and offset of the definition, in order of place."""
        named: dict[str, dict[int, list[str]]] = {}
        for short, at, title in self.places:
            named.setdefault(short, {}).setdefault(at, []).append(title)
        return named

    @cached_property
    def _defined_at(self) -> dict[str, list[int]]:
        return {short: list(titles) for short, titles in self._by_name.items()}

    def defines(self, offset: int) -> bool:
        """Tell whether the 书名号 at an offset is itself a definition."""
        return offset in self.definitions

    def title(self, name: str, offset: int) -> str | None:
        """Return what a short name means at a clean offset: its last definition before, else its first; of several documents the first."""
        return next(iter(self.titles(name, offset)), None)

    def titles(self, name: str, offset: int) -> tuple[str, ...]:
        """Return all that a short name means at a clean offset: more than one title where it is defined for several documents."""
        places = self._defined_at.get(name)
        if not places:
            return ()
        return tuple(self._by_name[name][places[max(bisect_right(places, offset) - 1, 0)]])


def read_aliases(layout: Layout, books: Iterable[Citation]) -> Aliases:
    """Return the aliases that a unit defines for documents in 书名号."""
    listed = list(books)
    entries: list[Alias] = []
    places: list[tuple[str, int, str]] = []
    definitions: set[int] = set()
    for start, names, shared in _definitions(layout.text):
        definitions.update(at for _, at in names if layout.text[at] == "《")
        for (short, at), title in _pairs(names, _owners(layout.text, listed, start, names[0][1]), shared):
            entries.append(Alias(short, title, layout.clean.span(at, at + len(short))))
            places.append((short, start, title))
    return Aliases(tuple(entries), tuple(sorted(places, key=lambda place: place[1])), frozenset(definitions))


def _definitions(text: str) -> Iterator[tuple[int, list[tuple[str, int]], bool]]:
    """Yield (offset, [(short name, its offset)], whether a single one stands for all: 统称, 《三个规则》)."""
    for found in _DEFINITION.finditer(text):
        inside = found["names"]
        base = found.start("names")
        quoted = [(m.group(1) or m.group(2), base + m.start()) for m in _QUOTED.finditer(inside)]
        if not quoted and re.fullmatch(r"[\u4e00-\u9fffA-Za-z（）]{2,20}", inside) and text[found.end() : found.end() + 1] in "）)":
            quoted = [(inside, base)]
        if quoted:
            yield found.start(), quoted, bool(found["all"] or _SEVERAL.match(quoted[0][0]))


def _owners(text: str, books: list[Citation], start: int, limit: int) -> list[Citation]:
    """Return the documents that a definition stands behind, nearest last: the run of 书名号 that ends at its bracket."""
    run: list[Citation] = []
    edge = start
    for place in range(bisect_left(books, min(limit, start), key=lambda book: book.start) - 1, -1, -1):
        book = books[place]
        if edge - book.end > _APART or len(run) == _TOGETHER:
            break
        between = text[min(book.end, edge) : edge] if book.end <= edge else ""
        opened = _DEFINED_IN.search(between) if not run else None
        gap = between[: opened.start()] if opened else between
        if (not run and (book.end > start or (opened and not gap.strip()) or re.fullmatch(r"[，,]?\s*[（(]?", gap))) or (
            run and _JOINED.fullmatch(gap)
        ):
            run.append(book)
            edge = book.start
        else:
            break
    return run[::-1]


def _pairs(names: list[tuple[str, int]], owners: list[Citation], shared: bool) -> Iterator[tuple[tuple[str, int], str]]:
    """Pair short names with titles: one for each from the right; of a single one all if it is shared, else the nearest."""
    if not owners:
        return
    if len(names) > 1:
        for name, owner in zip(names, owners[-len(names) :], strict=False):
            if owner.title:
                yield name, owner.title
    elif shared:
        yield from ((names[0], owner.title) for owner in owners if owner.title)
    elif owners[-1].title:
        yield names[0], owners[-1].title
