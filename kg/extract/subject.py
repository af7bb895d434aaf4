"""Whom a short name means: a defined alias, the document that the unit is about, or the last one named."""

import re

from kg.extract.find import BOOK, Found, resolve_alias, tidy
from kg.extract.head import Head
from kg.extract.layout import Layout
from kg.extract.named import Named
from kg.model import Unresolved
from kg.vocab import doctypes

_EDITION = re.compile(r"（[^（）]*）$")
_ISSUED_BEFORE = re.compile(r"(?:印发|发布|出台|公布|制定|通过|颁布|修订)(?:了|的)?$")


def known(lay: Layout, head: Head, found: Found, named: Named, about: tuple[str, ...], left: list[Unresolved]) -> Named | None:
    """Return the naming with its alias resolved, or None for a generic name that nothing explains."""
    if named.rule != "book" or not named.title:
        return named
    title = found.aliases.title(named.title, named.start)
    if title:
        return resolve_alias(named, title)
    if named.number or not doctypes().is_generic(named.title):
        return named
    owner = _owner(head, found, named, about)
    if owner:
        return resolve_alias(named, owner)
    left.append(Unresolved("alias", named.title, "short name that the unit does not define", lay.clean.span(named.start, named.end)))
    return None


def _owner(head: Head, found: Found, named: Named, about: tuple[str, ...]) -> str | None:
    """Return the full title that an undefined short name stands for: the subject, the unit itself, or the last title before."""
    short = (named.title or "").removeprefix("本").removeprefix("该")
    before: list[str] = [n.title for n in found.named if n.start < named.start and n.title and len(n.title) > len(short) + 2]
    candidates: list[str] = [*about, *([head.title] if head.is_policy else []), *reversed(before)]
    for title in candidates:
        bare = _EDITION.sub("", title)
        if bare.endswith(short) or (len(short) > 2 and _subsequence(short, bare)):
            return title
    return None


def _subsequence(short: str, title: str) -> bool:
    """Tell whether a title holds the characters of a short name in order and ends alike."""
    rest = iter(title)
    return title[-2:] == short[-2:] and all(char in rest for char in short)


def subjects(lay: Layout, head: Head, found: Found) -> tuple[str, ...]:
    """Return the titles that an interpretation explains: of its heading, else the first that it introduces, else of the unit above it."""
    if head.kind not in ("interpretation", "press_conference", "news"):
        return ()
    in_heading = tuple(
        n.title for n in found.named if n.title and n.start < lay.body and n.rule == "book" and not doctypes().is_generic(n.title)
    )
    if in_heading or head.kind != "interpretation":
        return in_heading
    opening = [n for n in found.named if n.title and n.rule == "book" and n.start < lay.body + 1500 and not doctypes().is_generic(n.title)]
    for one in opening:
        if one.title in {alias.title for alias in found.aliases.entries} or _ISSUED_BEFORE.search(
            lay.text[max(0, one.start - 4) : one.start]
        ):
            return (one.title or "",)
    return tuple(tidy(book.group(1)) for book in BOOK.finditer(lay.unit.parent or ""))
