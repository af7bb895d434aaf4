"""What differs between edges before and after a step, and how many documents point to each node by that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.assemble.degree import DOCUMENTS, UNCOUNTED
from kg.assemble.orders import given
from kg.assemble.registry import ancestors
from kg.model import Edge, EdgeKey, Graph, Node, NodeKey, tupled


@dataclass(slots=True)
class EdgeChanges:
    """Edges to write and to remove."""

    put: dict[EdgeKey, Edge]
    gone: set[EdgeKey]

    def patched(self, edges: Iterable[Edge]) -> dict[EdgeKey, Edge]:
        """Return edges as they are after the step, those among them that the step adds not included."""
        return {key: self.put.get(key, edge) for key, edge in by_key(edges).items() if key not in self.gone}


def by_key(edges: Iterable[Edge]) -> dict[EdgeKey, Edge]:
    """Return edges by what identifies them."""
    return {edge.key: edge for edge in edges}


def compared_nodes(before: Graph, after: Graph) -> tuple[list[Node], set[NodeKey]]:
    """Return the nodes to write and those to remove, so that the nodes of one graph become those of another."""
    old = {node.key: node for node in before.nodes}
    return [node for node in after.nodes if old.get(node.key) != node], old.keys() - {node.key for node in after.nodes}


def compared(before: Mapping[EdgeKey, Edge], after: Mapping[EdgeKey, Edge]) -> EdgeChanges:
    """Return what makes `before` equal to `after`."""
    put = {key: edge for key, edge in after.items() if key not in before or tupled(before[key].properties) != tupled(edge.properties)}
    return EdgeChanges(put, {key for key in before if key not in after})


def degree_changes(near: Iterable[Edge], changes: EdgeChanges) -> Counter[NodeKey]:
    """Return by how much `documents` changes of every node; `near` has all edges before the step of every source that changes."""
    sources = {key[1] for key in (*changes.put, *changes.gone) if key[1].label in DOCUMENTS}
    before: dict[NodeKey, set[EdgeKey]] = defaultdict(set)
    near = list(near)
    for edge in near:
        if edge.source in sources:
            before[edge.source].add(edge.key)
    after = {source: {key for key in before[source] if key not in changes.gone} for source in sources}
    for key in changes.put:
        if key[1] in after:
            after[key[1]].add(key)
    measured = {source: target for type_, source, target in (*(edge.key for edge in near), *changes.put) if type_ == "MEASURES"}
    found: Counter[NodeKey] = Counter()
    for source in sources:
        was, now = _pointed_at(before[source], measured), _pointed_at(after[source], measured)
        found.update(now - was)
        found.subtract(was - now)
    return Counter({key: change for key, change in found.items() if change})


def task_changes(before: Iterable[EdgeKey], after: Iterable[EdgeKey]) -> Counter[NodeKey]:
    """Return by how much `tasks` changes of every body."""
    was, now = given(before), given(after)
    found = Counter(body for _, body in now - was)
    found.subtract(body for _, body in was - now)
    return Counter({body: change for body, change in found.items() if change})


def _pointed_at(edges: Iterable[EdgeKey], measured: Mapping[NodeKey, NodeKey]) -> set[NodeKey]:
    """Return the targets of edges, of industries and regions those above as well, and in place of goals what they measure."""
    targets = {target for _, _, target in edges}
    above = {parent for target in targets for parent in ancestors(target)}
    return (
        {target for target in targets if target.label not in UNCOUNTED} | above | {measured[goal] for goal in targets if goal in measured}
    )
