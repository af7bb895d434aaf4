"""A list of headlines at the top of a review, and the numbered items that repeat them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from kg.vocab.lexicon import part
from loaders.align import LONGEST, WRAP, Place, chain, find, mend
from loaders.contents import find_contents
from loaders.fold import enumerator, key, keys
from loaders.lines import Line, Lines

_BULLETS = "■□●○◆◇▲△★☆▪▫•·►▶➤※◎✦✓➢*＊»"
# ①甲部印发《甲办法》
_CIRCLED = re.compile(r"[①-⑳㉑-㉟㊱-㊿⑴-⑽⒈-⒛❶-❿⓫-⓴➀-➓]")
# 甲业一周要闻回顾
_TITLE = re.compile(part("bulletin_word") + "|一周|本周|盘点|扫描")
# 一、国家政策, 【地方动态】, ## 行业资讯: the numbers of the items may begin anew below
_SECTION = re.compile(rf"(?:{part('section')}|第.{{1,3}}部分|#+\s|[【◆]).{{2,14}}$")
_TITLE_LINES = 6
_TITLE_LETTERS = 40
_ENDS = ("。", "？", "?", "！", "：", ":")
_HEAD_LINES = 120
_HEADLINE = 100
_CLOSER = 20
"""What closes an item (`链接»»`) is no longer than this."""


@dataclass(frozen=True, slots=True)
class Items:
    """What was found of a list and of the items under it."""

    listed: tuple[str, ...]
    """Headlines of the list, without bullets."""
    list_start: int
    """0-based index of the first line of the list, or of the first item where there is no list."""
    places: tuple[Place, ...]
    """Headings of the items, in order."""
    missing: tuple[tuple[int, str], ...]
    """Headlines of the list that head no item, with their 1-based lines."""
    closer: str | None
    """Key of the short line that ends the items."""
    headed: bool
    """Whether the headings are numbered as those of a review's items are."""


@lru_cache(maxsize=1)
def find_items(lines: Lines) -> Items:
    """Find the list and the items; both empty where the text has none."""
    groups = _list(lines)
    placed: list[Place | None] = []
    if groups:
        first = groups[-1][0].number
        titles = ["".join(_unbulleted([part.bare for part in g])) for g in groups]
        wanted = [{n for names in _names(g) for n in names if len(n) > 3} for g in groups]
        found = find(set().union(*wanted), lines, first)
        spots = [sorted({p for n in names for p in found.get(n, ())}, key=lambda p: (p.first, -p.last)) for names in wanted]
        placed = mend(titles, chain([_outer(s) for s in spots]), lines, first)
    start = groups[0][0].number - 1 if groups else 0
    places = _with_sequence(lines, [p for p in placed if p], groups[-1][0].number if groups else 0)
    if not groups and places:
        start = places[0].first
    missing = tuple((g[0].number, titles[i]) for i, g in enumerate(groups) if placed[i] is None)
    listed = tuple(titles) if groups else ()
    return Items(listed, start, tuple(places), missing, _closer(lines, places), _headed(lines, places))


@lru_cache(maxsize=1)
def is_review(lines: Lines) -> bool:
    """Whether a text is a review: items that repeat a list, or that stand under a review's title.

    A 目录 over headings that are not numbered is against it.
    """
    items, contents = find_items(lines), find_contents(lines)
    named = any(_TITLE.search(line.bare) for line in islice(lines.solid(), _TITLE_LINES))
    repeated = len(items.listed) > 1 and len(items.listed) - len(items.missing) > len(items.listed) // 2
    return len(items.places) > 1 and (repeated or named) and (contents is None or contents.chapters or items.headed)


def _headed(lines: Lines, places: Sequence[Place]) -> bool:
    """Whether the headings at these places are those of a review's items: with ①, ②, or numbered otherwise under a review's title."""
    marks = [enumerator(lines[p.first].bare) for p in places]
    if sum(bool(_CIRCLED.match(m)) for m in marks) * 2 > len(marks):
        return True
    return sum(map(bool, marks)) * 2 > len(marks) and review_title(lines) is not None


def review_title(lines: Lines) -> str | None:
    """The first line at the top that reads as the title of a review (`本周要闻回顾`); a compilation is none."""
    head = (line.bare for line in islice(lines.solid(), _TITLE_LINES))
    return next((t for t in head if len(t) <= _TITLE_LETTERS and _TITLE.search(t) and not t.endswith(_ENDS)), None)


def _list(lines: Lines) -> list[list[Line]]:
    """Lines of the list, grouped by headline; at least two headlines with one kind of bullet."""
    head = list(islice(lines.solid(), _HEAD_LINES))
    for i, line in enumerate(head):
        if _mark(line.bare, 1) and _is_headline(line.bare):
            groups = _groups(head[i:])
            if len(groups) > 1:
                return groups
    return []


def _is_headline(text: str) -> bool:
    return len(text) <= _HEADLINE and not text.endswith(("。", "；", ";", "：", ":"))


def _mark(text: str, number: int) -> str | None:
    """The kind of bullet in front of a text; a number counts only as the one that is due."""
    mark = enumerator(text).strip()
    if not mark:
        return None
    if mark[0] in _BULLETS:
        return mark[0]
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", mark))
    shape = "①" if _CIRCLED.match(mark) else re.sub(r"\d+", "1", unicodedata.normalize("NFKC", mark))
    return shape if digits and int(digits) == number else None


def _groups(head: Sequence[Line]) -> list[list[Line]]:
    bullet = _mark(head[0].bare, 1)
    groups: list[list[Line]] = []
    for line in head:
        text = line.bare
        if _mark(text, len(groups) + 1) == bullet and _is_headline(text):
            groups.append([line])
        elif enumerator(text) or len(text) > _HEADLINE or text.endswith(("。", "：", ":")) or len(groups[-1]) == WRAP:
            break
        else:
            groups[-1].append(line)
    return groups


def _unbulleted(parts: list[str]) -> list[str]:
    return [parts[0][len(enumerator(parts[0])) :], *parts[1:]]


def _names(group: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Keys of the headline, whole and (as the last group may have caught lines behind the list) cut short."""
    parts = _unbulleted([line.bare for line in group])
    return (keys("".join(parts[:n])) for n in range(len(parts), 0, -1))


def _outer(places: Sequence[Place]) -> list[Place]:
    """Of places that begin on one line the longest."""
    return [p for i, p in enumerate(places) if i == 0 or places[i - 1].first != p.first]


def _with_sequence(lines: Lines, places: list[Place], first: int) -> list[Place]:
    """Add the headings ①②③… that the list does not name: the next number on a short line."""
    if places and not _CIRCLED.match(lines[places[0].first].bare):
        return places
    known = {p.first: p for p in places}
    sequence: list[Place] = []
    number, before = 1, ""
    for line in lines.solid(first):
        place = known.get(line.number - 1)
        if place or _due(line, number) or (_SECTION.match(before) and _due(line, 1)):
            sequence.append(place or Place(line.number - 1, line.number - 1))
            number = 2 if not place and not _due(line, number) else number + 1
        before = line.bare
    return sequence if len(sequence) > 1 else places


def _due(line: Line, number: int) -> bool:
    text = line.bare
    return bool(_CIRCLED.match(text)) and _is_headline(text) and _mark(text, number) == "①"


def _closer(lines: Lines, places: Sequence[Place]) -> str | None:
    """The short line that most items end with."""
    ends: Counter[str] = Counter()
    for here, after in pairwise(places):
        last = lines.last_solid(here.last + 1, after.first)
        if last and len(last.bare) <= LONGEST:
            name = closing(last.bare)
            ends.update([name] if 0 < len(name) <= _CLOSER else [])
    name, count = ends.most_common(1)[0] if ends else ("", 0)
    return name if count >= 2 and count * 2 >= len(places) - 1 else None


def closing(text: str) -> str:
    """What two closing lines have in common: their key without addresses and numbers."""
    return re.sub(r"[a-z0-9]+", "", key(text))
