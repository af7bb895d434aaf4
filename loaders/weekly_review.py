"""要闻回顾: a lead, a list of headlines, then the numbered items, each closed by 链接»» or the like."""

import re
from collections.abc import Iterator

from kg.model import Bulletin, Unit
from loaders.contents import find_contents
from loaders.cover import Cover, read_cover
from loaders.cut import unit
from loaders.imprint import body_end
from loaders.items import Items, closing, find_items
from loaders.lines import Lines
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.source import Source

NAME = "weekly_review"
DESCRIPTION = "要闻回顾: a list of headlines, then the items ①②… that repeat them"

_TITLE = re.compile(r"要闻|回顾|一周|本周|周报|周刊|速览|速递|快报|动态|盘点|扫描|\d月")
_MOST_TITLE = 40


def sniff(lines: Lines) -> Sniff:
    """Look for a list of headlines that come again over the items, or for items ①②… under a title of a review."""
    items = find_items(lines)
    named = any(_TITLE.search(line.bare) for line, _ in zip(lines.solid(), range(6), strict=False))
    repeated = len(items.listed) > 1 and len(items.listed) - len(items.missing) > len(items.listed) // 2
    return sniffed(
        (
            "a list of headlines (■, ●, ①, 1.) repeated over the items, or items ①② under the title of a review",
            len(items.places) > 1 and (repeated or named),
        ),
        ("no 目录 of documents", not _contents(lines, items)),
    )


def _contents(lines: Lines, items: Items) -> bool:
    """Whether the text has a 目录 of documents; one over items ①② is the list of a review."""
    contents = find_contents(lines)
    return contents is not None and not contents.chapters and not items.circled


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
    heads = [
        line.bare
        for line in lines.solid(0, items.list_start)
        if len(line.bare) <= _MOST_TITLE and not line.bare.endswith(("。", "？", "?", "：", ":"))
    ]
    title = next((t for t in heads if _TITLE.search(t)), None) or cover.title or source.name
    return Bulletin(source.name, title, cover.issue, cover.publisher, cover.published, NAME, source.sha256, source.path)
