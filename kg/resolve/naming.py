"""Namings: the places that name a policy, each with what it says about which policy is meant."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.identity import identifies, policy_key, split_issuers
from kg.model import POLICY_KINDS, Contribution, Document, Relation
from kg.text.normal import number_key, number_year
from kg.vocab.lexicon import part

LONGEST_KEY = 400
"""Longest key in characters; only a line of a damaged text is that long."""
Place = tuple[str, int, int]
"""(bulletin, unit, index of the relation; `ITSELF` for the document)."""
# 甲条例(2031-05-01).md
_WORDING = re.compile(rf"[（(]({part('year')}-\d\d-\d\d)[)）]\.\w+$")
"""甲条例(2031-05-01).md"""
ITSELF = -1
"""Index of the document itself in a `Place`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a policy: its own document, or a relation of another."""

    place: Place
    title: str | None
    key: str
    """`policy_key(title)`, '' without a title."""
    number: str | None
    issuers: frozenset[str]
    days: frozenset[str]
    """Days or years (ISO) on which the policy was signed, published or changed, as this place gives them."""
    exact: bool = False
    """Whether the whole day identifies: of amending decisions one year may see several of one title."""
    held: Document | None = None
    former: bool = False
    """Whether the naming repeals a namesake of its own document."""
    dated: str | None = None
    """Day on which the policy was signed or published as a citation gives it; None for a year alone."""
    cited_on: str | None = None
    """Latest day of the citing document: nothing younger is meant."""
    ends: str | None = None
    """Day from which the citing document repeals the whole policy."""
    repeals: frozenset[str] = frozenset()
    """Keys of the numbers that a held document repeals: none of them is its own."""

    @property
    def year(self) -> str | None:
        """The first year that is given, the whole day where only that identifies."""
        return min((day if self.exact else day[:4] for day in self.days), default=None)


def namings(contributions: Iterable[Contribution]) -> list[Naming]:
    """Return every naming of a policy, by place."""
    return sorted(_namings(contributions), key=lambda naming: naming.place)


def _namings(contributions: Iterable[Contribution]) -> Iterator[Naming]:
    for contribution in contributions:
        for document in contribution.documents:
            if document.kind in POLICY_KINDS:
                yield _held(document)
            for index, relation in enumerate(document.relations):
                yield _cited(document, index, relation)


def title_key(title: str) -> str:
    """Return the key of a title, cut to what an index can hold."""
    return policy_key(title)[:LONGEST_KEY]


def _held(document: Document) -> Naming:
    days = frozenset(day for day in (document.signed, document.published) if day)
    repealed = (one.number for one in document.relations if one.type == "SUPERSEDES" and one.number)
    return Naming(
        place=(document.bulletin, document.unit, ITSELF),
        title=document.title,
        key=title_key(document.title),
        number=document.doc_number,
        issuers=frozenset(mention.id for mention in document.issuers),
        days=days | ({document.effective} if document.effective and not days else frozenset()),
        held=document,
        repeals=frozenset(map(number_key, repealed)),
    )


def _cited(document: Document, index: int, relation: Relation) -> Naming:
    key = title_key(relation.title) if relation.title else ""
    whole = relation.type == "SUPERSEDES" and relation.scope in (None, "whole")
    issued = number_year(relation.number) if identifies(relation.number) else None
    return Naming(
        place=(document.bulletin, document.unit, index),
        title=relation.title,
        key=key,
        number=relation.number,
        issuers=frozenset(split_issuers(relation.title)[0] if relation.title else ()) | ({relation.issuer} if relation.issuer else set()),
        days=frozenset(day for day in (relation.date, issued) if day),
        exact=relation.amending,
        former=relation.type == "SUPERSEDES" and key != "" and key == title_key(document.title),
        dated=relation.date if relation.date and len(relation.date) == len("2031-05-01") else None,
        cited_on=_latest(document),
        ends=(document.effective or document.signed or document.published) if whole else None,
    )


def _latest(document: Document) -> str | None:
    """Return the latest day on which a document was signed, published or changed: its text names nothing younger.

    Files of laws bear the day of their wording in the name, which may be later than every day in the text.
    """
    changed = (relation.date for relation in document.relations if relation.amending)
    named = _WORDING.search(document.bulletin)
    return max(filter(None, (document.signed, document.published, named and named.group(1), *changed)), default=None)
