"""Validity of the policies that a step touches: those that differ, and those that a changed document repeals, amends or rests on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from kg.assemble.validity import ALWAYS, Signals, assessed, end
from kg.incremental.difference import EdgeChanges, plain
from kg.incremental.held import Held
from kg.incremental.nodes import COMPUTED, Nodes, same_but_counts
from kg.model import Edge, NodeKey

REPEALS = ("SUPERSEDES",)
USES = ("BASED_ON", "AMENDS")
_SAID = ("kind", "number", "signed", "published", "effective")
"""Properties of a document on which the validity of those that it repeals, amends or rests on depends."""


class Assessment:
    """Brings the validity of policies up to date."""

    def __init__(self, held: Held, nodes: Nodes, changes: EdgeChanges, near: Iterable[Edge]) -> None:
        """Take the nodes and edges that the step changes; `near` has all edges before it of every source that it touches."""
        self._held, self._nodes, self._changes = held, nodes, changes
        self._known: dict[NodeKey, Mapping[str, Any]] = dict(nodes.before)
        touched = self._touched(near)
        self._read(touched)
        policies = [key for key in touched if self._now(key)]
        repeals = self._into(policies, REPEALS)
        own = {key: _bare(self._now(key) or {}) for key in policies}
        ending = [key for key in policies if (end(own[key], repeals[key]) or ALWAYS) != ALWAYS]
        uses = self._into(ending, USES)
        self.after = {key: {**own[key], **assessed(key, own[key], Signals(repeals[key], uses[key]))} for key in policies}
        """The policies whose validity was computed, with all properties."""

    def before(self, key: NodeKey) -> Mapping[str, Any] | None:
        """Return the properties of a node as it is held, None where it is not."""
        return self._known.get(key)

    def _touched(self, near: Iterable[Edge]) -> set[NodeKey]:
        nodes, changes = self._nodes, self._changes
        policies = {key for key in nodes.after if key.label == "Policy"}
        found = {key for key in policies if not same_but_counts(nodes.before.get(key, {}), nodes.after[key])}
        altered = {key for key in found if key in nodes.before and _said(nodes.before[key]) != _said(nodes.after[key])}
        sources = {edge.source for edge in near}
        edges = [edge for edge in (*near, *self._held.edges_from(altered - sources)) if edge.source in altered]
        keys = (*changes.put, *changes.gone, *((edge.type, edge.source, edge.target) for edge in edges))
        found |= {target for type_, _, target in keys if type_ in (*REPEALS, *USES) and target.label == "Policy"}
        return found - nodes.gone

    def _read(self, keys: Collection[NodeKey]) -> None:
        if missing := set(keys) - self._known.keys() - self._nodes.after.keys():
            self._known |= {key: plain(found) for key, found in self._held.nodes(missing).items()}

    def _now(self, key: NodeKey) -> Mapping[str, Any] | None:
        """Return the properties of a node after the step."""
        return None if key in self._nodes.gone else self._nodes.after.get(key) or self._known.get(key)

    def _into(self, policies: Collection[NodeKey], types: Collection[str]) -> dict[NodeKey, list[tuple[Edge, Mapping[str, Any]]]]:
        """Return the edges of these types into policies after the step with the properties of their sources, without those of drafts."""
        held = self._held.edges_to(policies, types) if policies else []
        edges = self._changes.patched(held) | {
            key: edge for key, edge in self._changes.put.items() if edge.type in types and edge.target in set(policies)
        }
        self._read({edge.source for edge in edges.values()})
        found: dict[NodeKey, list[tuple[Edge, Mapping[str, Any]]]] = defaultdict(list)
        for _, edge in sorted(edges.items()):
            source = self._now(edge.source)
            if edge.source.label == "Policy" and source is not None and source.get("kind") != "draft":
                found[edge.target].append((edge, source))
        return found


def _bare(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties without those that follow from validity."""
    return {name: value for name, value in properties.items() if name not in COMPUTED}


def _said(properties: Mapping[str, Any]) -> list[Any]:
    return [properties.get(name) for name in _SAID]
