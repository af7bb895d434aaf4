"""A holder in memory: the reference for the stores, and what tests and small graphs use."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from kg.incremental.held import Coverage, Excerpt, Step, referring
from kg.model import Contribution, Edge, Graph, Node, NodeKey

_Ends = dict[NodeKey, dict[tuple[str, NodeKey], Edge]]
"""By one end, then by type and the other end."""


class Memory:
    """Holds everything in dictionaries."""

    def __init__(self) -> None:
        """Start empty."""
        self.held: dict[str, Contribution] = {}
        self.rows: dict[str, str] = {}
        self.coverage: Coverage | None = None
        self._nodes: dict[NodeKey, Mapping[str, Any]] = {}
        self._out: _Ends = defaultdict(dict)
        self._in: _Ends = defaultdict(dict)

    def contributions(self, ids: Collection[str]) -> dict[str, Contribution]:
        """See `Held`."""
        return {name: self.held[name] for name in ids if name in self.held}

    def excerpts(self, wanted: Mapping[str, Collection[int | str]]) -> dict[str, Excerpt]:
        """See `Held`."""
        return {name: Excerpt.all_of(one) for name, one in self.contributions(wanted.keys()).items()}

    def names(self, keys: Collection[str]) -> dict[str, str]:
        """See `Held`."""
        return {key: self.rows[key] for key in keys if key in self.rows}

    def nodes(self, keys: Collection[NodeKey]) -> dict[NodeKey, Mapping[str, Any]]:
        """See `Held`."""
        return {key: self._nodes[key] for key in keys if key in self._nodes}

    def edges_from(self, keys: Collection[NodeKey]) -> list[Edge]:
        """See `Held`."""
        return [edge for key in set(keys) for edge in self._out.get(key, {}).values()]

    def edges_to(self, keys: Collection[NodeKey], types: Collection[str]) -> list[Edge]:
        """See `Held`."""
        return [edge for key in set(keys) for edge in self._in.get(key, {}).values() if edge.type in types]

    def referring(self, policies: Collection[str]) -> dict[str, set[str]]:
        """See `Held`."""
        return referring(self, policies)

    def apply(self, step: Step) -> None:
        """Write a step. Raises KeyError where it removes what is not held or leaves an edge without its ends."""
        self._apply_edges_gone(step)
        for key in step.nodes_gone:
            if self._out.get(key) or self._in.get(key):
                raise KeyError(f"{key} goes, and has edges {self._out.get(key)} {self._in.get(key)}")
            del self._nodes[key]
        self._nodes |= {node.key: node.properties for node in step.nodes}
        for edge in step.edges:
            if not (edge.source in self._nodes and edge.target in self._nodes):
                raise KeyError(f"{edge.type} from {edge.source} to {edge.target} has lost an end")
            self._out[edge.source][edge.type, edge.target] = self._in[edge.target][edge.type, edge.source] = edge
        for name in step.contributions_gone:
            del self.held[name]
        self.held |= {one.bulletin.id: one for one in step.contributions}
        for row in step.names_gone:
            del self.rows[row]
        self.rows |= step.names or {}
        self.coverage = step.coverage

    def _apply_edges_gone(self, step: Step) -> None:
        for type_, source, target in step.edges_gone:
            del self._out[source][type_, target]
            del self._in[target][type_, source]

    def graph(self) -> Graph:
        """Return what is held as a graph, sorted as `kg.build.build` sorts it."""
        nodes = tuple(Node(key, self._nodes[key]) for key in sorted(self._nodes))
        edges = (edge for ends in self._out.values() for edge in ends.values())
        return Graph(nodes, tuple(sorted(edges, key=lambda edge: edge.key)))
