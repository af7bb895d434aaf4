"""Standards that a unit names by code, and which of them takes the place of which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from kg.extract.standard_code import Code, find_codes
from kg.extract.standard_table import Row, find_rows
from kg.model import Mention, Replacement
from kg.text.join import Clean
from kg.vocab.lexicon import lexicon, verbs

_BRACKETS = r"\s?(?:[《（][^《》（）\n]{1,80}[》）]){0,2}"
"""Behind a code: 《某类规范》（2011年版）."""
# GB/T 31234-2031代替GB/T 31234-2011; GB/T 31234-2031《某类规范》，全部代替 GB/T 31234-2011; GB/T 31234-2031（代替GB/T 31234-2011）
_REPLACES = re.compile(rf"{_BRACKETS}[，（]?(?P<scope>全部|部分)?(?:{verbs('replace')})了?(?:原|标准|国家标准|行业标准){{0,2}}\s?")
# GB/T 31234-2011被GB/T 31234-2031代替; GB/T 31234-2011由GB/T 31234-2031代替
_REPLACED = re.compile(rf"{_BRACKETS}(?:被|由)\s?")
# behind two codes: GB/T 31234-2011被GB/T 31234-2031代替
_REPLACED_END = re.compile(rf"{_BRACKETS}(?P<scope>全部|部分)?(?:{verbs('replace')})")
# between two that are replaced: GB/T 31234-2011、GB/T 31235-2011《某类规范》和GB/T 31236-2011
_AND = re.compile(rf"{_BRACKETS}\s?(?:[、,，/和及与]|以及)?\s?")
Scope = Literal["whole", "partial"]
_WORDS = lexicon().verbs("replace")


def find_standards(clean: Clean) -> tuple[Mention, ...]:
    """Return each standard named by code once, in order of appearance; of a code with and without year only the dated one."""
    codes = list(find_codes(clean.text))
    titles = {row.new.id: row.title for row in find_rows(clean.text, codes) if row.title}
    found: dict[str, Code] = {}
    for code in codes:
        kept = found.setdefault(code.id, code)
        if (title := code.title or titles.get(code.id, "")) and not kept.title:
            found[code.id] = replace(kept, title=title)
    dated = {(code.prefix, code.number) for code in found.values() if code.year}
    return tuple(_mention(clean, code) for code in found.values() if code.year or (code.prefix, code.number) not in dated)


def _mention(clean: Clean, code: Code) -> Mention:
    span, quote = clean.span(code.start, code.end), clean.quote(code.start, code.end)
    return Mention(code.id, code.title, span, quote, (f"standard_{code.family}",), code.confidence)


def find_replacements(clean: Clean) -> tuple[Replacement, ...]:
    """Return which standards take the place of which, each pair once: from sentences, and from tables with a column 代替标准号."""
    text = clean.text
    if not any(word in text for word in _WORDS):
        return ()
    codes = list(find_codes(text))
    rows = list(find_rows(text, codes))
    found = [*_in_sentences(clean, codes), *(one for row in rows for one in _in_row(clean, row))]
    return tuple({(one.new, one.old): one for one in reversed(found)}.values())[::-1]


def _in_row(clean: Clean, row: Row) -> Iterator[Replacement]:
    for old in row.old:
        if _may_replace(row.new, old):
            yield _replacement(clean, row.new, old, "replaces_in_table", "whole")


def _in_sentences(clean: Clean, codes: Sequence[Code]) -> Iterator[Replacement]:
    for place, (first, following) in enumerate(pairwise(codes)):
        if says := _REPLACES.fullmatch(clean.text, first.end, following.start):
            pairs, rule = [(first, old) for old in _run(clean.text, codes, place + 1)], "replaces"
        elif _REPLACED.fullmatch(clean.text, first.end, following.start) and (says := _REPLACED_END.match(clean.text, following.end)):
            pairs, rule = [(following, first)], "replaced_by"
        else:
            continue
        scope: Scope = "partial" if says["scope"] == "部分" else "whole"
        yield from (_replacement(clean, new, old, rule, scope) for new, old in pairs if _may_replace(new, old))


def _run(text: str, codes: Sequence[Code], first: int) -> Iterator[Code]:
    """Yield the codes of the enumeration that begins at a place in `codes`."""
    for place in range(first, len(codes)):
        if place > first and not _AND.fullmatch(text, codes[place - 1].end, codes[place].start):
            return
        yield codes[place]


def _may_replace(new: Code, old: Code) -> bool:
    """Tell whether the years allow it: no standard takes the place of a later one, nor of itself."""
    return new.id != old.id and bool(new.year) and (not old.year or _year(old) <= _year(new))


def _year(code: Code) -> int:
    """Return the year of a code; older ones are printed with two digits."""
    return int(code.year) if len(code.year) == 4 else 1900 + int(code.year)


def _replacement(clean: Clean, new: Code, old: Code, rule: str, scope: Scope) -> Replacement:
    start, end = min(new.start, old.start), max(new.end, old.end)
    return Replacement(new.id, old.id, clean.span(start, end), clean.quote(start, end), (rule,), 0.95, scope)
