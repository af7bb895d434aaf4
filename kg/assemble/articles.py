"""Articles and bulletins, and which bulletin holds each text."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from kg.assemble.draft import Draft, Proof
from kg.assemble.keywords import keywords
from kg.assemble.policies import source_key
from kg.model import Bulletin, Contribution, Document, NodeKey, Span
from kg.resolve import LONGEST_KEY, Resolution
from kg.text.normal import fold_title

# 2031年第3期（总第28期）
_ISSUE_YEAR = re.compile(r"(\d{4})\s*年")
_BULLETIN = ("title", "issue", "publisher", "published", "format", "sha256", "text_sha256", "path")


def add_articles(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add bulletins, the articles in them, and an edge from every text to its bulletin."""
    for contribution in contributions:
        add_bulletin(draft, contribution.bulletin)
        texts = ((document, source_key(document, resolution.ids)) for document in contribution.documents)
        add_publications(draft, texts, contribution.bulletin)


def add_bulletin(draft: Draft, bulletin: Bulletin) -> None:
    """Add a bulletin."""
    draft.node("Bulletin", bulletin.id, {name: getattr(bulletin, name) for name in _BULLETIN})


def add_publications(draft: Draft, texts: Iterable[tuple[Document, NodeKey]], bulletin: Bulletin) -> None:
    """Add an edge from each text of a bulletin to it, and its node where it is an article; texts come by bulletin and unit."""
    for document, source in texts:
        if source.label == "Article":
            _article(draft, source, document)
            _date(draft, source, bulletin)
        proof = Proof(0, document.bulletin, Span(document.start, document.end), document.heading, ("layout",), document.confidence)
        lines: dict[str, Any] = {"line_start": document.line_start, "line_end": document.line_end}
        draft.edge("PUBLISHED_IN", source, NodeKey("Bulletin", document.bulletin), [proof], unit=document.unit, **lines)


def printed_day(bulletin: Bulletin) -> str | None:
    """Return when a bulletin appeared, as precisely as it says: a day, a month (2031-05), or the year of its issue (2031年第3期)."""
    year = _ISSUE_YEAR.match(bulletin.issue or "")
    return bulletin.published or (year[1] if year else None)


def _date(draft: Draft, article: NodeKey, bulletin: Bulletin) -> None:
    """Set the date of an article: its own, else that of the first bulletin that prints it."""
    known = draft.properties(article)
    own = next((name for name in ("published", "signed") if name in known), None)
    printed = min(filter(None, (known.get("date"), printed_day(bulletin))), default=None)
    if date := known[own] if own else printed:
        draft.put(article, "date", date)
        draft.put(article, "date_from", own or "bulletin")


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
