"""What the sentences of an amending decision are about: the law, and the provisions that a clause names or takes over."""

from collections.abc import Iterable
from typing import Protocol

from kg.amend.instruction import Change, New, Strike
from kg.amend.quotation import Masked
from kg.amend.sentence_parts import LAW, NEAR, PHRASE, QUOTED_FURTHER, SAME, STRIKE_END, TITLED
from kg.extract.address import Address, read_numbers
from kg.text.normal import arabic


class Sources(Protocol):
    """What a grammar asks of the text around it."""

    def new(self, lines: Iterable[tuple[int, int]]) -> New:
        """Take new text from clean stretches, one a line."""

    def is_own(self, name: str) -> bool:
        """Tell whether a name is that of the law that is asked for."""


class Targets:
    """What a sentence is about: a law, and provisions of it; and what it makes of them."""

    def __init__(self, masked: Masked, sources: Sources, own: bool) -> None:
        """Take the text; `own` says whether the law that is asked for is meant until another one is named."""
        self.changes: list[Change] = []
        self.unread: list[tuple[int, int]] = []
        """Masked stretches that order something and were not understood."""
        self.doubtful: list[tuple[int, int]] = []
        """Others that do so if they stand in an instruction."""
        self.orders = 0
        """Changes of any law."""
        self.own = own
        self._masked, self._text, self._sources = masked, masked.text, sources
        self._base = Address()
        self._begin()

    def _begin(self) -> None:
        self._targets: list[Address] = []
        self._anchor: tuple[Address, bool] | None = None
        self._is_used = self._is_whole = self._strikes = self._is_title = False

    def forget(self) -> None:
        """Begin another section: bare paragraphs belong to no article any more."""
        self._base = Address()

    def _law(self, at: int) -> int | None:
        found = LAW.match(self._text, at)
        if not found:
            return None
        self.own = self._sources.is_own(found["book"] or found["bare"])
        self._base = Address()
        if not self.own and not self._is_joined(at):
            self._targets = []
        return found.end()

    def _is_joined(self, at: int) -> bool:
        return at > 0 and self._text[at - 1] in "、和及与或" and not self._is_used

    def _numbers(self, at: int) -> int | None:
        """Read 第三条第二款、第四条, or 该条."""
        if same := SAME.match(self._text, at):
            if not self._targets and self._base.id and self.own:
                self._targets = [self._base]
            return same.end()
        if not self._text.startswith("第", at):
            return None
        read = read_numbers(self._text, at, self._base, None)
        if not read.named:
            return None
        before = at - 1 if at and self._text[at - 1] == "》" else at
        joined = self._is_joined(before) or (before != at and bool(self._targets) and not self._is_used)
        kept = self._targets if joined else []
        self._targets = [*kept, *read.named] if self.own else kept
        self._base = read.named[-1]
        self._is_used = self._is_whole = False
        titled = TITLED.match(self._text, read.end)
        self._is_title = titled is not None
        end = titled.end() if titled else read.end
        return self._struck_first(end) if self._strikes else end

    def _struck_first(self, at: int) -> int | None:
        """Go on behind 删去第三条: with its words that are struck, with further provisions, or with nothing."""
        if PHRASE.match(self._text, at):
            return at
        found = STRIKE_END.match(self._text, at)
        if self._is_title or not found:
            return None
        if found["more"]:
            return found.end()
        self._add(Strike(tuple(self._targets)))
        self._strikes = False
        return found.end()

    def _near(self, at: int) -> int | None:
        found = NEAR.match(self._text, at)
        if not found or not self._targets:
            return None
        self._anchor = (self._targets[0], False) if found["between"] else (self._targets[-1], bool(found["before"]))
        return found.end()

    def _quoted(self, mark: int) -> tuple[New, int]:
        """Return the new text that a mark stands for, with that of marks directly behind it, and where it ends."""
        lines, end = [*self._masked.quotes[mark].lines], mark + 1
        while more := QUOTED_FURTHER.match(self._text, end):
            lines += self._masked.quotes[more.end() - 1].lines
            end = more.end()
        return self._sources.new(lines), end

    def _add(self, *changes: Change | None) -> None:
        """Keep changes of the law that is asked for, if there are targets of it."""
        self.orders += len(changes)
        if self.own or self._targets:
            self.changes += [one for one in changes if one is not None]
        self._is_used = True


def number_of(numeral: str) -> int:
    """Return the value of 两, 三 or 12; 0 for no numeral."""
    return 2 if numeral == "两" else arabic(numeral) if numeral else 0
