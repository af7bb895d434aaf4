"""What a step changes, seen from both sides: nodes and edges before and after."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from kg.incremental.held import Held, Step
from kg.model import Edge, EdgeKey, Node, NodeKey, tupled

Properties = Mapping[str, Any]


class Change:
    """A step together with what is held of the nodes and edges that it changes."""

    def __init__(self, held: Held, step: Step) -> None:
        """Read what is held of them: two questions for each label, whatever the size of the store."""
        self.held = held
        self.after: dict[NodeKey, Properties] = {node.key: node.properties for node in step.nodes}
        self.gone = set(step.nodes_gone)
        self.before: dict[NodeKey, Properties] = {key: tupled(dict(found)) for key, found in held.nodes({*self.after, *self.gone}).items()}
        self.put: dict[EdgeKey, Edge] = {edge.key: edge for edge in step.edges}
        self.dropped = {key for key in step.edges_gone if key not in self.put}
        sources = {source for _, source, _ in (*self.put, *self.dropped)}
        self.edges_before: dict[EdgeKey, Edge] = {edge.key: edge for edge in held.edges_from(sources)}
        self.former = dict(self._renamed())
        """Old key of each node that has another id now."""
        self._known: dict[NodeKey, Properties] = {}

    def was(self, key: NodeKey) -> Properties | None:
        """Return the properties that a node had before the step, under whatever id; None where there was none."""
        return self.before.get(self.former.get(key, key))

    def now(self, keys: Iterable[NodeKey]) -> dict[NodeKey, Properties]:
        """Return the properties of nodes after the step, without those that are not there."""
        wanted = set(keys) - self.gone
        if missing := wanted - self.after.keys() - self._known.keys():
            self._known |= self.held.nodes(missing)
        return {key: (self.after if key in self.after else self._known)[key] for key in wanted if key in self.after or key in self._known}

    def new_edges(self, type_: str) -> Iterator[Edge]:
        """Yield the edges of a type that were not there before, whatever the ids of their ends were then, by key."""
        for key in sorted(self.put):
            kind, source, target = key
            old = (kind, self.former.get(source, source), self.former.get(target, target))
            if kind == type_ and key not in self.edges_before and old not in self.edges_before:
                yield self.put[key]

    def edges_into(self, targets: Collection[NodeKey], types: Collection[str]) -> list[Edge]:
        """Return the edges of these types into nodes after the step, by key."""
        found = {edge.key: edge for edge in self.held.edges_to(targets, types)} if targets else {}
        new = {key: edge for key, edge in self.put.items() if edge.type in types and edge.target in targets}
        return [edge for key, edge in sorted((found | new).items()) if key not in self.dropped]

    def _renamed(self) -> Iterator[tuple[NodeKey, NodeKey]]:
        """Yield new and old key of what has another id: its text stands where that of the old one stood."""
        old = {
            (edge.target, edge.properties.get("spans")): edge.source for edge in self.edges_before.values() if edge.type == "PUBLISHED_IN"
        }
        for edge in self.put.values():
            was = old.get((edge.target, tupled(edge.properties).get("spans"))) if edge.type == "PUBLISHED_IN" else None
            if was and was in self.gone and edge.source not in self.before and was.label == edge.source.label:
                yield edge.source, was


def nodes_of(change: Change, label: str) -> Iterator[Node]:
    """Yield the nodes of a label as they are after the step, by key."""
    return (Node(key, change.after[key]) for key in sorted(change.after) if key.label == label)
