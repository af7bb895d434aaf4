"""Documents named without 书名号 by what explains them: in the heading of an interpretation, or where news says what was published."""

import re
from collections.abc import Iterator

from kg.extract.citation import Citation
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.title import BOOK
from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs
from kg.vocab.patterns import patterns

RULE = "announced"
"""Rule of a citation of what a piece of news explains."""
# 某局公布2031年甲类学校招生工作细则。
_PUBLISHED = re.compile(rf"(?:{verbs('issue')})(?:了)?(?P<title>[^，。；：《》“”（）\s]{{6,60}})(?=[，。；（]|$)", re.MULTILINE)
_OPENING = 600
"""Characters of a piece of news that may say what was published."""
_SHARED = 6
"""Characters at the end of a title that the headline has to repeat."""


def find_plain(layout: Layout, head: Head) -> Iterator[Citation]:
    """Yield the document that a unit explains where its name stands without marks."""
    heading = layout.text[: layout.heading_end] or layout.unit.heading
    if head.is_policy or BOOK.search(heading):
        return
    if head.kind == "news":
        yield from _published(layout, heading)
        return
    for form in patterns().explained:
        found = form.search(heading.strip())
        if found and doctypes().is_document(found["title"]):
            start = layout.text.find(found["title"])
            if start >= 0:
                yield Citation(start, start + len(found["title"]), found["title"], None, "heading", 0.8)
            return


def _published(layout: Layout, heading: str) -> Iterator[Citation]:
    """Yield what the news says was published, if the headline names it too and the text goes on telling what it says."""
    for found in _PUBLISHED.finditer(layout.text, layout.heading_end, layout.heading_end + _OPENING):
        title = found["title"]
        ending = doctypes().ending(title)
        if not ending or not doctypes().is_document(title) or title[-_SHARED:] not in heading:
            continue
        tells = re.compile(rf"(?:[。；，\n]|^)\s*(?:该|这[份部个])?《?{re.escape(ending[-2:])}》?{part('explains')}")
        if tells.search(layout.text, found.end()):
            yield Citation(found.start("title"), found.end("title"), title, None, RULE, 0.8)
            return
