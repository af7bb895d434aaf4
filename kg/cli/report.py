"""What was not understood, as rows: nothing is guessed, and nothing is skipped silently."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from kg.cli.intake import Intake
from kg.cli.screen import say
from kg.model import POLICY_KINDS, Contribution, Document, Span

if TYPE_CHECKING:
    from kg.resolve import Ambiguity

Row = dict[str, Any]

SHOWN = 100
"""Lines of one sort that are printed about single inputs."""
_OUTSIDE, _LONG = 0.05, 1000
"""Share of a text, and characters, that may stand in no unit without a word: labels, the name of the page."""
_BAD = "inputs that were not loaded"


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
    # The section of a list has neither issuer nor date of its own.
    if document.kind in POLICY_KINDS and (document.kind != "catalogue" or document.doc_number):
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


def print_read(taken: Iterable[Intake]) -> None:
    """Print how many documents of which file types were read, and how many not: Read 12 inputs: 9 .txt, 3 .csv; refused: 1."""
    given = list(taken)
    suffixes = Counter(_suffix(intake) for intake in given if intake.contribution)
    if suffixes:
        counts = ", ".join(f"{count} {suffix}" for suffix, count in suffixes.most_common())
        rest = {"refused": sum(bool(one.error) for one in given), "read once": sum(bool(one.twin) for one in given)}
        others = "".join(f"; {name}: {count}" for name, count in rest.items() if count)
        say(f"Read {suffixes.total()} {'input' if suffixes.total() == 1 else 'inputs'}: {counts}{others}", err=True)


def _suffix(intake: Intake) -> str:
    """Return the suffix of the file: of dump.jsonl/17 that is .jsonl, of papers.zip/a.txt it is .txt."""
    parts = PurePath(intake.path).parts if intake.file.lower().endswith(".zip") else (intake.file,)
    return next((suffix for part in reversed(parts) if (suffix := PurePath(part).suffix.lower())), "without suffix")


class InputReport:
    """Prints lines about single inputs on standard error, of each sort so many, and counts the others."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._tables: set[str] = set()

    @property
    def bad(self) -> bool:
        """Whether anything was not loaded."""
        return self._counts[_BAD] > 0

    def line(self, sort: str, text: str) -> None:
        """Print a line, unless SHOWN of this sort have been printed."""
        self._counts[sort] += 1
        if self._counts[sort] <= SHOWN:
            say(text, err=True)

    def inputs(self, intakes: Iterable[Intake]) -> None:
        """Print which columns of dumps were read as what, which inputs are twins of others, and which were not loaded."""
        for intake in intakes:
            reading = f"{intake.file}: read as {intake.read_as}"
            if intake.read_as and reading not in self._tables:
                self._tables.add(reading)
                say(reading, err=True)
            if intake.twin:
                self.line("twins", f"{intake.path}: the same bytes as {intake.twin}, read once")
            if intake.error:
                self.line(_BAD, f"Not loaded: {intake.error}")

    def remarks(self, intakes: Iterable[Intake]) -> None:
        """Print what a person should look at in the layout of what was taken in."""
        for intake in intakes:
            lines: dict[str, list[int]] = {}
            for remark in intake.remarks:
                lines.setdefault(remark.text, []).append(remark.line)
            for text, places in lines.items():
                more = f" (and at {len(places) - 1} more lines)" if len(places) > 1 else ""
                self.line("remarks", f"{intake.path}:{places[0]}: {text}{more}")
            if intake.outside > min(_OUTSIDE * intake.length, _LONG):
                share = f"{intake.outside / intake.length:.1%}"
                self.line(
                    "texts that do not stand in units as a whole",
                    f"{intake.path}: {share} of the text stands in no unit (cover, contents, imprint, teasers)",
                )

    def end(self) -> None:
        """Count what was not printed."""
        for sort, count in self._counts.items():
            if count > SHOWN:
                say(f"… {count - SHOWN} more {sort}, {count} in all", err=True)


def print_not_understood(intakes: Iterable[Intake], contributions: Iterable[Contribution]) -> None:
    """Print on standard error what was not understood in these intakes: counts, with an example each.

    `contributions` is all that the store now holds.
    """
    fresh = {intake.contribution.bulletin.id for intake in intakes if intake.contribution}
    rows = [row for row in not_understood(contributions) if row["bulletin"] in fresh]
    if not rows:
        return
    say(f"Not understood ({len(rows)}; `kg check` lists all):", err=True)
    for (what, reason), number in Counter((row["what"], row["reason"]) for row in rows).most_common():
        example = next(row for row in rows if (row["what"], row["reason"]) == (what, reason))
        say(f"  {number:>5}  {what}: {reason}, e.g. {example['text'][:40]} ({example['bulletin']} unit {example['unit']})", err=True)
