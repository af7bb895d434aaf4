"""The graph: nodes and edges as they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class NodeKey(NamedTuple):
    """Label and id, unique in the graph."""

    label: str
    id: str


EdgeKey = tuple[str, NodeKey, NodeKey]
"""(type, source, target): there is at most one edge for each."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node; `properties` holds str, int, float, bool or tuples of str, never None, and not the id."""

    key: NodeKey
    properties: Mapping[str, Any] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """See `object`; that of a frozen class with slots takes twice as long, and a step hands over thousands."""
        return Node, (self.key, self.properties)


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; at most one for each `key`."""

    type: str
    source: NodeKey
    target: NodeKey
    properties: Mapping[str, Any] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """See `Node`."""
        return Edge, (self.type, self.source, self.target, self.properties)

    @property
    def key(self) -> EdgeKey:
        """What identifies it."""
        return self.type, self.source, self.target


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each sorted by key, so that equal graphs compare equal."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def tupled(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties as nodes and edges have them: tuples in place of the lists that stores and JSON give."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}
