"""What a unit does to each document that it names: cues around the name, headings above it, the unit's own kind."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.alias import is_generic
from kg.extract.find import Found, Named, resolve_alias
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.patterns import NAMED, Cue, patterns
from kg.extract.quote import clause
from kg.identity import policy_key, same_number
from kg.model import Relation, Span, Unresolved
from kg.text import DATE, iso_date
from kg.vocab import agencies

STRENGTH = ("SUPERSEDES", "AMENDS", "INTERPRETS", "BASED_ON", "REFERENCES")
"""Strongest first: one relation for each target, with the strongest type that applies."""
_SENTENCE = re.compile(r"[。！？\n]")
_CLAUSE_SCOPE = re.compile(r"\s*(?:中的?|的)?(第[^，。；、（）◆]{1,24}?[条款项目章节](?:[、和至及]?第[^，。；（）◆]{1,24}?[条款项目])*(?:第?（[^）]{1,4}）项)?)")
_DATED = re.compile(rf"({DATE}|(?:19|20)\d\d年)[^。；◆]{{0,120}}?(?:发布|公布|通过|批准|颁布|颁发|批转|印发|施行|转发|修订|修正|实施|制定)[^。；◆，]{{0,6}}$")
_EXPLAINS = re.compile(r"^(?:共|分为|主要|一是|明确|提出|规定|指出|要求|强调|围绕|从|包括|部署|聚焦|将|的出台|出台|解读|内容|坚持|自)")
_ISSUED_BEFORE = re.compile(r"(?:印发|发布|出台|公布|制定|通过|颁布|修订)(?:了|的)?$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its named documents masked."""

    start: int
    masked: str
    names: tuple[Named, ...]
    marks: tuple[int, ...]
    """Offset in `masked` of each name's mark."""

    def offset(self, masked: int) -> int:
        """Return the clean offset of a place in `masked`."""
        place = bisect_right(self.marks, masked - 1) - 1
        if place < 0:
            return self.start + masked
        return self.names[place].end + masked - self.marks[place] - 1


@dataclass(frozen=True, slots=True)
class Judged:
    """One naming with its type and the clean span of the words that show it."""

    named: Named
    type: str
    rules: tuple[str, ...]
    confidence: float
    start: int
    end: int
    scope: str | None = None
    date: str | None = None
    issuer: str | None = None


def relate(lay: Layout, head: Head, found: Found) -> tuple[tuple[Relation, ...], tuple[Unresolved, ...]]:
    """Return one relation for each document that the unit names, and the names that stay unresolved."""
    left: list[Unresolved] = []
    subjects = _subjects(lay, head, found)
    judged: list[Judged] = []
    for sentence in _sentences(lay, found.named):
        for place, named in enumerate(sentence.names):
            known = _known(lay, head, found, named, subjects, left)
            if known:
                one = _judge(lay, head, sentence, place, known, subjects)
                if one and not _own(head, one):
                    judged.append(one)
    return tuple(_merge(lay, judged)), tuple(left)


def _sentences(lay: Layout, named: tuple[Named, ...]) -> Iterator[Sentence]:
    """Yield the sentences that name documents; a stop inside a name ends no sentence."""
    stops = _stops(lay, named)
    group: list[Named] = []
    bounds = (0, 0)
    for one in _apart(named):
        place = bisect_right(stops, one.start)
        here = (stops[place - 1] if place else 0, stops[place] if place < len(stops) else len(lay.text))
        if here != bounds and group:
            yield _mask(lay.text, bounds, group)
            group = []
        bounds = here
        group.append(one)
    if group:
        yield _mask(lay.text, bounds, group)


def _apart(named: Iterable[Named]) -> Iterator[Named]:
    """Yield the namings that do not lie inside the one before."""
    end = -1
    for one in named:
        if one.start >= end:
            end = one.end
            yield one


def _stops(lay: Layout, named: tuple[Named, ...]) -> list[int]:
    """Return the ends of sentences outside names."""
    starts = [one.start for one in named]
    stops = []
    for stop in _SENTENCE.finditer(lay.text):
        place = bisect_right(starts, stop.start()) - 1
        if place < 0 or stop.start() >= named[place].end:
            stops.append(stop.end())
    return stops


def _mask(text: str, bounds: tuple[int, int], names: list[Named]) -> Sentence:
    pieces, marks, length, at = [], [], 0, bounds[0]
    for one in names:
        pieces.append(text[at : one.start] + NAMED)
        length += one.start - at + 1
        marks.append(length - 1)
        at = one.end
    pieces.append(text[at : bounds[1]])
    return Sentence(bounds[0], "".join(pieces), tuple(names), tuple(marks))


def _known(lay: Layout, head: Head, found: Found, named: Named, subjects: tuple[str, ...], left: list[Unresolved]) -> Named | None:
    """Return the naming with its alias resolved, or None for a generic name that nothing explains."""
    if named.rule != "book" or not named.title:
        return named
    title = found.aliases.title(named.title, named.start)
    if title:
        return resolve_alias(named, title)
    if named.number or not is_generic(named.title):
        return named
    owner = _owner(head, found, named, subjects)
    if owner:
        return resolve_alias(named, owner)
    left.append(Unresolved("alias", named.title, "short name that the unit does not define", lay.clean.span(named.start, named.end)))
    return None


def _owner(head: Head, found: Found, named: Named, subjects: tuple[str, ...]) -> str | None:
    """Return the full title that an undefined short name stands for: the subject, the unit itself, or the last title before."""
    short = (named.title or "").removeprefix("本").removeprefix("该")
    before = [n.title for n in found.named if n.start < named.start and n.title and len(n.title) > len(short) + 2]
    for title in (*subjects, *((head.title,) if head.is_policy else ()), *reversed(before)):
        bare = re.sub(r"（[^（）]*）$", "", title)
        if bare.endswith(short) or (len(short) > 2 and _subsequence(short, bare)):
            return title
    return None


def _subsequence(short: str, title: str) -> bool:
    """Tell whether a title holds the characters of a short name in order and ends alike."""
    rest = iter(title)
    return title[-2:] == short[-2:] and all(char in rest for char in short)


def _subjects(lay: Layout, head: Head, found: Found) -> tuple[str, ...]:
    """Return the titles that an interpretation explains: those of its heading, else the first that it introduces."""
    if head.kind not in ("interpretation", "press_conference", "news"):
        return ()
    in_heading = tuple(n.title for n in found.named if n.title and n.start < lay.body and n.rule == "book" and not is_generic(n.title))
    if in_heading or head.kind != "interpretation":
        return in_heading
    opening = [n for n in found.named if n.title and n.rule == "book" and n.start < lay.body + 1500 and not is_generic(n.title)]
    for one in opening:
        if one.title in {alias.title for alias in found.aliases.entries} or _ISSUED_BEFORE.search(lay.text[max(0, one.start - 4) : one.start]):
            return (one.title or "",)
    return ()


def _judge(lay: Layout, head: Head, sentence: Sentence, place: int, named: Named, subjects: tuple[str, ...]) -> Judged | None:
    """Decide the type of one naming."""
    mark = sentence.marks[place]
    before, after = sentence.masked[:mark], sentence.masked[mark + 1 :]
    governed = _governed(lay, named)
    if governed:
        return _judged(lay, sentence, place, named, governed)
    if head.kind not in ("policy", "law", "draft", "catalogue"):
        return _judge_report(head, named, before, after, subjects)
    for cue in patterns().cues:
        if head.kind in cue.kinds and (cue.zone == "any" or lay.in_preamble(named.start)) and named.start >= _law_floor(lay, cue) and cue.fires(before, after):
            return _judged(lay, sentence, place, named, _cue_words(cue, sentence, mark))
    return Judged(named, "REFERENCES", (named.rule,), named.confidence, named.start, named.end)


def _law_floor(lay: Layout, cue: Cue) -> int:
    """Promulgation lines of a law file say nothing but dates and amending decisions: cues count below them."""
    return lay.head_end if lay.unit.format == "law" and cue.type != "BASED_ON" else 0


def _judge_report(head: Head, named: Named, before: str, after: str, subjects: tuple[str, ...]) -> Judged:
    """Interpretations explain their subject; everything else they name is a reference."""
    about = any(policy_key(named.title) == policy_key(subject) for subject in subjects) if named.title else False
    if head.kind == "news":
        about = named.rule == "alias" and _EXPLAINS.match(after) is not None
    elif head.kind == "press_conference":
        about = about and named.start < 400
    if about:
        return Judged(named, "INTERPRETS", (named.rule, "subject"), named.confidence, named.start, named.end)
    return Judged(named, "REFERENCES", (named.rule,), named.confidence, named.start, named.end)


def _governed(lay: Layout, named: Named) -> tuple[str, str, float, int, int] | None:
    """Return (type, rule, confidence, clean span) of the heading that governs the list a name stands in."""
    for start, end, heading in lay.governed:
        if start <= named.start < end:
            return heading.value, heading.name, heading.confidence, named.start, named.end
    return None


def _cue_words(cue: Cue, sentence: Sentence, mark: int) -> tuple[str, str, float, int, int]:
    """Return (type, rule, confidence, clean span from cue to name)."""
    name = sentence.names[sentence.marks.index(mark)]
    if cue.side == "before":
        found = cue.pattern.search(sentence.masked[:mark])
        start = sentence.offset(found.start()) if found else name.start
        return cue.type, cue.name, cue.confidence, min(start, name.start), name.end
    found = cue.pattern.search(sentence.masked[mark + 1 :])
    end = sentence.offset(mark + found.end()) + 1 if found else name.end
    return cue.type, cue.name, cue.confidence, name.start, max(end, name.end)


def _judged(lay: Layout, sentence: Sentence, place: int, named: Named, shown: tuple[str, str, float, int, int]) -> Judged:
    type_, rule, confidence, start, end = shown
    mark = sentence.marks[place]
    scope = date = issuer = None
    if type_ in ("SUPERSEDES", "AMENDS"):
        clause_scope = _CLAUSE_SCOPE.match(sentence.masked, mark + 1)
        scope = clause_scope.group(1) if clause_scope else "whole"
        date, issuer = _dated(sentence.masked[:mark])
        end = max(end, sentence.offset(clause_scope.end()) if clause_scope else end)
    return Judged(named, type_, (named.rule, rule), min(named.confidence, confidence), start, end, scope, date, issuer)


def _dated(before: str) -> tuple[str | None, str | None]:
    """Return date and issuer of a named document from the words before it: 1999年5月1日某部发布的《X》."""
    found = _DATED.search(before[-160:])
    if not found:
        return None, None
    names = agencies().find(found.group())
    date = iso_date(found.group(1)) or found.group(1)[:4]
    return date, names[-1].name if names else None


def _own(head: Head, one: Judged) -> bool:
    """Tell whether a naming is the unit itself; a repealed namesake is not."""
    if not head.is_policy or one.type == "SUPERSEDES":
        return False
    named = one.named
    if same_number(named.number, head.number):
        return True
    return bool(named.title) and policy_key(named.title or "") in head.keys


def _merge(lay: Layout, judged: list[Judged]) -> Iterator[Relation]:
    """Yield one relation for each target in order of first naming, the strongest type winning."""
    groups: list[list[Judged]] = []
    by_title: dict[str, list[Judged]] = {}
    by_number: dict[str, list[Judged]] = {}
    for one in judged:
        title = policy_key(one.named.title) if one.named.title else ""
        number = one.named.number or ""
        group = by_title.get(title) or by_number.get(number)
        if group is None:
            group = []
            groups.append(group)
        group.append(one)
        if title:
            by_title[title] = group
        if number:
            by_number[number] = group
    for group in groups:
        yield _relation(lay, group)


def _relation(lay: Layout, group: list[Judged]) -> Relation:
    best = min(group, key=lambda one: (STRENGTH.index(one.type), -one.confidence, one.named.start))
    titles = [one.named.title for one in group if one.named.title]
    evidence = _evidence(lay, best)
    name = lay.clean.span(best.named.start, best.named.end)
    also = [_evidence(lay, one) for one in group if one is not best]
    return Relation(
        type=best.type,
        title=min(titles, key=lambda title: (len(re.sub("中华人民共和国", "", title)), titles.index(title))) if titles else None,
        number=next((one.named.number for one in group if one.named.number), None),
        span=evidence[0],
        evidence=evidence[1],
        mention=name,
        rules=best.rules,
        confidence=round(best.confidence, 3),
        scope=best.scope,
        date=best.date,
        issuer=best.issuer,
        also=tuple(dict.fromkeys(also)),
    )


def _evidence(lay: Layout, one: Judged) -> tuple[Span, str]:
    start, end = clause(lay.text, one.named.start, one.named.end, one.start, one.end)
    return lay.clean.span(start, end), lay.clean.quote(start, end)
