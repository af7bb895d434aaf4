"""要闻回顾: a lead, a list of headlines, then the numbered items, each closed by 链接»» or the like."""

from collections.abc import Iterator
from itertools import islice

from kg.model import Bulletin, Unit
from loaders.contents import find_contents
from loaders.cover import Cover, read_cover
from loaders.cut import unit
from loaders.imprint import body_end
from loaders.items import TITLE, Items, closing, find_items, review_title
from loaders.lines import Lines
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.source import Source

NAME = "weekly_review"
DESCRIPTION = "要闻回顾: a list of headlines, then the items ①②… that repeat them"


def sniff(lines: Lines) -> Sniff:
    """Look for a list of headlines that come again over the items, or for items ①②… under a title of a review."""
    items = find_items(lines)
    named = any(TITLE.search(line.bare) for line in islice(lines.solid(), 6))
    repeated = len(items.listed) > 1 and len(items.listed) - len(items.missing) > len(items.listed) // 2
    return sniffed(
        (
            "a list of headlines (■, ●, ①, 1.) repeated over the items, or items ①② under the title of a review",
            len(items.places) > 1 and (repeated or named),
        ),
        ("no 目录 of documents", not _contents(lines, items)),
    )


def _contents(lines: Lines, items: Items) -> bool:
    """Whether the text has a 目录 of documents; one over numbered items is the list of a review."""
    contents = find_contents(lines)
    return contents is not None and not contents.chapters and not items.headed


def units(source: Source, lines: Lines) -> Reading:
    """Cut the items at their headings."""
    items = find_items(lines)
    cover = read_cover(lines, items.list_start)
    remarks = tuple(Remark(line, f"headline of the list heads no item: {text}") for line, text in items.missing)
    return Reading(_bulletin(source, lines, items, cover), tuple(_units(source, lines, items)), remarks)


def _units(source: Source, lines: Lines, items: Items) -> Iterator[Unit]:
    for i, place in enumerate(items.places):
        last = i + 1 == len(items.places)
        stop = _last_stop(lines, place.last + 1, items.closer) if last else items.places[i + 1].first
        yield unit(source, lines, place, stop, i + 1, NAME)


def _last_stop(lines: Lines, first: int, closer: str | None) -> int:
    """Where the last item ends: behind its closing line, else before the imprint."""
    stop = body_end(lines, first)
    if closer:
        for line in lines.solid(first, stop):
            if len(line.text) <= 200 and closing(line.bare) == closer:
                return line.number
    return stop


def _bulletin(source: Source, lines: Lines, items: Items, cover: Cover) -> Bulletin:
    title = review_title(lines) or cover.title or source.name
    return Bulletin(source.name, title, cover.issue, cover.publisher, cover.published, NAME, source.sha256, source.path)
