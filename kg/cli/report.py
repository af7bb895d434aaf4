"""What was not understood, as rows: nothing is guessed, and nothing is passed over in silence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.intake import Intake
from kg.model import POLICY_KINDS, Contribution, Document, Span

if TYPE_CHECKING:
    from kg.resolve import Ambiguity

Row = dict[str, Any]


def not_understood(contributions: Iterable[Contribution]) -> list[Row]:
    """One row for each name left unresolved, each head field missing and each citation that fits several policies, by bulletin and unit."""
    from kg.resolve import resolve

    held = list(contributions)
    documents = {(document.bulletin, document.unit): document for contribution in held for document in contribution.documents}
    rows = [row for document in documents.values() for row in _in_document(document)]
    rows += [_ambiguous(documents[item.place[:2]], item) for item in resolve(held).ambiguous]
    return sorted(rows, key=lambda row: (row["bulletin"], row["unit"]))


def _in_document(document: Document) -> Iterator[Row]:
    for item in document.unresolved:
        yield _row(document, item.what, item.text, item.reason, f"{document.bulletin}:{item.span.start}-{item.span.end}")
    if document.kind in POLICY_KINDS:
        place = f"{document.bulletin}:{document.start}-{document.end}"
        if not document.issuers:
            yield _row(document, "issuers", document.title, "no issuer found", place)
        if not (document.signed or document.published):
            yield _row(document, "date", document.title, "no date of signature or publication found", place)


def _ambiguous(document: Document, item: "Ambiguity") -> Row:
    index = item.place[2]
    span = document.relations[index].mention if index >= 0 else Span(document.start, document.end)
    reason = "fits several policies"
    return _row(document, "policy", f"{item.text} ({', '.join(item.candidates)})", reason, f"{document.bulletin}:{span.start}-{span.end}")


def _row(document: Document, what: str, text: str, reason: str, place: str) -> Row:
    return {
        "severity": "note",
        "what": what,
        "bulletin": document.bulletin,
        "unit": document.unit,
        "place": place,
        "text": text,
        "reason": reason,
    }


def tell(intakes: Sequence[Intake], contributions: Iterable[Contribution]) -> None:
    """Print the report of a build on standard error.

    Remarks on the layout of what was taken in, and counts of what was not understood in it, with an example each; `contributions` is all
    that the store now holds.
    """
    for intake in intakes:
        lines: dict[str, list[int]] = {}
        for remark in intake.remarks:
            lines.setdefault(remark.text, []).append(remark.line)
        for text, places in lines.items():
            more = f" (and at {len(places) - 1} more lines)" if len(places) > 1 else ""
            click.echo(f"{intake.path}:{places[0]}: {text}{more}", err=True)
        if intake.outside:
            share = f"{intake.outside / intake.length:.1%}"
            click.echo(f"{intake.path}: {share} of the text stands in no unit (cover, contents, imprint, teasers)", err=True)
    fresh = {intake.contribution.bulletin.id for intake in intakes if intake.contribution}
    rows = [row for row in not_understood(contributions) if row["bulletin"] in fresh]
    if not rows:
        return
    click.echo(f"Not understood ({len(rows)}; `kg check` lists all):", err=True)
    for (what, reason), number in Counter((row["what"], row["reason"]) for row in rows).most_common():
        example = next(row for row in rows if (row["what"], row["reason"]) == (what, reason))
        click.echo(f"  {number:>5}  {what}: {reason}, e.g. {example['text'][:40]} ({example['bulletin']} unit {example['unit']})", err=True)
