"""Who issued what is only cited: the bodies that its title begins with, else those that its number shows."""

from collections import defaultdict
from collections.abc import Sequence

from kg.assemble.draft import Draft, Proof
from kg.assemble.mentions import ministry
from kg.identity import split_issuers
from kg.model import Contribution, NodeKey, Relation
from kg.resolve import Resolution
from kg.vocab import agencies

_SIGNS_ONLY = frozenset(("中华人民共和国主席",))
"""Whose order promulgates a law that a congress made."""
_CONFIDENCE = 0.9


def cited_issuers(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add ISSUED_BY for every policy that no bulletin holds and whose citations tell its issuers, the longest list deciding."""
    stubs = {name for name, namings in resolution.policies.items() if not any(naming.held for naming in namings)}
    told: dict[str, dict[tuple[str, ...], list[Proof]]] = defaultdict(lambda: defaultdict(list))
    for contribution in contributions:
        for document in contribution.documents:
            for index, relation in enumerate(document.relations):
                name = resolution.ids[document.bulletin, document.unit, index]
                bodies, rule = _told(relation) if name in stubs else ((), "")
                if bodies:
                    proof = Proof(0, document.bulletin, relation.span, relation.evidence, (rule,), _CONFIDENCE)
                    told[name][bodies].append(proof)
    for name, lists in told.items():
        bodies = min(lists, key=lambda names: (-len(names), names))
        for order, body in enumerate(bodies, 1):
            draft.edge("ISSUED_BY", NodeKey("Policy", name), ministry(draft, body), lists[bodies], order=order)


def _told(relation: Relation) -> tuple[tuple[str, ...], str]:
    """Return the issuers that a citation tells, and by what."""
    if bodies := split_issuers(relation.title)[0] if relation.title else ():
        return tuple(dict.fromkeys(bodies)), "issuer_in_title"
    shown = agencies().by_number(relation.number) if relation.number else ()
    return tuple(body for body in shown if body not in _SIGNS_ONLY), "issuer_in_number"
