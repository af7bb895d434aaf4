"""Ministries, standards, programmes, industries and regions that texts name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kg.assemble.draft import Draft, Proof
from kg.assemble.policies import source_key
from kg.model import Contribution, Document, Mention, NodeKey
from kg.resolve import Resolution
from kg.vocab import agencies, industries
from kg.vocab.lexicon import part
from kg.vocab.regions import regions

# GB/T 31234-2031
_EDITION = re.compile(rf"(?P<number>.+?)-(?P<year>{part('year')})$")
_COVERED = 0.9
"""Confidence that a region is covered: the figure of docs/accuracy.md for issuers, rounded down."""


def add_mentions(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add everything but policies that each text names, and the edges to it."""
    printed = Counter[Printed]()
    for contribution in contributions:
        for document in contribution.documents:
            add_named(draft, document, source_key(document, resolution.ids))
            add_replacements(draft, document)
            printed.update(printed_names(document))
    names: dict[NodeKey, dict[str, int]] = defaultdict(dict)
    for one, count in printed.items():
        names[one.node][one.name] = count
    for key, counts in names.items():
        draft.put(key, NAMES[key.label], printed_name(counts))


class Printed(NamedTuple):
    """A name that a text prints for a standard or programme."""

    node: NodeKey
    name: str


NAMES = {"Standard": "title", "Programme": "name"}
"""Labels of what is called by the name that most texts print, and the property that has it."""


def printed_names(document: Document) -> Iterator[Printed]:
    """Yield what a document calls the standards and programmes that it names."""
    for label, mentions in (("Standard", document.standards), ("Programme", document.programmes)):
        yield from (Printed(NodeKey(label, mention.id), mention.name) for mention in mentions if mention.name)


def printed_name(counts: Mapping[str, int]) -> str:
    """Return the name that most texts print, the shortest and first of equals."""
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def add_named(draft: Draft, document: Document, source: NodeKey) -> None:
    """Add the bodies, standards, programmes, industries and regions that a text names, and the edges to them."""
    for order, mention in enumerate(document.issuers, 1):
        draft.edge("ISSUED_BY", source, add_ministry(draft, mention.id), _proof(document, mention), order=order)
    for mention in document.standards:
        draft.edge("REFERENCES", source, add_by_id(draft, NodeKey("Standard", mention.id)), _in_clause(document, mention))
    for mention in document.programmes:
        draft.edge("ADVANCES", source, add_by_id(draft, NodeKey("Programme", mention.id)), _in_clause(document, mention))
    for mention in document.industries:
        if mention.id:
            draft.edge("TARGETS", source, add_by_id(draft, NodeKey("Industry", mention.id)), _in_clause(document, mention))
    for covered in document.regions if source.label == "Policy" else ():
        proof = Proof(0, document.bulletin, covered.span, covered.evidence, (covered.role,), _COVERED)
        draft.edge("COVERS", source, add_by_id(draft, NodeKey("Region", covered.name)), [proof])


def add_by_id(draft: Draft, key: NodeKey) -> NodeKey:
    """Add a body, standard, programme, industry, region or indicator, with what its id tells."""
    if key.label == "Ministry":
        return add_ministry(draft, key.id)
    if key.label == "Standard":
        return draft.node("Standard", key.id, _standard(key.id))
    if key.label == "Industry":
        known = industries()
        return draft.node("Industry", key.id, {"code": key.id, "name": known.name(key.id), "level": known.level(key.id)})
    if key.label == "Region":
        region = regions().named(key.id)
        return draft.node("Region", key.id, {"name": key.id, "code": region.code, "level": region.level})
    return draft.node(*key, {"name": key.id} if key.label == "Indicator" else None)


def _proof(document: Document, mention: Mention) -> Iterable[Proof]:
    return [Proof(0, document.bulletin, mention.span, mention.evidence, mention.rules, mention.confidence)]


def _in_clause(document: Document, mention: Mention) -> Iterable[Proof]:
    """Return the clause in which a text names something as its proof: a bare name says nothing."""
    span, quote = mention.clause or (mention.span, mention.evidence)
    return [Proof(0, document.bulletin, span, quote, mention.rules, mention.confidence)]


def add_replacements(draft: Draft, document: Document) -> None:
    """Add which standard replaces which; only where the document names both."""
    named = {mention.id for mention in document.standards}
    for one in document.replacements:
        if {one.new, one.old} <= named:
            proof = Proof(0, document.bulletin, one.span, one.evidence, one.rules, one.confidence)
            source, target = NodeKey("Standard", one.new), NodeKey("Standard", one.old)
            draft.edge("SUPERSEDES", source, target, [proof], scope=one.scope, date=document.effective)


def add_ministry(draft: Draft, name: str) -> NodeKey:
    """Add an issuing body by its official name, with what the registry knows about it."""
    agency = agencies().get(name)
    known = {"name": name, "short_names": tuple(agency.short_names), "kind": agency.kind, "level": agency.level}
    return draft.node("Ministry", name, known)


def _standard(code: str) -> dict[str, Any]:
    edition = _EDITION.match(code)
    number, year = (edition["number"], int(edition["year"])) if edition else (code, None)
    return {"code": code, "number": number, "year": year}
