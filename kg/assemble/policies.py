"""Policy nodes, held and merely cited, and the edges between policies."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.assemble.draft import Draft, Proof
from kg.assemble.keywords import keywords
from kg.identity import identifies, policy_key
from kg.model import POLICY_KINDS, Contribution, Document, NodeKey, Relation
from kg.resolve import LONGEST_KEY, Naming, Resolution
from kg.text.normal import core_title

# 甲类办法（试行）
_EDITION = re.compile(r"(?<=.)(?:\s*[（(][^（）()]*[）)])+$")
_FROM_ARTICLE = {"INTERPRETS": "INTERPRETS"}
"""An article interprets or references; it repeals nothing."""


def add_policies(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add every policy that is held or cited, and the edges between policies."""
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
    proofs = _proofs(document, relation)
    if relation.amending and source.label == "Policy":
        # What amended a law is named in its promulgation lines: the decision amends the law, and the law does not rest on the decision.
        draft.edge("AMENDS", target, source, proofs, date=relation.date)
        return
    extra: dict[str, Any] = {}
    if type_ == "SUPERSEDES":
        extra = {"scope": relation.scope or "whole", "date": document.effective or document.signed}
    draft.edge(type_, source, target, proofs, **extra)


def _proofs(document: Document, relation: Relation) -> list[Proof]:
    """Return every quote of a relation, that which shows its type first, then that which names the target."""
    proving = [relation.shown] if relation.shown else []
    quotes = [*proving, (relation.span, relation.evidence), *relation.also]
    return [
        Proof(min(place, len(proving) + 1), document.bulletin, span, quote, relation.rules, relation.confidence)
        for place, (span, quote) in enumerate(quotes)
    ]


def _properties(namings: Sequence[Naming]) -> dict[str, Any]:
    """Return a policy's own data: from its texts where bulletins hold any, else from what cites it."""
    texts = [naming.held for naming in namings if naming.held]
    first = min(texts, key=lambda text: (not text.doc_number, not text.signed, text.bulletin, text.unit)) if texts else None
    title = first.title if first else _printed(namings)
    properties: dict[str, Any] = {
        "title": title[:LONGEST_KEY],
        "title_key": policy_key(title)[:LONGEST_KEY],
        "stem": stem(title),
        "number": _number(namings),
        "held": first is not None,
    }
    properties |= _dates(first, texts) if first else {"signed": _cited_day(namings)}
    numbers = {n.number for n in namings if n.number}
    keys = {core_title(n.title) for n in namings if n.title} | numbers | {number.replace("字〔", "〔") for number in numbers}
    urls = {text.url for text in texts if text.url}
    return properties | {"keys": tuple(sorted(keys)), "keywords": keywords(title), "urls": tuple(sorted(urls))}


def _number(namings: Sequence[Naming]) -> str | None:
    """Return the number that a policy's text gives; of what is only cited, and where a number identifies, also that of citations.

    An order (令第5号) that a citation gives may be that of a former wording.
    """
    held = any(naming.held for naming in namings)
    given = (naming.number for naming in sorted(namings, key=lambda naming: naming.held is None) if naming.number)
    trusted = {naming.number for naming in namings if naming.held or not held or identifies(naming.number)}
    return next((number for number in given if number in trusted), None)


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


def _dates(first: Document, texts: Sequence[Document]) -> dict[str, Any]:
    """Return what texts say of their dates: of several wordings the first tells when it was signed, the latest from when it holds."""
    latest = sorted(texts, key=lambda text: (text.published or text.signed or "", text.bulletin, text.unit), reverse=True)
    published = next((text.published for text in latest if text.published), None)
    dates: dict[str, Any] = {
        "kind": latest[0].kind,
        "signed": first.signed,
        "published": None if published and first.signed and published < first.signed else published,
        "issuers_complete": first.issuers_complete,
    }
    for name in ("effective", "expires"):
        text = next((text for text in latest if getattr(text, name)), None)
        dates |= {name: getattr(text, name) if text else None} | _clause(name, text or latest[0])
    return dates


def _clause(name: str, text: Document) -> dict[str, Any]:
    """Return the words, and their place, in which a text says when it takes effect or expires."""
    return {
        key: value
        for clause in text.clauses
        if clause.says == name
        for key, value in ((f"{name}_quote", clause.evidence), (f"{name}_span", f"{text.bulletin}:{clause.span.start}-{clause.span.end}"))
    }
