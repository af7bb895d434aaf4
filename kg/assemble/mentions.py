"""Ministries, standards, programmes and industries that texts name."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from kg.assemble.draft import Draft, Proof
from kg.assemble.policies import source_key
from kg.model import Contribution, Document, Mention, NodeKey
from kg.resolve import Resolution
from kg.vocab import agencies, industries
from kg.vocab.lexicon import part

# GB/T 31234-2031
_EDITION = re.compile(rf"(?P<number>.+?)-(?P<year>{part('year')})$")


def add_mentions(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add everything but policies that each text names, and the edges to it."""
    for contribution in contributions:
        for document in contribution.documents:
            source = source_key(document, resolution)
            _issuers(draft, document, source)
            for mention in document.standards:
                target = draft.node("Standard", mention.id, _standard(mention))
                draft.edge("REFERENCES", source, target, _in_clause(document, mention))
            _replacements(draft, document)
            for mention in document.programmes:
                target = draft.node("Programme", mention.id, {"name": mention.name})
                draft.edge("ADVANCES", source, target, _in_clause(document, mention))
            for mention in document.industries:
                if mention.id:
                    target = draft.node("Industry", mention.id, {"name": industries().name(mention.id)})
                    draft.edge("TARGETS", source, target, _in_clause(document, mention))


def _proof(document: Document, mention: Mention) -> Iterable[Proof]:
    return [Proof(0, document.bulletin, mention.span, mention.evidence, mention.rules, mention.confidence)]


def _in_clause(document: Document, mention: Mention) -> Iterable[Proof]:
    """Return the clause in which a text names something as its proof: a bare name says nothing."""
    span, quote = mention.clause or (mention.span, mention.evidence)
    return [Proof(0, document.bulletin, span, quote, mention.rules, mention.confidence)]


def _replacements(draft: Draft, document: Document) -> None:
    """Add which standard replaces which; only where the document names both."""
    for one in document.replacements:
        source, target = NodeKey("Standard", one.new), NodeKey("Standard", one.old)
        if draft.has(source) and draft.has(target):
            proof = Proof(0, document.bulletin, one.span, one.evidence, one.rules, one.confidence)
            draft.edge("SUPERSEDES", source, target, [proof], scope=one.scope, date=document.effective)


def _issuers(draft: Draft, document: Document, source: NodeKey) -> None:
    for order, mention in enumerate(document.issuers, 1):
        draft.edge("ISSUED_BY", source, add_ministry(draft, mention.id), _proof(document, mention), order=order)


def add_ministry(draft: Draft, name: str) -> NodeKey:
    """Add an issuing body by its official name, with what the registry knows about it."""
    agency = agencies().get(name)
    known = {"name": name, "short_names": tuple(agency.short_names), "kind": agency.kind, "level": agency.level}
    return draft.node("Ministry", name, known)


def _standard(mention: Mention) -> dict[str, Any]:
    edition = _EDITION.match(mention.id)
    number, year = (edition["number"], int(edition["year"])) if edition else (mention.id, None)
    return {"code": mention.id, "number": number, "year": year, "title": mention.name or None}
