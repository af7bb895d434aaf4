"""Documents that texts cite without 书名号: well-known names, and any statute in the usual citing forms."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import DataError
from kg.vocab.examples import compile_entry
from kg.vocab.lexicon import lexicon, part
from kg.vocab.names import Names
from kg.vocab.regions import regions

_FILE = "statutes.yaml"
_GROUPS = ("laws", "regulations", "conventions", "party")
# 甲法、乙法和丙条例
_SEPARATOR = re.compile(r"[、，]|以及|或者|或|和|及|与")
# 1998年
_YEAR = re.compile(part("year") + "年$")
_STATE = "中华人民共和国"
# a place directly before a name, which then is not the national document, of several the last: 违反广州市, 四川省和重庆市
_IN_REGION = re.compile(rf"(?s:.*)(?P<region>(?:{regions().all})(?:(?!和){part('county')})?)$")
# before a name, where the place is not told or not listed: 我省, 甲州
_IN_PLACE = re.compile(rf"{part('place_end')}$")
_OF_PLACES = "条例", "办法", "规定", "细则", "报告"
"""How names end that a document of a place may have as well: no place has a 法 or a 公约 of its own."""
_REACH = 24
"""Characters looked at before a name: a region and a county."""


@dataclass(frozen=True, slots=True)
class StatuteMatch:
    """A document named without marks; offsets in the text that was searched."""

    start: int
    end: int
    name: str
    """As it stands in the text."""
    title: str
    form: str
    """`known` for a name of the list, else the citing form."""


class Statutes:
    """Names from `statutes.yaml` and its citing forms."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the parsed file. Raises DataError for a name given twice or a form whose examples do not hold."""
        names = [name for group in _GROUPS for name in data[group]]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise DataError(f"{_FILE}: given twice: {'、'.join(sorted(twice))}")
        self._names = Names(names)
        self._titles: dict[str, str] = data["titles"]
        kept = "".join(f"(?<!{re.escape(word)})" for word in data["spare_before"])
        self._before = re.compile(f"(?:{'|'.join(map(re.escape, data['not_before']))}){kept}$")
        spare, after = ("|".join(map(re.escape, data[key])) for key in ("spare_after", "not_after"))
        self._after = re.compile(f"(?!{spare})(?:{after})")
        self._name, self._phrase = (_words(data[key], key) for key in ("cited_name", "phrase"))
        self._forms = [(form["name"], _form(form), form.get("listed", False)) for form in data["forms"]]
        self._check(data["forms"])

    def _check(self, forms: list[dict[str, Any]]) -> None:
        for form in forms:
            for text, expected in form["examples"]:
                found = [match.title for match in self.find(text)]
                if found != expected:
                    raise DataError(f"{_FILE}: form {form['name']}: {text} gives {found}, not {expected}")

    def find(self, text: str) -> list[StatuteMatch]:
        """Return what is named, left to right without overlap; the longest name wins at each place."""
        known = list(self._known(text))
        taken = sorted(offset for match in known for offset in (match.start, match.end - 1))
        cited = [match for match in self._cited(text) if not _overlaps(match, taken)]
        return sorted(known + list(_without_overlap(cited)), key=lambda match: match.start)

    def _known(self, text: str) -> Iterator[StatuteMatch]:
        for start, end, name in self._names.find(text):
            before, after = text[max(0, start - _REACH) : start], text[end : end + 4]
            if self._after.match(after) or (not before.endswith(_STATE) and self._before.search(before)):
                continue
            if before.endswith(_STATE):
                yield StatuteMatch(start - len(_STATE), end, _STATE + name, _STATE + name, "known")
                continue
            if name.endswith(_OF_PLACES) and (region := _IN_REGION.match(before)):
                printed = region["region"] + name
                yield StatuteMatch(end - len(printed), end, printed, printed, "known")
                continue
            if name.endswith(_OF_PLACES) and _IN_PLACE.search(before):
                continue
            year = _YEAR.search(before) if name.endswith("报告") else None
            printed = (year.group() if year else "") + name
            yield StatuteMatch(end - len(printed), end, printed, printed.removesuffix(name) + self._titles.get(name, name), "known")

    def _cited(self, text: str) -> Iterator[StatuteMatch]:
        for form, pattern, listed in self._forms:
            for found in pattern.finditer(text):
                if listed:
                    yield from self._split(found.start("names"), found["names"], form)
                elif not self._phrase.fullmatch(found["names"]):
                    yield StatuteMatch(found.start("names"), found.end("names"), found["names"], found["names"], form)

    def _split(self, base: int, names: str, form: str) -> Iterator[StatuteMatch]:
        """Yield the coordinated names of a citing form that end as statutes do and are not generic."""
        at = 0
        cuts = [*((cut.start(), cut.end()) for cut in _SEPARATOR.finditer(names)), (len(names), len(names))]
        for stop, following in cuts:
            name = names[at:stop]
            if len(name) >= 4 and self._name.fullmatch(name) and not self._phrase.fullmatch(name):
                yield StatuteMatch(base + at, base + stop, name, name, form)
            at = following


def _words(entry: Mapping[str, Any], key: str) -> re.Pattern[str]:
    return compile_entry(entry["pattern"], entry, f"{_FILE}: {key}")


def _form(form: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(lexicon().expand(form["pattern"], f"{_FILE}: form {form['name']}"))


def _overlaps(match: StatuteMatch, offsets: list[int]) -> bool:
    """Tell whether one of the sorted offsets lies in the match."""
    place = bisect_left(offsets, match.start)
    return place < len(offsets) and offsets[place] < match.end


def _without_overlap(matches: list[StatuteMatch]) -> Iterator[StatuteMatch]:
    end = -1
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= end:
            end = match.end
            yield match
