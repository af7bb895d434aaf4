"""Where things stand in a unit: paragraphs, signature blocks, preambles, governed lists. Clean offsets throughout."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.model import Mention, Unit
from kg.text.join import Clean, clean
from kg.text.normal import DATE, fold, iso_date
from kg.vocab import agencies
from kg.vocab.patterns import Heading, patterns

_SECTION = re.compile(r"#*\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节编部]|1[.．、])")
_ANNEX = re.compile(r"附件?\s*[\d一二三四五六七八九十]*\s*[:：]?$")
_ARTICLE = re.compile(r"(?:\*\*)?第(?:一|1)条")
_ANY_ARTICLE = re.compile(r"(?:\*\*)?第[一二三四五六七八九十百零〇\d]+条")
_LIST_ITEM = re.compile(r"(?:[-*•]\s*)?(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?\s*)?(?:关于)?[《“\d（一二三四五六七八九十原]")
_SIGNED = re.compile(rf"\s*[（(]?({DATE}|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}})[)）]?\s*$")
_TAIL = re.compile(rf"(?P<names>[^。；：，]{{2,80}}?)\s*(?P<date>{DATE})\s*$")
_CHAPTER = re.compile(r"#*\s*(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章编部])")
_GROUNDS = re.compile(_CHAPTER.pattern + r"\s*(?:总体要求|总体思路|指导思想|编制依据|工作依据|基本依据)")
_ANNEX_LIST = re.compile(r"(?:-\s*)?附[件录]\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:：]|$)\s*(?:\d{1,2}\s*[.．、](?!\d))?\s*(.*)")
_ANNEX_ITEM = re.compile(r"(?:-\s*)?\d{1,2}\s*[.．、](?!\d)\s*(.{4,80}?)(?:[.](?:pdf|xlsx?|docx?))?$")
_ABOUT_END = re.compile(r"<!-- INFO END -->|〈!-- INFO END --〉")


@dataclass(frozen=True, slots=True)
class Signature:
    """Names over a date at the end of a notice."""

    start: int
    end: int
    issuers: tuple[Mention, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class Governed:
    """A list below a heading whose verb holds for all its items."""

    start: int
    end: int
    heading: Heading
    words: tuple[int, int]
    """Clean offsets of the heading."""


@dataclass(frozen=True)
class Layout:
    """A unit's clean text cut into what the other stages ask for."""

    unit: Unit
    clean: Clean
    body: int
    """Clean offset where the heading ends."""

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each paragraph, the heading's own first."""
        cuts = [0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text) + 1]
        return tuple((a, b - 1) for a, b in pairwise(cuts) if b - 1 > a)

    @cached_property
    def head_end(self) -> int:
        """Where the promulgation lines of a law file end, `body` where there are none."""
        found = _ABOUT_END.search(self.text, 0, self.body + 6000)
        return found.end() if found else self.body

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Signature blocks in order of appearance."""
        return tuple(_signatures(self))

    @cached_property
    def preambles(self) -> tuple[tuple[int, int], ...]:
        """Stretches in which a document says what it rests on: before its first section, and its first article."""
        return tuple(_preambles(self))

    @cached_property
    def governed(self) -> tuple[Governed, ...]:
        """Lists that a heading governs, with that heading."""
        return tuple(_governed(self))

    @cached_property
    def annexes(self) -> frozenset[str]:
        """Folded titles of the unit's own annexes, as its list of annexes and their headings print them."""
        return frozenset(_annexes(self))

    @cached_property
    def overall(self) -> tuple[tuple[int, int], ...]:
        """Sections that state aims and grounds: 总体要求, 指导思想, 编制依据."""
        return tuple(_overall(self))

    def in_overall(self, offset: int) -> bool:
        """Tell whether a clean offset stands in such a section."""
        return any(start <= offset < end for start, end in self.overall)

    @cached_property
    def _preamble_starts(self) -> list[int]:
        return [start for start, _ in self.preambles]

    def in_preamble(self, offset: int) -> bool:
        """Tell whether a clean offset stands in a preamble."""
        place = bisect_right(self._preamble_starts, offset) - 1
        return place >= 0 and offset < self.preambles[place][1]

    def paragraph(self, start: int, end: int) -> str:
        """Return a paragraph's text, blanks at its ends taken off."""
        return self.text[start:end].strip()


def layout(unit: Unit) -> Layout:
    """Clean a unit and find its body."""
    cleaned = clean(unit)
    return Layout(unit, cleaned, cleaned.clean_offset(unit.body))


def _signatures(lay: Layout) -> Iterator[Signature]:
    names: list[tuple[int, int]] = []
    for start, end in lay.paragraphs:
        if start < lay.body:
            continue
        if end - start > 120:
            names = []
            continue
        date = _SIGNED.match(lay.text, start, end)
        if date and names:
            yield _signature(lay, names, end, _iso(date.group(1)))
            names = []
        elif (tail := _TAIL.fullmatch(lay.text, start, end)) and _all_agencies(tail["names"]):
            yield _signature(lay, [*names, (start, tail.end("names"))], end, iso_date(tail["date"]))
            names = []
        elif end - start <= 80 and _all_agencies(lay.text[start:end]):
            names.append((start, end))
        else:
            names = []


def _iso(text: str) -> str | None:
    return iso_date(text if text.endswith("日") else text + "日")


def _all_agencies(text: str) -> bool:
    """Tell whether a line holds agency names and nothing else."""
    line = text.strip(" \t、，,（）代章")
    found = agencies().find(line)
    named = sum(match.end - match.start for match in found)
    return bool(found) and len(line) - named <= line.count(" ") + line.count("、") + line.count("\t")


def _signature(lay: Layout, lines: list[tuple[int, int]], end: int, date: str | None) -> Signature:
    issuers = [mention for start, stop in lines for mention in issuer_mentions(lay, start, stop, "signature_block")]
    return Signature(lines[0][0], end, tuple(issuers), date)


def issuer_mentions(lay: Layout, start: int, end: int, rule: str, confidence: float = 0.98) -> list[Mention]:
    """Return the agencies named between two clean offsets, each once, by official name."""
    seen: dict[str, Mention] = {}
    for match in agencies().find(lay.text[start:end]):
        a, b = start + match.start, start + match.end
        mention = Mention(match.name, lay.text[a:b], lay.clean.span(a, b), lay.clean.quote(a, b), (rule,), confidence)
        seen.setdefault(match.name, mention)
    return list(seen.values())


def _preambles(lay: Layout) -> Iterator[tuple[int, int]]:
    """A preamble opens with the unit, after a signature block and at an annex; the first numbered section closes it."""
    opens = {signature.end for signature in lay.signatures}
    opened: int | None = lay.head_end
    if lay.body:
        yield 0, lay.body
    for start, end in lay.paragraphs:
        if start < lay.head_end:
            continue
        line = lay.text[start : start + 24]
        article = _ARTICLE.match(line) is not None
        if opened is not None and (_ANY_ARTICLE.match(line) or _SECTION.match(line)):
            yield opened, start
            opened = None
        if article:
            yield start, end
        elif end in opens or (opened is None and _ANNEX.match(lay.text, start, end)):
            if opened is not None:
                yield opened, end
            opened = end
    if opened is not None:
        yield opened, len(lay.text)


def _overall(lay: Layout) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for start, end in lay.paragraphs:
        if _CHAPTER.match(lay.text, start, end):
            if opened is not None:
                yield opened, start
            opened = start if _GROUNDS.match(lay.text, start, end) else None
    if opened is not None:
        yield opened, len(lay.text)


def _annexes(lay: Layout) -> Iterator[str]:
    """Yield the titles behind 附件： and under 附件1, up to the first line that is no item."""
    listing = titled = False
    for start, end in lay.paragraphs:
        line = lay.paragraph(start, end)
        opening = _ANNEX_LIST.match(line)
        item = _ANNEX_ITEM.match(line)
        if opening or (listing and item):
            title = fold((opening or item or [""])[1])
            listing = bool(opening) or listing
            titled = not title
            if title:
                yield title
        elif titled and len(line) < 80:
            yield fold(line)
            titled = listing = False
        else:
            listing = titled = False


def _governed(lay: Layout) -> Iterator[Governed]:
    for heading in patterns().governing:
        for found in heading.pattern.finditer(lay.text, lay.body):
            yield Governed(found.end(), _list_end(lay, found.end()), heading, found.span())


def _list_end(lay: Layout, start: int) -> int:
    """Return where the list that begins at `start` ends: the first paragraph that is no item."""
    end = start
    for a, b in lay.paragraphs:
        if b <= start:
            continue
        if a <= start or ((_LIST_ITEM.match(lay.text, a, b) and "《" in lay.text[a:b]) or "号" in lay.text[a:b][:80]):
            end = b
        else:
            break
    return end
