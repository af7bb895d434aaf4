"""Every citation in any text: a paper, a draft, an answer."""

import re
from collections.abc import Iterator

from kg.extract.layout import Layout, read_text
from kg.text.normal import DATE, iso_date
from kg.verify.article import find_articles
from kg.verify.cited import Cited
from kg.verify.damage import mend
from kg.verify.name import Name, find_names


def find_cited(text: str) -> tuple[Cited, ...]:
    """Return the citations of a text in order. What names several provisions is one citation for each."""
    if not text.strip():
        return ()
    layout = read_text(mend(text))
    return tuple(sorted(_cited(text, layout), key=lambda one: (one.start, one.end)))


# 2031年3月5日
_DAY_LINE = re.compile(rf"[（(]?(?P<day>{DATE})[）)]?")
_LAST_LINES = 6


def day_of(text: str) -> str | None:
    """Return the day that stands on a line of its own at the end of a text, on which it was written; None if there is none."""
    lines = [re.sub(r"\s+", "", line) for line in text.splitlines() if line.strip()]
    found = (_DAY_LINE.fullmatch(line) for line in reversed(lines[-_LAST_LINES:]))
    return next((iso_date(one["day"]) for one in found if one), None)


def _cited(text: str, layout: Layout) -> Iterator[Cited]:
    names = find_names(layout)
    articles = find_articles(layout, names)
    with_article = {one.start for one in articles}
    for name in names:
        if name.start not in with_article:
            yield _made(text, layout, name, name.start, name.end, None)
    for one in articles:
        for provision in one.provisions:
            yield _made(text, layout, one.name, one.start, one.end, provision)


def _made(text: str, layout: Layout, name: Name, start: int, end: int, provision: str | None) -> Cited:
    span = layout.clean.span(start, end)
    printed = text[span.start : span.end]
    return Cited(span.start, span.end, printed, name.title, name.number, provision, name.year, name.day, name.is_sure, name.is_own)
