"""Policy nodes, held and merely cited, and the edges between policies."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.assemble.draft import Draft, Proof
from kg.assemble.words import keywords
from kg.identity import policy_key
from kg.model import POLICY_KINDS, Contribution, Document, NodeKey, Relation
from kg.resolve import LONGEST_KEY, Naming, Resolution
from kg.text.normal import core_title

_EDITION = re.compile(r"(?<=.)(?:\s*[（(][^（）()]*[）)])+$")
_FROM_ARTICLE = {"INTERPRETS": "INTERPRETS"}
"""An article interprets or references; it repeals nothing."""


def policies(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add every policy that a text carries or names, and what they do to each other."""
    for name, namings in sorted(resolution.policies.items()):
        draft.node("Policy", name, _properties(namings))
    for contribution in contributions:
        for document in contribution.documents:
            source = source_key(document, resolution)
            for index, relation in enumerate(document.relations):
                target = NodeKey("Policy", resolution.ids[document.bulletin, document.unit, index])
                _relation(draft, document, source, target, relation)


def source_key(document: Document, resolution: Resolution) -> NodeKey:
    """Return the node of a document: a policy, or an article by its heading."""
    if document.kind in POLICY_KINDS:
        return NodeKey("Policy", resolution.ids[document.bulletin, document.unit, -1])
    return NodeKey("Article", article_id(document))


def article_id(document: Document) -> str:
    """Return an article's id: its title without blanks; a short one with its bulletin, since many bear it."""
    title = "".join(document.title.split())[:LONGEST_KEY]
    return title if len(title) >= 10 else f"{title}｜{document.bulletin}"


def _relation(draft: Draft, document: Document, source: NodeKey, target: NodeKey, relation: Relation) -> None:
    type_ = relation.type if source.label == "Policy" else _FROM_ARTICLE.get(relation.type, "REFERENCES")
    if source.label == "Policy" and type_ == "INTERPRETS":
        type_ = "REFERENCES"
    proofs = [Proof(document.bulletin, span, quote, relation.rules, relation.confidence) for span, quote in evidence(relation)]
    extra: dict[str, Any] = {}
    if type_ == "SUPERSEDES":
        extra = {"scope": relation.scope or "whole", "date": document.effective or document.signed}
    draft.edge(type_, source, target, proofs, **extra)
    if relation.amending and source.label == "Policy":
        draft.edge("AMENDS", target, source, proofs, date=relation.date)


def evidence(relation: Relation) -> list[tuple[Any, str]]:
    """Return every quote of a relation, the strongest first."""
    return [(relation.span, relation.evidence), *relation.also]


def _properties(namings: Sequence[Naming]) -> dict[str, Any]:
    """Return a policy's own data: from its text where a bulletin holds it, else from what cites it."""
    held = [naming for naming in namings if naming.held]
    document = min(held, key=lambda n: (not n.number, not n.held.signed, n.place)).held if held else None  # type: ignore[union-attr]
    title = document.title if document else _printed(namings)
    number = next((n.number for n in (*held, *namings) if n.number), None)
    properties: dict[str, Any] = {
        "title": title[:LONGEST_KEY],
        "title_key": policy_key(title)[:LONGEST_KEY],
        "stem": stem(title),
        "number": number,
        "held": document is not None,
    }
    properties |= _dates(document) if document else {"signed": _cited_day(namings)}
    keys = {core_title(n.title) for n in namings if n.title} | {n.number for n in namings if n.number}
    return properties | {"keys": tuple(sorted(keys)), "keywords": keywords(title)}


def _cited_day(namings: Sequence[Naming]) -> str | None:
    """Return the day that citations give a policy (2031年5月1日公布的《X》同时废止), if they agree."""
    days = {naming.dated for naming in namings if naming.dated}
    return days.pop() if len(days) == 1 else None


def stem(title: str) -> str:
    """Return the key of a title without the brackets at its end: （试行）, （2031—2035年）, （征求意见稿）."""
    return policy_key(_EDITION.sub("", title))[:LONGEST_KEY]


def _printed(namings: Sequence[Naming]) -> str:
    """Return the title that most citations print, the shortest and first of equals; the number where none prints one."""
    titles = Counter(core_title(naming.title) for naming in namings if naming.title)
    if not titles:
        return min(naming.number or "" for naming in namings)
    return min(titles, key=lambda title: (-titles[title], len(title), title))


def _dates(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "signed": document.signed,
        "published": document.published,
        "effective": document.effective,
        "expires": document.expires,
        **{f"{clause.says}_quote": clause.evidence for clause in document.clauses},
        **{f"{clause.says}_span": f"{document.bulletin}:{clause.span.start}-{clause.span.end}" for clause in document.clauses},
        "issuers_complete": document.issuers_complete,
    }
