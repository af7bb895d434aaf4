"""The running text of a DOCX: a paragraph a line, a row of a table a line with tabs."""

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.files.word.numbering import Numbering, numbered
from loaders.files.word.package import local

_PASSED_OVER = frozenset(
    [
        *("del", "moveFrom", "delText", "instrText", "rt", "Fallback"),
        *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr"),
    ]
)
"""Tracked deletions, field codes, the reading above a character, the second copy of a drawing, and what is no text."""
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


class Body:
    """Reads blocks in document order; numbering is counted on the way."""

    def __init__(self, numbering: Numbering, notes: Mapping[str, Any]) -> None:
        """Take the document's lists and its footnotes and endnotes by `footnoteReference/1` and the like."""
        self.numbering = numbering
        self.notes = notes

    def lines(self, parent: Any) -> Iterator[str]:
        """Yield the lines of what stands below an element: paragraphs, tables and what wraps them."""
        for block in parent:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield from self._table(block)
            elif name not in _PASSED_OVER:
                yield from self.lines(block)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        label = self._label(paragraph)
        text: list[str] = []
        boxes: list[Any] = []
        notes: list[str] = []
        _inline(paragraph, text, boxes, notes)
        for box in boxes:  # a letterhead is often in a box that is tied to the paragraph below it
            yield from self.lines(box)
        yield from _solid(label + "".join(text).strip())
        for note in notes:
            if note in self.notes:
                yield from self.lines(self.notes[note])

    def _label(self, paragraph: Any) -> str:
        style: str | None = None
        named: tuple[str | None, int | None] = None, None
        for properties in paragraph:
            if local(properties) != "pPr":
                continue
            for one in properties:
                if local(one) == "pStyle":
                    style = next(iter(one.attrib.values()), None)
                elif local(one) == "numPr":
                    named = numbered(one)
            break
        return self.numbering.label(named[0], named[1], style)

    def _table(self, table: Any) -> Iterator[str]:
        for row in _within(table, "tr"):
            if any(local(one) == "del" for properties in _within(row, "trPr") for one in properties):
                continue
            cells = list(_within(row, "tc"))
            if len(cells) == 1:  # a frame round running text
                yield from self.lines(cells[0])
            else:
                line = "\t".join(" ".join(" ".join(self.lines(cell)).split()) for cell in cells).rstrip()
                yield from _solid(line)


def _solid(text: str) -> Iterator[str]:
    yield from (line for one in text.split("\n") if (line := one.rstrip()))


def _within(parent: Any, name: str) -> Iterator[Any]:
    """Children of a name, those inside wrappers (content controls, tracked insertions) too."""
    for child in parent:
        here = local(child)
        if here == name:
            yield child
        elif here in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _within(child, name)


def _inline(element: Any, text: list[str], boxes: list[Any], notes: list[str]) -> None:
    """Collect the text of a paragraph, the text boxes tied to it and the keys of its notes."""
    for child in element:
        name = local(child)
        if name == "t":
            text.append(child.text or "")
        elif name == "r":
            if not _hidden(child):
                _inline(child, text, boxes, notes)
        elif name in _LETTERS:
            if not (name == "br" and any(value in ("page", "column") for value in child.attrib.values())):
                text.append(_LETTERS[name])
        elif name == "txbxContent":
            boxes.append(child)
        elif name in ("footnoteReference", "endnoteReference"):
            notes.extend(f"{name}/{value}" for key, value in child.attrib.items() if key.endswith("}id"))
        elif name not in _PASSED_OVER:
            _inline(child, text, boxes, notes)


def _hidden(run: Any) -> bool:
    """Whether a run is formatted as hidden."""
    first = run[0] if len(run) else None
    if first is None or local(first) != "rPr":
        return False
    return any(local(one) == "vanish" and not set(one.attrib.values()) & {"0", "false", "off"} for one in first)
