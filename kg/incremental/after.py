"""What is held after a step that is still being written: the answers are the same before it is written and when it is."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from kg.incremental.held import Excerpt, Held, Step, referring
from kg.model import Contribution, Edge, EdgeKey, NodeKey


class After:
    """Implements `Held`: what the step says of a key stands in the place of what is held under it."""

    def __init__(self, held: Held, step: Step) -> None:
        """Take what is held before the step or after it; nothing is read yet."""
        self._held = held
        self._contributions = {one.bulletin.id: one for one in step.contributions}
        self._contributions_gone = frozenset(step.contributions_gone)
        self._names = step.names or {}
        self._names_gone = frozenset(step.names_gone)
        self._nodes = {node.key: node.properties for node in step.nodes}
        self._nodes_gone = frozenset(step.nodes_gone)
        self._differ: set[EdgeKey] = {*(edge.key for edge in step.edges), *step.edges_gone}
        self._out: dict[NodeKey, list[Edge]] = defaultdict(list)
        self._in: dict[NodeKey, list[Edge]] = defaultdict(list)
        for edge in step.edges:
            self._out[edge.source].append(edge)
            self._in[edge.target].append(edge)

    def contributions(self, ids: Collection[str]) -> dict[str, Contribution]:
        """See `Held`."""
        own = {name: self._contributions[name] for name in ids if name in self._contributions}
        return {**self._held.contributions({*ids}.difference(own, self._contributions_gone)), **own}

    def excerpts(self, wanted: Mapping[str, Collection[int | str]]) -> dict[str, Excerpt]:
        """See `Held`."""
        own = {name: Excerpt.all_of(one) for name, one in self._contributions.items() if name in wanted}
        others = {name: some for name, some in wanted.items() if name not in own and name not in self._contributions_gone}
        return {**self._held.excerpts(others), **own}

    def names(self, keys: Collection[str]) -> dict[str, str]:
        """See `Held`."""
        own = {key: self._names[key] for key in keys if key in self._names}
        return {**self._held.names({*keys}.difference(own, self._names_gone)), **own}

    def nodes(self, keys: Collection[NodeKey]) -> dict[NodeKey, Any]:
        """See `Held`."""
        own = {key: self._nodes[key] for key in keys if key in self._nodes}
        return {**self._held.nodes({*keys}.difference(own, self._nodes_gone)), **own}

    def edges_from(self, keys: Collection[NodeKey]) -> list[Edge]:
        """See `Held`."""
        held = self._held.edges_from({*keys} - self._nodes_gone)
        return [*self._as_held(held), *(edge for key in {*keys} for edge in self._out.get(key, ()))]

    def edges_to(self, keys: Collection[NodeKey], types: Collection[str]) -> list[Edge]:
        """See `Held`."""
        held = self._held.edges_to({*keys} - self._nodes_gone, types)
        return [*self._as_held(held), *(edge for key in {*keys} for edge in self._in.get(key, ()) if edge.type in types)]

    def referring(self, policies: Collection[str]) -> dict[str, set[str]]:
        """See `Held`."""
        return referring(self, policies)

    def _as_held(self, edges: list[Edge]) -> list[Edge]:
        """Return those that the step leaves as they are."""
        return [edge for edge in edges if edge.key not in self._differ]
