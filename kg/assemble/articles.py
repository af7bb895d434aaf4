"""Articles and bulletins, and which bulletin holds each text."""

from collections.abc import Iterable, Sequence
from typing import Any

from kg.assemble.draft import Draft, Proof
from kg.assemble.keywords import keywords
from kg.assemble.policies import source_key
from kg.model import Bulletin, Contribution, Document, NodeKey, Span
from kg.resolve import LONGEST_KEY, Resolution
from kg.text.normal import fold_title

_BULLETIN = ("title", "issue", "publisher", "published", "format", "sha256", "text_sha256", "path")


def add_articles(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add bulletins, the articles in them, and an edge from every text to its bulletin."""
    for contribution in contributions:
        add_bulletin(draft, contribution.bulletin)
        add_publications(draft, ((document, source_key(document, resolution.ids)) for document in contribution.documents))


def add_bulletin(draft: Draft, bulletin: Bulletin) -> None:
    """Add a bulletin."""
    draft.node("Bulletin", bulletin.id, {name: getattr(bulletin, name) for name in _BULLETIN})


def add_publications(draft: Draft, texts: Iterable[tuple[Document, NodeKey]]) -> None:
    """Add an edge from each text to its bulletin, and its node where it is an article; `texts` come by bulletin and unit."""
    for document, source in texts:
        if source.label == "Article":
            _article(draft, source, document)
        proof = Proof(0, document.bulletin, Span(document.start, document.end), document.heading, ("layout",), document.confidence)
        lines: dict[str, Any] = {"line_start": document.line_start, "line_end": document.line_end}
        draft.edge("PUBLISHED_IN", source, NodeKey("Bulletin", document.bulletin), [proof], unit=document.unit, **lines)


def _article(draft: Draft, key: NodeKey, document: Document) -> None:
    draft.node(
        "Article",
        key.id,
        {
            "title": document.title[:LONGEST_KEY],
            "title_key": fold_title(document.title)[:LONGEST_KEY],
            "kind": document.kind,
            "signed": document.signed,
            "published": document.published,
            "effective": document.effective,
            "keys": (document.title,),
            "keywords": keywords(document.title),
            "issuers_complete": document.issuers_complete,
        },
    )
    if document.url:
        known = draft.properties(key).get("urls", ())
        draft.put(key, "urls", tuple(sorted({*known, document.url})))
