"""The texts of documents that a step changes: nodes `Text` and the edges from them. None is read: both sides are computed."""

from collections.abc import Iterable, Mapping

from kg.assemble.draft import Draft
from kg.assemble.texts import add_texts
from kg.incremental.difference import by_key, compared, compared_nodes
from kg.incremental.edges import Edges
from kg.model import Document, Graph, NodeKey


class Texts:
    """What is to be written and removed."""

    def __init__(self, edges: Edges) -> None:
        """Compare the texts of the documents that differ, or belong to another node than before, with what they were."""
        before = _graph([*(old for old, _ in edges.changed if old), *edges.dragged], edges.went)
        after = _graph([*(new for _, new in edges.changed if new), *edges.dragged], edges.came)
        self.nodes, self.gone = compared_nodes(before, after)
        self.edges = compared(by_key(before.edges), by_key(after.edges))


def _graph(documents: Iterable[Document], nodes: Mapping[tuple[str, int], NodeKey]) -> Graph:
    draft = Draft()
    add_texts(draft, ((document, nodes[document.bulletin, document.unit]) for document in documents))
    return draft.graph()
