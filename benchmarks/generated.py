"""A graph as large and as uneven as one wants, of invented policies; the same seed gives the same graph.

How many edges of which type there are and how they are spread follows what real bulletins and laws give: some bodies issue a fifth of all
documents, some laws are cited by thousands, most policies by one or none; editions of one title repeal each other in chains.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, cycle, repeat
from typing import Any

from documents import Documents

from kg.assemble.captions import add_captions
from kg.assemble.degree import with_degrees
from kg.assemble.draft import Draft, Proof
from kg.assemble.registry import add_registry
from kg.assemble.search_properties import add_search_properties
from kg.assemble.validity import with_validity
from kg.model import Graph, NodeKey, Span

Draw = Callable[[], NodeKey]


def generated(policies: int = 100_000, edges: int = 1_000_000, seed: int = 1) -> Graph:
    """Return a graph of that many policies, with articles, bodies and so on in proportion, and that many edges.

    There must be at least ten edges for a policy.
    """
    draft, chance = Draft(), random.Random(seed)
    documents = Documents(draft, chance, policies)
    add_registry(draft)
    _Links(draft, chance, documents).all(edges)
    add_captions(draft)
    add_search_properties(draft)
    return with_degrees(with_validity(draft.graph()))


def uneven(chance: random.Random, keys: Sequence[NodeKey], steepness: float) -> Draw:
    """Return what draws from some keys: the one of rank r as often as r to the power of -steepness says."""
    weights = list(accumulate((rank + 1) ** -steepness for rank in range(len(keys))))
    return lambda: chance.choices(keys, cum_weights=weights)[0]


@dataclass(slots=True)
class _Links:
    draft: Draft
    chance: random.Random
    of: Documents
    seen: set[tuple[str, NodeKey, NodeKey]] = field(default_factory=set)

    def all(self, edges: int) -> None:
        """Add edges, the last kind of them until there are enough."""
        of, size = self.of, len(self.of.policies)
        held, article = self._any(of.held), self._any(of.articles)
        programme, industry = uneven(self.chance, of.programmes, 0.8), uneven(self.chance, of.industries, 0.8)
        standard, cited = uneven(self.chance, of.standards, 0.7), uneven(self.chance, of.by_weight(), 0.9)
        self._printed()
        self._issued(uneven(self.chance, of.bodies, 1.2))
        self._repeals()
        for document in of.articles:
            self._edge("INTERPRETS", document, held())
        self._some("BASED_ON", size, held, cited)
        self._some("AMENDS", size // 5, held, cited)
        self._some("ADVANCES", size * 9 // 10, held, programme)
        self._some("ADVANCES", size // 10, article, programme)
        self._some("TARGETS", size * 12 // 10, held, industry)
        self._some("TARGETS", size // 5, article, industry)
        self._some("REFERENCES", size * 6 // 10, held, standard)
        self._some("REFERENCES", size // 5, article, cited)
        # Each part of the classification but the sections is part of another.
        parts = sum(not key.id.isalpha() for key in of.industries)
        self._some("REFERENCES", edges - parts - len(self.seen), held, cited)

    def _any(self, keys: Sequence[NodeKey]) -> Draw:
        return lambda: self.chance.choice(keys)

    def _printed(self) -> None:
        """Spread documents over the bulletins, as many in each."""
        for at, (document, bulletin) in enumerate(zip([*self.of.held, *self.of.articles], cycle(self.of.bulletins), strict=False)):
            place = at // len(self.of.bulletins)
            self._edge("PUBLISHED_IN", document, bulletin, unit=place + 1, line_start=place * 50 + 1, line_end=place * 50 + 50)

    def _issued(self, body: Draw) -> None:
        """Give policies one to five bodies, articles one."""
        for policy in self.of.held:
            for order in range(1, 1 + self.chance.choices((1, 2, 3, 5), (70, 18, 8, 4))[0]):
                self._edge("ISSUED_BY", policy, body(), order=order)
        for article in self.of.articles:
            self._edge("ISSUED_BY", article, body(), order=1)

    def _repeals(self) -> None:
        """Repeal the older editions, one in ten only in part."""
        for new, old in self.of.editions:
            scope = "whole" if self.chance.random() < 0.9 else "第三条"
            self._edge("SUPERSEDES", new, old, scope=scope, date=self.draft.properties(new)["signed"])

    def _some(self, kind: str, number: int, source: Draw, target: Draw) -> None:
        """Add that many different edges."""
        for _ in repeat(None, number):
            while not self._edge(kind, source(), target()):
                pass

    def _edge(self, kind: str, source: NodeKey, target: NodeKey, **properties: Any) -> bool:
        """Add an edge with its proof, unless it is there or a loop."""
        if source == target or (kind, source, target) in self.seen:
            return False
        self.seen.add((kind, source, target))
        start = self.chance.randrange(90_000)
        proof = Proof(
            0, "公报.txt", Span(start, start + 30), f"按照《{target.id}》的有关要求，现予以办理，请遵照执行", ("book", "cue"), 0.9
        )
        self.draft.edge(kind, source, target, [proof], **properties)
        return True
