"""政策汇编: a cover, a 目录, and the documents it lists, each under its heading printed again."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from kg.model import Bulletin, Unit
from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.align import LONGEST, Place, chain, find, mend
from loaders.contents import Contents, find_contents
from loaders.cover import Cover, read_cover
from loaders.cut import heading, unit
from loaders.entries import Entry, entries, options
from loaders.fold import enumerator, key, unnumbered
from loaders.furniture import furniture
from loaders.imprint import body_end
from loaders.lines import Lines
from loaders.marks import read_mark
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.source import Source

NAME = "compilation"
DESCRIPTION = "政策汇编: cover, 目录, then the documents that it lists"

_HEAD_LINES = 12
# 某部发〔2031〕5号
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,20}\s*" + part("number_tail"))


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of the 目录 and where each is printed in the body; None where it is not."""

    contents: Contents
    entries: tuple[Entry, ...]
    places: tuple[Place | None, ...]


def sniff(lines: Lines) -> Sniff:
    """Look for a 目录 of documents whose entries come again as headings."""
    contents = find_contents(lines)
    if contents is None:
        return sniffed(("a line 目录 with entries", False))
    if contents.chapters and not _begins_anew(lines, contents):
        marks = (("a line 目录 with entries", True), ("entries that are documents, not chapters", False))
        return sniffed(*marks, doubt=_doubt(_listed(lines, contents)))
    listed = _listed(lines, contents)
    placed = [p for p in listed.places if p]
    least = 1 if read_cover(lines, contents.start).title else 2
    return sniffed(
        ("a line 目录 with entries", True),
        ("entries that come again as headings", len(placed) >= least),
        strength=len(placed) * 3 + 1,
        doubt="" if len(placed) >= least else _doubt(listed),
    )


def _doubt(listed: Listed) -> str:
    """What to say of a 目录 whose documents are not found below it."""
    lost = [entry.title for entry, place in zip(listed.entries, listed.places, strict=True) if place is None]
    documents = sum(bool(doctypes().is_document(title)) for title in lost)
    return f"its 目录 lists {documents} documents that were not found below it" if documents > 1 else ""


def units(source: Source, lines: Lines) -> Reading:
    """Cut the documents at their headings."""
    contents = find_contents(lines)
    if contents is None:
        raise ValueError("sniff() did not claim this text")
    listed = _listed(lines, contents)
    cover = read_cover(lines, contents.start)
    found = tuple(_units(source, lines, listed, cover))
    return Reading(_bulletin(source, cover), found, tuple(_remarks(lines, listed, found)))


@lru_cache(maxsize=1)
def _listed(lines: Lines, contents: Contents) -> Listed:
    wanted = {name for entry in options(contents.blocks) for name in entry.names}
    places = find(wanted, lines, contents.stop)
    listed = entries(contents.blocks, places.keys(), contents.numbered)
    spots = [sorted({p for n in e.names for p in places.get(n, ())}, key=lambda p: (p.first, p.last)) for e in listed]
    placed = [p and _without_number(lines, p) for p in mend([e.title for e in listed], chain(spots), lines, contents.stop)]
    kept = [(e, p) for i, (e, p) in enumerate(zip(listed, placed, strict=True)) if not _is_label(lines, e, p, placed[i + 1 :])]
    return Listed(contents, tuple(e for e, _ in kept), tuple(p for _, p in kept))


def _begins_anew(lines: Lines, contents: Contents) -> bool:
    """Whether most entries, numbered 一、, have sections numbered from 一、 on: they are documents, not sections."""
    placed = [p for p in _listed(lines, contents).places if p]
    if len(placed) < 2:
        return False
    stops = [p.first for p in placed[1:]] + [len(lines)]
    anew = sum(_first_mark(lines, place, stop) for place, stop in zip(placed, stops, strict=True))
    return anew * 3 >= len(placed) * 2


def _first_mark(lines: Lines, place: Place, stop: int) -> bool:
    """Whether the first number under a heading has its shape and is 一."""
    own = read_mark(lines[place.first].bare)
    marks = (read_mark(line.bare) for line in islice(lines.solid(place.last + 1, stop), _HEAD_LINES))
    first = next((m for m in marks if m and m.number), None)
    return bool(own and first and (first.shape, first.number) == (own.shape, 1))


def _without_number(lines: Lines, place: Place) -> Place:
    """A heading without the number on a line of its own below it, which the 目录 gives behind the title (甲通知（甲发〔2031〕5号）)."""
    if place.last == place.first or not _NUMBER_LINE.fullmatch(lines[place.last].bare):
        return place
    last = lines.last_solid(place.first, place.last)
    return Place(place.first, last.number - 1) if last else place


def _is_label(lines: Lines, entry: Entry, place: Place | None, after: Sequence[Place | None]) -> bool:
    """Whether an entry is the label of a group: short, and printed right above the next heading."""
    following = next((p for p in after if p), None)
    return bool(entry.short and place and following and lines.last_solid(place.last + 1, following.first) is None)


def _units(source: Source, lines: Lines, listed: Listed, cover: Cover) -> Iterator[Unit]:
    placed = [(e, p) for e, p in zip(listed.entries, listed.places, strict=True) if p]
    parents, labels = _parents(lines, placed), _labels(listed)
    extra = furniture(lines, listed.contents.stop, len(lines), *cover.heads)
    chapters = listed.contents.chapters
    for i, (_, place) in enumerate(placed):
        last = i + 1 == len(placed)
        stop = body_end(lines, place.last, cover.lines) if last else _before_label(lines, place, placed[i + 1][1].first, labels)
        title = heading(lines, place)
        name = unnumbered(title) if enumerator(title) else ""
        one = unit(source, lines, place, stop, i + 1, name=name, parent=parents[i], furniture=extra)
        # What restarts its sections is no section and no report: 一、甲补贴 with 一、补贴对象 under it.
        yield replace(one, kind="policy") if chapters else one


def _labels(listed: Listed) -> frozenset[str]:
    """Keys of the lines of the 目录 that are part of no entry: labels of groups."""
    used = {f.line for e in listed.entries for f in e.fragments}
    return frozenset(key(f.text) for block in listed.contents.blocks for f in block if f.line not in used)


def _before_label(lines: Lines, place: Place, stop: int, labels: Collection[str]) -> int:
    """Where a unit ends: before the next heading, or before the label of a group that is printed above it."""
    last = lines.last_solid(place.last + 1, stop)
    return last.number - 1 if last and len(last.text) <= LONGEST and key(last.bare) in labels else stop


def _parents(lines: Lines, placed: Sequence[tuple[Entry, Place]]) -> list[str | None]:
    """For an entry indented under another one: the heading of that one."""
    open_entries: list[tuple[int, str]] = []
    parents: list[str | None] = []
    for entry, place in placed:
        while open_entries and open_entries[-1][0] >= entry.indent:
            open_entries.pop()
        parents.append(open_entries[-1][1] if open_entries else None)
        open_entries.append((entry.indent, heading(lines, place)))
    return parents


def _bulletin(source: Source, cover: Cover) -> Bulletin:
    title = cover.title or source.name
    return Bulletin(source.name, title, cover.issue, cover.publisher, cover.published, NAME, source.sha256, source.path, source.text_sha256)


def _remarks(lines: Lines, listed: Listed, found: Sequence[Unit]) -> Iterator[Remark]:
    for entry, place in zip(listed.entries, listed.places, strict=True):
        if place is None:
            yield Remark(entry.line, f"entry of the 目录 not found in the body: {entry.title}")
    for one in found:
        yield from _unlisted(lines, one)


def _unlisted(lines: Lines, one: Unit) -> Iterator[Remark]:
    """A second document number on a line of its own: a document that the 目录 does not list may begin there."""
    numbers = [n.number for n in lines.solid(one.line_start, one.line_end) if len(n.text) <= 60 and _NUMBER_LINE.fullmatch(n.bare)]
    for number in numbers[1:]:
        yield Remark(number, f"a second document number in the unit “{one.heading}”: a document may begin here that the 目录 does not list")
