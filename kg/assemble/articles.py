"""Articles and bulletins, and which bulletin holds each text."""

from collections.abc import Sequence

from kg.assemble.draft import Draft, Proof
from kg.assemble.keywords import keywords
from kg.assemble.policies import source_key
from kg.model import Contribution, Document, NodeKey, Span
from kg.resolve import LONGEST_KEY, Resolution
from kg.text.normal import fold_title


def add_articles(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add bulletins, the articles in them, and an edge from every text to its bulletin."""
    urls: dict[NodeKey, set[str]] = {}
    for contribution in contributions:
        bulletin = contribution.bulletin
        fields = ("title", "issue", "publisher", "published", "format", "sha256", "text_sha256", "path")
        home = draft.node("Bulletin", bulletin.id, {name: getattr(bulletin, name) for name in fields})
        for document in contribution.documents:
            source = source_key(document, resolution)
            if source.label == "Article":
                _article(draft, source, document)
                urls.setdefault(source, set()).update(filter(None, (document.url,)))
            proof = Proof(0, document.bulletin, Span(document.start, document.end), document.heading, ("layout",), document.confidence)
            lines = {"line_start": document.line_start, "line_end": document.line_end}
            draft.edge("PUBLISHED_IN", source, home, [proof], unit=document.unit, **lines)
    for article, found in urls.items():
        if found:
            draft.put(article, "urls", tuple(sorted(found)))


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
