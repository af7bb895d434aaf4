"""What was not understood, as rows: nothing is guessed, and nothing is skipped silently."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
_SEVERAL = "policy", "fits several policies"
"""What is not understood, and why, of a citation that fits several."""


def not_understood(contribution: Contribution, ambiguous: "Iterable[Ambiguity]" = ()) -> list[Row]:
    """Return a row for each name left unresolved, each head field missing and each of the `ambiguous` citations in it, by unit."""
    documents = {(document.bulletin, document.unit): document for document in contribution.documents}
    rows = [row for document in documents.values() for row in _in_document(document)]
    rows += [_ambiguous(documents[item.place[:2]], item) for item in ambiguous if item.place[:2] in documents]
    return sorted(rows, key=lambda row: int(row["unit"]))


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
    place = f"{document.bulletin}:{span.start}-{span.end}"
    what, reason = _SEVERAL
    return _row(document, what, f"{item.text} ({', '.join(item.candidates)})", reason, place)


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


class ReadCount:
    """Counts how many documents of which file types were read, and how many not."""

    def __init__(self) -> None:
        self._suffixes: Counter[str] = Counter()
        self._rest: Counter[str] = Counter()

    def add(self, intakes: Iterable[Intake]) -> None:
        """Count these."""
        for intake in intakes:
            if intake.contribution:
                self._suffixes[_suffix(intake)] += 1
            self._rest["refused"] += bool(intake.error)
            self._rest["read once"] += bool(intake.twin)

    def print(self) -> None:
        """Print on standard error: Read 12 inputs: 9 .txt, 3 .csv; refused: 1."""
        if total := self._suffixes.total():
            counts = ", ".join(f"{count} {suffix}" for suffix, count in self._suffixes.most_common())
            others = "".join(f"; {name}: {self._rest[name]}" for name in ("refused", "read once") if self._rest[name])
            say(f"Read {total} {'input' if total == 1 else 'inputs'}: {counts}{others}", err=True)


def _suffix(intake: Intake) -> str:
    """Return the suffix of the file: of dump.jsonl/17 that is .jsonl, of papers.zip/a.txt it is .txt."""
    parts = PurePath(intake.path).parts if intake.file.lower().endswith(".zip") else (intake.file,)
    return next((suffix for part in reversed(parts) if (suffix := PurePath(part).suffix.lower())), "without suffix")


def _say(line: str) -> None:
    say(line, err=True)


class InputReport:
    """Tells lines about single inputs, of each sort so many, and counts the others."""

    def __init__(self, tell: Callable[[str], None] = _say) -> None:
        """Take where the lines go: at once to standard error, if not said otherwise."""
        self._tell = tell
        self._counts: Counter[str] = Counter()
        self._tables: set[str] = set()

    @property
    def bad(self) -> bool:
        """Whether anything was not loaded."""
        return self._counts[_BAD] > 0

    def line(self, sort: str, text: str) -> None:
        """Tell a line, unless SHOWN of this sort have been told."""
        self._counts[sort] += 1
        if self._counts[sort] <= SHOWN:
            self._tell(text)

    def inputs(self, intakes: Iterable[Intake]) -> None:
        """Tell which columns of dumps were read as what, which inputs are twins of others, and which were not loaded."""
        for intake in intakes:
            reading = f"{intake.file}: read as {intake.read_as}"
            if intake.read_as and reading not in self._tables:
                self._tables.add(reading)
                self._tell(reading)
            if intake.twin:
                self.line("twins", f"{intake.path}: the same bytes as {intake.twin}, read once")
            if intake.error:
                self.line(_BAD, f"Not loaded: {intake.error}")

    def remarks(self, intakes: Iterable[Intake]) -> None:
        """Tell what a person should look at in the layout of what was taken in."""
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
        """Tell how many lines were left out."""
        for sort, count in self._counts.items():
            if count > SHOWN:
                self._tell(f"… {count - SHOWN} more {sort}, {count} in all")


class NotUnderstood:
    """Counts what was not understood, and keeps an example of each sort.

    What a document fails to say stays so. Which citations fit several policies changes with every step of a load, so these are kept, by
    document, until the end.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._examples: dict[tuple[str, str], str] = {}
        self._several: dict[tuple[str, int], list[Ambiguity]] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Count these."""
        for row in rows:
            sort = (row["what"], row["reason"])
            self._counts[sort] += 1
            self._examples.setdefault(sort, _example(row["text"], row["bulletin"], row["unit"]))

    def place(self, units: Iterable[tuple[str, int]], ambiguous: "Iterable[Ambiguity]") -> None:
        """Take what fits several policies in these documents now, given by bulletin and unit, in place of what was told of them before."""
        found: dict[tuple[str, int], list[Ambiguity]] = {}
        for item in ambiguous:
            found.setdefault(item.place[:2], []).append(item)
        for unit in units:
            self._several.pop(unit, None)
            if unit in found:
                self._several[unit] = found[unit]

    def print(self) -> None:
        """Print on standard error, the most frequent first."""
        counts, examples = Counter(self._counts), dict(self._examples)
        if self._several:
            counts[_SEVERAL] = sum(map(len, self._several.values()))
            first = min((item for items in self._several.values() for item in items), key=lambda item: item.place)
            examples[_SEVERAL] = _example(first.text, *first.place[:2])
        if counts:
            say(f"Not understood ({counts.total()}; `kg check` lists all):", err=True)
        for (what, reason), number in counts.most_common():
            say(f"  {number:>5}  {what}: {reason}, e.g. {examples[what, reason]}", err=True)


def _example(text: str, bulletin: str, unit: int) -> str:
    return f"{text[:40]} ({bulletin} unit {unit})"
