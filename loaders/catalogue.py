"""Lists of documents without their texts: links, titles in 书名号, rows of a table, by section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.vocab import doctypes
from kg.vocab.lexicon import part
from loaders.heads import Found, Head, Item
from loaders.nameplate import heads_document, read_nameplate
from loaders.rows import Row

_LEAST = 2
# [《甲办法》](https://…), - [**甲办法**](https://…), 1. [甲办法](https://…)
_LINK = re.compile(r"(?:[-+*•]|\d{1,3}(?:[.、)]|\s))?\s*[*_]*\[[*_]*(?!https?:)([^\]]{2,})\]\(\S+")
# 《甲办法》, GB/T 12345—2031《甲要求》, 1. 《甲办法》（某发〔2031〕5号）
_BOOK = re.compile(
    r"(?:[-+*•]|[（(]?\d{1,3}(?:[.、)）]|\s))?\s*[*_]*(?:[A-Z]{1,4}(?:/[A-Z]{1,2})?\s*[\d.]+\s*[—–-]\s*\d{4}\s*)?《[^》]{2,}》"
)
# （某发〔2031〕5号）
_NUMBER = re.compile(part("number_tail"))
# GB/T 12345—2031
_STANDARD = re.compile(r"\b(?:GB|[A-Z]{2,4})\s*[/∕]?\s*T?\s*\d{3,6}(?:\.\d+)?\s*[—–-]\s*\d{4}")
_HEADS = ("#", "**", "一", "(一)", "第一", "壹", "【】")
# | --- | --- |
_SEPARATOR = re.compile(r"\|?[\s:|\-—]+\|?")


@dataclass(frozen=True, slots=True)
class Block:
    """A section: its head and what stands under it, as positions among the rows."""

    head: int
    first: int
    stop: int
    names: int
    """Rows that name a document or are links."""
    documents: int
    """Rows of these that name a document by title, number or code."""
    others: int
    """Rows of prose beside."""
    table: int | None
    """Where a table begins."""


def find_catalogue(rows: Sequence[Row]) -> Found:
    """The sections of a text that list documents; none where the text says more than the lists do."""
    if read_nameplate(rows) is None and heads_document(rows):
        return Found()
    code = _code(rows)
    blocks = [_block(rows, head, first, stop, code) for head, first, stop in _sections(rows, code)]
    lists = [b for b in blocks if b.names >= _LEAST and b.documents and b.names >= b.others]
    named, prose = sum(b.names for b in blocks), sum(b.others for b in blocks)
    if sum(b.documents for b in lists) <= _LEAST or named < prose:
        return Found()
    return Found(tuple(_item(rows, block) for block in lists), sum(b.documents for b in lists))


def _item(rows: Sequence[Row], block: Block) -> Item:
    stop = block.stop
    while stop - 1 > block.first and rows[stop - 1].role in ("rule", "foot"):
        stop -= 1
    start = block.head if block.table is None else block.table
    return Item(start, Head(block.head, block.head, rows[block.head].title), stop, "catalogue")


def _sections(rows: Sequence[Row], code: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """(head, first, stop) of each section."""
    heads = [i for i, row in enumerate(rows) if i not in code and _is_head(row)]
    if not heads:
        named = next((i for i in range(len(rows)) if _names(rows, i)), 0)
        heads = [named - 1] if named else []
    for head, stop in zip(heads, [*heads[1:], len(rows)], strict=False):
        yield head, head + 1, stop


def _is_head(row: Row) -> bool:
    mark = row.mark
    return (
        mark is not None
        and row.role == "short"
        and mark.shape.startswith(_HEADS)
        and not _LINK.match(row.text.lstrip("# "))
        and not _BOOK.match(row.title)
    )


def _block(rows: Sequence[Row], head: int, first: int, stop: int, code: frozenset[int]) -> Block:
    inside = [i for i in range(first, stop) if i not in code and not rows[i].text.startswith((">", "!["))]
    named = [i for i in inside if _names(rows, i)]
    others = [i for i in inside if i not in named and rows[i].role == "text"]
    table = next((i for i in inside if rows[i].text.startswith("|")), None)
    documents = sum(_is_document(rows[i].text) for i in named)
    return Block(head, first, stop, len(named), documents, len(others), table if named and rows[named[0]].text.startswith("|") else None)


def _names(rows: Sequence[Row], position: int) -> bool:
    """Whether a row names something: a link, a title in 书名号, a row of a table with a title or number, a title above its address."""
    row, after = rows[position], rows[position + 1] if position + 1 < len(rows) else None
    if row.text.startswith("|"):
        return not _SEPARATOR.fullmatch(row.text) and ("《" in row.text or bool(_NUMBER.search(row.text)))
    if row.text.startswith("#"):
        # A heading that is a link heads an item, but where the next one follows at once.
        return bool(_LINK.match(row.text.lstrip("# "))) and (after is None or after.text.startswith("#"))
    if row.role == "short" and after and after.text.startswith("http") and doctypes().is_document(row.title):
        return True
    return bool(_LINK.match(row.text) or (_BOOK.match(row.text) and row.role != "text") or _STANDARD.match(row.title))


def _is_document(text: str) -> bool:
    link = _LINK.match(text.lstrip("# "))
    return "《" in text or bool(
        _NUMBER.search(text) or _STANDARD.search(text) or doctypes().is_document(link.group(1).strip("*_ ") if link else text)
    )


def _code(rows: Sequence[Row]) -> frozenset[int]:
    """Positions inside fenced code."""
    found: set[int] = set()
    start: int | None = None
    for i, row in enumerate(rows):
        if row.text.startswith("```"):
            found.update(range(start, i + 1) if start is not None else ())
            start = i if start is None else None
    return frozenset(found)
