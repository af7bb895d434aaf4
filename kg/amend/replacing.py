"""Words that others take the place of."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.amend.instruction import Replace
from kg.amend.passage import Piece, Pieces, cut, places, text_of


class Replacing:
    """Replaces the words of an instruction, all at once, wherever it is asked to, and counts them."""

    def __init__(self, change: Replace, decision: str) -> None:
        """Take the words. What comes from the decision (its id) has the new ones already and stays."""
        self.counts: Counter[int] = Counter()
        """How often each pair of words was there, by its place among them."""
        self._change, self._decision = change, decision

    def apply(self, pieces: Pieces) -> Pieces:
        """Return a text with the words replaced."""
        made: list[Piece] = []
        at = 0
        for start, end, pair in self._spots(pieces):
            self.counts[pair] += 1
            new = [piece for line in self._change.pairs[pair][1].lines for piece in line]
            old = cut(pieces, start, end) if self._change.keeps else ()
            made += cut(pieces, at, start)
            made += (*new, *old) if self._change.keeps == "after" else (*old, *new)
            at = end
        return (*made, *cut(pieces, at, len(text_of(pieces))))

    def _spots(self, pieces: Pieces) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, pair) of the words, of two that overlap the longer one."""
        found = [(start, -end, pair) for pair, (old, _) in enumerate(self._change.pairs) for start, end in places(pieces, old)]
        done = 0
        for start, end, pair in sorted(found):
            if start >= done and all(piece.document != self._decision for piece in cut(pieces, start, -end)):
                done = -end
                yield start, -end, pair

    def missing(self, counts: "Counter[int] | None" = None) -> Sequence[str]:
        """Return the words that were not there."""
        held = self.counts if counts is None else counts
        return [old for pair, (old, _) in enumerate(self._change.pairs) if not held[pair]]

    def doubt(self) -> str:
        """Return why the words may not be meant where they were found; '' for no doubt."""
        total = sum(self.counts.values())
        if self._change.count and self._change.count != total:
            return f"“{self._change.pairs[0][0]}” is there {total} times"
        if self._change.keeps and not self._change.count and len(self._change.targets) == 1 and total > len(self._change.pairs):
            return f"“{self._change.pairs[0][0]}” is there more than once"
        return ""
