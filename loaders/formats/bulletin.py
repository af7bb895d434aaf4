"""A bulletin of any layout: what repeats in it (heads, cards, rows of a list) shows where its documents begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from kg.model import Bulletin, Unit
from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.align import Place
from loaders.cards import find_cards
from loaders.catalogue import find_catalogue
from loaders.cover import read_cover
from loaders.cut import unit
from loaders.heads import Found, Item
from loaders.lines import Lines
from loaders.marks import read_mark
from loaders.masthead import find_masthead, text_at
from loaders.nameplate import Nameplate, read_nameplate
from loaders.outline import find_items
from loaders.papers import find_papers
from loaders.reading import Reading, Sniff, sniffed
from loaders.rows import Row, read_rows
from loaders.source import Source
from loaders.top_lines import is_number

NAME = "bulletin"
# 甲类政策汇编, 一周要闻, 甲类简报第5期
_SEVERAL = re.compile(part("bulletin_word") + r"|合\s*集|公\s*报|第\s*\d+\s*期")
# 1. 甲部印发《甲办法》。办法自…, 【甲部印发甲办法】近日，…, **1. 甲部印发《甲办法》**：近日，…
_FIRST_SENTENCE = re.compile(r"\s*\*\*[^*\n]{4,100}\*\*|\s*[【〖][^】〗\n]{2,60}[】〗]|[^。\n]{2,160}。?")
_LONGEST_TITLE = 40
DESCRIPTION = "bulletin of any layout: items, cards or lists found by what repeats"


def sniff(lines: Lines) -> Sniff:
    """Look for heads that repeat, and for what shows that they are those of items; the points of a policy repeat as well."""
    found = _find(lines)
    return sniffed(
        ("items under heads of one kind, and the name of a bulletin, a list of the items or a source under each", bool(found.items)),
        strength=found.borne_out,
        doubt="" if found.items else _doubt(read_nameplate(read_rows(lines))),
    )


def _is_policy(lines: Lines) -> bool:
    """Tell whether the text is headed by the title of one policy and its number: its numbered points are no documents."""
    masthead = find_masthead(lines)
    if masthead is None or not masthead.certain or _SEVERAL.search(text_at(lines, masthead.title)):
        return False
    below = islice(lines.solid(masthead.title.last + 1), 4)
    return doctypes().is_document(text_at(lines, masthead.title)) is True and any(is_number(line.bare) for line in below)


def _doubt(nameplate: Nameplate | None) -> str:
    """What to say of a text that has the name of a bulletin and no items that could be found."""
    named = nameplate and nameplate.title and _SEVERAL.search(nameplate.title)
    return f"it is called “{nameplate.title}” and may hold several whose beginnings were not found" if nameplate and named else ""


def units(source: Source, lines: Lines) -> Reading:
    """Cut the items at their heads."""
    rows = read_rows(lines)
    items = _find(lines).items
    found = tuple(_units(source, lines, rows, items))
    return Reading(_bulletin(source, lines, rows, items), found)


@lru_cache(maxsize=1)
def _find(lines: Lines) -> Found:
    rows = read_rows(lines)
    finders = (find_papers,) if _is_policy(lines) else (find_cards, find_catalogue, find_papers, find_items)
    return next((found for find in finders if (found := find(rows)).items), Found())


def _units(source: Source, lines: Lines, rows: Sequence[Row], items: Sequence[Item]) -> Iterator[Unit]:
    for number, item in enumerate(items, 1):
        place = Place(rows[item.head.first].index, rows[item.head.last].index)
        stop = rows[item.stop - 1].index + 1
        start = rows[item.start].index
        one = replace(unit(source, lines, place, stop, number, start=start, name=item.head.title), kind=item.kind)
        if one.body < one.start:
            one = replace(one, body=one.start)
        yield one if rows[item.head.first].role != "text" else _headless(one)


def _headless(one: Unit) -> Unit:
    """A paragraph without a heading of its own: what it has in 【】, else its first sentence, stands for one."""
    match = _FIRST_SENTENCE.match(one.text)
    heading = match.group().strip().rstrip("。") if match else one.heading
    mark = read_mark(heading.rstrip("：:"))
    return replace(one, heading=heading, name=mark.title if mark else heading, body=one.start + (match.end() if match else 0))


def _first_line(rows: Sequence[Row], items: Sequence[Item]) -> str | None:
    """Return the line that stands first above the items: # 甲省政策一览, 《甲新闻》 2031年3月5日 文字实录."""
    first = rows[0].title if min(items[0].start, items[0].head.first) > 0 else ""
    return first if 4 <= len(first) <= _LONGEST_TITLE and "。" not in first else None


def _bulletin(source: Source, lines: Lines, rows: Sequence[Row], items: Sequence[Item]) -> Bulletin:
    cover = read_cover(lines, rows[min(items[0].start, items[0].head.first)].index)
    nameplate = read_nameplate(rows)
    title = (nameplate and nameplate.title) or cover.title or _first_line(rows, items) or source.name
    return Bulletin(source.name, title, cover.issue, cover.publisher, cover.published, NAME, source.sha256, source.path, source.text_sha256)
