"""Bulletins of one document each, extracted from a few lines."""

from kg.extract import extract
from kg.model import Bulletin, Contribution, Unit


def paper(name: str, text: str) -> Contribution:
    """Return what a document gives whose first line is its heading."""
    lines = text.split("\n")
    unit = Unit(
        bulletin=name,
        number=1,
        heading=lines[0],
        line_start=1,
        line_end=len(lines),
        start=0,
        end=len(text),
        text=text,
        body=len(lines[0]),
        single=True,
    )
    return Contribution(Bulletin(name, name, None, None, None, "document", f"{hash(text) % 10**12:064}", name), (extract(unit),))
