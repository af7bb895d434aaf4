"""One unit in, one document out: a pure function of the unit's text and the data files.

    layout ──▶ head ──▶ names ──▶ relations ──▶ Document

Each stage is a function of the values before it: `read_layout` cuts the text, `read_head` reads what the unit says of itself,
`find_names` what it names, `relate` how it relates to the documents among them. Each fact carries its quote and span.
"""

from dataclasses import replace

from kg.extract.amounts import find_amounts
from kg.extract.comments import comments_until
from kg.extract.coverage import find_coverage
from kg.extract.entries import find_entries
from kg.extract.head import Head, read_head
from kg.extract.layout import Layout, read_layout
from kg.extract.names import Names, find_names
from kg.extract.outline import read_outline
from kg.extract.passages import find_passages
from kg.extract.pinpoints import find_pinpoints
from kg.extract.provisions import read_provisions
from kg.extract.relate import relate
from kg.extract.searched import searched
from kg.extract.targets import find_targets
from kg.extract.tasks import find_tasks
from kg.model import Document, Unit
from kg.vocab.ranks import ranks


def extract(unit: Unit) -> Document:
    """Read a unit. Offsets in the result are character offsets in the bulletin's text layer."""
    layout = read_layout(unit)
    head = read_head(layout)
    names = find_names(layout, head)
    provisions = read_provisions(layout)
    entries, odd = find_entries(layout)
    document = _document(layout, head, names)
    asked = comments_until(layout, head.kind, head.title) if head.is_policy else None
    return replace(
        document,
        comments_until=asked[0] if asked else None,
        clauses=(*document.clauses, asked[1]) if asked else document.clauses,
        targets=find_targets(layout, head),
        tasks=find_tasks(layout, head, entries),
        entries=entries,
        regions=find_coverage(layout, head),
        amounts=find_amounts(layout, head),
        provisions=read_outline(layout, provisions) if head.is_policy else (),
        passages=find_passages(layout, head),
        citations=find_pinpoints(layout, head.title, names.citations, provisions),
        unresolved=tuple(sorted((*head.unresolved, *names.unresolved, *odd), key=lambda one: one.span)),
    )


def _document(layout: Layout, head: Head, names: Names) -> Document:
    """Return what a unit says of itself and what it names."""
    unit = layout.unit
    return Document(
        bulletin=unit.bulletin,
        unit=unit.number,
        line_start=unit.line_start,
        line_end=unit.line_end,
        start=unit.start,
        end=unit.end,
        heading=unit.heading,
        kind=head.kind,
        title=head.title,
        form=(ranks().form(layout.unit.heading) or ranks().form(head.title)) if head.is_policy else None,
        rank=ranks().rank(head.kind, [issuer.id for issuer in head.issuers], head.title, head.number),
        doc_number=head.number,
        issuers=head.issuers,
        issuers_complete=head.issuers_complete,
        signed=head.signed,
        published=head.published,
        effective=head.validity.effective,
        expires=head.validity.expires,
        clauses=head.validity.clauses,
        history=head.history,
        aliases=names.aliases,
        relations=relate(layout, head, names),
        standards=names.standards,
        replacements=names.replacements,
        programmes=names.programmes,
        industries=names.industries,
        confidence=unit.confidence,
        source=unit.text,
        text=searched(layout),
        url=head.url,
        facts=unit.facts,
    )
