"""Sentences about words: 第三条中的“甲”修改为“乙”, “甲”后增加“乙”, 删去“甲”."""

from kg.amend.instruction import New, Replace
from kg.amend.quotation import MARK
from kg.amend.sentence_parts import ENDS, PHRASE, PHRASE_FURTHER, PHRASE_INSERT, PHRASE_REWORD, PHRASE_STRUCK, WHOLE
from kg.amend.targets import Targets, number_of

_NOTHING = New(())


class Words(Targets):
    """Reads what becomes of quoted words."""

    def _phrase(self, at: int) -> int | None:
        """Read 中的◆、◆修改为◆; 中的◆后增加◆; ◆删去."""
        found = PHRASE.match(self._text, at) or (WHOLE.match(self._text, at) if self.own else None)
        if not found:
            return None
        marks, end = self._marks(found.end() - 1)
        olds = [self._words(mark) for mark in marks]
        # 第三章“监督”改为“检查”: the words of the heading
        self._is_title |= bool(self._targets) and all(one.division for one in self._targets) and found.group() == MARK
        is_whole = self._is_whole or "whole" in found.groupdict()
        count = number_of(found["count"] or "") or None
        if after := PHRASE_REWORD.match(self._text, end):
            news, end = self._marks(after.end() - 1, is_new=True)
            made = [self._sources.new(self._masked.quotes[mark].lines) for mark in news]
            if len(made) not in (1, len(olds)):
                return None
            pairs = [(old, made[min(place, len(made) - 1)]) for place, old in enumerate(olds)]
            return self._replace(pairs, "", count, is_whole, end)
        if after := PHRASE_INSERT.match(self._text, end):
            new, end = self._sources.new(self._masked.quotes[after.end() - 1].lines), after.end()
            if (more := PHRASE_FURTHER.match(self._text, end)) and not PHRASE_INSERT.match(self._text, more.end()):
                return None
            return self._replace([(old, new) for old in olds], "before" if after["after"] else "after", count, is_whole, end)
        if (after := PHRASE_STRUCK.match(self._text, end)) or self._strikes:
            return self._replace([(old, _NOTHING) for old in olds], "", count, is_whole, after.end() if after else end)
        return None

    def _replace(self, pairs: list[tuple[str, New]], keeps: str, count: int | None, is_whole: bool, end: int) -> int | None:
        """Keep a change of words; words that follow on others of the same provisions are replaced together with them."""
        targets = () if is_whole else tuple(self._targets or ([self._base] if self._base.id else []))
        if self.own and not targets and not is_whole and not ENDS.match(self._text, end):
            return None  # the provisions may be named behind it
        made = Replace(targets, tuple(pairs), keeps, count, self._is_title)
        last = self.changes[-1] if self.changes else None
        if self._is_used and targets and isinstance(last, Replace) and _is_of_one_kind(last, made):
            self.changes[-1] = Replace(targets, (*last.pairs, *made.pairs), keeps, count, self._is_title)
            self.orders += 1
        else:
            self._add(made)
        self._is_whole = is_whole
        return end

    def _marks(self, mark: int, is_new: bool = False) -> tuple[list[int], int]:
        """Return the offsets of quotations in a list, and where it ends; new words that become others themselves are not of it."""
        marks, end = [mark], mark + 1
        while (more := PHRASE_FURTHER.match(self._text, end)) and not (is_new and PHRASE_REWORD.match(self._text, more.end())):
            marks.append(more.end() - 1)
            end = more.end()
        return marks, end

    def _words(self, mark: int) -> str:
        return "".join(piece.text for line in self._sources.new(self._masked.quotes[mark].lines).lines for piece in line)


def _is_of_one_kind(one: Replace, other: Replace) -> bool:
    return (one.targets, one.keeps, one.count, one.is_title) == (other.targets, other.keeps, None, other.is_title)
