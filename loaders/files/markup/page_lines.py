"""The visible text of a page: a paragraph a line, a row of a table a line with tabs between its cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from resiliparse.parse.html import DOMContext, ElementNode, HTMLTree, TextNode, traverse_dom

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
        ),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu"),
        *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_TELLING = _BLOCKS | {"a"}
_UNSEEN = frozenset(
    (
        *("applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "meter", "noscript"),
        *("object", "option", "progress", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    )
)
# style="display: none"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# 甲\n  乙
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_ENDS = " \t\u3000\u200b\u200c\u200d\u2060\ufeff"
_DEEPEST = 40
"""Tables nested deeper are read as if they were no tables."""
# 甲
_WORD = re.compile(r"\w")
_LONG_CELL = 400
"""Characters in several paragraphs from which a cell is no datum: the table only places parts of the page."""


@dataclass(slots=True)
class PageLine:
    """One line of a page."""

    text: str
    linked: bool = False
    """Whether all of it is the text of links."""
    heading: bool = False
    """Whether it stands in `<h1>`."""
    ends_table: bool = False
    """Whether it is the last line of a table."""


@dataclass(slots=True)
class _Table:
    outside: list[PageLine]
    """Where the table's lines go."""
    rows: list[list[list[PageLine]]] = field(default_factory=list)
    nested: bool = False
    reaching: dict[int, int] = field(default_factory=dict)
    """Rows further down that a cell reaches into, by its column."""

    def open_row(self) -> None:
        """Begin a row."""
        for column in [one for one in self.reaching if self.rows and one >= len(self.rows[-1])]:
            self._pass(column)  # behind the last cell of the row before
        self.rows.append([])

    def open_cell(self, rows: int) -> list[PageLine]:
        """Begin a cell that spans `rows` rows behind those that reach down from above, which are empty here; return its lines."""
        row = self.rows[-1]
        while len(row) in self.reaching:
            self._pass(len(row))
            row.append([])
        if rows > 1:
            self.reaching[len(row)] = rows - 1
        row.append([])
        return row[-1]

    def _pass(self, column: int) -> None:
        self.reaching[column] -= 1
        if not self.reaching[column]:
            del self.reaching[column]

    def lines(self) -> Iterator[PageLine]:
        """Yield a line for each row of data, or the lines of the cells in order where the table holds no data."""
        if not self._holds_data():
            yield from (line for row in self.rows for cell in row for line in cell)
            return
        for row in self.rows:
            text = "\t".join(" ".join(line.text for line in cell) for cell in row).rstrip("\t")
            if text:
                yield PageLine(text, all(line.linked for cell in row for line in cell))

    def _holds_data(self) -> bool:
        cells = [cell for row in self.rows for cell in row]
        wide = any(sum(map(bool, row)) > 1 for row in self.rows)
        return wide and not self.nested and not any(len(cell) > 2 and sum(len(line.text) for line in cell) > _LONG_CELL for cell in cells)


def page_lines(tree: HTMLTree) -> list[PageLine]:
    """Return the lines of a page that a reader sees, in order, none of them blank.

    Scripts, styles, forms' controls, `<nav>` and what is hidden by attribute or style are left out; blanks are collapsed. A page that hides
    all its text is read as if it hid nothing.
    """
    return _Printer(hide=True).print(tree.body) or _Printer(hide=False).print(tree.body) if tree.body else []


class _Printer:
    """Walks through the tree once; what is nested is kept on a list, so that no page is too deep."""

    def __init__(self, hide: bool) -> None:
        self.hide = hide
        self.lines: list[PageLine] = []
        self.tables: list[_Table] = []
        self.pieces: list[str] = []
        self.plain = False
        """Whether letters outside links stand on the line."""
        self.linked = False
        """Whether a link stands on the line."""
        self.links = self.headings = self.verbatim = self.too_deep = 0
        self.opened: list[tuple[int, str]] = []
        """Depth and tag of the elements that are open."""
        self.unseen: int | None = None
        """Depth of the element that is left out."""

    def print(self, body: ElementNode) -> list[PageLine]:
        traverse_dom(body, self.enter)
        self.close_from(0)
        return self.lines

    def enter(self, context: DOMContext) -> None:
        """See a node; what was open at its depth or deeper has ended (the library reports no end of an empty element)."""
        depth = context.depth
        if self.unseen is not None:
            if depth > self.unseen:
                return
            self.unseen = None
        self.close_from(depth)
        node = context.node
        if isinstance(node, TextNode):
            self.add(node.value or "")
        elif isinstance(node, ElementNode):
            tag = node.tag or ""
            if tag in _UNSEEN or (self.hide and (tag == "nav" or _is_hidden(node))):
                self.unseen = depth
            elif tag in _TELLING:
                self.opened.append((depth, tag))
                self.open(tag, node)

    def close_from(self, depth: int) -> None:
        opened = self.opened
        while opened and opened[-1][0] >= depth:
            self.close(opened.pop()[1])

    def add(self, text: str) -> None:
        text = text.replace("\r", "") if self.verbatim else _SPACES.sub(" ", text)
        if self.verbatim and "\n" in text:
            *whole, text = text.split("\n")
            for line in whole:
                self.pieces.append(line)
                self.plain = not self.links
                self.end_line()
        self.pieces.append(text)
        if not self.links and not self.plain:
            self.plain = _WORD.search(text) is not None

    def open(self, tag: str, node: ElementNode) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if tag in ("p", "div", "br"):
            return
        if tag == "a":
            self.links += 1
            self.linked = True
        elif tag == "h1":
            self.headings += 1
        elif tag == "pre":
            self.verbatim += 1
        elif tag == "table" and len(self.tables) >= _DEEPEST:
            self.too_deep += 1
        elif tag in ("table", "tr", "td", "th") and not self.too_deep:
            self.open_table(tag, node)

    def open_table(self, tag: str, node: ElementNode) -> None:
        if tag == "table":
            for outer in self.tables[-1:]:
                outer.nested = True
            self.tables.append(_Table(self.lines))
        elif tag == "tr" and self.tables:
            self.tables[-1].open_row()
        elif self.tables and self.tables[-1].rows:
            rows = node.getattr("rowspan") or ""
            self.lines = self.tables[-1].open_cell(int(rows) if rows.isdecimal() and len(rows) < 4 else 1)

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if tag in ("p", "div", "br"):
            return
        if tag == "a":
            self.links -= 1
        elif tag == "h1":
            self.headings -= 1
        elif tag == "pre":
            self.verbatim -= 1
        elif tag == "table" and self.too_deep:
            self.too_deep -= 1
        elif tag in ("td", "th") and self.tables and not self.too_deep:
            self.lines = self.tables[-1].outside
        elif tag == "table" and self.tables:
            self.end_table()

    def end_line(self) -> None:
        if not self.pieces:
            self.linked = self.links > 0
            return
        text = _SPACES.sub(" ", "".join(self.pieces)).strip(_ENDS)
        if text:
            self.lines.append(PageLine(text, self.linked and not self.plain, self.headings > 0))
        self.pieces.clear()
        self.linked = self.links > 0
        self.plain = False

    def end_table(self) -> None:
        table = self.tables.pop()
        self.lines = table.outside
        lines = list(table.lines())
        if lines:
            lines[-1].ends_table = True
        self.lines.extend(lines)


def _is_hidden(node: ElementNode) -> bool:
    style = node.getattr("style")
    return bool(style and _HIDDEN.search(style)) or node.hasattr("hidden")
