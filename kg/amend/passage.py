"""Text of which every character knows where it comes from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from kg.text.join import Clean

# what a line of a paragraph holds, the blanks at its ends left out: 第一条　为了规范\n  甲类设备
_PRINTED = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_QUOTATION_MARKS = str.maketrans("“”‘’＂", '"""""')


class Piece(NamedTuple):
    """A stretch of a consolidated text and its origin."""

    text: str
    document: str
    """Id of the document that it comes from."""
    start: int
    """Character offset in the text layer of that document."""
    end: int
    instruction: int | None = None
    """Number of the instruction, from 1 in its decision, that put it here; None for the old wording."""
    verbatim: bool = True
    """Whether the text is `source[start:end]`; else it is computed (a new number) and the span is the instruction that asks for it."""


Pieces = tuple[Piece, ...]


def quoted_pieces(clean: Clean, document: str, start: int, end: int, instruction: int | None = None) -> Pieces:
    """Return the source of a clean stretch, without the line breaks of printing."""
    if end <= start:
        return ()
    span = clean.span(start, end)
    local = clean.source[span.start - clean.base : span.end - clean.base]
    found = ((one.group(), span.start + one.start()) for one in _PRINTED.finditer(local))
    return tuple(Piece(text, document, at, at + len(text), instruction) for text, at in found)


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces."""
    return "".join(piece.text for piece in pieces)


def cut(pieces: Sequence[Piece], start: int, end: int) -> Pieces:
    """Return the pieces of `text_of(pieces)[start:end]`; a computed piece keeps its whole span."""
    return tuple(_cut(pieces, start, end))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            shown = piece.text[first:last]
            yield (
                piece._replace(text=shown, start=piece.start + first, end=piece.start + last)
                if piece.verbatim
                else piece._replace(text=shown)
            )
        at += len(piece.text)


def places(pieces: Sequence[Piece], wanted: str) -> list[tuple[int, int]]:
    """Return (start, end) of each place in `text_of(pieces)` that reads like a phrase, whatever its blanks, widths and quotation marks."""
    bare, offsets = _bare(text_of(pieces))
    phrase, _ = _bare(wanted)
    found: list[tuple[int, int]] = []
    at = bare.find(phrase) if phrase else -1
    while at >= 0:
        found.append((offsets[at], offsets[at + len(phrase) - 1] + 1))
        at = bare.find(phrase, at + len(phrase))
    return found


def put(pieces: Sequence[Piece], spots: Iterable[tuple[int, int]], new: Pieces) -> Pieces:
    """Return pieces with others in the place of some stretches, which are in order and do not overlap."""
    made: list[Piece] = []
    at = 0
    for start, end in spots:
        made += (*cut(pieces, at, start), *new)
        at = end
    return (*made, *cut(pieces, at, len(text_of(pieces))))


def same(one: str, other: str) -> bool:
    """Tell whether two texts read the same, whatever their blanks, widths and quotation marks."""
    return _bare(one)[0] == _bare(other)[0]


def _bare(text: str) -> tuple[str, list[int]]:
    """Return the characters that count in a comparison, and the offset of each."""
    kept = [(char, at) for at, char in enumerate(text) if not char.isspace()]
    return "".join(_narrow(char) for char, _ in kept).translate(_QUOTATION_MARKS), [at for _, at in kept]


def _narrow(char: str) -> str:
    folded = normalize("NFKC", char)
    return folded if len(folded) == 1 else char
