"""Which documents a unit names: in 书名号, by number, and well-known statutes without marks.

Finding knows nothing of how they relate. Offsets are clean offsets.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.alias import Aliases, read_aliases
from kg.extract.citation import Citation
from kg.extract.layout import Layout
from kg.extract.number import find_numbers, join_numbers, number_behind, number_within
from kg.extract.rows import Row, find_rows
from kg.extract.stretches import Stretches
from kg.extract.title import BOOK, tidy
from kg.model import Mention, Unresolved
from kg.text.normal import fold, fold_title
from kg.vocab import doctypes, statutes
from kg.vocab.lexicon import part, verbs
from kg.vocab.patterns import patterns

# 《甲类设备申报表》（见附件2）
_OWN_ANNEX = re.compile(r"\s*[（(](?:见)?附[件表录]")
# 对《甲类合同（示范文本）》和《乙类合同（示范文本）》（见附件1、2）进行了修订: the former edition is meant
_REVISED = re.compile(
    r"(?:[（(][^（）()]{0,80}[）)])?(?:[、和及]《[^《》]{0,160}》(?:[（(][^（）()]{0,80}[）)])?){0,20}(?:进行|作)了?(?:修订|修改)"
)
# 本法所附《甲类物质目录》, 后附《甲类设备清单》
# before a name: 依照本法所附, 后附
_ATTACHED = re.compile(r"(?:本(?:法|条例|办法|规定)所附|后附)$")
# 《甲类设备管理办法》（征求意见稿）: the draft is meant
_DRAFT = re.compile(r"[（(](?:公开)?征求意见稿[）)]")
# 关于印发《甲类设备管理办法》的通知（某部规〔2031〕5号), without 书名号 around it: the number is that of the document issued
_ISSUED = re.compile(rf"的{part('carrier')}(?=[（(〔])")
# before a name: 某部关于印发
_ISSUING = re.compile(rf"(?:{verbs('issue')})$")
# 《甲类设备目录》（第一批）: which of several lists of one title is meant
_BATCH = re.compile(rf"[（(]{part('batch')}[）)]")
# （某部规〔2031〕5号附件2）, （某部规〔2031〕5号文件印发）: the number is that of a notice, which may carry several documents
_SHARE = re.compile(rf"号(?:文件?)?[的中所]?(?P<share>附件[{part('counting')}\d]*|印发|下发|发布)")
_CONTEXT = 80
"""Characters before a name that may tell what it is."""
# 2031/999/EU, 71/999/EEC: the code of a directive is a number beside its title, not a standard in its place
_DIRECTIVE = re.compile(r"/E[CU]{1,2}C?$|EEC$")


@dataclass(frozen=True, slots=True)
class Found:
    """All citations in order, short names not yet resolved, with the short names that are defined and what was left alone."""

    citations: tuple[Citation, ...]
    aliases: Aliases
    unresolved: tuple[Unresolved, ...]
    rows: tuple[Row, ...]
    """Of lists of what is repealed; their documents are among the citations."""


def find_citations(layout: Layout, standards: Sequence[Mention]) -> Found:
    """Return every citation of a document in a unit, the unit's own name included, left to right.

    Titles of `standards` are left out: a standard named by its code is no policy, nor is 《GB/T 5-2031 甲类设备要求》.
    """
    listed = tuple(find_rows(layout))
    rows = [row.document for row in listed]
    in_rows = Stretches((row.start, row.end) for row in rows)
    books = [book for book in _with_batches(layout.text, list(_books(layout.text))) if not in_rows.holds(book.start)]
    aliases = read_aliases(layout, books)
    taken = [(one.start, one.end) for one in (*books, *rows)]
    numbers, misread = _parted(find_numbers(layout, taken))
    titles, alone = join_numbers(layout.text, books, numbers)
    coded = frozenset(fold(mention.name) for mention in standards if mention.name and not _DIRECTIVE.search(mention.id))
    codes = tuple(fold(mention.id) for mention in standards if not _DIRECTIVE.search(mention.id))
    uncoded = [title for title in titles if (name := fold(title.title or "")) not in coded and not name.startswith(codes)]
    documents, others = _parted(_documents(layout, uncoded, aliases))
    bare = _statutes(layout, [*taken, *((number.start, number.end) for number in alone)], aliases)
    citations = sorted((*documents, *rows, *alone, *bare), key=lambda one: (one.start, one.end))
    return Found(tuple(citations), aliases, (*misread, *others), listed)


def _parted(findings: Iterable[Citation | Unresolved]) -> tuple[list[Citation], list[Unresolved]]:
    """Part what is understood from what is not."""
    listed = list(findings)
    return [one for one in listed if isinstance(one, Citation)], [one for one in listed if isinstance(one, Unresolved)]


def _books(text: str) -> Iterator[Citation]:
    """Yield each 书名号 with the number that follows it in brackets."""
    for found in BOOK.finditer(text):
        behind, end = number_behind(text, found.end())
        issued = _ISSUED.match(text, found.end()) if _ISSUING.search(text, max(0, found.start() - 4), found.start()) else None
        if issued and not behind:
            behind, end = number_behind(text, issued.end())
            end = end if behind else found.end()
        title, number = number_within(tidy(found.group(1)))
        share = _SHARE.search(text, found.end(), end) if title and behind else None
        said = share["share"] if share else ""
        yield Citation(found.start(), end, title, behind or number, "book" if title else "number", 0.95, share=said)


def _with_batches(text: str, books: Sequence[Citation]) -> Iterator[Citation]:
    """Yield the names, a draft with the bracket that says so, and with the batch behind a title that the unit also names without one."""
    alone = {fold_title(book.title or "") for book in books if not _BATCH.match(text, book.end)}
    for book in books:
        batch = _BATCH.match(text, book.end) if fold_title(book.title or "") in alone else _DRAFT.match(text, book.end)
        if batch:
            yield replace(book, title=f"{book.title}{batch.group()}", end=batch.end())
        else:
            yield book


def _statutes(layout: Layout, taken: Iterable[tuple[int, int]], aliases: Aliases) -> Iterator[Citation]:
    """Yield well-known statutes named without marks outside the stretches `taken`."""
    gaps = Stretches(taken)
    for match in statutes().find(layout.text):
        if match.start < layout.body or gaps.holds(match.start):
            continue
        title = aliases.title(match.name, match.start) or match.title
        yield Citation(match.start, match.end, title, None, "statute", 0.85, match.name)


def _documents(layout: Layout, titles: Sequence[Citation], aliases: Aliases) -> Iterator[Citation | Unresolved]:
    """Yield what stands in 书名号 and is a document, and what is none with the reason; the definition of a short name is neither."""
    for title in titles:
        if aliases.defines(title.start):
            continue
        reason = None if title.number else _reason(layout, title)
        yield Unresolved("title", title.title or "", reason, layout.clean.span(title.start, title.end)) if reason else title


def _reason(layout: Layout, citation: Citation) -> str | None:
    """Return why a name in 书名号 is no document, None if it is one."""
    title = citation.title or ""
    before = layout.text[max(0, citation.start - _CONTEXT) : citation.start]
    if _REVISED.match(layout.text, citation.end):
        return None
    if _OWN_ANNEX.match(layout.text, citation.end) or _ATTACHED.search(before) or fold(title) in layout.annexes:
        return "annex of the unit itself"
    known = doctypes().is_document(title)
    if known is False or patterns().papers.found(before, layout.text[citation.end : citation.end + _CONTEXT]):
        return "a form, certificate or paper, no policy document"
    if len(fold_title(title)) < 2:
        return "too short to be a title"
    if known is None and citation.start > layout.body and not patterns().introduced.search(before):
        return "its last word names no kind of document, and nothing introduces it as one"
    return None
