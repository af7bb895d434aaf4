"""A wording as the law files print it: `# title`, a paragraph a line, 第十条　…; each line is pieces with their origin."""

from collections.abc import Iterator

from kg.amend.passage import Piece, Pieces
from kg.amend.wording import Article, Heading, Node, Wording


def separator(text: str) -> Piece:
    """Return a piece that comes from no document: mark-up, blanks, and what is said of the text itself."""
    return Piece(text, "", 0, 0, None, verbatim=False)


def lines_of(wording: Wording) -> Iterator[Pieces]:
    """Yield the lines behind the title."""
    yield from wording.head
    levels = [level for level in "编章节" if any(isinstance(one, Heading) and one.level == level for one in wording.blocks)]
    for block in wording.blocks:
        if isinstance(block, Heading):
            yield separator("#" * (levels.index(block.level) + 2) + " "), *block.pieces
        else:
            yield from _article(block)
    yield from wording.tail


def _article(article: Article) -> Iterator[Pieces]:
    lines = [line for node in article.paragraphs for line in _node(node)]
    if article.is_label_apart or not article.paragraphs or not article.paragraphs[0].pieces:
        yield article.label
    else:
        yield *article.label, separator("\u3000"), *lines.pop(0)
    yield from lines


def _node(node: Node) -> Iterator[Pieces]:
    if node.pieces:
        yield node.pieces
    for child in node.children:
        yield from _node(child)
