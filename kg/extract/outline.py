"""The outline of a document: everything in it that can be cited, with its extent in the source and its heading.

Of a document in articles these are its parts, chapters, sections and articles with their paragraphs and items; of another one its
sections 一、 with （一） and 1. below them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extract.layout import Layout
from kg.extract.provisions import Provisions, number, parted
from kg.model import Provision
from kg.vocab.lexicon import part

# 第三章 总则, 第十条　【目的】
_NUMBER = re.compile(r"第[^编章节条]{1,12}[编章节条](?:之[" + part("counting") + r"]+)?(?:\*\*)?\s*")
# 【目的】
_TITLE = re.compile(r"【([^】]*)】")
# 一、总体要求; （一）加强领导。; 1.建立台账。
_SECTION = re.compile(
    rf"\s*(?:(?P<one>[{part('counting')}]+)、|[（(](?P<two>[{part('counting')}]+)[）)]|(?P<three>\d{{1,3}})[.．、](?!\d))[ \t\u3000]*"
)
# （一）加强领导。各地区…
_SENTENCE = re.compile(r"([^。；：！？]{1,40})(?:[。：]|$)")
# 附件：, 附表1
_ANNEX = re.compile(r"\s*附[件表录：:]")
_LEVELS = ("one", "two", "three")

Found = tuple[str, int, int, str]
"""Id, clean offsets of the lines that are its own, and heading."""


def read_outline(layout: Layout, provisions: Provisions) -> tuple[Provision, ...]:
    """Return what can be cited in a unit, in order; `provisions` are what it has in articles."""
    found = list(_articles(layout, provisions) if provisions.articles else _sections(layout))
    ends = _ends(found)
    return tuple(Provision(name, *layout.clean.span(start, ends[name]), heading) for name, start, _, heading in found if ends[name] > start)


def parent_of(name: str, division: str | None, known: Iterable[str]) -> str | None:
    """Return what a provision stands in: of `58.2.3` the first of `58.2` and `58` that is known, of an article its `division`."""
    if "." not in name:
        above = parted(name)[0].rstrip("编章节") if name[0] in "编章节" else None
        return division if above is None else above or None
    above = name.rpartition(".")[0]
    while above not in known and "." in above:
        above = above.rpartition(".")[0]
    return above


def parents(names: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield provisions, given in order, each with what it stands in; None where that is the document."""
    ordered = list(names)
    known = set(ordered)
    division: str | None = None
    for name in ordered:
        if name[0] in "编章节":
            division = name
        parent = parent_of(name, division, known)
        yield name, parent if parent in known else None


def _articles(layout: Layout, provisions: Provisions) -> Iterator[Found]:
    for one in provisions.all:
        heading = ""
        if "." not in one.id:
            said = layout.text[one.start : one.end]
            rest = _NUMBER.sub("", said, count=1)
            title = _TITLE.match(rest)
            heading = (title[1] if title else "") if one.id[0].isdigit() else rest.strip()
        yield one.id, one.start, one.end, heading


def _sections(layout: Layout) -> Iterator[Found]:
    """Yield the sections of a notice, each with the lines up to the next one, the last up to the signature."""
    body = [(start, end) for start, end in layout.paragraphs if start >= layout.body]
    begun = list(_headings(layout, body))
    closed = [signature.start for signature in layout.signatures] + [start for start, end in body if _ANNEX.match(layout.text, start, end)]
    starts = [start for start, _ in body]
    last = min((other for other in closed if begun and other > begun[-1][1]), default=len(layout.text))
    for (name, start, heading), stop in zip(begun, (*(start for _, start, _ in begun[1:]), last), strict=False):
        yield name, start, body[bisect_left(starts, stop) - 1][1], heading


def _headings(layout: Layout, body: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, str]]:
    """Yield ids, clean offsets and headings of sections; where 一、 comes again, an annex begins, which is none of it."""
    last, running = [0, 0, 0], [0, 0, 0]
    path: list[str] = []
    for start, end in body:
        found = _SECTION.match(layout.text, start, end)
        if found is None:
            continue
        level = _LEVELS.index(found.lastgroup or "one")
        value = int(number(found[_LEVELS[level]]))
        if level == 0 and value == 1 and last[0]:
            return
        # （四） may follow （三） of the section before.
        if value not in (last[level] + 1, running[level] + 1) or (level and not last[0]):
            continue
        last[level:] = [value, *[0] * (2 - level)]
        running[level] = value
        path = [*path[: min(level, len(path))], found["one"] or str(value)]
        said = _SENTENCE.match(layout.text, found.end(), end)
        yield ".".join(path), start, said[1].strip() if said else ""


def _ends(found: Iterable[Found]) -> dict[str, int]:
    """Return where each ends: with what stands in it."""
    listed = list(found)
    ends = {name: end for name, _, end, _ in listed}
    for name, parent in reversed(list(parents(name for name, *_ in listed))):
        if parent:
            ends[parent] = max(ends[parent], ends[name])
    return ends
