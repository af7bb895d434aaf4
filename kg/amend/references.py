"""Citations of a law's own articles, moved with the articles where the decision says so: 引用的条文序号作相应调整."""

import re
from collections.abc import Iterator, Mapping

from kg.amend.order import article_label
from kg.amend.passage import Piece, Pieces, put, text_of
from kg.extract.address import Address, read_numbers
from kg.extract.provisions import NUMERAL, number

# 第三条, 第三条之一
_ARTICLE = re.compile(rf"第\s*(?P<number>{NUMERAL})\s*条(?:之(?P<inserted>{NUMERAL}))?")
_BEGINS = re.compile(rf"第\s*{NUMERAL}")
"""第三条, 第三章."""
# before the number
# 本办法
_OWN = re.compile(r"本(?:法|条例|办法|规定|细则|解释|规则|章程)的?$")
# before the number
# 《乙法》, 《乙法》（2031年修订）, 乙法
_OTHER = re.compile(r"(?:》(?:（[^（）]*）)?|法|法典|条例|办法|规定|细则|解释|规则|章程|公约)的?$|同法$")
_NEAR = 40
"""Characters before a number in which the name of its law ends."""


class Moved:
    """The numbers of articles before and after."""

    def __init__(self, numbers: Mapping[str, str], document: str, origin: Piece) -> None:
        """Take new numbers by old ones; what comes from the decision (`document`) has new ones already. `origin` has them moved."""
        self.lost: list[str] = []
        """Numbers that are cited and have no article any more."""
        self._numbers, self._document, self._origin = numbers, document, origin

    def apply(self, pieces: Pieces) -> Pieces:
        """Return a text with its citations of own articles renumbered."""
        text = text_of(pieces)
        for start, end, own in reversed(list(_citations(text))):
            if self._is_new(pieces, start):
                continue
            if own not in self._numbers:
                self.lost.append(own)
            elif self._numbers[own] != own:
                pieces = put(pieces, [(start, end)], (article_label(self._numbers[own], self._origin),))
        return pieces

    def _is_new(self, pieces: Pieces, offset: int) -> bool:
        at = 0
        for piece in pieces:
            at += len(piece.text)
            if offset < at:
                return piece.document == self._document
        return False


def _citations(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, number) of each article of the law itself that is cited."""
    done = 0
    for found in _BEGINS.finditer(text):
        start = found.start()
        read = read_numbers(text, start, Address(), None)
        if start < done or not read.named:
            continue
        done = read.end
        before = text[max(0, start - _NEAR) : start]
        if _OTHER.search(before) and not _OWN.search(before):
            continue
        for one in _ARTICLE.finditer(text, start, read.end):
            yield one.start(), one.end(), number(one["number"], one["inserted"])
