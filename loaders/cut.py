"""Cutting a unit out of a source."""

from collections.abc import Collection

from kg.model import Unit
from loaders.align import Place
from loaders.fold import joined
from loaders.furniture import gaps
from loaders.lines import Lines
from loaders.source import Source


def heading(lines: Lines, place: Place) -> str:
    """The heading printed at a place, its lines joined, without the `#` of Markdown."""
    return joined([line.bare for line in lines.solid(place.first, place.last + 1)]).lstrip("#").lstrip()


def unit(
    source: Source,
    lines: Lines,
    place: Place,
    stop: int,
    number: int,
    form: str,
    *,
    start: int | None = None,
    parent: str | None = None,
    titles: Collection[str] = (),
) -> Unit:
    """The unit whose heading stands at `place` and which ends before the 0-based line index `stop`.

    It begins with its heading, or at the line index `start` where something belongs before it, and ends with its last line
    that is not blank. `titles` are texts of the cover, which running heads repeat.
    """
    head = lines[place.first if start is None else start]
    last = lines.last_solid(place.last, stop) or lines[place.last]
    return Unit(
        bulletin=source.name,
        number=number,
        heading=heading(lines, place),
        line_start=head.number,
        line_end=last.number,
        start=head.start,
        end=last.end,
        text=source.text[head.start : last.end],
        body=lines[place.last].end,
        format=form,
        gaps=gaps(lines, place.last + 1, last.number, titles),
        parent=parent,
    )
