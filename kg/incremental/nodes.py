"""The nodes that a step changes, but for the validity of policies."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.assemble.captions import add_captions
from kg.assemble.degree import counts
from kg.assemble.draft import Draft
from kg.assemble.mentions import NAMES, add_by_id, printed_name
from kg.assemble.orders import ORDERED
from kg.assemble.policies import policy_properties
from kg.assemble.registry import HIERARCHICAL, governed, government
from kg.assemble.search_properties import add_search_properties
from kg.incremental.difference import task_changes
from kg.incremental.edges import Edges
from kg.incremental.held import Held
from kg.incremental.known import near_bodies, present_bodies
from kg.incremental.library import Library
from kg.incremental.placed import Placed, said_of
from kg.model import NodeKey, tupled

Properties = Mapping[str, Any]
Printed = Mapping[NodeKey, Counter[str]]
"""After the step, how often texts print each name of a standard or programme."""


class Nodes:
    """Nodes before and after a step."""

    def __init__(self, held: Held, library: Library, placed: Placed, edges: Edges, degrees: Counter[NodeKey], printed: Printed) -> None:
        """Compute anew what differs; `degrees` says by how much the count of documents changes."""
        self._library, self._placed, self._edges, self._degrees = library, placed, edges, degrees
        self._tasks = task_changes(edges.before, edges.after)
        self._counts = {*degrees, *self._tasks}
        policies = self._policies()
        named = {key for key in self._counts if key.label == "Ministry"}
        named |= {government(key) for key in degrees if key.label == "Region"}
        self.near, leading = near_bodies(key.id for key in named)
        """Bodies that may come or go."""
        bodies = {NodeKey("Ministry", name) for name in self.near | leading}
        self._governed = {region for name in self.near if (region := governed(NodeKey("Ministry", name)))}
        asked = {
            *self._counts,
            *printed,
            *bodies,
            *self._governed,
            *edges.sources,
            *edges.ordered,
            *(NodeKey("Policy", name) for name in policies),
        }
        self.before = {key: tupled(found) for key, found in held.nodes(asked | self._bulletins()).items()}
        """The nodes as they are held, those that may change among them."""
        self.bodies = present_bodies((key.id for key in bodies if self.count(key) or self.tasks(key)), self.near)
        """Of those that may come or go, the bodies that are there after the step."""
        self._draft = Draft()
        self._add_policies(policies)
        self._add_printed()
        self._add_named(printed)
        self.gone = {key for key in self.before if self._goes(key)}
        self.after = self._finished()
        """The nodes that differ; of policies without what follows from validity."""

    def count(self, key: NodeKey) -> int:
        """Return how many documents point to a node after the step."""
        return int(self.before.get(key, {}).get("documents", 0)) + self._degrees[key]

    def tasks(self, key: NodeKey) -> int:
        """Return how many tasks a body has after the step."""
        return int(self.before.get(key, {}).get("tasks", 0)) + self._tasks[key]

    def _bulletins(self) -> set[NodeKey]:
        return {NodeKey("Bulletin", name) for name in self._library.changed}

    def _policies(self) -> set[str]:
        """Return the policies that come or go, or of which namings say something else than before, or of which a text changes."""
        before, after = self._placed.before.policies, self._placed.after.policies
        found = {key.id for key in (*self._edges.came.values(), *self._edges.went.values()) if key.label == "Policy"}
        for name in {*before, *after}:
            one, other = before.get(name), after.get(name)
            if not one or not other or (one != other and (said_of(one) != said_of(other) or one.texts != other.texts)):
                found.add(name)
        return found

    def _add_policies(self, policies: Iterable[str]) -> None:
        for name in policies:
            if names := self._placed.names(name):
                texts = self._library.documents(text.place[:2] for text in names.texts)
                self._draft.node("Policy", name, policy_properties(said_of(names), texts.values()))

    def _add_printed(self) -> None:
        """Add articles, goals, tasks and bulletins."""
        own = [key for key in (*self._edges.sources, *self._edges.ordered) if key.label != "Policy" and self._edges.draft.has(key)]
        for key in (*own, *(NodeKey("Bulletin", name) for name in self._library.new)):
            self._draft.node(*key, self._edges.draft.properties(key))

    def _add_named(self, printed: Printed) -> None:
        """Add what comes of bodies, standards, programmes, industries, regions and indicators, and what is called by another name."""
        for key in {*self._counts, *printed, *(NodeKey("Ministry", name) for name in self.near)}:
            if key.label in _BY_ID and not self._goes(key) and (key not in self.before or key in printed):
                add_by_id(self._draft, key)
                if counts := printed.get(key):
                    self._draft.put(key, NAMES[key.label], printed_name(counts))

    def _goes(self, key: NodeKey) -> bool:
        """Tell whether a node is not there after the step."""
        if key.label == "Policy":
            return key.id in self._placed.before.policies and key.id not in self._placed.after.policies
        if key.label == "Ministry":
            return key.id in self.near and key.id not in self.bodies
        if key.label == "Article" or key.label in ORDERED:
            return key in self._edges.sources | self._edges.ordered and not self._edges.draft.has(key)
        return key.id in self._library.gone if key.label == "Bulletin" else not self.count(key)

    def _finished(self) -> dict[NodeKey, dict[str, Any]]:
        add_captions(self._draft)
        add_search_properties(self._draft)
        found = {key: {**self._draft.properties(key), **self._counted(key)} for label in LABELS for key in self._draft.keys(label)}
        for key in found:
            if key in self.before and same_but_counts(self.before[key], found[key]):
                found[key] = {**self.before[key], **self._counted(key)}
        for key in self._counts:
            if key not in found and key in self.before and key not in self.gone:
                found[key] = {**self.before[key], **self._counted(key)}
        return found

    def _counted(self, key: NodeKey) -> dict[str, Any]:
        return counts(key, self.count(key), self.tasks(key))

    def hierarchical(self) -> set[NodeKey]:
        """Return the industries and regions that may come or go."""
        return {key for key in self._degrees if key.label in HIERARCHICAL}

    def governed(self) -> set[NodeKey]:
        """Return the regions that there are after the step of which the government is among the bodies that may come or go."""
        return {key for key in self._governed if self.count(key)}


def same_but_counts(one: Properties, other: Properties) -> bool:
    """Tell whether properties are the same but for the count of documents and what follows from validity."""
    names = {*one, *other}.difference(COMPUTED, ("documents", "tasks"))
    return all(one.get(name) == other.get(name) for name in names)


COMPUTED = ("date", "date_key", "validity", "status", "disputes")
"""Properties of policies that follow from validity."""
_BY_ID = ("Ministry", "Standard", "Programme", "Industry", "Region", "Indicator")
LABELS = ("Policy", "Article", "Bulletin", *sorted(ORDERED), *_BY_ID)
