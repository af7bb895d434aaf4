"""The texts of documents for full-text search: one node per printed text, identified by its place in the bulletin."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import Contribution, Document, Graph
from kg.store.protocol import RowSource

STORED = "MATCH (t:Text) RETURN t.id AS id, t.sha256 AS sha256"
LONGEST = 400_000
"""Characters of a text that are indexed; fits into a row of either store."""

_MARKUP = re.compile(r"[<〈]!--.*?--[>〉]\s*|^#+[ \t]*", re.MULTILINE)
"""Of Markdown files, as the joined text has it: `〈!-- INFO END --〉`, `##第一章`. It is not part of the text."""

Row = dict[str, Any]
"""`{id, properties}`: what a node is written from."""


def difference(store: RowSource, graph: Graph, contributions: Iterable[Contribution]) -> tuple[list[Row], list[str]]:
    """Return the texts to write and the ids to remove; checksums save reading the stored texts."""
    stored = {row["id"]: row["sha256"] for row in store.stream(STORED)}
    changed = []
    for row in _rows(graph, contributions):
        if stored.pop(row["id"], None) != row["properties"]["sha256"]:
            changed.append(row)
    return changed, sorted(stored)


def _rows(graph: Graph, contributions: Iterable[Contribution]) -> Iterator[Row]:
    printed = {place: edge.source for edge in graph.edges if edge.type == "PUBLISHED_IN" for place in edge.properties.get("spans", ())}
    for contribution in contributions:
        for document in contribution.documents:
            source = printed.get(_place(document))
            if source and document.text:
                body = _MARKUP.sub("", document.text)[:LONGEST]
                sha256 = hashlib.sha256("\n".join((*source, body)).encode()).hexdigest()
                properties = {"label": source.label, "document": source.id, "sha256": sha256, "body": body}
                yield {"id": _place(document), "properties": {"id": _place(document), **properties}}


def _place(document: Document) -> str:
    return f"{document.bulletin}:{document.start}-{document.end}"
