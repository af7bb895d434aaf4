"""The new text that a decision gives, taken apart as what it becomes: articles with headings, paragraphs, items."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.amend.passage import Piece, Pieces, cut, text_of
from kg.amend.wording import HEADING, LABEL, Heading, Line, Node, grow
from kg.extract.provisions import ITEM, SUBITEM, number
from kg.text.normal import chinese


class QuotedArticle(NamedTuple):
    """An article of a quotation."""

    number: str
    """'' where the quotation does not give it."""
    label: Pieces
    paragraphs: tuple[Node, ...]
    headings: tuple[Heading, ...]
    """Of parts, chapters and sections that stand before it in the quotation."""


def quoted_articles(lines: Sequence[Pieces]) -> list[QuotedArticle]:
    """Return the articles of a quotation; one without a number where it gives none."""
    made: list[tuple[str, Pieces, list[Pieces], tuple[Heading, ...]]] = []
    headings: list[Heading] = []
    for line in lines:
        text = text_of(line)
        found = LABEL.match(text)
        if heading := HEADING.match(text):
            headings.append(Heading(heading["level"], number(heading["number"]), line))
        elif found and _begins_article(text, found.end(), made):
            said = cut(line, found.end(), len(text))
            made.append(
                (
                    number(found["number"], found["inserted"]),
                    cut(line, 0, len(found.group().rstrip())),
                    [said] if said else [],
                    tuple(headings),
                )
            )
            headings = []
        elif made:
            made[-1][2].append(line)
        else:
            made.append(("", (), [line], tuple(headings)))
            headings = []
    if headings and not made:
        made.append(("", (), [], tuple(headings)))
    return [QuotedArticle(own, label, quoted_paragraphs(rest), before) for own, label, rest, before in made]


def _begins_article(text: str, end: int, before: Sequence[tuple[str, Pieces, list[Pieces], tuple[Heading, ...]]]) -> bool:
    """Tell whether a line is the beginning of an article: 第三条　甲类, not 第三条规定的甲类."""
    return text[end - 1 : end].isspace() or end == len(text) or (not before and text[end : end + 1] not in "的规第、和至或与")


def quoted_paragraphs(lines: Sequence[Pieces]) -> tuple[Node, ...]:
    """Return the paragraphs of a quotation with their items."""
    return grow(_lines(lines))


def _lines(lines: Sequence[Pieces]) -> Iterator[Line]:
    has_item = False
    for line in lines:
        text = text_of(line)
        if item := ITEM.match(text):
            has_item = True
            yield Line("项", number(item["number"], item["inserted"]), line)
        elif has_item and (below := SUBITEM.match(text)):
            yield Line("目", str(int(below["number"])), line)
        else:
            has_item = False
            yield Line("款", "", line)


def quoted_items(lines: Sequence[Pieces], level: str) -> tuple[Node, ...]:
    """Return the items or sub-items of a quotation: those with a number, else one a line."""
    if level == "目":
        return tuple(Node(_subnumber(line), line) for line in lines)
    items = [node for paragraph in quoted_paragraphs(lines) for node in paragraph.children]
    return tuple(items) if items and ITEM.match(text_of(lines[0])) else tuple(Node("", line) for line in lines)


def _subnumber(line: Pieces) -> str:
    found = SUBITEM.match(text_of(line))
    return str(int(found["number"])) if found else ""


def with_number(node: Node, own: str, level: str, origin: Piece) -> Node:
    """Return a paragraph, item or sub-item with another number; the mark that prints it is computed."""
    if level == "款" or own == node.number:
        return Node(own, node.pieces, node.children)
    text = text_of(node.pieces)
    found = (ITEM if level == "项" else SUBITEM).match(text)
    mark = f"（{chinese(int(own))}）" if level == "项" and own.isdigit() else f"{own}."
    if "之" in own:
        base, _, inserted = own.partition("之")
        mark = f"（{chinese(int(base))}）之{inserted}"
    rest = cut(node.pieces, found.end() if found else 0, len(text))
    return Node(own, (origin._replace(text=mark), *rest), node.children)
