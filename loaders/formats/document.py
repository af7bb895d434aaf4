"""A single document: the whole file is one unit. Asked where no specific format claims the text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Bulletin, Fact, Unit
from loaders.align import Place
from loaders.cut import unit
from loaders.furniture import furniture
from loaders.lines import Lines
from loaders.masthead import Masthead, find_masthead
from loaders.metadata import read_metadata
from loaders.no_document import why_none
from loaders.one_line import title_length
from loaders.page_foot import foot
from loaders.reading import Reading, Remark, Sniff, sniffed
from loaders.source import Source

NAME = "document"
FALLBACK = True
DESCRIPTION = "single law, regulation, notice, interpretation or report, as a text or a page"

_UNSURE = 0.6
"""Confidence where no line names a type of document."""
_UNTITLED = 60
"""A text without a headline is named by the beginning of its first line."""


def sniff(lines: Lines) -> Sniff:
    """Look for a title or text of an official document."""
    none = why_none(lines, find_masthead(lines))
    return sniffed(("the title or text of an official document", none is None), refusal=none or "")


def units(source: Source, lines: Lines) -> Reading:
    """One unit, from the first line to the last that is not the page's; what is missing is told."""
    masthead = find_masthead(lines, source.facts)
    metadata = masthead.metadata if masthead else read_metadata(lines, 0)
    facts = (*source.facts, *metadata.facts)
    if (length := title_length(lines)) is not None:
        return _on_one_line(source, lines, length, facts)
    place, title = _title(lines, masthead, facts)
    extra = sorted({*furniture(lines, 0, len(lines)), *(masthead.furniture if masthead else ())})
    first = next(line.number - 1 for line in lines.solid() if line.number - 1 not in extra or line.number - 1 >= place.first)
    one = replace(
        unit(source, lines, place, foot(lines, place.last + 1), 1, single=True, start=first, furniture=extra, title=title),
        facts=facts,
        confidence=1.0 if masthead and masthead.certain else _UNSURE,
    )
    bulletin = Bulletin(source.name, one.heading, None, None, None, NAME, source.sha256, source.path, source.text_sha256)
    return Reading(bulletin, (one,), tuple(_remarks(one, masthead, title)))


def _on_one_line(source: Source, lines: Lines, length: int, facts: tuple[Fact, ...]) -> Reading:
    """Read a text whose title stands on one line with all of it."""
    first = next(lines.solid())
    place = Place(first.number - 1, first.number - 1)
    whole = unit(source, lines, place, first.number, 1, single=True, title=first.text[:length].strip())
    one = replace(whole, body=first.start + length, facts=facts)
    bulletin = Bulletin(source.name, one.heading, None, None, None, NAME, source.sha256, source.path, source.text_sha256)
    return Reading(bulletin, (one,), (Remark(first.number, "all of the text stands on one line: its lines are told by blanks"),))


def _title(lines: Lines, masthead: Masthead | None, facts: Sequence[Fact]) -> tuple[Place, str | None]:
    """Return where the heading is printed, and the title where it stands beside the text or nowhere."""
    first = next(lines.solid())
    beside = next((fact.value for fact in facts if fact.name == "title"), None)
    if masthead and (masthead.certain or not beside):
        return masthead.title, None
    return Place(first.number - 1, first.number - 1), beside or f"{first.bare[:_UNTITLED]}…"


def _remarks(one: Unit, masthead: Masthead | None, title: str | None) -> Iterator[Remark]:
    if title is None and masthead and not masthead.certain:
        yield Remark(one.line_start, f"no line names a type of document; taken as the title: {one.heading}")
    elif title is not None and title.endswith("…"):
        yield Remark(one.line_start, "the text has no title: named by its beginning")
    if not one.text[one.body - one.start :].strip():
        yield Remark(one.line_end, "nothing stands below the title")
