"""Issuers of policies that are only cited: the bodies at the start of the title, else those that the number implies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.assemble.draft import Draft, Proof
from kg.assemble.mentions import add_ministry
from kg.identity import split_issuers
from kg.model import Contribution, Document, NodeKey
from kg.resolve import Form, Place, Resolution, Text
from kg.vocab import agencies

_SIGNS_ONLY = frozenset(("中华人民共和国主席",))
"""Bodies whose orders promulgate laws made by a congress."""
_CONFIDENCE = 0.9
QUOTED = 3
"""Citations that are quoted, the first by place: thousands may give the same issuers."""


class CitedIssuers(NamedTuple):
    """The issuers of a policy that no bulletin holds."""

    bodies: tuple[str, ...]
    """Lead first."""
    places: tuple[Place, ...]
    """Of the first citations that give them."""


def issuers_of(named: Iterable[tuple[Form, Iterable[Place]]]) -> CitedIssuers | None:
    """Return the issuers that the citations of a policy give, the longest list of them; None if none gives any."""
    found: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for form, places in named:
        if bodies := cited_issuers(form.title, form.number)[0]:
            found[bodies].extend(places)
    if not found:
        return None
    bodies = min(found, key=lambda names: (-len(names), names))
    return CitedIssuers(bodies, tuple(sorted(found[bodies])[:QUOTED]))


def add_cited_issuers(draft: Draft, contributions: Sequence[Contribution], resolution: Resolution) -> None:
    """Add ISSUED_BY for every policy that no bulletin holds and whose citations give its issuers."""
    documents = {(document.bulletin, document.unit): document for contribution in contributions for document in contribution.documents}
    for name, namings in resolution.policies.items():
        if any(isinstance(naming.says, Text) for naming in namings):
            continue
        if found := issuers_of((naming.says, [naming.place]) for naming in namings if isinstance(naming.says, Form)):
            add_issuers(draft, NodeKey("Policy", name), found, documents)


def add_issuers(draft: Draft, policy: NodeKey, found: CitedIssuers, documents: Mapping[tuple[str, int], Document]) -> None:
    """Add ISSUED_BY for one policy; `documents` has those of its places."""
    proofs = []
    for bulletin, unit, index in found.places:
        relation = documents[bulletin, unit].relations[index]
        rule = cited_issuers(relation.title, relation.number)[1]
        proofs.append(Proof(0, bulletin, relation.span, relation.evidence, (rule,), _CONFIDENCE))
    for order, body in enumerate(found.bodies, 1):
        draft.edge("ISSUED_BY", policy, add_ministry(draft, body), proofs, order=order)


@lru_cache(maxsize=16384)
def cited_issuers(title: str | None, number: str | None) -> tuple[tuple[str, ...], str]:
    """Return the issuers that a citation gives, and the name of the rule that found them."""
    if bodies := split_issuers(title)[0] if title else ():
        return tuple(dict.fromkeys(bodies)), "issuer_in_title"
    shown = agencies().by_number(number) if number else ()
    return tuple(body for body in shown if body not in _SIGNS_ONLY), "issuer_in_number"
