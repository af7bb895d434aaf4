"""Issuers of policies that are only cited: the bodies at the start of the title, else those that the number implies."""

from collections import defaultdict
from collections.abc import Sequence

from kg.assemble.draft import Draft, Proof
from kg.assemble.mentions import add_ministry
from kg.identity import split_issuers
from kg.model import Contribution, NodeKey, Relation
from kg.resolve import Resolution
from kg.vocab import agencies

_SIGNS_ONLY = frozenset(("中华人民共和国主席",))
"""Bodies whose orders promulgate laws made by a congress."""
_CONFIDENCE = 0.9


def add_cited_issuers(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add ISSUED_BY for every policy that no bulletin holds and whose citations give its issuers; the longest list wins."""
    stubs = {name for name, namings in resolution.policies.items() if not any(naming.held for naming in namings)}
    found: dict[str, dict[tuple[str, ...], list[Proof]]] = defaultdict(lambda: defaultdict(list))
    for contribution in contributions:
        for document in contribution.documents:
            for index, relation in enumerate(document.relations):
                name = resolution.ids[document.bulletin, document.unit, index]
                bodies, rule = _cited_issuers(relation) if name in stubs else ((), "")
                if bodies:
                    proof = Proof(0, document.bulletin, relation.span, relation.evidence, (rule,), _CONFIDENCE)
                    found[name][bodies].append(proof)
    for name, lists in found.items():
        bodies = min(lists, key=lambda names: (-len(names), names))
        for order, body in enumerate(bodies, 1):
            draft.edge("ISSUED_BY", NodeKey("Policy", name), add_ministry(draft, body), lists[bodies], order=order)


def _cited_issuers(relation: Relation) -> tuple[tuple[str, ...], str]:
    """Return the issuers that a citation gives, and the name of the rule that found them."""
    if bodies := split_issuers(relation.title)[0] if relation.title else ():
        return tuple(dict.fromkeys(bodies)), "issuer_in_title"
    shown = agencies().by_number(relation.number) if relation.number else ()
    return tuple(body for body in shown if body not in _SIGNS_ONLY), "issuer_in_number"
