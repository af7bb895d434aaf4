"""One unit in, one document out: a pure function of the unit's text and the data files.

`head` reads what the unit says of itself, `find` what it names, `relate` how; each fact carries its quote and span.
"""

from kg.extract.find import find
from kg.extract.head import read_head
from kg.extract.industries import find_industries
from kg.extract.layout import layout
from kg.extract.programmes import find_programmes
from kg.extract.relate import relate
from kg.extract.standards import find_standards
from kg.model import Document, Unit


def extract(unit: Unit) -> Document:
    """Read a unit. Offsets in the result are character offsets in the bulletin's decoded source."""
    lay = layout(unit)
    head = read_head(lay)
    standards = find_standards(lay.clean)
    found = find(lay, standards)
    relations, unexplained = relate(lay, head, found)
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
        doc_number=head.number,
        issuers=head.issuers,
        issuers_complete=head.issuers_complete,
        signed=head.signed,
        published=head.published,
        effective=head.validity.effective,
        expires=head.validity.expires,
        clauses=head.validity.clauses,
        aliases=found.aliases.entries,
        relations=relations,
        standards=standards,
        programmes=find_programmes(lay.clean),
        industries=find_industries(lay.clean, unit.heading, head.title, head.kind),
        unresolved=tuple(sorted((*found.unresolved, *unexplained), key=lambda one: one.span)),
        text=lay.clean.text,
    )
