"""Which documents a unit names: in 书名号, by number, by alias, and well-known statutes without marks.

Finding knows nothing of how they relate; `relate` decides that. Offsets are clean offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.alias import Aliases, read_aliases
from kg.extract.layout import Layout
from kg.extract.named import Named
from kg.model import Mention, Unresolved
from kg.text.normal import core_title, fold, fold_title, normal_number
from kg.vocab import agencies, doctypes, statutes
from kg.vocab.patterns import patterns

BOOK = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,100}》){1,160})》")
"""A name in 书名号, one level of nesting."""
_BRACKET = re.compile(r"\s*[（(〔\[]((?:[^（）()\n]|（[^（）\n]{0,40}）){2,120})[）)\]]")
_NUMBER = re.compile(
    r"(?P<agency>[A-Za-z\u4e00-\u9fff]{1,24})\s?[〔\[（【]\s?(?P<year>(?:19|20)\d\d)\s?年?\s?[〕\]）】]\s?(?:第\s?)?\d(?:\s?\d){0,4}\s?号?"
    r"|(?P<notice>[\u4e00-\u9fff、 ]{2,40}?(?:公告|通告|通报|令)?)\s?(?:19|20)\d\d\s?年\s?第?\s?\d{1,4}\s?号"
    r"(?:[\u4e00-\u9fff]{0,6}(?:公告|通告|通报|令))?"
    r"|(?P<order>[\u4e00-\u9fff、 ]{1,40}?令)\s?[（(]?第\s?(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5})\s?号[）)]?"
)
_NUMBER_HINT = re.compile(
    r"[〔\[（【]\s?(?:19|20)\d\d\s?年?\s?[〕\]）】]|(?:19|20)\d\d\s?年\s?第?\s?\d{1,4}\s?号|令\s?[（(]?第\s?[\d一二三四五六七八九十百〇零]{1,5}\s?号"
)
_REACH = 48
"""How far before the year bracket a number's agency part may begin."""
_OWN_ANNEX = re.compile(r"^\s*[（(](?:见)?附[件表录]")
_ISSUED_AS = re.compile(r"\s*(?:公布|发布|印发|颁布|颁发)?(?:的|文)?\s*(?=《)")
_INTRODUCED = re.compile(
    r"(?:印发|发布|公布|公告|出台|制定|修订|制修订|编制|通过|一批|列入|纳入|按照|根据|依据|执行|符合|落实|贯彻|申报|遵守|依照|参照|享受"
    r"|《[^《》]{2,60}》[、和及]?)[^，。；《》]{0,12}$"
)
_PAPER = re.compile(r"(?:文章|发表|刊发|杂志|期刊|报告)[^，。；《》]{0,6}$")
_PAPER_BEHIND = re.compile(r"\s*(?:杂志|期刊|报道|一文|文章)")
_DIRECTIVE = re.compile(r"/E[CU]{1,2}C?$|EEC$")
"""A directive's code is a law's number beside its title, not a standard's instead of it."""
_ATTACHED = ("本法所附", "本条例所附", "本办法所附", "本规定所附", "后附")
_OPENING = "《〈“（(，。；、：\n\t "


@dataclass(frozen=True, slots=True)
class Found:
    """All namings in order, the aliases and what was left alone."""

    named: tuple[Named, ...]
    aliases: Aliases
    unresolved: tuple[Unresolved, ...]


def find(lay: Layout, standards: Iterable[Mention]) -> Found:
    """Return every naming of a document in a unit, the unit's own name included, left to right.

    Titles of `standards` are left out: a standard named by its code is no policy.
    """
    books = list(_books(lay))
    aliases = read_aliases(lay, books)
    left: list[Unresolved] = []
    taken = [(named.start, named.end) for named in books]
    numbers, joined = _join_numbers(lay, books, list(_numbers(lay, taken, left)))
    coded = frozenset(fold(mention.name) for mention in standards if mention.name and not _DIRECTIVE.search(mention.id))
    kept = [named for named in joined if fold(named.title or "") not in coded and _is_document(lay, named, aliases, left)]
    bare = list(_bare(lay, taken + [(n.start, n.end) for n in numbers], aliases))
    return Found(tuple(sorted(kept + numbers + bare, key=lambda n: (n.start, n.end))), aliases, tuple(left))


def _books(lay: Layout) -> Iterator[Named]:
    """Yield each 书名号 with the number that follows it in brackets."""
    for found in BOOK.finditer(lay.text):
        number, end = _number_behind(lay.text, found.end())
        yield Named(found.start(), end, tidy(found.group(1)), number, "book", 0.95)


def tidy(title: str) -> str:
    """Return a title without blanks that only printing made, inner marks as 〈〉, the issued document unfolded."""
    title = re.sub(r"\s+", "", title).replace("《", "〈").replace("》", "〉")
    title = re.sub(r"(?<=[〇零一二三四五六七八九十\d])[-~～](?=\d{4}年)", "—", title)
    return core_title(title)


def _number_behind(text: str, end: int) -> tuple[str | None, int]:
    """Return the number in the bracket that follows, and where that bracket ends."""
    bracket = _BRACKET.match(text, end)
    if not bracket or not _NUMBER_HINT.search(bracket.group(1)):
        return None, end
    for part in re.split(r"[，,；;]", bracket.group(1)):
        number = normal_number(_trim(part.strip()))
        if number:
            return number, bracket.end()
    return None, end


def _numbers(lay: Layout, taken: list[tuple[int, int]], left: list[Unresolved]) -> Iterator[Named]:
    """Yield numbers that stand without a title: 按照某财〔2031〕3号."""
    free = _Free(taken)
    for hint in _NUMBER_HINT.finditer(lay.text, lay.head_end):
        if free.holds(hint.start()):
            continue
        floor = max(lay.text.rfind("\n", 0, hint.start()) + 1, hint.start() - _REACH, free.floor(hint.start()))
        window = lay.text[floor : hint.end() + 24]
        found = next((m for m in _NUMBER.finditer(window) if m.start() <= hint.start() - floor < m.end()), None)
        if not found:
            continue
        named = _standing(lay, floor + found.start(), floor + found.end())
        if named:
            yield named
        else:
            left.append(
                Unresolved("number", found.group(), "no agency before it", lay.clean.span(floor + found.start(), floor + found.end()))
            )


def _join_numbers(lay: Layout, books: list[Named], numbers: list[Named]) -> tuple[list[Named], list[Named]]:
    """Give a number that stands before a title to it: 某部令第5号公布的《X》. Return the other numbers and all titles."""
    before: dict[int, Named] = {}
    for number in numbers:
        behind = _ISSUED_AS.match(lay.text, number.end)
        if behind:
            before[behind.end()] = number
    used = {before[book.start].start for book in books if book.start in before and not book.number}
    joined = [replace(book, number=before[book.start].number) if book.start in before and not book.number else book for book in books]
    return [number for number in numbers if number.start not in used], joined


def _standing(lay: Layout, start: int, end: int) -> Named | None:
    """Return the number at a place with lead-ins cut off its front; a title right behind it joins it."""
    raw = lay.text[start:end]
    trimmed = _trim(raw)
    number = normal_number(trimmed)
    if not number or not agencies().by_number(number):
        return None
    return Named(start + len(raw) - len(trimmed), end, None, number, "number", 0.95)


def _trim(text: str) -> str:
    """Cut what is glued before a number: lead-in words, 原, punctuation."""
    text = text.lstrip(_OPENING)
    for start in range(len(text)):
        candidate = text[start:]
        if agencies().by_number(candidate) and not patterns().lead_in.match(candidate):
            return candidate
        if not ("\u4e00" <= text[start] <= "\u9fff" or text[start] in " 、"):
            break
    cut = 0
    for lead in patterns().lead_in.finditer(text):
        if lead.start() == cut:
            cut = lead.end()
    return text[cut:] if cut < len(text) else text


def _bare(lay: Layout, taken: list[tuple[int, int]], aliases: Aliases) -> Iterator[Named]:
    """Yield well-known statutes named without marks, and aliases that are used without marks."""
    free = _Free(taken)
    for match in statutes().find(lay.text):
        if match.start < lay.body or free.holds(match.start):
            continue
        title = aliases.title(match.name, match.start) or match.title
        yield Named(match.start, match.end, title, None, "statute", 0.85, match.name)


def _is_document(lay: Layout, named: Named, aliases: Aliases, left: list[Unresolved]) -> bool:
    """Tell whether what stands in 书名号 is a document; what is not is put on the list with the reason."""
    title = named.title or ""
    if aliases.defines(named.start) or named.number:
        return not aliases.defines(named.start)
    reason = _reason(lay, named, title)
    if reason:
        left.append(Unresolved("title", title, reason, lay.clean.span(named.start, named.end)))
    return reason is None


def _reason(lay: Layout, named: Named, title: str) -> str | None:
    """Return why a name in 书名号 is no document, None if it is one."""
    before = lay.text[max(0, named.start - 80) : named.start]
    if _OWN_ANNEX.match(lay.text, named.end) or before.endswith(_ATTACHED) or fold(title) in lay.annexes:
        return "annex of the unit itself"
    known = doctypes().is_document(title)
    if known is False or _PAPER.search(before) or _PAPER_BEHIND.match(lay.text, named.end):
        return "a form, certificate or paper, no policy document"
    if len(fold_title(title)) < 2:
        return "too short to be a title"
    if known is None and named.start > lay.body and not _INTRODUCED.search(before):
        return "its last word names no kind of document, and nothing introduces it as one"
    return None


def resolve_alias(named: Named, title: str) -> Named:
    """Return the naming with its alias replaced by the full title."""
    return replace(named, title=title, printed=named.title or "", rule="alias", confidence=0.9)


class _Free:
    """Which clean offsets are not yet part of a naming."""

    def __init__(self, taken: list[tuple[int, int]]) -> None:
        self._taken = sorted(taken)
        self._starts = [start for start, _ in self._taken]

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies inside a taken stretch."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._taken[place][1]

    def floor(self, offset: int) -> int:
        """Return the end of the last taken stretch before an offset."""
        place = bisect_right(self._starts, offset) - 1
        return self._taken[place][1] if place >= 0 else 0
