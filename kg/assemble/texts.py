"""What documents say, as printed: nodes `Text` with the place where each begins, so that the quote of every span can be cut out of them."""

import hashlib
from collections.abc import Iterable, Iterator

from kg.assemble.draft import Draft
from kg.model import Document, NodeKey

LONGEST = 400_000
"""Characters of one node; fits into a row of either store."""


def add_texts(draft: Draft, documents: Iterable[tuple[Document, NodeKey]]) -> None:
    """Add the text of each document, and an edge from it to the document's node and to the bulletin."""
    for document, node in documents:
        for place, (start, source) in enumerate(_pieces(document)):
            end = start + len(source)
            body = document.text[:LONGEST] if not place else ""
            sha256 = hashlib.sha256(f"{source}\n{body}".encode()).hexdigest()
            properties = {"start": start, "end": end, "source": source, "body": body or None, "sha256": sha256}
            text = draft.node("Text", _id(document, start, end), properties)
            draft.edge("TEXT_OF", text, node)
            draft.edge("IN", text, NodeKey("Bulletin", document.bulletin))


def place_of(document: Document, offset: int) -> str | None:
    """Return the id of the node that holds what stands at an offset of the bulletin, None where there is none."""
    if len(document.source) <= LONGEST:
        return _id(document, document.start, document.start + len(document.source)) if document.source else None
    return next((_id(document, start, start + len(text)) for start, text in _pieces(document) if start <= offset < start + len(text)), None)


def _id(document: Document, start: int, end: int) -> str:
    return f"{document.bulletin}:{start}-{end}"


def _pieces(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the text in pieces that a node can hold, each with its offset, cut where a line ends."""
    source, at = document.source, 0
    while at < len(source):
        cut = len(source)
        if cut - at > LONGEST:
            cut = source.rfind("\n", at, at + LONGEST) + 1 or at + LONGEST
        yield document.start + at, source[at:cut]
        at = cut
