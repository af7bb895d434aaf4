"""How amending decisions speak: the sentences of an instruction, read from left to right into changes.

Sentences are read with a mark for each quotation (第三条中的◆修改为◆). What one clause is about goes on in the next: 第三条改为第四条，
修改为◆. Provisions that are there are named by their old numbers, what is put in by its new ones.
"""

import re
from dataclasses import replace

from kg.amend.instruction import Change, Extend, Insert, New, Rename, Renumber, Reword, Strike
from kg.amend.sentence_parts import (
    ACTION,
    ANNOUNCED,
    AS,
    CLOSING,
    EXCEPT,
    EXTEND,
    INSERT,
    INSERT_NUMBERED,
    MERGE,
    OPENED,
    ORDER,
    PLAIN_ACTION,
    RENAME,
    RENUMBER,
    REWORD,
    SKIPPED,
    SPLIT,
    STRIKE,
    STRUCK,
)
from kg.amend.targets import number_of
from kg.amend.words import Words
from kg.extract.address import Address, read_numbers

# 第三条删去。
_SENTENCE_END = re.compile("[。；\n]|$")
# 第三条删去，
_CLAUSE_END = re.compile(r"[，。；：\n]|$")
# 。第四条
_OTHER = re.compile("[。；第]")
_LEVELS = "编章节条款项目"


class Grammar(Words):
    """Reads the paragraphs of an instruction."""

    def read(self, start: int, end: int) -> None:
        """Read a paragraph."""
        self._text = self._masked.text[:end]
        self._begin()
        at = start
        while at < end:
            if self._text[at] in "。；":
                self._begin()
            is_except = EXCEPT.match(self._text, at)
            after = None if is_except else self._step(at)
            if after is None:
                found = (_SENTENCE_END if is_except else _CLAUSE_END).search(self._text, at + 1)
                after = found.start() if found else end
                if self.own and ACTION.search(self._text, at, after):
                    (self.unread if PLAIN_ACTION.search(self._text, at, after) else self.doubtful).append((at, after))
            at = after

    def _step(self, at: int) -> int | None:
        """Read what stands at an offset; return where it ends, None where it is not understood."""
        steps = (self._noise, self._rename, self._strike_verb, self._insert, self._verb, self._near, self._phrase, self._law, self._numbers)
        for step in steps:
            if (after := step(at)) is not None:
                return after
        found = SKIPPED.match(self._text, at)
        return found.end() if found else None

    def _noise(self, at: int) -> int | None:
        """Pass over what orders nothing for a provision: 条文顺序作相应调整, 本决定自…起施行."""
        found = ORDER.match(self._text, at) or CLOSING.match(self._text, at) or ANNOUNCED.match(self._text, at)
        return found.end() if found else None

    def _strike_verb(self, at: int) -> int | None:
        found = STRIKE.match(self._text, at)
        if found:
            self._strikes, self._is_used = True, True
        return found.end() if found else None

    def _verb(self, at: int) -> int | None:
        """Read a verb that governs the provisions named before it."""
        verbs = (
            (REWORD, self._reword),
            (RENUMBER, self._renumber),
            (STRUCK, self._strike),
            (MERGE, self._merge),
            (SPLIT, self._split),
            (EXTEND, self._extend),
        )
        for pattern, act in verbs:
            if found := pattern.match(self._text, at):
                return act(found)
        return None

    def _reword(self, found: re.Match[str]) -> int | None:
        if self.own and not self._targets and not self._base.id:
            return None
        targets = tuple(self._targets or [self._base])
        new, end = self._quoted(found.end() - 1)
        last = self.changes[-1] if self.changes else None
        if isinstance(last, Insert) and last.moved and targets == (last.moved,):
            self.changes[-1] = replace(last, moved=None, new=new)
        else:
            self._add(Reword(targets, new, self._is_title))
        return end

    def _renumber(self, found: re.Match[str]) -> int | None:
        old = self._targets
        read = read_numbers(self._text, found.end(), old[-1] if old else self._base, None)
        if self.own and (not old or len(old) != len(read.named)):
            return None
        self._add(*(change for pair in zip(old, read.named, strict=False) for change in _renumbered(*pair)))
        return read.end

    def _strike(self, found: re.Match[str]) -> int | None:
        if (self.own and not self._targets) or self._is_title:
            return None
        self._add(Strike(tuple(self._targets)))
        return found.end()

    def _merge(self, found: re.Match[str]) -> int | None:
        """Read 第三条、第四条合并为一条，作为第三条，修改为◆: the first gets the text, the others go."""
        read = read_numbers(self._text, found.end(), self._base, None)
        if self.own and (len(self._targets) < 2 or len(read.named) > 1 or not _is_reworded(self._text, read.end)):
            return None
        first, rest = self._targets[:1], tuple(self._targets[1:])
        self._add(Strike(rest), *map(Renumber, first, read.named))
        self._targets = first
        return read.end

    def _split(self, found: re.Match[str]) -> int | None:
        """Read 第三条分为两条，作为第三条、第四条，修改为◆: the old one goes, new ones come."""
        read = read_numbers(self._text, found.end(), self._base, None)
        opened = OPENED.match(self._text, read.end)
        if not opened or (self.own and len(self._targets) != 1) or not read.named:
            return None
        new, end = self._quoted(opened.end() - 1)
        if self._targets and self._targets[0].depth < read.named[0].depth:
            self._add(Reword(tuple(self._targets), new))  # 第三条修改为两款，作为第一款、第二款
            return end
        level = _LEVELS[read.named[0].depth]
        self._add(Strike(tuple(self._targets)), Insert(level, len(read.named), read.named, _parent(read.named[0]), None, False, new))
        return end

    def _extend(self, found: re.Match[str]) -> int | None:
        new, end = self._quoted(found.end() - 1)
        self._add(*(Extend(target, new) for target in self._targets or [self._base]))
        return end

    def _insert(self, at: int) -> int | None:
        """Read 增加一条，作为第五条：◆, 增加第五项：◆."""
        found = INSERT.match(self._text, at) or INSERT_NUMBERED.match(self._text, at)
        if not found:
            return None
        held = self._anchor[0] if self._anchor else self._targets[-1] if self._targets else self._base
        named = AS.match(self._text, found.end()) if "level" in found.groupdict() else found
        read = read_numbers(self._text, named.end(), held, None) if named else None
        to = read.named if read else ()
        end = read.end if read else found.end()
        opened = OPENED.match(self._text, end)
        if not opened:
            return end if self._targets and _is_reworded(self._text, end) else None
        level = found.groupdict().get("level") or _LEVELS[to[0].depth]
        new, end = self._quoted(opened.end() - 1)
        count = number_of(found.groupdict().get("count") or "") or len(to)
        anchor, is_before = self._anchor or (None, False)
        parent = _parent(to[0]) if to else _parent(anchor) if anchor else held
        self._add(Insert(level, count, to, parent if level in "款项目节" else Address(), anchor, is_before, new))
        self._anchor = None
        return end

    def _rename(self, at: int) -> int | None:
        found = RENAME.match(self._text, at)
        if not found or self._targets:
            return None
        if found["title"] is None:
            new, end = self._quoted(found.end() - 1)
        else:
            first, last = self._masked.offset(found.start("title")), self._masked.offset(found.end("title"))
            new, end = self._sources.new([(first, last)]), found.end()
        self._add(Rename(new))
        return end


def _renumbered(old: Address, to: Address) -> tuple[Change, ...]:
    """Return the changes of 第三条改为第四条, or of 第三条第二款改为第四条."""
    if old.depth == to.depth:
        return (Renumber(old, to),)
    level = _LEVELS[to.depth]
    return Strike((old,)), Insert(level, 1, (to,), _parent(to) if level in "款项目" else Address(), None, False, New(()), old)


def _parent(address: Address) -> Address:
    """Return what a provision stands in; an empty address for an article."""
    if not address.article:
        return Address(division=address.division.rpartition("节")[0])
    if address.subitem:
        return Address("", address.article, address.paragraph, address.item)
    if address.item:
        return Address("", address.article, address.paragraph)
    return Address("", address.article) if address.paragraph else Address()


def _is_reworded(text: str, at: int) -> bool:
    """Tell whether the sentence goes on to give the provision a new text."""
    found = REWORD.search(text, at)
    return found is not None and not _OTHER.search(text, at, found.start())
