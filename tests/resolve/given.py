"""Documents and relations with only what resolution reads, for tables."""

from itertools import accumulate
from typing import Any

from kg.model import Bulletin, Contribution, Document, Mention, Passage, Relation, Span
from kg.resolve import Resolution, resolve
from kg.text.shingles import bands, letters

NOWHERE = Span(0, 1)
DATES = ("signed", "published", "effective", "expires")


def cite(title: str | None, type_: str = "REFERENCES", **facts: Any) -> Relation:
    """A relation to a document of this title; `facts` are further fields of `Relation`."""
    return Relation(type_, title, facts.pop("number", None), NOWHERE, "", NOWHERE, (), 1.0, **facts)


def held(title: str, *relations: Relation, number: str | None = None, issuers: tuple[str, ...] = (), kind: str = "policy", **dates: str):
    """A document of this title, for `bulletin`."""
    assert set(dates) <= set(DATES)
    mentions = tuple(Mention(name, name, NOWHERE, "", (), 1.0) for name in issuers)
    days = {name: dates.get(name) for name in DATES}
    return {"kind": kind, "title": title, "doc_number": number, "issuers": mentions, "relations": relations, **days}


def passages(*texts: str, start: int = 0) -> tuple[Passage, ...]:
    """Passages of these texts, one after the other."""
    ends = list(accumulate(map(len, texts), initial=start))
    return tuple(Passage(begin, end, bands(letters(text))) for begin, end, text in zip(ends, ends[1:], texts, strict=False))


def bulletin(name: str, *documents: dict[str, Any]) -> Contribution:
    """A bulletin that holds these documents, numbered from 1."""
    made = (Document(name, number, 1, 1, 0, 1, one["title"], issuers_complete=True, **one) for number, one in enumerate(documents, 1))
    return Contribution(Bulletin(name, name, None, None, None, "document", "0" * 64, name), tuple(made))


def placed(*bulletins: Contribution) -> Resolution:
    """What is resolved, which must not depend on the order of the bulletins."""
    found = resolve(bulletins)
    assert resolve(bulletins[::-1]) == found
    return found
