"""What an output of `kg extract --format jsonl` states, fact by fact, so that two revisions of the rules can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.identity import policy_key
from kg.text.normal import number_key

Record = dict[str, Any]
_FIELDS = ("kind", "title", "doc_number", "signed", "published", "effective", "expires", "issuers_complete")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing that a unit says: an edge, or a field of its head."""

    bulletin: str
    unit: int
    what: str
    """Edge type, or `head.NAME` for a field."""
    target: str
    quote: str
    """What the fact is read from; '' for a field."""

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What makes two facts one: a better quote is no other fact."""
        return self.bulletin, self.unit, self.what, self.target


def facts(record: Record) -> Iterator[Fact]:
    """Yield everything that a record of `kg.extract.record.record` states."""
    place = (record["bulletin"], record["unit"])
    for name in _FIELDS:
        if record[name] is not None:
            yield Fact(*place, f"head.{name}", str(record[name]), "")
    for issuer in record["issuers"]:
        yield Fact(*place, "ISSUED_BY", issuer, "")
    for relation in record["relations"]:
        yield Fact(*place, relation["type"], _target(relation), relation["evidence"])
    for edge, part, name in (("REFERENCES", "standards", "code"), ("ADVANCES", "programmes", "name"), ("TARGETS", "industries", "mention")):
        for mention in record[part]:
            yield Fact(*place, edge, mention[name], mention["evidence"])


def _target(relation: Record) -> str:
    """Return a relation's target so that printing variants compare equal."""
    if relation["number"]:
        return number_key(relation["number"])
    return policy_key(relation["title"] or "")
