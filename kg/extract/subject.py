"""Whom a short name means: the title it is defined for, the document that the unit is about, or the last one named."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from kg.extract.citation import Citation
from kg.extract.find import Found
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.title import BOOK, tidy
from kg.identity import policy_key
from kg.vocab import doctypes
from kg.vocab.lexicon import part, verbs

# 甲类设备管理办法（试行）
_BRACKET = re.compile(rf"{part('bracket')}$")
# 某部近日印发了《甲类设备管理办法》
# before a name: 某部近日印发了
_ISSUED_BEFORE = re.compile(rf"(?:{verbs('issue', 'make', 'adopt', 'amend')})(?:了|的)?$")
# 关于甲类气体排放法律适用有关问题的复函, 关于《甲类办法》第五条有关问题的批复
_REPLY = re.compile(r"(?:适用|理解|含义|解释|条|问题)[^。，》]{0,12}(?:复函|答复|批复)(?:（[^（）]*）)?$")
# 关于《甲法》第三条的解释; not 关于适用《甲法》若干问题的解释, which makes rules of its own
_EXPLANATION = re.compile(r"关于(?:对)?《[^，。]{0,80}解释(?:（[^（）]*）)?$")
# 关于甲类气体排放法律适用有关问题的复函
_ON_APPLICATION = re.compile(r"法律适用|适用法律")
_MOSTLY = 3
"""Citations that a law has at least in a reply that explains it."""
# before a name: 今天我们召开新闻发布会，介绍
_PRESENTED = re.compile(r"(?:介绍|解读|围绕|就)(?:一下)?$")
_OPENING = 1500
"""How many characters of an interpretation's body may introduce what it explains."""
_NEAR = 200
"""How many namings back a short name that nothing defines may reach."""


def find_subjects(layout: Layout, head: Head, found: Found) -> tuple[str, ...]:
    """Return the titles that an interpretation explains: of its heading, else the first that it introduces, else of the unit above it.

    A reply on how a law applies explains that law.
    """
    if head.kind not in ("interpretation", "press_conference", "news"):
        return _of_reply(layout, head, found)
    titles = [one for one in found.citations if one.title and one.rule in ("book", "heading") and not doctypes().is_generic(one.title)]
    in_heading = tuple(one.title or "" for one in titles if one.start < layout.heading_end)
    if in_heading or head.kind == "news":
        return in_heading
    if head.kind == "press_conference":
        presented = [one.title or "" for one in titles if _PRESENTED.search(layout.text, max(0, one.start - 8), one.start)]
        return tuple(presented[:1])
    introduced = next(_introduced(layout, found, [one for one in titles if one.start < layout.body + _OPENING]), None)
    return (introduced,) if introduced else tuple(tidy(book.group(1)) for book in BOOK.finditer(layout.unit.parent or ""))


def _of_reply(layout: Layout, head: Head, found: Found) -> tuple[str, ...]:
    """Return what a reply or 解释 explains: the law of its title, or the one that it mostly cites where the title says 法律适用."""
    if not _REPLY.search(head.title) and not _EXPLANATION.search(head.title):
        return ()
    in_heading = tuple(one.title for one in found.citations if one.title and one.rule == "book" and one.start < layout.heading_end)
    if in_heading or not _ON_APPLICATION.search(head.title):
        return in_heading[:1]
    cited = Counter(policy_key(one.title) for one in found.citations if one.title)
    titles = {policy_key(one.title): one.title for one in found.citations if one.title}
    (first, most), (_, next_most) = (*cited.most_common(2), ("", 0), ("", 0))[:2]
    return (titles[first],) if most >= _MOSTLY and most >= 2 * next_most else ()


def _introduced(layout: Layout, found: Found, titles: list[Citation]) -> Iterator[str]:
    """Yield the titles that get a short name, or that somebody issues."""
    shortened = {alias.title for alias in found.aliases.entries}
    for one in titles:
        if one.title in shortened or _ISSUED_BEFORE.search(layout.text[max(0, one.start - 4) : one.start]):
            yield one.title or ""


def full_title(head: Head, found: Found, subjects: tuple[str, ...], citation: Citation) -> str | None:
    """Return the title that a short name in 书名号 stands for; its own where it is none, None where nothing explains it."""
    name = citation.title
    if citation.rule != "book" or not name:
        return name
    if defined := found.aliases.title(name, citation.start):
        return defined
    if citation.number or not doctypes().is_generic(name):
        return name
    return _undefined(head, found, subjects, citation.start, name)


def _undefined(head: Head, found: Found, subjects: tuple[str, ...], start: int, name: str) -> str | None:
    """Return the title that an undefined short name stands for: the subject's, the unit's own, or the last before it."""
    short = name.removeprefix("本").removeprefix("该")
    last = bisect_left(found.citations, start, key=lambda one: one.start)
    before = [one.title for one in found.citations[max(last - _NEAR, 0) : last] if one.title and len(one.title) > len(short) + 2]
    candidates: list[str] = [*subjects, *([head.title] if head.is_policy else []), *reversed(before)]
    for title in dict.fromkeys(candidates):
        bare = _BRACKET.sub("", title)
        if bare.endswith(short) or (len(short) > 2 and _subsequence(short, bare)):
            return title
    return None


def _subsequence(short: str, title: str) -> bool:
    """Tell whether a title holds the characters of a short name in order and ends alike."""
    rest = iter(title)
    return title[-2:] == short[-2:] and all(char in rest for char in short)
