"""Codes of standards: `GB/T 31234—2031` printed in any way becomes `GB/T 31234-2031`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import lexicon, verbs

# 1998, 2031; printing breaks it: 20 31; the next cell of a row may begin with a day: GB 1234-2031 2031-11-01
_YEAR = rf"(?:1 ?9 ?[5-9] ?\d|2 ?0 ?[0-4] ?\d)(?:(?! ?\d)|(?= {lexicon().part('year')}-\d\d-\d\d))"
# GB 3123-87
_OLD_YEAR = r"[5-9]\d(?!\d)"
# GB/T, GB / T, GBT 1234, GB/Z; a lone slash is left over from one: DB 44/ 999
_MARK = r"(?:\s?/?\s?(?P<mark>[TZ])(?=[\s\d-])|\s?/)?"
# GB/T 31234-2031
_LETTERS = re.compile(r"[A-Z]+")
# GB 1234、1236; GB/T 1.1～1.3; GB/T 1.1至1.3
_NEXT = re.compile(r"\s?([、,，和及与或]|以及|[~—-]|至)\s?")
# between two codes of a list
_LISTED = re.compile(r"\s|\s?(?:[、,，;；/和及与或]|以及)\s?")
_WIDE = str.maketrans("／∕⁄．", "///.")
# what shares the prefix of the code before it: 1236.2-2031; .3
_PART = re.compile(r"(?P<main>\d{1,6})?(?P<part>(?:\s?\.\s?\d{1,3}(?!\d))*)" + rf"(?:\s?[-—]+\s?(?P<year>{_YEAR}))?(?![\dA-Za-z%])")
# before EEC: 71/999/
_DIRECTIVE = re.compile(r"(?<![\d/])(?:19|20)?\d\d/\d{1,4}(?=/$)")
# （EU）2031/1999; EU No 2031/1999
_REGULATION = re.compile(rf"）?\s?(?:No\.?\s?)?({lexicon().part('year')}/\d{{1,4}})(?![\d/])")
# behind a number that shares a prefix: GB 1234、1236的规定, but not GB 1234、1236台
_LIST_GOES_ON = re.compile(r"\s?(?:[、,，。；;）)》《和及与或等的规标]|$|\n|\t)")
# 《某类设备通用规范》（GB/T 31234-2031）; 《某类设备通用规范》（国标 GB/T 31234-2031）; 《某类规范》国家标准（GB 1234）
_NOT_REPLACED = rf"(?!{verbs('replace')})"
# before a code: 《某类设备通用规范》（国标 , 《某类规范》国家标准（, but not 《某类规范》（代替
_TITLE_BEFORE = re.compile(rf"《([^《》]{{2,80}})》(?:{_NOT_REPLACED}[^（《》]){{0,6}}(?:（(?:{_NOT_REPLACED}[^（）《》\n]){{0,60}})?$")
# GB/T 31234-2031《某类设备通用规范》; （GB/T 31234-2031）《某类设备通用规范》
_TITLE_AFTER = re.compile(r"[）)]?\s?《([^《》]{2,80})》")
_RANGE_LIMIT = 50
"""Parts: `GB/T 1.1～1.3` is spread out, what would be longer is a misreading."""
_WINDOW = 150
"""Characters before a code in which its title may stand."""


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    code: re.Pattern[str]
    enough: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    families: dict[str, _Family]
    """By the letters that a code begins with."""
    cue: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Code:
    """A code as read, with its place in the clean text."""

    prefix: str
    number: str
    year: str
    start: int
    end: int
    family: str
    title: str = ""
    confidence: float = 0.98

    @property
    def id(self) -> str:
        """Normal form."""
        if self.family == "directive" and self.prefix.startswith("/"):
            return self.number + self.prefix
        return f"{self.prefix} {self.number}" + (f"-{self.year}" if self.year else "")


def find_codes(text: str) -> Iterator[Code]:
    """Yield every code in clean text, in order; one that a range leaves unprinted stands where the range does."""
    rules = _rules()
    text = text.translate(_WIDE) if any(wide in text for wide in "／∕⁄．") else text
    done = -1
    for letters in _LETTERS.finditer(text):
        if letters.start() < done:
            continue
        family = rules.families.get(letters.group()) or rules.families.get(letters.group().removesuffix("T"))
        if family and (code := _read(text, letters.start(), family, rules, done)):
            yield code
            for more in _shared(text, code):
                yield more
                done = max(done, more.end)
            done = max(done, code.end)


def _read(text: str, start: int, family: _Family, rules: _Rules, last: int) -> Code | None:
    """Read the code whose letters begin at `start`, None if it is not believed. `last` is where the code before it ended."""
    if family.name == "directive":
        return _directive(text, start)
    found = family.code.match(text, start)
    before = text[max(0, start - _WINDOW) : start]
    listed = last >= 0 and _LISTED.fullmatch(text, last, start)
    if not found or (not listed and rules.before.search(before)) or rules.after.match(text, found.end()):
        return None
    title = _title(text, before, found.end())
    if not family.enough & _present(found, title, listed or rules.cue.search(before)):
        return None
    mark = f"/{found['mark']}" if found["mark"] else ""
    prefix = re.sub(r"\s?/\s?", "/", found["prefix"].strip())
    prefix = prefix.replace(" ", "") if family.name == "local" else prefix
    year = _digits(found["year"] or found["old"] or "")
    return Code(prefix + mark, _digits(found["number"]), year, start, found.end(), family.name, title)


def _present(found: re.Match[str], title: str, cue: object) -> set[str]:
    """Return what stands there besides the number."""
    present = {"number": True, "mark": found["mark"], "year": found["year"], "title": title, "cue": cue}
    return {name for name, value in present.items() if value}


def _digits(number: str) -> str:
    return re.sub(r"\s", "", number)


def _title(text: str, before: str, end: int) -> str:
    """Return the title in 书名号 beside a code, '' if there is none."""
    if found := _TITLE_BEFORE.search(before):
        bracketed = "（" in before[found.end(1) :]
        if bracketed or not text.startswith("《", end):
            return found.group(1) if bracketed or found.end() - found.end(1) == 1 else ""
    after = _TITLE_AFTER.match(text, end)
    return after.group(1) if after else ""


def _directive(text: str, start: int) -> Code | None:
    """Read `70/220/EEC` or `（EU）2023/1542` around the letters at `start`."""
    letters = _LETTERS.match(text, start)
    assert letters
    name, end = letters.group(), letters.end()
    if before := _DIRECTIVE.search(text[max(0, start - 12) : start]):
        first = start - 1 - len(before.group())
        return Code(f"/{name}", before.group(), "", first, end, "directive", _title(text, text[max(0, first - _WINDOW) : first], end))
    after = _REGULATION.match(text, end)
    return Code(name, after.group(1), "", start, after.end(), "directive") if after else None


def _shared(text: str, code: Code) -> Iterator[Code]:
    """Read the numbers that follow and share the prefix: GB 1234、5678; GB/T 1.1~1.3."""
    if code.family in ("directive", "telecommunication", "lettered", "foreign"):
        return
    last = code
    while (glue := _NEXT.match(text, last.end)) and (found := _PART.match(text, glue.end())) and found.end() > found.start():
        ranged = glue.group(1) in "~—-至"
        main, part = last.number.partition(".")[0], _digits(found["part"])
        if not _belongs(text, found, ranged, main):
            return
        last = replace(last, number=(found["main"] or main) + part, year=_digits(found["year"] or ""), start=found.start(), end=found.end())
        if ranged:
            yield from _between(code, last)
        yield last


def _belongs(text: str, found: re.Match[str], ranged: bool, main: str) -> bool:
    """Tell whether a number after a code is another one of the same prefix and not a quantity."""
    if not found["main"]:
        return bool(found["part"])
    if ranged:
        return found["main"] == main and bool(found["part"])
    if found["year"]:
        return True
    return len(found["main"]) >= 4 and not found["main"].startswith("20") and _LIST_GOES_ON.match(text, found.end()) is not None


def _between(first: Code, last: Code) -> Iterator[Code]:
    """Yield the parts that a range of parts leaves unprinted."""
    (main, _, low), (other, _, high) = first.number.rpartition("."), last.number.rpartition(".")
    if main == other and low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _RANGE_LIMIT:
        for part in range(int(low) + 1, int(high)):
            yield replace(last, number=f"{main}.{part}", start=first.start, year="", confidence=0.9)


# --- data --------------------------------------------------------------------------------------------------------


@cache
def _rules() -> _Rules:
    """Load data/standards.yaml. Raises DataError naming the entry that is wrong."""
    data = read_yaml("standards.yaml")
    families: dict[str, _Family] = {}
    for entry in data["families"]:
        family = _family(entry, data["numbers"])
        for prefix in entry["prefixes"]:
            if families.setdefault(prefix, family) is not family:
                raise DataError(f"standards.yaml: {prefix} is in two families")
    sides = {
        side: "|".join(f"(?:{entry['pattern']})" for entry in data["look_alikes"] if entry["side"] == side) for side in ("before", "after")
    }
    cue = re.compile(f"(?:{'|'.join(data['cues']['words'])})[^。；，]{{0,6}}$")
    return _Rules(families, cue, re.compile(sides["before"]), re.compile(sides["after"].replace("^", "")))


def _family(entry: dict[str, Any], numbers: dict[str, str]) -> _Family:
    prefixes = "|".join(sorted(entry["prefixes"], key=len, reverse=True))
    mark, old = (_MARK, _OLD_YEAR) if entry["mark"] else ("(?P<mark>)", "(?!)")
    year = rf"(?:\s?[-—:：]+\s?(?:(?P<year>{_YEAR})|(?P<old>{old})))?"
    code = rf"(?P<prefix>(?:{prefixes}){entry['tail']}){mark}\s?-?(?P<number>{numbers[entry['number']]}){year}(?!\d)"
    try:
        return _Family(entry["name"], re.compile(code), frozenset(entry["enough"]))
    except re.error as error:
        raise DataError(f"standards.yaml: {entry['name']}: {error}") from error
