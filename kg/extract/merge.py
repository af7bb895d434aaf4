"""One relation for each document that a unit cites, out of all citations of it."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.citation import TypedCitation
from kg.extract.layout import Layout
from kg.extract.quote import clause, cue_clause
from kg.identity import policy_key
from kg.model import Relation, Span
from kg.schema.read import schema
from kg.text.normal import number_key
from kg.vocab.lexicon import part

Quote = tuple[Span, str]
# 甲类设备管理办法（试行）, 甲类设备目录（2031年版）
_BRACKET = re.compile(rf"{part('bracket')}$")
# 甲类设备目录（第一批）: another document than the next batch
_BATCH = re.compile(rf"[（(]{part('batch')}[）)]$")


def merge(layout: Layout, citations: Iterable[TypedCitation]) -> Iterator[Relation]:
    """Yield one relation for each target in order of first citation, the strongest type winning."""
    groups: list[list[TypedCitation]] = []
    by_key: dict[str, list[TypedCitation]] = {}
    for one in sorted(citations, key=lambda one: not _is_bracketed(one)):
        keys = [key for key in _target_keys(one) if key]
        group = next((by_key[key] for key in keys if key in by_key), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(one)
        for key in keys:
            by_key.setdefault(key, group)
    for group in sorted(groups, key=lambda group: min(one.citation.start for one in group)):
        yield _relation(layout, group)


def _is_bracketed(one: TypedCitation) -> bool:
    """Tell whether a title ends with its edition: （试行）, （2031年版）."""
    return _BRACKET.search(one.citation.title or "") is not None


def _target_keys(one: TypedCitation) -> list[str]:
    """Return what a target is known by in its unit: number, title, and a title with an edition, but not one of a batch, also without."""
    title = one.citation.title
    if not title:
        return [number_key(one.citation.number or "")]
    if one.amending and one.date:
        return [f"{policy_key(title)}@{one.date}"]
    bare = _BRACKET.sub("", title) if _is_bracketed(one) and not _BATCH.search(title) else ""
    return [policy_key(title), number_key(one.citation.number or ""), policy_key(bare) if bare else ""]


def _relation(layout: Layout, group: list[TypedCitation]) -> Relation:
    best = min(group, key=lambda one: (schema().ranked.index(one.type), -one.confidence, one.citation.start))
    titles = dict.fromkeys(one.citation.title for one in group if one.citation.title)  # of equally long ones the first
    evidence, shown = _evidence(layout, best)
    also = [quote for one in group if one is not best for quote in _evidence(layout, one) if quote]
    return Relation(
        type=best.type,
        title=min(titles, key=lambda title: len(title.replace("中华人民共和国", "")), default=None),
        number=next((one.citation.number for one in group if one.citation.number), None),
        span=evidence[0],
        evidence=evidence[1],
        mention=layout.clean.span(best.citation.start, best.citation.end),
        rules=best.rules,
        confidence=round(best.confidence, 3),
        scope=_scope(best, group),
        date=best.date,
        issuer=best.issuer,
        shown=shown,
        also=tuple(dict.fromkeys(also)),
        amending=best.amending,
    )


def _scope(best: TypedCitation, group: Iterable[TypedCitation]) -> str | None:
    """Return the scope of a relation: of amendments one by one (一、将《甲》第三条修改为…二、在《甲》第五条后增加…) all clauses."""
    scopes = dict.fromkeys(one.scope for one in group if one.type == best.type == "AMENDS" and one.scope)
    return best.scope if len(scopes) < 2 or "whole" in (best.scope, *scopes) else "、".join(scopes)


def _evidence(layout: Layout, one: TypedCitation) -> tuple[Quote, Quote | None]:
    """Return the quote for a name, and that of the words which show its type where one quote cannot hold both."""
    place = (one.citation.start, one.citation.end, one.start, one.end)
    shown = one.heading or cue_clause(layout.text, *place)
    return _quote(layout, clause(layout.text, *place)), _quote(layout, shown) if shown else None


def _quote(layout: Layout, span: tuple[int, int]) -> Quote:
    return layout.clean.span(*span), layout.clean.quote(*span)
