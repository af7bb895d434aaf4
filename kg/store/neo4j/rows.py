"""Converts the driver's nodes, edges, paths, dates and times to plain values."""

from collections.abc import Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship

from kg.schema.read import schema
from kg.store.protocol import Row
from kg.store.rows import iso, plain


class Reader:
    """Turns the driver's objects into plain values.

    An edge that comes without its nodes knows only their element ids: `missing` gathers these, and `ids` is what the caller found.
    """

    def __init__(self) -> None:
        self.ids: dict[str, Any] = {}
        self.missing: set[str] = set()

    def row(self, values: Mapping[str, Any]) -> Row:
        """One row, columns in the order of the query."""
        return {name: plain(value, self.foreign) for name, value in values.items()}

    def foreign(self, value: Any) -> Any:
        """One object of the driver."""
        if isinstance(value, Node):
            return self._node(value)
        if isinstance(value, Relationship):
            return self._edge(value)
        if isinstance(value, Path):
            return {"_edges": [self._edge(edge) for edge in value.relationships], "_nodes": [self._node(node) for node in value.nodes]}
        return iso(value.iso_format()) if hasattr(value, "iso_format") else str(value)

    def _node(self, node: Node) -> Row:
        known = [label for label in sorted(node.labels) if label in schema().labels]
        label = next(iter([*known, *sorted(node.labels)]), None)
        properties = self._properties(node)
        return {"_label": label, "id": properties.pop("id", None), **properties}

    def _edge(self, edge: Relationship) -> Row:
        source, target = edge.nodes
        return {"_type": edge.type, "_source": self._id(source), "_target": self._id(target), **self._properties(edge)}

    def _properties(self, entity: Node | Relationship) -> Row:
        values: Row = plain(dict(entity.items()), self.foreign)
        return values

    def _id(self, node: Node | None) -> Any:
        if node is None:
            return None
        if "id" in node:
            return node["id"]
        if node.element_id not in self.ids:
            self.missing.add(node.element_id)
        return self.ids.get(node.element_id)
