"""What a unit says of itself: kind, title, number, issuers, dates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract import promulgation
from kg.extract.beside import Beside, Said, beside, iso_day
from kg.extract.dates import Validity, validity
from kg.extract.file_day import published_day, with_file_day
from kg.extract.issuers import issuers, notice_signature
from kg.extract.kind import kind_of
from kg.extract.layout import Layout
from kg.extract.own_number import own_number
from kg.extract.own_title import issued_title, own_title
from kg.extract.title import ENDED_MARK
from kg.extract.top import below_title
from kg.identity import policy_key
from kg.model import POLICY_KINDS, Change, Mention, Unresolved
from kg.text.normal import core_title, iso_date
from kg.vocab.columns import labels_of_days

# 甲类设备管理办法（试行）
_LAST_BRACKET = re.compile(r"（[^（）]*）$")
# 施行日期：2031年5月1日, 【发布日期】2031-03-05, - **生效日期**：2031年5月1日
_LABELLED_DAY = re.compile(
    rf"[-*【\[\s]*(?P<label>{'|'.join(sorted(labels_of_days(), key=len, reverse=True))})(?:\s?[】\]*:：]){{1,4}}(?P<day>.{{1,30}})"
)
_ORDERS = {"policy", "law", "draft", "interpretation"}
"""Kinds that give work and set aims."""


@dataclass(frozen=True, slots=True)
class Head:
    """A unit's own data. Dates are ISO."""

    kind: str
    title: str
    number: str | None
    issuers: tuple[Mention, ...]
    issuers_complete: bool
    signed: str | None
    published: str | None
    validity: Validity
    unresolved: tuple[Unresolved, ...]
    """Where what stands beside the text says something else than the text."""
    keys: frozenset[str]
    """Keys under which the unit's own title is recognised in its text."""
    url: str | None
    """Address where it was found."""
    history: tuple[Change, ...]
    """When a law was made and changed; empty for other documents."""

    @property
    def orders(self) -> bool:
        """Whether it gives work and sets aims, or explains what does; news only tells of them."""
        return self.kind in _ORDERS

    @property
    def is_policy(self) -> bool:
        """Whether the unit carries a policy's own text."""
        return self.kind in POLICY_KINDS


def read_head(layout: Layout) -> Head:
    """Read a unit's own data: of its text, and where that is silent of what stands beside it."""
    heading = re.sub(r"\s+", " ", layout.unit.heading).strip(" #*")
    facts = beside(layout)
    labelled = _labelled_days(layout)
    decreed = promulgation.read(layout)
    number = (decreed.number if decreed else None) or own_number(layout, heading)
    kind = kind_of(layout, heading, number or facts.number, decreed)
    of_policy = kind in POLICY_KINDS
    title = own_title(layout, heading, kind)
    signature = notice_signature(layout) if of_policy else None
    issued_by, complete = issuers(layout, kind, heading, signature, decreed, number)
    signed = ((decreed.signed if decreed else None) or (signature.date if signature else None) or _lone_date(layout)) if of_policy else None
    first = validity(layout, signed if of_policy else None, title)
    said = Said(
        titles=(title, heading) if of_policy and layout.body > layout.unit.start else (),
        number=number if of_policy else None,
        issuers=tuple(issuer.id for issuer in issued_by) if of_policy else (),
        days={"signed": signed, "effective": first.effective, "expires": first.expires},
    )
    history = with_file_day(layout, title, decreed.history if decreed else (), signed) if of_policy else ()
    return Head(
        kind=kind,
        title=title,
        number=(number or facts.number) if of_policy else None,
        issuers=tuple(issued_by or facts.issuers),
        issuers_complete=complete or (not issued_by and bool(facts.issuers)),
        signed=signed or (facts.signed if of_policy else None),
        published=published_day(history, signed) or facts.published_apart_from(signed, first.effective) or labelled.get("published"),
        validity=_with_facts(first, facts, labelled if of_policy else {}),
        unresolved=(*facts.contradictions(said), *_said_ended(layout, heading)),
        keys=_keys(layout, title, heading),
        url=facts.url,
        history=history,
    )


def _said_ended(layout: Layout, heading: str) -> Iterator[Unresolved]:
    """Yield the mark of a heading that says the document has ended: 甲类设备管理办法（已废止）."""
    if mark := ENDED_MARK.search(heading):
        place = layout.clean.span(0, layout.heading_end)
        yield Unresolved("status", mark.group(), "its heading says that it no longer holds; who repealed it is not said", place)


def _with_facts(read: Validity, facts: Beside, labelled: Mapping[str, str]) -> Validity:
    return Validity(read.effective or facts.effective or labelled.get("effective"), read.expires or facts.expires, read.clauses)


def _labelled_days(layout: Layout) -> dict[str, str]:
    """Return the days that labelled lines under the title give, by fact: 发布日期：2031年3月5日."""
    found = (_LABELLED_DAY.match(line.text) for line in below_title(layout))
    return {labels_of_days()[one["label"]]: day for one in found if one and (day := iso_day(one["day"]))}


def _keys(layout: Layout, title: str, heading: str) -> frozenset[str]:
    """Return the keys of the title, with and without its bracketed edition."""
    names = {title, core_title(title), _LAST_BRACKET.sub("", title)}
    issued = issued_title(heading)
    if issued:
        names.add(issued)
    return frozenset(policy_key(name) for name in names if len(name) > 3)


def _lone_date(layout: Layout) -> str | None:
    """Return a date that stands alone under the heading or at the end, where no signature block is found."""
    lines = [layout.paragraph(a, b) for a, b in layout.paragraphs if a >= layout.body]
    for line in [*(line.text for line in below_title(layout)), *reversed(lines[-4:])]:
        if (labelled := _LABELLED_DAY.match(line)) and labels_of_days()[labelled["label"]] != "signed":
            continue
        bare = line.strip("（）() ")
        if len(bare) <= 14 and (date := iso_date(bare)):
            return date
    return None
