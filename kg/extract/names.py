"""Everything that a unit names: standards, programmes, industries, and the documents that it cites, short names resolved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.citation import Citation
from kg.extract.find import Found, find_citations
from kg.extract.head import Head
from kg.extract.industries import find_industries
from kg.extract.layout import Layout
from kg.extract.plain import find_plain
from kg.extract.programmes import find_programmes
from kg.extract.quote import clause
from kg.extract.rows import Row
from kg.extract.sentence import Sentence, sentences, too_long
from kg.extract.standards import find_replacements, find_standards
from kg.extract.stretches import Stretches
from kg.extract.subject import find_subjects, full_title
from kg.model import Alias, Mention, Replacement, Span, Unresolved


@dataclass(frozen=True, slots=True)
class Names:
    """What a unit names, and what looked like a name and was left alone."""

    citations: tuple[Citation, ...]
    """Of documents, in order; a short name that nothing explains is among them and has no title."""
    sentences: tuple[Sentence, ...]
    """Those that name documents."""
    subjects: tuple[str, ...]
    """Titles of the documents that an interpretation explains."""
    rows: tuple[Row, ...]
    """Of lists of what is repealed."""
    aliases: tuple[Alias, ...]
    standards: tuple[Mention, ...]
    replacements: tuple[Replacement, ...]
    programmes: tuple[Mention, ...]
    industries: tuple[Mention, ...]
    unresolved: tuple[Unresolved, ...]
    """In order of place."""


def find_names(layout: Layout, head: Head) -> Names:
    """Return what a unit names."""
    standards = find_standards(layout.clean)
    found = _with_plain(layout, head, find_citations(layout, standards))
    subjects = find_subjects(layout, head, found)
    citations = tuple(_resolved(head, found, subjects))
    naming = tuple(sentences(layout.text, citations, layout.in_wordings))
    unresolved = (
        *found.unresolved,
        *(_unexplained(layout, one) for one in citations if not one.is_known),
        *too_long(layout.clean, naming),
    )
    programmes = find_programmes(layout.clean)
    industries = find_industries(layout.clean, layout.unit.heading, head.title, head.kind)
    return Names(
        citations=citations,
        sentences=naming,
        subjects=subjects,
        rows=found.rows,
        aliases=found.aliases.entries,
        standards=_in_clauses(layout, standards),
        replacements=find_replacements(layout.clean),
        programmes=_in_clauses(layout, programmes),
        industries=_in_clauses(layout, industries),
        unresolved=tuple(sorted(unresolved, key=lambda one: one.span)),
    )


def _in_clauses(layout: Layout, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return mentions with the clauses in which they stand."""
    return tuple(replace(mention, clause=_clause(layout, mention)) for mention in mentions)


def _clause(layout: Layout, mention: Mention) -> tuple[Span, str]:
    start, end = (layout.clean.clean_offset(place) for place in mention.span)
    span = clause(layout.text, start, end, start, end)
    return layout.clean.span(*span), layout.clean.quote(*span)


def _with_plain(layout: Layout, head: Head, found: Found) -> Found:
    """Add what the unit explains and names without marks."""
    taken = Stretches((one.start, one.end) for one in found.citations)
    plain = [one for one in find_plain(layout, head) if not taken.holds(one.start)]
    return replace(found, citations=tuple(sorted((*found.citations, *plain), key=lambda one: (one.start, one.end))))


def _resolved(head: Head, found: Found, subjects: tuple[str, ...]) -> Iterator[Citation]:
    """Yield the citations with short names replaced by full titles."""
    for one in found.citations:
        title = full_title(head, found, subjects, one)
        if title is None and one.title:
            yield replace(one, title=None, printed=one.title)
        elif title != one.title or (one.rule == "book" and title and found.aliases.title(title, one.start)):
            others = found.aliases.titles(one.title or "", one.start)[1:]
            yield replace(one, title=title, printed=one.title or "", rule="alias", confidence=0.9, others=others)
        else:
            yield one


def _unexplained(layout: Layout, citation: Citation) -> Unresolved:
    """Return what is reported of a short name that nothing explains."""
    span = layout.clean.span(citation.start, citation.end)
    return Unresolved("alias", citation.printed, "short name that the unit does not define", span)
