"""What a unit does to each document that it names: cues around the name, headings above it, the unit's own kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.find import Found
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.named import Named
from kg.extract.quote import clause, cue_clause
from kg.extract.sentence import Sentence, sentences
from kg.extract.subject import known, subjects
from kg.identity import policy_key, same_number
from kg.model import Relation, Span, Unresolved
from kg.text.normal import DATE, iso_date, number_key
from kg.vocab import agencies
from kg.vocab.patterns import Cue, patterns

AMENDING = "amending_decision"
"""Rule of a reference in a law's promulgation lines: the document named changed the law."""
STRENGTH = ("SUPERSEDES", "AMENDS", "INTERPRETS", "BASED_ON", "REFERENCES")
"""Strongest first: one relation for each target, with the strongest type that applies."""
_CLAUSE_SCOPE = re.compile(
    r"\s*(?:中的?|的)?(第[^，。；、（）◆]{1,24}?[条款项目章节](?:[、和至及]?第[^，。；（）◆]{1,24}?[条款项目])*(?:第?（[^）]{1,4}）项)?)"
)
_DATED = re.compile(
    rf"({DATE}|(?:19|20)\d\d年)[^。；◆]{{0,120}}?(?:发布|公布|通过|批准|颁布|颁发|批转|印发|施行|转发|修订|修正|实施|制定)[^。；◆，]{{0,6}}$"
)
_CHANGED = re.compile(r"[^\n。《]{0,16}(?:修正|修订|修改)")
_EXPLAINS = re.compile(r"^(?:共|分为|主要|一是|明确|提出|规定|指出|要求|强调|围绕|从|包括|部署|聚焦|将|的出台|出台|解读|内容|坚持|自)")


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
    heading: tuple[int, int] | None = None
    """Clean offsets of the heading whose verb governs the list it stands in."""


def relate(lay: Layout, head: Head, found: Found) -> tuple[tuple[Relation, ...], tuple[Unresolved, ...]]:
    """Return one relation for each document that the unit names, and the names that stay unresolved."""
    left: list[Unresolved] = []
    about = subjects(lay, head, found)
    judged: list[Judged] = []
    for sentence in sentences(lay.text, found.named):
        for place, named in enumerate(sentence.names):
            full = known(lay, head, found, named, about, left)
            if full:
                one = _judge(lay, head, sentence, place, full, about)
                if one and not _own(head, one):
                    judged.append(one)
    return tuple(_merge(lay, judged)), tuple(left)


def _judge(lay: Layout, head: Head, sentence: Sentence, place: int, named: Named, subjects: tuple[str, ...]) -> Judged | None:
    """Decide the type of one naming."""
    mark = sentence.marks[place]
    before, after = sentence.masked[:mark], sentence.masked[mark + 1 :]
    if lay.body <= named.start < lay.head_end:
        return _amending(lay, named, after)
    for listed in lay.governed:
        if listed.start <= named.start < listed.end:
            form = listed.heading
            judged = _judged(sentence, place, named, (form.value, form.name, form.confidence, named.start, named.end))
            return replace(judged, heading=listed.words)
    if head.kind not in ("policy", "law", "draft", "catalogue"):
        return _judge_report(head, named, before, after, subjects)
    for cue in _firing(lay, named, before, after):
        if head.kind in cue.kinds:
            return _judged(sentence, place, named, _cue_words(cue, sentence, mark))
    return Judged(named, "REFERENCES", (named.rule,), named.confidence, named.start, named.end)


def _amending(lay: Layout, named: Named, after: str) -> Judged:
    """Promulgation lines date a law and name what amended it: 2013年7月18日 《…决定》第一次修订."""
    line = lay.text[lay.text.rfind("\n", 0, named.start) + 1 : named.start]
    dates = re.findall(DATE, line)
    rules = (named.rule, AMENDING) if _CHANGED.match(after) else (named.rule,)
    date = iso_date(dates[-1]) if dates else None
    return Judged(named, "REFERENCES", rules, named.confidence, named.start, named.end, date=date)


def cues_at(lay: Layout, found: Found, named: Named) -> list[Cue]:
    """Return every cue that fires on a naming, whatever the unit's kind."""
    for sentence in sentences(lay.text, found.named):
        for place, one in enumerate(sentence.names):
            if one == named:
                mark = sentence.marks[place]
                return list(_firing(lay, named, sentence.masked[:mark], sentence.masked[mark + 1 :]))
    return []


def _firing(lay: Layout, named: Named, before: str, after: str) -> Iterator[Cue]:
    """Yield the cues that fire, strongest type first as the file orders them."""
    for cue in patterns().cues:
        if _in_zone(lay, cue, named.start) and cue.fires(before, after):
            yield cue


def _in_zone(lay: Layout, cue: Cue, offset: int) -> bool:
    """Tell whether a cue counts at a place."""
    return cue.zone == "any" or (lay.in_preamble(offset) if cue.zone == "preamble" else lay.in_overall(offset))


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


def _judged(sentence: Sentence, place: int, named: Named, shown: tuple[str, str, float, int, int]) -> Judged:
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
    by_key: dict[str, list[Judged]] = {}
    for one in sorted(judged, key=lambda one: not _edition(one)):
        keys = [key for key in _target_keys(one) if key]
        group = next((by_key[key] for key in keys if key in by_key), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(one)
        for key in keys:
            by_key.setdefault(key, group)
    for group in sorted(groups, key=lambda group: min(one.named.start for one in group)):
        yield _relation(lay, group)


_EDITION = re.compile(r"（[^（）]*）$")


def _edition(one: Judged) -> bool:
    """Tell whether a title ends with its edition: （试行）, （2031年版）."""
    return _EDITION.search(one.named.title or "") is not None


def _target_keys(one: Judged) -> list[str]:
    """Return what a target is known by in its unit: number, title, and a title with an edition also without."""
    title = one.named.title
    if not title:
        return [number_key(one.named.number or "")]
    if AMENDING in one.rules and one.date:
        return [f"{policy_key(title)}@{one.date}"]
    bare = _EDITION.sub("", title) if _edition(one) else ""
    return [policy_key(title), number_key(one.named.number or ""), policy_key(bare) if bare else ""]


def _relation(lay: Layout, group: list[Judged]) -> Relation:
    best = min(group, key=lambda one: (STRENGTH.index(one.type), -one.confidence, one.named.start))
    titles = [one.named.title for one in group if one.named.title]
    evidence, *more = _evidence(lay, best)
    name = lay.clean.span(best.named.start, best.named.end)
    also = more + [quote for one in group if one is not best for quote in _evidence(lay, one)]
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


def _evidence(lay: Layout, one: Judged) -> list[tuple[Span, str]]:
    """Return the quote for a name, and that of its cue where one clause cannot hold both."""
    place = (one.named.start, one.named.end, one.start, one.end)
    spans = [clause(lay.text, *place), cue_clause(lay.text, *place), one.heading]
    return [(lay.clean.span(*span), lay.clean.quote(*span)) for span in spans if span]
