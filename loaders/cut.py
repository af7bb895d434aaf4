"""Cuts a unit out of a source."""

from bisect import bisect_left
from collections.abc import Container, Sequence

from kg.model import Span, Unit
from loaders.align import Place
from loaders.fold import joined, without_button
from loaders.lines import Line, Lines
from loaders.source import Source


def heading(lines: Lines, place: Place) -> str:
    """The heading printed at a place, its lines joined, without the `#` of Markdown."""
    return joined([without_button(line.bare) for line in lines.solid(place.first, place.last + 1)]).lstrip("#").lstrip()


def unit(
    source: Source,
    lines: Lines,
    place: Place,
    stop: int,
    number: int,
    *,
    start: int | None = None,
    single: bool = False,
    name: str = "",
    title: str | None = None,
    parent: str | None = None,
    furniture: Sequence[int] = (),
) -> Unit:
    """The unit whose heading stands at `place` and which ends before the 0-based line index `stop`.

    It begins with its heading, or at the line index `start` where something belongs before it, and ends with its last line that is
    neither blank nor `furniture` (line indexes, sorted); furniture inside it becomes its gaps. `title` is the heading of a document whose
    title stands beside its text: then all of the text is body.
    """
    top = place.first if start is None else start
    inside = [i for i in furniture[bisect_left(furniture, top) : bisect_left(furniture, stop)] if not place.first <= i <= place.last]
    head, last = lines[top], _last(lines, place.last, stop, set(inside))
    return Unit(
        bulletin=source.name,
        number=number,
        heading=heading(lines, place) if title is None else title,
        line_start=head.number,
        line_end=last.number,
        start=head.start,
        end=last.end,
        text=source.text[head.start : last.end],
        body=lines[place.last].end if title is None else head.start,
        single=single,
        name=name,
        gaps=tuple(Span(lines[i].start, lines[i].end) for i in inside if i < last.number),
        parent=parent,
        facts=source.facts,
    )


def _last(lines: Lines, first: int, stop: int, furniture: Container[int]) -> Line:
    """The last line with text of its own before `stop`, from the last line of the heading on."""
    for index in range(min(stop, len(lines)) - 1, first, -1):
        if index not in furniture and lines[index].bare:
            return lines[index]
    return lines[first]
