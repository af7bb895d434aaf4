"""Validity of the policies that a step touches: those that differ, and those that a changed document repeals, amends or rests on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.assemble.validity import ALWAYS, LATE, Dispute, Signals, assessed, disputes, end, is_longer, late_uses, read_dispute
from kg.incremental.difference import EdgeChanges
from kg.incremental.held import Held
from kg.incremental.nodes import COMPUTED, Nodes, same_but_counts
from kg.model import Edge, NodeKey, tupled

REPEALS = ("SUPERSEDES",)
USES = ("BASED_ON", "AMENDS")
PROLONGS = ("AMENDS",)
_SAID = ("kind", "number", "signed", "published", "effective")
"""Properties of a document on which the validity of those that it repeals, amends or rests on depends."""


class Assessment:
    """Brings the validity of policies up to date.

    Thousands of documents may rest on a policy that ends. They are asked for only where the policy, or what repeals it, differs; else the
    contradictions that are known stay, but for those with a document that changes.
    """

    def __init__(self, held: Held, nodes: Nodes, changes: EdgeChanges, near: Iterable[Edge]) -> None:
        """Take the nodes and edges that the step changes; `near` has all edges before it of every source that it touches."""
        self._held, self._nodes, self._changes = held, nodes, changes
        self._known: dict[NodeKey, Mapping[str, Any]] = dict(nodes.before)
        self._near = list(near)
        anew, users, amended = self._touched()
        self._read(anew | users.keys())
        anew |= {key for key in amended if self._lasts(key)}
        users = {key: sources for key, sources in users.items() if key not in anew}
        policies = [key for key in (*anew, *users) if self._now(key)]
        repeals = self._into(policies, REPEALS)
        longer = self._into([key for key in policies if self._lasts(key)], PROLONGS)
        own = {key: _bare(self._now(key) or {}) for key in policies}
        ending = [key for key in policies if self._lasts(key) or (end(own[key], Signals(repeals[key])) or ALWAYS) != ALWAYS]
        uses = self._into([key for key in ending if key in anew], USES)
        self.after: dict[NodeKey, dict[str, Any]] = {}
        """The policies whose validity was computed, with all properties."""
        for key in policies:
            signals = Signals(repeals[key], uses[key], [each for each in longer[key] if is_longer(each[0])])
            found = disputes(own[key], signals) if key in anew else self._patched(key, own[key], signals, users[key])
            self.after[key] = {**own[key], **assessed(own[key], signals, found)}

    def before(self, key: NodeKey) -> Mapping[str, Any] | None:
        """Return the properties of a node as it is held, None where it is not."""
        return self._known.get(key)

    def _lasts(self, key: NodeKey) -> bool:
        """Tell whether a policy names its own last day, which what amends it may move."""
        return bool((self._now(key) or {}).get("expires"))

    def _touched(self) -> tuple[set[NodeKey], dict[NodeKey, set[NodeKey]], set[NodeKey]]:
        """Return the policies to assess anew, of others the documents that rest on them or amend them and change, and which are amended."""
        nodes, changes = self._nodes, self._changes
        policies = {key for key in nodes.after if key.label == "Policy"}
        anew = {key for key in policies if not same_but_counts(nodes.before.get(key, {}), nodes.after[key])}
        altered = {key for key in anew if key in nodes.before and _said(nodes.before[key]) != _said(nodes.after[key])}
        self._near += self._held.edges_from(altered - {edge.source for edge in self._near})
        keys = (*changes.put, *changes.gone, *(edge.key for edge in self._near if edge.source in altered))
        users: dict[NodeKey, set[NodeKey]] = defaultdict(set)
        amended = set[NodeKey]()
        for type_, source, target in keys:
            if target.label == "Policy" and target not in nodes.gone:
                if type_ in REPEALS:
                    anew.add(target)
                elif type_ in USES:
                    users[target].add(source)
                    amended.update({target} if type_ in PROLONGS else ())
        return anew - nodes.gone, {key: sources for key, sources in users.items() if key not in anew}, amended

    def _patched(self, key: NodeKey, own: Mapping[str, Any], signals: Signals, users: Collection[NodeKey]) -> Iterator[Dispute]:
        """Yield the contradictions of a policy that differs in nothing but these users."""
        ids = {source.id for source in users}
        for text in self._known[key].get("disputes", ()):
            if (one := read_dispute(text)).reason != LATE or one.id not in ids:
                yield one
        edges = self._changes.patched(edge for edge in self._near if edge.source in users) | self._changes.put
        mine = [edge for edge in edges.values() if edge.target == key and edge.source in users and edge.type in USES]
        yield from late_uses(own, replace(signals, uses=self._with_sources(mine).get(key, [])))

    def _read(self, keys: Collection[NodeKey]) -> None:
        if missing := set(keys) - self._known.keys() - self._nodes.after.keys():
            self._known |= {key: tupled(found) for key, found in self._held.nodes(missing).items()}

    def _now(self, key: NodeKey) -> Mapping[str, Any] | None:
        """Return the properties of a node after the step."""
        return None if key in self._nodes.gone else self._nodes.after.get(key) or self._known.get(key)

    def _into(self, policies: Collection[NodeKey], types: Collection[str]) -> dict[NodeKey, list[tuple[Edge, Mapping[str, Any]]]]:
        """Return the edges of these types into policies after the step with the properties of their sources, without those of drafts."""
        held = self._held.edges_to(policies, types) if policies else []
        edges = self._changes.patched(held) | {
            key: edge for key, edge in self._changes.put.items() if edge.type in types and edge.target in set(policies)
        }
        return self._with_sources(edge for _, edge in sorted(edges.items(), key=lambda item: item[0]))

    def _with_sources(self, edges: Iterable[Edge]) -> dict[NodeKey, list[tuple[Edge, Mapping[str, Any]]]]:
        """Return edges by target, with the properties of their sources after the step, without those of drafts."""
        listed = list(edges)
        self._read({edge.source for edge in listed})
        found: dict[NodeKey, list[tuple[Edge, Mapping[str, Any]]]] = defaultdict(list)
        for edge in listed:
            source = self._now(edge.source)
            if edge.source.label == "Policy" and source is not None and source.get("kind") != "draft":
                found[edge.target].append((edge, source))
        return found


def _bare(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties without those that follow from validity."""
    return {name: value for name, value in properties.items() if name not in COMPUTED}


def _said(properties: Mapping[str, Any]) -> list[Any]:
    return [properties.get(name) for name in _SAID]
