"""The day of a wording, as the name of its file gives it: 甲条例(2031-05-01).md, 甲条例_20310501.docx.

Public libraries of laws name files so. The lines under the title often end before the last change, or say only when a law was passed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.beside import iso_day
from kg.extract.layout import Layout
from kg.identity import policy_key
from kg.model import Change, Span
from kg.text.normal import days_between
from kg.vocab.lexicon import part

# 甲条例(2031-05-01).md, 012_甲条例（2031-05-01）.txt, 甲条例_20310501.docx
_NAMED = re.compile(
    rf"(?:^|/)(?P<title>[^/]+?)[ _]?(?:[（(](?P<day>{part('year')}-\d\d-\d\d)[)）]|_(?P<digits>{part('year')}\d{{4}}))(?:\.\w{{1,5}})?$"
)
# 中华人民共和国 stands in titles and is left out in names of files, also inside: 某市实施《甲法》办法
_COUNTRY = "中华人民共和国"
_WAIT = 183
"""Days from the passing of a law to its publication, at most: what is later is another change."""


def file_day(bulletin: str, title: str) -> str | None:
    """Return the ISO day that stands behind the title in the name of a file; None where the name is not that of the document."""
    named = _NAMED.search(bulletin)
    if not named or not _key(title) or not _key(named["title"]).endswith(_key(title)):
        return None
    return iso_day(named["day"] or named["digits"])


def with_file_day(layout: Layout, title: str, told: Sequence[Change], signed: str | None) -> tuple[Change, ...]:
    """Return the history that a text tells with the day of its file; a day before the last line is an error of the name and left out."""
    day, nowhere = file_day(layout.unit.bulletin, title), Span(layout.unit.start, layout.unit.start)
    history = list(told) or ([Change(signed, nowhere, "", adopted=True)] if signed and day else [])
    last = history[-1] if history else None
    if not day or (last and day <= last.day):
        return tuple(told)
    if last and last.adopted and days_between(last.day, day) <= _WAIT:
        return (*history[:-1], replace(last, published=day))
    return (*history, Change(day, nowhere, ""))


def published_day(history: Sequence[Change], signed: str | None) -> str | None:
    """Return the day on which the present wording of a law was published, None where that is the day of its signature."""
    day = (history[-1].published or history[-1].day) if history else None
    return day if day != signed else None


def _key(title: str) -> str:
    return policy_key(title.replace(_COUNTRY, ""))
