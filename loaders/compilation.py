"""政策汇编: a cover, a 目录, and the documents it lists, each under its heading printed again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Bulletin, Unit
from loaders.align import Place, chain, find, mend
from loaders.contents import Contents, find_contents
from loaders.cover import Cover, read_cover
from loaders.cut import heading, unit
from loaders.entries import Entry, entries, options
from loaders.furniture import furniture
from loaders.imprint import body_end
from loaders.items import headed_as_items
from loaders.lines import Lines
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.source import Source

NAME = "compilation"
DESCRIPTION = "政策汇编: cover, 目录, then the documents that it lists"

_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,20}\s*[〔\[(（]\s*\d{4}\s*[〕\])）]\s*第?\s*\d+\s*号")


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
    if contents.chapters:
        return sniffed(("a line 目录 with entries", True), ("entries that are documents, not chapters", False))
    listed = _listed(lines, contents)
    placed = [p for p in listed.places if p]
    least = 1 if read_cover(lines, contents.start).title else 2
    return sniffed(
        ("a line 目录 with entries", True),
        ("entries that come again as headings", len(placed) >= least),
        ("headings that are not numbered as items of a review are", not headed_as_items(lines, placed)),
    )


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
    return Listed(contents, tuple(listed), tuple(mend([e.title for e in listed], chain(spots), lines, contents.stop)))


def _units(source: Source, lines: Lines, listed: Listed, cover: Cover) -> Iterator[Unit]:
    placed = [(e, p) for e, p in zip(listed.entries, listed.places, strict=True) if p]
    parents = _parents(lines, placed)
    extra = furniture(lines, listed.contents.stop, len(lines), *cover.heads)
    for i, (_, place) in enumerate(placed):
        stop = placed[i + 1][1].first if i + 1 < len(placed) else body_end(lines, place.last, cover.lines)
        yield unit(source, lines, place, stop, i + 1, NAME, parent=parents[i], furniture=extra)


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
    return Bulletin(source.name, title, cover.issue, cover.publisher, cover.published, NAME, source.sha256, source.path)


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
