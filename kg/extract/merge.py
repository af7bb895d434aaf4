"""One relation for each document that a unit cites, out of all citations of it."""

import re
from collections.abc import Iterable, Iterator, Sequence

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
# 甲类设备目录（第一批）, 甲类案件解释（二）: another document than the next batch, or than the first interpretation
_ONE_OF_SEVERAL = re.compile(rf"(?:[（(]{part('batch')}[）)]|{part('subsection')})$")

# 附件2: of a notice that has several
_ANNEX = re.compile(rf"附件[{part('counting')}\d]+")


def merge(layout: Layout, citations: Iterable[TypedCitation]) -> Iterator[Relation]:
    """Yield one relation for each target in order of first citation, the strongest type winning.

    Namesakes of different numbers, or repealed with different years, are different targets; so are documents that one notice carries.
    """
    targets = _Targets()
    for one in sorted(citations, key=lambda one: not _is_bracketed(one)):
        targets.add(one)
    lasting = {_number(group) for group in targets.groups if not _is_end(_best(group))}
    for group in sorted(targets.groups, key=lambda group: min(one.citation.start for one in group)):
        yield _relation(layout, group, _number(group) in lasting)


class _Targets:
    """Citations of a unit by what they name."""

    def __init__(self) -> None:
        """Start without any."""
        self.groups: list[list[TypedCitation]] = []
        self._marked: dict[tuple[str, str], list[TypedCitation]] = {}
        """By title and what tells namesakes apart."""
        self._unmarked: dict[str, list[TypedCitation]] = {}
        """By title, where nothing has told yet which namesake is meant."""
        self._first: dict[str, list[TypedCitation]] = {}
        """By title or number, the first that was named."""
        self._shared: dict[str, list[TypedCitation]] = {}
        """By number, the first of those that its notice issued."""

    def add(self, one: TypedCitation) -> None:
        """Put a citation to the others of its target, or to none."""
        number, titles, mark = number_key(one.citation.number or ""), _titles(one), _mark(one)
        share = bool(titles and one.citation.share)
        group = self._first.get(number) if number and not share else None
        for title in titles:
            if group is None:
                group = (self._marked.get((title, mark)) or self._unmarked.get(title)) if mark else self._first.get(title)
        if group is None and number and not titles:
            group = self._shared.get(number)
        if group is None:
            group = []
            self.groups.append(group)
            self._unmarked.update(() if mark else ((title, group) for title in titles))
        group.append(one)
        if number and not _ANNEX.fullmatch(one.citation.share):
            (self._shared if share else self._first).setdefault(number, group)
        for title in titles:
            self._first.setdefault(title, group)
            if mark:
                self._marked.setdefault((title, mark), group)
                self._unmarked.pop(title, None)


def _mark(one: TypedCitation) -> str:
    """Return what tells a target from its namesakes: its number, of a repeal else the year; '' where neither is given."""
    if one.citation.number:
        return number_key(one.citation.number)
    return one.date[:4] if one.date and one.type == "SUPERSEDES" else ""


def _is_bracketed(one: TypedCitation) -> bool:
    """Tell whether a title ends with its edition: （试行）, （2031年版）."""
    return _BRACKET.search(one.citation.title or "") is not None


def _titles(one: TypedCitation) -> list[str]:
    """Return the keys of a target's title: as cited, and without its edition, unless the bracket tells one of several apart."""
    title = one.citation.title
    if not title:
        return []
    if one.amending and one.date:
        return [f"{policy_key(title)}@{one.date}"]
    bare = _BRACKET.sub("", title) if _is_bracketed(one) and not _ONE_OF_SEVERAL.search(title) else ""
    return [key for key in (policy_key(title), policy_key(bare) if bare else "") if key]


def _best(group: Iterable[TypedCitation]) -> TypedCitation:
    return min(group, key=lambda one: (schema().ranked.index(one.type), -one.confidence, one.citation.start))


def _number(group: Iterable[TypedCitation]) -> str:
    return next((number_key(one.citation.number) for one in group if one.citation.number), "")


def _is_end(one: TypedCitation) -> bool:
    return one.type == "SUPERSEDES" and one.scope == "whole"


def _relation(layout: Layout, group: list[TypedCitation], lasting: bool) -> Relation:
    """Return the relation of a group; `lasting`: the unit names something of its number that does not end."""
    best = _best(group)
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
        scope=_scope(best, group, lasting),
        date=best.date,
        issuer=best.issuer,
        shown=shown,
        also=tuple(dict.fromkeys(also)),
        amending=best.amending,
    )


def _scope(best: TypedCitation, group: Sequence[TypedCitation], lasting: bool) -> str | None:
    """Return the scope of a relation: of amendments one by one (一、将《甲》第三条修改为…二、在《甲》第五条后增加…) all clauses.

    The end of an annex, or of one of several documents that a notice issued, is the end of a part of what has that number.
    """
    share = next((one.citation.share for one in group if one.citation.share), "")
    if share and _is_end(best):
        return share if _ANNEX.fullmatch(share) else (f"《{best.citation.title}》" if lasting else "whole")
    scopes = dict.fromkeys(one.scope for one in group if one.type == best.type == "AMENDS" and one.scope)
    return best.scope if len(scopes) < 2 or "whole" in (best.scope, *scopes) else "、".join(scopes)


def _evidence(layout: Layout, one: TypedCitation) -> tuple[Quote, Quote | None]:
    """Return the quote for a name, and that of the words which show its type where one quote cannot hold both."""
    place = (one.citation.start, one.citation.end, one.start, one.end)
    shown = one.heading or cue_clause(layout.text, *place)
    return _quote(layout, clause(layout.text, *place)), _quote(layout, shown) if shown else None


def _quote(layout: Layout, span: tuple[int, int]) -> Quote:
    return layout.clean.span(*span), layout.clean.quote(*span)
