"""Namings: the places that name a policy, each with what it says about which policy is meant.

What a citation says, without its place and day, is a `Form`. Thousands of documents name a law in a few forms, and citations of one form
mean one policy: those that give a number or a day whoever makes them, others if they are made on the same day.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.identity import identifies, policy_key, split_issuers
from kg.model import POLICY_KINDS, Contribution, Document, Relation
from kg.text.normal import number_key, number_year

LONGEST_KEY = 400
"""Longest key in characters; only a line of a damaged text is that long."""
Place = tuple[str, int, int]
"""(bulletin, unit, index of the relation; `ITSELF` for the document)."""
ITSELF = -1
"""Index of the document itself in a `Place`."""


class Form(NamedTuple):
    """What a citation says of the policy that it means."""

    title: str | None
    key: str
    """`title_key(title)`, '' without a title."""
    number: str | None
    issuers: tuple[str, ...]
    """Sorted, as are the days."""
    days: tuple[str, ...]
    """Days or years (ISO) on which the policy was signed, published or changed."""
    exact: bool
    """Whether the whole day identifies: of amending decisions one year may see several of one title."""
    former: bool
    """Whether it repeals a namesake of its own document."""
    dated: str | None
    """Day on which the policy was signed or published; None for a year alone."""
    ends: str | None
    """Day from which the citing document repeals the whole policy."""
    cited_on: str | None
    """Of a repeal by title alone, the latest day of the repealing document."""
    within: tuple[str, int] | None
    """Of a repeal of a namesake, bulletin and unit of the document in which it stands: that one is not meant."""
    by: tuple[str, ...]
    """Of a repeal or amendment that gives neither issuer nor number, the bodies that make it, sorted, as far as all of them are known."""

    @property
    def name(self) -> str:
        """Key under which it is looked for: that of the title, else of the number."""
        return self.key or number_key(self.number or "")

    @property
    def is_open(self) -> bool:
        """Whether the policy that is meant depends on the day of the citation."""
        return not (self.days or self.former or self.ends or identifies(self.number))

    @property
    def year(self) -> str | None:
        """The first year that is given, the whole day where only that identifies."""
        return min((day if self.exact else day[:4] for day in self.days), default=None)

    @property
    def order(self) -> tuple[str, ...]:
        """Sort key."""
        return tuple(map(str, self))


class Text(NamedTuple):
    """What a document says of itself."""

    place: Place
    title: str
    key: str
    number: str | None
    issuers: tuple[str, ...]
    days: tuple[str, ...]
    signed: str | None
    kind: str
    repeals: tuple[str, ...]
    """Keys of the numbers that it repeals: none of them is its own."""

    @property
    def name(self) -> str:
        """Key under which it is looked for: that of the title, else of the number."""
        return self.key or number_key(self.number or "")

    @property
    def exact(self) -> bool:
        """A year identifies a document."""
        return False

    @property
    def year(self) -> str | None:
        """The first year that it gives."""
        return min((day[:4] for day in self.days), default=None)


class Naming(NamedTuple):
    """One place that names a policy: its own document, or a relation of another."""

    place: Place
    says: Form | Text
    cited_on: str | None = None
    """Latest day of the citing document: nothing younger is meant. None where the form decides alone."""

    @property
    def number(self) -> str | None:
        """The number that it gives."""
        return self.says.number


def namings(contributions: Iterable[Contribution]) -> list[Naming]:
    """Return every naming of a policy, by place."""
    documents = (document for contribution in contributions for document in contribution.documents)
    return sorted((naming for document in documents for naming in namings_in(document)), key=lambda naming: naming.place)


def namings_in(document: Document) -> Iterator[Naming]:
    """Yield the namings of one document: itself where it is a policy, then its relations in order."""
    if own := own_naming(document):
        yield own
    latest = _latest(document) if document.relations else None
    for index, relation in enumerate(document.relations):
        form = _form(document, relation, latest)
        yield Naming((document.bulletin, document.unit, index), form, latest if form.is_open else None)


def own_naming(document: Document) -> Naming | None:
    """Return how a document names itself, None where it is no policy."""
    place = (document.bulletin, document.unit, ITSELF)
    return Naming(place, _text(document, place)) if document.kind in POLICY_KINDS else None


def title_key(title: str) -> str:
    """Return the key of a title, cut to what an index can hold."""
    return policy_key(title)[:LONGEST_KEY]


def _text(document: Document, place: Place) -> Text:
    made = (document.signed, document.published, *(change.day for change in document.history))
    days = {day for day in made if day} or {day for day in (document.effective,) if day}
    repealed = {number_key(one.number) for one in document.relations if one.type == "SUPERSEDES" and one.number}
    return Text(
        place=place,
        title=document.title,
        key=title_key(document.title),
        number=document.doc_number,
        issuers=tuple(sorted({mention.id for mention in document.issuers})),
        days=tuple(sorted(days)),
        signed=document.signed,
        kind=document.kind,
        repeals=tuple(sorted(repealed)),
    )


def _form(document: Document, relation: Relation, latest: str | None) -> Form:
    key = title_key(relation.title) if relation.title else ""
    whole = relation.type == "SUPERSEDES" and relation.scope in (None, "whole")
    numbered = identifies(relation.number)
    # Of amending decisions only the whole day identifies.
    year = None if relation.amending and relation.date else number_year(relation.number)
    days = {day for day in (relation.date, year) if day}
    former = relation.type == "SUPERSEDES" and key != "" and key == title_key(document.title)
    ends = (document.effective or document.signed or document.published) if whole else None
    issuers = {*(split_issuers(relation.title)[0] if relation.title else ()), *([relation.issuer] if relation.issuer else [])}
    return Form(
        title=relation.title,
        key=key,
        number=relation.number,
        issuers=tuple(sorted(issuers)),
        days=tuple(sorted(days)),
        exact=relation.amending,
        former=former,
        dated=relation.date if relation.date and len(relation.date) == len("2031-05-01") else None,
        ends=ends,
        cited_on=latest if ends and not (days or former or numbered) else None,
        within=(document.bulletin, document.unit) if former and not numbered else None,
        by=() if issuers or numbered else _changing(document, relation),
    )


def _changing(document: Document, relation: Relation) -> tuple[str, ...]:
    """Return the bodies that repeal or amend by a relation; none where it does neither, or others are not known."""
    changes = relation.type in ("SUPERSEDES", "AMENDS") and not relation.amending
    if not changes or not document.issuers_complete or document.kind not in POLICY_KINDS:
        return ()
    return tuple(sorted({mention.id for mention in document.issuers}))


def _latest(document: Document) -> str | None:
    """Return the latest day on which a document was signed, published or changed: its text names nothing younger."""
    changed = (relation.date for relation in document.relations if relation.amending)
    return max(filter(None, (document.signed, document.published, *changed)), default=None)
