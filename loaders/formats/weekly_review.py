"""要闻回顾: a lead, a list of headlines, then the numbered items, each closed by 链接»» or the like."""

from collections.abc import Iterator

from kg.model import Bulletin, Unit
from loaders.cover import Cover, read_cover
from loaders.cut import heading, unit
from loaders.fold import unnumbered
from loaders.imprint import body_end
from loaders.items import Items, closing, find_items, is_review, review_title
from loaders.lines import Lines
from loaders.outline import without_sections
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.rows import read_rows
from loaders.source import Source

NAME = "weekly_review"
DESCRIPTION = "要闻回顾: a list of headlines, then the items ①②… that repeat them"


def sniff(lines: Lines) -> Sniff:
    """Look for a list of headlines that come again over the items, or for items ①② under a title of a review."""
    mark = "a list of headlines (■, ●, 1.) that come again over numbered items, or items ①② under the title of a review"
    items = find_items(lines)
    # A headline of the list that heads no item speaks against the claim, for a reader of any layout may find it.
    return sniffed((mark, is_review(lines)), strength=len(items.places) * 2 + len(items.listed) + 3 - 3 * len(items.missing))


def units(source: Source, lines: Lines) -> Reading:
    """Cut the items at their headings."""
    items = find_items(lines)
    cover = read_cover(lines, items.list_start)
    remarks = tuple(Remark(line, f"headline of the list heads no item: {text}") for line, text in items.missing)
    return Reading(_bulletin(source, lines, items, cover), tuple(_units(source, lines, items)), remarks)


def _units(source: Source, lines: Lines, items: Items) -> Iterator[Unit]:
    for i, place in enumerate(items.places):
        last = i + 1 == len(items.places)
        stop = (
            _last_stop(lines, place.last + 1, items.closer)
            if last
            else without_sections(read_rows(lines), place.last, items.places[i + 1].first)
        )
        yield unit(source, lines, place, stop, i + 1, name=unnumbered(heading(lines, place)))


def _last_stop(lines: Lines, first: int, closer: str | None) -> int:
    """Where the last item ends: behind its closing line, else before the imprint."""
    foot = next((row.index for row in read_rows(lines) if row.index >= first and row.role == "foot"), len(lines))
    stop = min(body_end(lines, first), foot)
    if closer:
        for line in lines.solid(first, stop):
            if len(line.text) <= 200 and closing(line.bare) == closer:
                return line.number
    return stop


def _bulletin(source: Source, lines: Lines, items: Items, cover: Cover) -> Bulletin:
    title = review_title(lines) or cover.title or source.name
    return Bulletin(source.name, title, cover.issue, cover.publisher, cover.published, NAME, source.sha256, source.path, source.text_sha256)
