"""Where things stand in a unit: paragraphs, signature blocks, preambles, governed lists. Clean offsets throughout."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.extract.amending import find_amending
from kg.extract.sections import Governed, find_annexes, find_governed, find_grounds, find_preambles
from kg.extract.stretches import Stretches
from kg.extract.wordings import find_wordings
from kg.model import Mention, Unit
from kg.text.join import Clean, clean
from kg.text.normal import DATE, iso_date
from kg.vocab import agencies
from kg.vocab.lexicon import part

# 2031年3月5日 below the names of a signature block; the day's 日 is lost now and then
# （2031年3月5日）
_SIGNED = re.compile(rf"\s*[（(]?({DATE}|{part('year')}年\d{{1,2}}月\d{{1,2}})[)）]?\s*$")
# 某部 某局 2031年3月5日 on one line
# 某部 某局 2031年3月5日
_TAIL = re.compile(rf"(?P<names>[^。；：，]{{2,80}}?)\s*(?P<date>{DATE})\s*$")
_BREAK = re.compile(r"\r\n?|\n")  # 甲\r\n乙
# what no line of bodies holds
# 关于《甲类办法》
_SENTENCE = re.compile("[。：？！《]")
# ends the lines of promulgation in a law file; the second as joined text has it
# <!-- INFO END -->, 〈!-- INFO END --〉
_ABOUT_END = re.compile(r"<!-- INFO END -->|〈!-- INFO END --〉")


@dataclass(frozen=True, slots=True)
class Signature:
    """Names over a date at the end of a notice."""

    start: int
    end: int
    issuers: tuple[Mention, ...]
    date: str | None


@dataclass(frozen=True)
class Layout:
    """A unit's clean text cut into what the other stages ask for."""

    unit: Unit
    clean: Clean
    body: int
    """Clean offset where the heading ends."""

    @cached_property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each paragraph, the heading's own first."""
        cuts = [0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text) + 1]
        return tuple((a, b - 1) for a, b in pairwise(cuts) if b - 1 > a)

    @cached_property
    def heading_end(self) -> int:
        """Where the heading ends: `body`; where a page has its heading beside the text, behind the text's own printing of it."""
        heading = re.sub(r"\s+", "", self.unit.heading)
        return self.body or (len(heading) if heading and self.text.startswith(heading) else 0)

    @cached_property
    def head_end(self) -> int:
        """Where the promulgation lines of a law file end, `body` where there are none."""
        found = _ABOUT_END.search(self.text, 0, self.body + 6000)
        return found.end() if found else self.body

    @cached_property
    def amending(self) -> tuple[tuple[int, int], ...]:
        """Stretches that announce amendments, by 作如下修改 or a title that does, up to the heading of another list."""
        return tuple(find_amending(self.text, self.paragraphs, self.body))

    @cached_property
    def wordings(self) -> tuple[tuple[int, int], ...]:
        """Stretches that give words of an amended document: what stands there is said by that document."""
        return tuple(find_wordings(self.text))

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Signature blocks in order of appearance."""
        return tuple(_signatures(self))

    @cached_property
    def preambles(self) -> tuple[tuple[int, int], ...]:
        """Stretches in which a document says what it rests on: before its first section, and its first article."""
        heading = ((0, self.body),) if self.body else ()
        opens = {signature.end for signature in self.signatures}
        return (*heading, *find_preambles(self.text, self.paragraphs, self.head_end, opens))

    @cached_property
    def governed(self) -> tuple[Governed, ...]:
        """Lists that a heading governs, with that heading."""
        return tuple(find_governed(self.text, self.paragraphs, self.body))

    @cached_property
    def annexes(self) -> frozenset[str]:
        """Folded titles of the unit's own annexes, as its list of annexes and their headings print them."""
        return frozenset(find_annexes(self.text, self.paragraphs))

    @cached_property
    def grounds(self) -> tuple[tuple[int, int], ...]:
        """Sections that state aims and grounds: 总体要求, 指导思想, 编制依据."""
        return tuple(find_grounds(self.text, self.paragraphs))

    def in_wording(self, offset: int) -> bool:
        """Tell whether a clean offset stands in the words of an amended document."""
        return self.in_wordings.holds(offset)

    @cached_property
    def in_wordings(self) -> Stretches:
        """The same stretches, looked up by offset."""
        return Stretches(self.wordings)

    def in_amending(self, offset: int) -> bool:
        """Tell whether a clean offset stands where amendments are announced."""
        return any(start <= offset < end for start, end in self.amending)

    def in_grounds(self, offset: int) -> bool:
        """Tell whether a clean offset stands in such a section."""
        return self._grounds.holds(offset)

    @cached_property
    def _grounds(self) -> Stretches:
        return Stretches(self.grounds)

    def in_preamble(self, offset: int) -> bool:
        """Tell whether a clean offset stands in a preamble."""
        return self._preambles.holds(offset)

    @cached_property
    def _preambles(self) -> Stretches:
        return Stretches(self.preambles)

    def governing(self, offset: int) -> Governed | None:
        """Return the list that a clean offset stands in, None outside all; of two headings the one that patterns.yaml has first."""
        for lists in self._governed.values():
            place = bisect_right(lists, offset, key=lambda one: one.start) - 1
            if place >= 0 and offset < lists[place].end:
                return lists[place]
        return None

    @cached_property
    def _governed(self) -> dict[str, list[Governed]]:
        named: dict[str, list[Governed]] = {}
        for one in self.governed:
            named.setdefault(one.heading.name, []).append(one)
        return named

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in _BREAK.finditer(self.unit.text)]

    def line(self, offset: int) -> int:
        """Return the 1-based line of the source on which a clean offset stands."""
        return self.unit.line_start + bisect_left(self._breaks, self.clean.offset(offset) - self.unit.start)

    def paragraph(self, start: int, end: int) -> str:
        """Return a paragraph's text, blanks at its ends taken off."""
        return self.text[start:end].strip()


def read_text(text: str) -> Layout:
    """Return the layout of a text that is no unit of a bulletin; offsets count its own characters."""
    return read_layout(Unit("", 1, "", 1, text.count("\n") + 1, 0, len(text), text, 0))


def read_layout(unit: Unit) -> Layout:
    """Return the layout of a unit: its text cleaned, its body found."""
    cleaned = clean(unit)
    return Layout(unit, cleaned, cleaned.clean_offset(unit.body))


def _signatures(layout: Layout) -> Iterator[Signature]:
    names: list[tuple[int, int]] = []
    for start, end in layout.paragraphs:
        if start < layout.body:
            continue
        if end - start > 120:
            names = []
            continue
        date = _SIGNED.match(layout.text, start, end)
        if date and names:
            yield _signature(layout, names, end, _iso(date.group(1)))
            names = []
        elif (
            layout.paragraph(start, end).endswith("日")
            and (tail := _TAIL.fullmatch(layout.text, start, end))
            and _all_agencies(tail["names"])
        ):
            yield _signature(layout, [*names, (start, tail.end("names"))], end, iso_date(tail["date"]))
            names = []
        elif end - start <= 80 and _all_agencies(layout.text[start:end]):
            names.append((start, end))
        else:
            names = []


def _iso(text: str) -> str | None:
    return iso_date(text if text.endswith("日") else text + "日")


def _all_agencies(text: str) -> bool:
    """Tell whether a line holds agency names and nothing else."""
    if _SENTENCE.search(text):
        return False
    if agencies().line(text):
        return True
    line = text.strip(" \t、，,（）代章")
    found = agencies().find(line)
    named = sum(match.end - match.start for match in found)
    return bool(found) and len(line) - named <= line.count(" ") + line.count("、") + line.count("\t")


def _signature(layout: Layout, lines: list[tuple[int, int]], end: int, date: str | None) -> Signature:
    issuers = [mention for start, stop in lines for mention in issuer_mentions(layout, start, stop, "signature_block")]
    return Signature(lines[0][0], end, tuple(issuers), date)


def issuer_mentions(layout: Layout, start: int, end: int, rule: str, confidence: float = 0.98) -> list[Mention]:
    """Return the agencies named between two clean offsets, each once, by official name."""
    seen: dict[str, Mention] = {}
    text = layout.text[start:end]
    for match in agencies().line(text) or agencies().find(text):
        a, b = start + match.start, start + match.end
        mention = Mention(match.name, layout.text[a:b], layout.clean.span(a, b), layout.clean.quote(a, b), (rule,), confidence)
        seen.setdefault(match.name, mention)
    return list(seen.values())
