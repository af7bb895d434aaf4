"""The graph: nodes and edges as they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class NodeKey(NamedTuple):
    """Label and id, unique in the graph."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """One node; `properties` holds str, int, float, bool or tuples of str, never None, and not the id."""

    key: NodeKey
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; at most one for each (type, source, target)."""

    type: str
    source: NodeKey
    target: NodeKey
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each sorted by key, so that equal graphs compare equal."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
