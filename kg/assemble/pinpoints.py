"""Citations of provisions: by which relation of a document each is made, and the edges to the provisions that are held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.assemble.draft import NO_ARTICLE, Cited, Draft, Proof
from kg.model import Document, NodeKey, Pinpoint, Relation, Span
from kg.text.normal import fold_title

_CONFIDENCE = 0.95
_RULES = ("pinpoint",)
# 三 of a notice is what 《通知》第三条 means
_SECTIONS = "一二三四五六七八九十"
_PARAGRAPHS = 20
"""Paragraphs of an article among which the one is looked for that has the item cited."""

Has = Callable[[str], bool]
"""Whether there is a provision of this id (`<policy id>#58.2`)."""


def cited_in(document: Document) -> dict[int, list[Cited]]:
    """Return the provisions of other documents that a document cites, by the index of the relation that names the document."""
    named: dict[str, list[int]] = defaultdict(list)
    for index, relation in enumerate(document.relations if document.citations else ()):
        for name in {fold_title(relation.title or ""), relation.number or ""} - {""}:
            named[name].append(index)
    found: dict[int, list[Cited]] = defaultdict(list)
    for pinpoint in document.citations:
        if pinpoint.title and (indexes := named.get(fold_title(pinpoint.title)) or named.get(pinpoint.title)):
            chosen = _chosen(document.relations, indexes, pinpoint.span)
            if chosen is not None:
                found[chosen] += _cited(document, pinpoint)
    return found


def own(document: Document) -> Iterator[Cited]:
    """Yield the citations of a document's own provisions."""
    for pinpoint in document.citations:
        if pinpoint.title is None:
            yield from _cited(document, pinpoint)


def _cited(document: Document, pinpoint: Pinpoint) -> Iterator[Cited]:
    start, end = pinpoint.span
    quote = document.source[start - document.start : end - document.start]
    for target in pinpoint.targets:
        yield Cited(target, pinpoint.at or NO_ARTICLE, f"{document.bulletin}:{start}-{end}", quote)


def _chosen(relations: Sequence[Relation], indexes: Sequence[int], span: Span) -> int | None:
    """Return the relation whose name a citation bears: of namesakes the one named there, otherwise none."""
    if len(indexes) == 1:
        return indexes[0]
    near = [index for index in indexes if span.start <= relations[index].mention.start < span.end]
    return near[0] if len(near) == 1 else None


def add_pinpoints(draft: Draft, source: NodeKey, policy: str, cited: Iterable[Cited], has: Has) -> None:
    """Add an edge to each provision of a policy that is cited by a document and is held.

    It comes from the article that cites it, where that is held, otherwise from the document.
    """
    for one in cited:
        if target := provision_id(policy, one.provision, has):
            article = f"{source.id}#{one.at}"
            inside = source.label == "Policy" and one.at != NO_ARTICLE and has(article)
            begin = NodeKey("Provision", article) if inside else source
            bulletin, _, place = one.place.rpartition(":")
            start, _, end = place.partition("-")
            proof = Proof(0, bulletin, Span(int(start), int(end)), one.quote, _RULES, _CONFIDENCE)
            draft.edge("REFERENCES", begin, NodeKey("Provision", target), [proof], at=None if one.at == NO_ARTICLE else one.at)


def provision_id(policy: str, provision: str, has: Has) -> str | None:
    """Return the id of a cited provision if it is held; 《通知》第三条 means 三、 of a notice that has no articles.

    Of 第二条第三项, whose paragraph is not said, it is the only third item of the article.
    """
    found = [name for name in candidates(policy, provision) if has(name)]
    return found[0] if found and (len(found) == 1 or ".." not in provision) else None


def candidates(policy: str, provision: str) -> list[str]:
    """Return the ids that a cited provision may have."""
    article, unsaid, item = provision.partition("..")
    if unsaid:
        return [f"{policy}#{article}.{paragraph}.{item}" for paragraph in range(1, _PARAGRAPHS)]
    found = [f"{policy}#{provision}"]
    if provision.isdigit() and 0 < int(provision) <= len(_SECTIONS):
        found.append(f"{policy}#{_SECTIONS[int(provision) - 1]}")
    return found
