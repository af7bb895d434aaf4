"""The 目录 of a bulletin: which lines it takes, and which entries it lists."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, zip_longest

from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs
from loaders.align import LONGEST, WRAP, differ_in_kind
from loaders.entries import Blocks, Entry, Fragment
from loaders.fold import key, keys, unnumbered
from loaders.lines import Line, Lines

# 目录, 【本期要目】, CONTENTS
_TITLE = re.compile(
    r"[【\[(（]?\s*(?:本\s*期\s*)?(?:目\s*[录次錄]|要\s*目|(?i:table of )?(?i:contents))\s*(?:(?i:contents))?\s*[】\])）]?[:：]?"
)
# 目录（续）, 序号 标题
_AGAIN = re.compile(r"(?:目\s*[录次]|(?i:contents))\s*(?:[(（]?续[)）]?)?|(?:标\s*题|篇\s*名)?\s*页\s*[码次]|序\s*号.*")
# …………12, (12), P12
_PAGE = re.compile(r"[(\[/\-–—−－~]?\s*(?:[Pp]\.?|第)?\s*(\d{1,4})\s*页?\s*[)\]\-–—−－~]?$")
# 第3期, 5月: where a number belongs to the title
_SPLIT = re.compile(r"(?![12]\d{3})\d{1,3}(?!\s?[.、])|[年月日版届批次期]")
"""How a line begins that goes on with a number."""
_LEADER = " \t\u3000.．。·•⋯‥・_-–—−－~～=＝*…"
# 甲类设备有序更新。
_SENTENCE = re.compile(r"[。；;]$")
# 第一章 总则; 附件二
_CHAPTER = re.compile(
    rf"第\s*[{part('counting')}\d]+\s*[章节編编篇部条]|(?:序\s*言|前\s*言|总\s*则|附\s*[则件录表]|引\s*言)\s*[{part('counting')}\d]*"
)
# 一、总体要求; （一）目标; 1.2 范围
_SECTION = re.compile(rf"{part('section')}|{part('subsection')}|\d+(?:\.\d+)+")
# 一、某部《甲类设备办法》; 二、甲类设备目录公布
_DOCUMENT = re.compile(rf"《|(?:{verbs('issue')}|启动)$")
_HEAD_LINES = 400
_LEAST = 4
_RATIO = 0.85
_MOST = 3000
_CHAPTER_LETTERS = 10
"""Titles of documents are longer than this, those of chapters are not."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A 目录 found in a text."""

    start: int
    """0-based index of the line that says 目录."""
    stop: int
    """0-based index of the first line after it."""
    blocks: Blocks
    """Lines that belong together: up to each page number, or all where there are none."""
    numbered: bool
    """Whether the entries have page numbers."""

    @property
    def chapters(self) -> bool:
        """Whether it lists the chapters of one document rather than documents."""
        texts = ["".join(f.text for f in block) for block in self.blocks] if self.numbered else [f.text for b in self.blocks for f in b]
        marked = sum(bool(_CHAPTER.match(t) or (_SECTION.match(t) and not _names_document(t))) for t in texts)
        letters = sorted(len(key(unnumbered(t))) for t in texts)
        # Without page numbers the texts are lines, and what a wrap leaves over is short as well.
        typical = letters[len(letters) * (2 if self.numbered else 3) // 4]
        return marked * 2 >= len(texts) or typical < _CHAPTER_LETTERS


def _names_document(text: str) -> bool:
    """Tell a numbered title of a document from that of a section: 三、关于甲类设备更新的意见 from 三、保障措施."""
    return bool(_DOCUMENT.search(text)) or (len(key(unnumbered(text))) > _CHAPTER_LETTERS and doctypes().is_title(text))


@lru_cache(maxsize=1)
def find_contents(lines: Lines) -> Contents | None:
    """The first 目录 among the first lines of a text whose entries can be told from the body."""
    for count, line in enumerate(lines.solid()):
        if count >= _HEAD_LINES:
            return None
        if len(line.text) <= LONGEST and _TITLE.fullmatch(line.bare):
            fragments = _fragments(lines, line.number)
            stop = _stop(fragments)
            if stop:
                return _contents(line.number - 1, fragments, stop)
    return None


def _fragments(lines: Lines, first: int) -> list[Fragment]:
    """Lines from index `first` on, up to the first sentence: no entry of a 目录 is one, and the body soon has one."""
    found: list[Fragment] = []
    last = 0
    printed = list(_printed(lines, first))
    for (line, text), (_, after) in zip_longest(printed, printed[1:], fillvalue=(None, "")):
        title, page = split_page(text, last, after)
        if line and title and not _AGAIN.fullmatch(text):
            found.append(Fragment(line.number, title, text, page, line.indent))
        elif found and page is not None and found[-1].page is None:
            # A page number that was wrapped to a line of its own; any other lone number is that of a page of the 目录.
            found[-1] = replace(found[-1], page=page)
        last = page if page is not None else last
    return found


def _printed(lines: Lines, first: int) -> Iterator[tuple[Line, str]]:
    for line in lines.solid(first, first + _MOST):
        text = unicodedata.normalize("NFKC", line.bare)
        if len(text) > LONGEST or _SENTENCE.search(text):
            return
        yield line, text


def split_page(text: str, last: int = 0, after: str = "") -> tuple[str, int | None]:
    """Take the page number and its leaders from the end of an entry (`…启动86 86`, `…工作.....64`).

    Page numbers never fall: `last` is the one before. `after` is the next line, which may go on with a number that a wrap has split.
    """
    match = _PAGE.search(text)
    if not match:
        return text.rstrip(_LEADER), None
    page, title = int(match.group(1)), text[: match.start()]
    led = title != title.rstrip(_LEADER.replace(" ", "")) or title.endswith("  ")
    if page < last or (not led and (page > 999 or page > last + 300 or _SPLIT.match(after))):
        return text, None
    title = title.rstrip(_LEADER)
    again = _PAGE.search(title)
    if again and int(again.group(1)) == page:
        title = title[: again.start()].rstrip(_LEADER)
    return title, page


def _stop(fragments: Sequence[Fragment]) -> int:
    """How many fragments belong to the 目录: those before its first heading comes again in the body."""
    return _again(fragments) or _nearly_again(fragments) or _numbered_part(fragments)


def _again(fragments: Sequence[Fragment]) -> int:
    """Where one of the first entries comes again: how many fragments stand before it."""
    printed = [keys(f.raw) for f in fragments]
    for first in range(min(4, len(fragments))):
        for count in range(min(WRAP, len(fragments) - first), 0, -1):
            wanted = {n for n in Entry(tuple(fragments[first : first + count])).names if len(n) > _LEAST}
            longest = max(map(len, wanted), default=0)
            for at in range(first + count, len(fragments)):
                if any(name in wanted for name in _runs(printed[at : at + WRAP], longest)):
                    return at
    return 0


def _runs(printed: Sequence[tuple[str, ...]], longest: int) -> Iterator[str]:
    """Keys of the runs of lines that begin with the first one."""
    for head in printed[0]:
        text = head
        yield text
        for names in printed[1:]:
            text += names[0]
            if len(text) > longest:
                break
            yield text


def _nearly_again(fragments: Sequence[Fragment]) -> int:
    """As `_again`, for a first heading with OCR damage: the entry up to its page number, or one line."""
    count = next((i for i, f in enumerate(fragments[:WRAP], 1) if f.page is not None), 1)
    title = "".join(f.text for f in fragments[:count])
    wanted = key(title)
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    printed = [keys(f.raw) for f in fragments[:_HEAD_LINES]]
    for at in range(count, len(printed)):
        for name in _runs(printed[at : at + WRAP], len(wanted) * 6 // 5):
            matcher.set_seq1(name)
            if len(wanted) >= _LEAST and not differ_in_kind(name, wanted) and matcher.quick_ratio() >= _RATIO and matcher.ratio() >= _RATIO:
                return at
    return 0


def _numbered_part(fragments: Sequence[Fragment]) -> int:
    """Up to the last page number that comes within WRAP lines of the one before."""
    ends = [-1, *(i for i, f in enumerate(fragments) if f.page is not None)]
    stop = 0
    for before, end in pairwise(ends):
        if end - before > WRAP:
            break
        stop = end + 1
    return stop


def _contents(start: int, fragments: Sequence[Fragment], stop: int) -> Contents | None:
    inside = fragments[:stop]
    after = fragments[stop].line - 1 if stop < len(fragments) else inside[-1].line
    numbered = sum(f.page is not None for f in inside) * WRAP >= len(inside)
    blocks = tuple(_blocks(inside)) if numbered else (tuple(inside),)
    blocks = tuple(b for b in blocks if b)
    return Contents(start, after, blocks, numbered) if blocks else None


def _blocks(fragments: Sequence[Fragment]) -> Iterator[tuple[Fragment, ...]]:
    block: list[Fragment] = []
    for fragment in fragments:
        if fragment.text and key(fragment.text):
            block.append(fragment)
        if fragment.page is not None:
            yield tuple(block)
            block = []
    yield tuple(block)
