"""An amending decision read for one law: its instructions in order, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.amend.grammar import Grammar
from kg.amend.instruction import Decision, Instruction, New
from kg.amend.passage import Piece, Pieces, quoted_pieces
from kg.amend.quotation import ENUMERATOR, Masked, curled, mask
from kg.extract.head import read_head
from kg.extract.layout import Layout
from kg.text.normal import arabic, chinese, fold_title
from kg.vocab.lexicon import part

# 条文顺序作相应调整
_ORDER = re.compile(part("order_adjusted"))
# 引用的条文序号作相应调整
_REFERENCES = re.compile(part("references_adjusted"))
# 一、
_SECTION = re.compile(part("section"))
# where the new wording is printed behind the decision
# 第一条为了规范甲类设备; 第一章总则
_WORDING = re.compile(r"第[一1](?:条|章)(?!修改|改为|[中第、删增和与及至到后前的作规调“之◆内])")
# 关于修改《甲法》的决定
_BOOK = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
# 甲法修正案（三）
_AMENDMENT = re.compile(r"(?P<law>.+?)修正案(?:草案)?(?:（[^（）]*）)?$")
# 甲法（2031年修订）
_EDITION = re.compile(r"[（(][^（）()]*[)）]$")
# 将刑法第三条
_LED = re.compile("^(?:[将把在对和与及]|同时|并)+")
# a paragraph that only announces changes
# 对《甲法》作出修改; 对第三条作如下修改：; 《甲法》; 自公布之日起施行
_ANNOUNCES = re.compile(
    r"[：:]$|^(?!.*第.*条).*(?:作出?|做出?|进行|予以)修[改订正]。?$|^修[改订正]《[^》]*》。?$|起施行|^《[^》]*》[^，。]*。?$|重新公布|同时废止|^.{0,5}$"
)
# 甲‘乙’丙
_INNER = re.compile("[‘’]")
_OUTER = {"‘": "“", "’": "”"}
"""What a law prints for the marks inside a quotation."""


def read_decision(layout: Layout, law: str, document: str) -> Decision | None:
    """Return what a decision orders for a law, None where it is not about it.

    `law` is the title of the law and `document` the id of the decision, for the origin of its pieces.
    """
    head = read_head(layout)
    reader = _Reader(layout, law, document, head.title)
    instructions = tuple(reader.read())
    if not instructions and not reader.is_about:
        return None
    gaps = tuple(reader.gaps)
    return Decision(head.title, document, head.validity.effective, instructions, reader.order, reader.references, gaps)


@dataclass
class _Reader:
    """Reads the paragraphs of a decision in order."""

    layout: Layout
    law: str
    document: str
    title: str
    is_about: bool = False
    """Whether the law is named as one that the decision changes."""
    order: Pieces = ()
    references: Pieces = ()
    gaps: list[str] = field(default_factory=list)
    _number: int = 0
    _last: int = 0
    """Value of the last 一、 that was read."""
    _masked: Masked = field(init=False)

    def __post_init__(self) -> None:
        self._masked = mask(curled(self.layout.text), self.layout.head_end)
        self._keys = {fold_title(self.law), fold_title(_EDITION.sub("", self.law))}

    def read(self) -> Iterator[Instruction]:
        """Yield the instructions for the law."""
        self.is_about = own = self._named_in_title()
        top, inner = "", ""
        grammar = self._grammar(own)
        for start, end in self._masked.paragraphs:
            if self._number and _WORDING.match(self._masked.text, start, end):
                return
            at, label = self._labelled(start, end)
            if label and _SECTION.match(label):
                top, inner = label.strip(" 、"), ""
                self._count(top)
                grammar.forget()
            elif label:
                inner = label
            self._number += 1
            grammar.changes, grammar.unread, grammar.doubtful, before = [], [], [], grammar.orders
            grammar.read(at, end)
            self.is_about |= grammar.own
            self._read_order(at, end, grammar.own or not label)
            doubtful = grammar.doubtful if label or grammar.changes else []
            unread = [self._shown(*one) for one in sorted((*grammar.unread, *doubtful))]
            if label and grammar.own and grammar.orders == before and not unread and not self._announces(at, end):
                unread = [self._shown(at, end)]
            if not grammar.changes and not unread:
                self._number -= 1
                continue
            span = self._span(start, end)
            text = self._source(*span)
            yield Instruction(self._number, top + inner, self.document, *span, text, tuple(grammar.changes), tuple(unread))

    def _count(self, top: str) -> None:
        """Note where a number is missing between one section and the next: 一、三、."""
        value = arabic(top)
        if value not in (1, self._last + 1):
            self.gaps.append(f"no number {chinese(self._last + 1)} before {top}")
        self._last = value

    def _grammar(self, own: bool) -> Grammar:
        return Grammar(self._masked, self, own)

    def _named_in_title(self) -> bool:
        books = _BOOK.findall(self.title)
        amended = _AMENDMENT.match(self.title)
        named = [*books, amended["law"]] if amended else books
        return len(named) == 1 and self.is_own(named[0]) and "等" not in self.title.rpartition("》")[2]

    def _labelled(self, start: int, end: int) -> tuple[int, str]:
        """Return where the text of a paragraph begins, behind its numbers, and the last of them."""
        label = ""
        while found := ENUMERATOR.match(self._masked.text, start, end):
            start, label = found.end(), found["label"]
        return start, label

    def _announces(self, start: int, end: int) -> bool:
        """Tell whether a paragraph only says that what follows changes the law, or when the decision comes into force."""
        text = self._masked.text[start:end].strip()
        return _ANNOUNCES.search(text) is not None or (_ORDER.search(text) is not None and "第" not in text)

    # What the grammar asks.

    def is_own(self, name: str) -> bool:
        """Tell whether a name is that of the law: 《甲法》, 甲法 for 中华人民共和国甲法."""
        bare = _LED.sub("", name.strip())
        return any(fold_title(one) in self._keys for one in (name, _EDITION.sub("", name), bare))

    def new(self, lines: Iterable[tuple[int, int]]) -> New:
        """Take new text from clean stretches, one a line."""
        return New(tuple(filter(None, (self._line(start, end) for start, end in lines))))

    def _line(self, start: int, end: int) -> Pieces:
        pieces = quoted_pieces(self.layout.clean, self.document, start, end, self._number)
        return tuple(made for piece in pieces for made in _doubled(piece))

    def _read_order(self, start: int, end: int, may_be_own: bool) -> None:
        """Take what a paragraph says of numbers, if it says so of the law: 《乙法》 in it means another one."""
        named = _BOOK.findall(self._masked.text[start:end])
        if may_be_own and (not named or any(map(self.is_own, named))):
            self.order = self.order or self._said(_ORDER, start, end)
            self.references = self.references or self._said(_REFERENCES, start, end)

    def _said(self, pattern: re.Pattern[str], start: int, end: int) -> Pieces:
        """Return the words that say what happens to numbers, as a computed piece; () where nothing does."""
        found = pattern.search(self._masked.text, start, end)
        return (Piece("", self.document, *self._span(*found.span()), None, verbatim=False),) if found else ()

    def _span(self, start: int, end: int) -> tuple[int, int]:
        span = self.layout.clean.span(self._masked.offset(start), self._masked.end_offset(end))
        return span.start, span.end

    def _source(self, start: int, end: int) -> str:
        clean = self.layout.clean
        return clean.source[start - clean.base : end - clean.base]

    def _shown(self, start: int, end: int) -> str:
        return self._source(*self._span(start, end)).strip("，。；、 \n")


def _doubled(piece: Piece) -> Iterator[Piece]:
    """Yield a piece with the inner quotation marks that a law prints: ‘甲’ of a quotation is “甲” there."""
    at = 0
    for found in _INNER.finditer(piece.text):
        if found.start() > at:
            yield piece._replace(text=piece.text[at : found.start()], start=piece.start + at, end=piece.start + found.start())
        mark = piece.start + found.start()
        yield piece._replace(text=_OUTER[found.group()], start=mark, end=mark + 1, verbatim=False)
        at = found.end()
    if at < len(piece.text):
        yield piece._replace(text=piece.text[at:], start=piece.start + at)
