"""What differs between two wordings of a text: paragraphs that came, went or changed, and in these the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from kg.vocab.lexicon import part

# 第三条　…, **第三条** …, 第三条之一 …
_ARTICLE = re.compile(rf"[#*\s]*(?P<label>{part('article')}(?:\s*之\s*[{part('counting')}]+)?)")
# <!-- INFO END -->, the only mark in a line of its own
_MARK = re.compile(r"\s*<!--.*?-->\s*")
# blanks of printing: 第一章　总　　则
_BLANKS = re.compile(r"[ \u3000\t]+")
_ALIKE = 0.4
"""Paragraphs that have less in common are another one each."""
_LONGEST = 6000
"""Characters of two paragraphs up to which their words are compared; longer ones are shown whole."""

_MOST = 250_000
"""Pairs of paragraphs of one stretch up to which it is looked which are alike."""

Sort = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both wordings, or in the old or the new one alone."""

    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that differs: one piece where it came or went, several where its words changed."""

    article: str | None
    """The article in which it stands, as printed: 第三条; that of the new wording where it is there."""
    pieces: tuple[Piece, ...]


def red_line(old: str, new: str) -> list[Paragraph]:
    """Return the paragraphs that differ, in order; blanks of printing and empty lines do not count."""
    before, after = _paragraphs(old), _paragraphs(new)
    one, other = ([_BLANKS.sub("", text) for _, text in side] for side in (before, after))
    found: list[Paragraph] = []
    for sort, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if sort != "equal":
            found += _changed(before[a:b], after[c:d])
    return found


def _paragraphs(text: str) -> list[tuple[str | None, str]]:
    """Return the paragraphs with the article in which each stands."""
    found: list[tuple[str | None, str]] = []
    article = None
    for line in text.splitlines():
        if line.strip() and not _MARK.fullmatch(line):
            begun = _ARTICLE.match(line)
            article = begun["label"] if begun else article
            found.append((article, line.strip()))
    return found


def _changed(old: Sequence[tuple[str | None, str]], new: Sequence[tuple[str | None, str]]) -> Iterator[Paragraph]:
    """Yield a stretch of paragraphs that differ, those that are alike as one."""
    rest = list(old)
    comparable = len(old) * len(new) <= _MOST
    for article, text in new:
        place = _best(rest, text) if comparable else None
        if place is None:
            yield Paragraph(article, (Piece("added", text),))
            continue
        yield from (Paragraph(gone, (Piece("removed", went),)) for gone, went in rest[:place])
        yield Paragraph(article, tuple(_words(rest[place][1], text)))
        rest = rest[place + 1 :]
    yield from (Paragraph(gone, (Piece("removed", went),)) for gone, went in rest)


def _best(old: Sequence[tuple[str | None, str]], text: str) -> int | None:
    """Return the place of the paragraph that is most like a text, None where none is."""
    rated = [(_alike(before, text), -place) for place, (_, before) in enumerate(old)]
    alike, place = max(rated, default=(0.0, 0))
    return -place if alike >= _ALIKE else None


def _alike(one: str, other: str) -> float:
    """Return which part of the pairs of characters two paragraphs share."""
    pairs = _pairs(one), _pairs(other)
    return 2 * len(pairs[0] & pairs[1]) / max(len(pairs[0]) + len(pairs[1]), 1)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text))


def _words(old: str, new: str) -> Iterator[Piece]:
    """Yield the words of two paragraphs."""
    if len(old) + len(new) > _LONGEST:
        yield from (Piece("removed", old), Piece("added", new))
        return
    for sort, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal":
            yield Piece("same", old[a:b])
        else:
            yield from (piece for piece in (Piece("removed", old[a:b]), Piece("added", new[c:d])) if piece.text)
