"""The running text of an ODT: a paragraph a line, a row of a table a line with tabs, numbers of lists written out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.files.word.label import label
from loaders.files.word.package import local

_PASSED_OVER = frozenset(
    ["tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "sequence-decls", "soft-page-break", "number"]
)
_LEVELS = 10
_FORMS = {
    **{"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"},
    **{"一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "子": "ideographZodiac"},
    **{"①": "decimalEnclosedCircle", "１": "decimalFullWidth"},
}
"""By the first character of what the file calls the form: `一, 二, 三, ...`."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    """`第%1条`, as in `loaders.files.word.label`."""
    start: int


class Text:
    """Reads blocks in document order; numbering is counted on the way."""

    def __init__(self, *roots: Any) -> None:
        """Take the roots that hold list styles: of the content and of the styles."""
        self.styles = {_attribute(style, "name"): _levels(style) for root in roots for style in root.iter("{*}list-style")}
        self.outline = next((_levels(style) for root in roots for style in root.iter("{*}outline-style")), {})
        self.counts: dict[str, list[int]] = {}

    def lines(self, parent: Any) -> Iterator[str]:
        """Yield the lines of what stands below an element."""
        for block in parent:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block, "")
            elif name == "h":
                yield from self._paragraph(block, self._heading(block))
            elif name == "list":
                yield from self._list(block, _attribute(block, "style-name"), 0)
            elif name == "table":
                yield from self._table(block)
            elif name not in _PASSED_OVER:
                yield from self.lines(block)

    def _list(self, found: Any, style: str, depth: int) -> Iterator[str]:
        if depth == 0 and not (_attribute(found, "continue-numbering") == "true" or _attribute(found, "continue-list")):
            self.counts.pop(style, None)
        for item in found:
            first = local(item) == "list-item"
            for block in item:
                if local(block) == "list":
                    yield from self._list(block, _attribute(block, "style-name") or style, min(depth + 1, _LEVELS - 1))
                elif local(block) in ("p", "h"):
                    start = _attribute(item, "start-value")
                    yield from self._paragraph(block, self._label(style, self.styles.get(style, {}), depth, start) if first else "")
                    first = False

    def _heading(self, heading: Any) -> str:
        depth = min(max(_whole(_attribute(heading, "outline-level")), 1), _LEVELS) - 1
        return self._label("", self.outline, depth, "") if _attribute(heading, "is-list-header") != "true" else ""

    def _label(self, style: str, levels: dict[int, _Level], depth: int, start: str) -> str:
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(style, [])
        counts[depth + 1 :] = []
        while len(counts) < depth:
            counts.append(levels[len(counts)].start if len(counts) in levels else 1)
        if len(counts) == depth:
            counts.append(levels[depth].start - 1)
        counts[depth] = _whole(start) if start else counts[depth] + 1
        return label(levels[depth].pattern, counts, [levels[i].form if i in levels else "decimal" for i in range(depth + 1)])

    def _paragraph(self, paragraph: Any, number: str) -> Iterator[str]:
        text: list[str] = []
        apart: list[Any] = []
        _inline(paragraph, text, apart)
        boxes, notes = [one for one in apart if local(one) == "text-box"], [one for one in apart if local(one) != "text-box"]
        for box in boxes:
            yield from self.lines(box)
        yield from (solid for line in f"{number}{''.join(text).strip()}".split("\n") if (solid := line.rstrip()))
        for note in notes:
            yield from self.lines(note)

    def _table(self, table: Any) -> Iterator[str]:
        for row in table.iter("{*}table-row"):
            if next(row.iterancestors("{*}table"), None) is not table:
                continue
            cells = [cell for cell in row if local(cell) == "table-cell"]
            if len(cells) == 1:
                yield from self.lines(cells[0])
            elif line := "\t".join(" ".join(" ".join(self.lines(cell)).split()) for cell in cells).rstrip():
                yield line


def _inline(element: Any, text: list[str], apart: list[Any]) -> None:
    """Collect the text of a paragraph, and the boxes and notes that are tied to it."""
    text.append(_folded(element.text))
    for child in element:
        name = local(child)
        if name in ("text-box", "note-body"):
            apart.append(child)
        elif name == "s":
            text.append(" " * min(_whole(_attribute(child, "c")) or 1, 80))
        elif name in ("tab", "line-break"):
            text.append("\t" if name == "tab" else "\n")
        elif name not in _PASSED_OVER:
            _inline(child, text, apart)
        text.append(_folded(child.tail))


def _folded(text: str | None) -> str:
    """Line breaks and indentation of the file are no text."""
    return " ".join(f"x{text}x".split())[1:-1] if text else ""


def _levels(style: Any) -> dict[int, _Level]:
    """The numbered levels of a list style, 0-based."""
    found: dict[int, _Level] = {}
    for one in style:
        if local(one) not in ("list-level-style-number", "outline-level-style"):
            continue
        depth = _whole(_attribute(one, "level")) - 1
        form = _FORMS.get(_attribute(one, "num-format")[:1], "")
        if not 0 <= depth < _LEVELS or not form:
            continue
        shown = range(max(depth + 2 - (_whole(_attribute(one, "display-levels")) or 1), 1), depth + 2)
        pattern = f"{_attribute(one, 'num-prefix')}{'.'.join(f'%{level}' for level in shown)}{_attribute(one, 'num-suffix')}"
        start = _attribute(one, "start-value")
        found[depth] = _Level(form, _attribute(one, "num-list-format") or pattern, _whole(start) if start else 1)
    return found


def _attribute(element: Any, name: str) -> str:
    """An attribute in whatever namespace; '' where it is missing."""
    return next((str(value) for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
