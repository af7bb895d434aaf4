"""The texts of documents for full-text search that a step changes."""

import hashlib
import re
from collections.abc import Iterable, Mapping

from kg.incremental.edges import Edges
from kg.incremental.held import TextRow
from kg.model import Document, NodeKey

LONGEST = 400_000
"""Characters of a text that are indexed; fits into a row of either store."""
# 〈!-- INFO END --〉, ##第一章
_MARKUP = re.compile(r"[<〈]!--.*?--[>〉]\s*|^#+[ \t]*", re.MULTILINE)
"""Of Markdown files, as the joined text has it: `〈!-- INFO END --〉`, `##第一章`. It is not part of the text."""


def text_changes(edges: Edges) -> tuple[list[TextRow], list[str]]:
    """Return the texts to write, and the ids of those to remove."""
    old = _rows([old for old, _ in edges.changed if old], edges.went) | _rows(edges.dragged, edges.went)
    new = _rows([new for _, new in edges.changed if new], edges.came) | _rows(edges.dragged, edges.came)
    return [new[key] for key in sorted(new) if old.get(key) != new[key]], sorted(old.keys() - new.keys())


def _rows(documents: Iterable[Document], nodes: Mapping[tuple[str, int], NodeKey]) -> dict[str, TextRow]:
    rows = (text_row(document, nodes[document.bulletin, document.unit]) for document in documents)
    return {row.id: row for row in rows if row}


def text_row(document: Document, node: NodeKey) -> TextRow | None:
    """Return the text of a document; None where it has none, or no heading under which it is printed."""
    if not document.text or not document.heading.strip():
        return None
    body = _MARKUP.sub("", document.text)[:LONGEST]
    sha256 = hashlib.sha256("\n".join((*node, body)).encode()).hexdigest()
    return TextRow(f"{document.bulletin}:{document.start}-{document.end}", node.label, node.id, sha256, body)
