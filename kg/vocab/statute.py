"""Documents that texts cite without 书名号: well-known names, and any statute in the usual citing forms."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import DataError
from kg.vocab.names import Names

_GROUPS = ("laws", "regulations", "conventions", "party")
# 甲法、乙法和丙条例
_SEPARATOR = re.compile(r"[、，]|以及|或者|或|和|及|与")
# 甲类设备法, 甲类条例; not 做法, 守法, 办法
_ENDING = re.compile(r"(?:(?<![办方立执司违合依普做看用说算书守犯枉宪国])法|法典|条例|实施细则|暂行规定)$")
# 本法, 有关条例, 两法
_GENERIC = re.compile(
    r"^(?:本|该|其|此|各|前|上述|有关|相关|法律|其他|国家|现行|行政法|地方|国际|民商|经济法|组织法|特别|下列|以下|当地|所在|同|原|新|旧|一|两|国内|外国)"
)
# 依照法律, 应当
_PHRASE = re.compile(r"法律|法规|规章|单行条例|自治条例|按照|依照|根据|依据|本法|本条例|应当|可以|由|在|对|将|为|有")
# 1998年
_YEAR = re.compile(r"(?:19|20)\d\d年$")
_STATE = "中华人民共和国"


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
            raise DataError(f"statutes.yaml: given twice: {'、'.join(sorted(twice))}")
        self._names = Names(names)
        self._titles: dict[str, str] = data["titles"]
        self._before = re.compile(f"(?:{'|'.join(map(re.escape, data['not_before']))})$")
        spare, after = ("|".join(map(re.escape, data[key])) for key in ("spare_after", "not_after"))
        self._after = re.compile(f"(?!{spare})(?:{after})")
        self._forms = [(form["name"], re.compile(form["pattern"]), form.get("listed", False)) for form in data["forms"]]
        self._check(data["forms"])

    def _check(self, forms: list[dict[str, Any]]) -> None:
        for form in forms:
            for text, expected in form["examples"]:
                found = [match.title for match in self.find(text)]
                if found != expected:
                    raise DataError(f"statutes.yaml: form {form['name']}: {text} gives {found}, not {expected}")

    def find(self, text: str) -> list[StatuteMatch]:
        """Return what is named, left to right without overlap; the longest name wins at each place."""
        known = list(self._known(text))
        taken = sorted(offset for match in known for offset in (match.start, match.end - 1))
        cited = [match for match in self._cited(text) if not _holds(match, taken)]
        return sorted(known + list(_apart(cited)), key=lambda match: match.start)

    def _known(self, text: str) -> Iterator[StatuteMatch]:
        for start, end, name in self._names.find(text):
            before, after = text[max(0, start - 12) : start], text[end : end + 4]
            if self._after.match(after) or (not before.endswith(_STATE) and self._before.search(before)):
                continue
            if before.endswith(_STATE):
                yield StatuteMatch(start - len(_STATE), end, _STATE + name, _STATE + name, "known")
                continue
            year = _YEAR.search(before) if name.endswith("报告") else None
            printed = (year.group() if year else "") + name
            yield StatuteMatch(end - len(printed), end, printed, printed.removesuffix(name) + self._titles.get(name, name), "known")

    def _cited(self, text: str) -> Iterator[StatuteMatch]:
        for form, pattern, listed in self._forms:
            for found in pattern.finditer(text):
                if listed:
                    yield from _split(found.start("names"), found["names"], form)
                elif not _PHRASE.search(found["names"]):
                    yield StatuteMatch(found.start("names"), found.end("names"), found["names"], found["names"], form)


def _split(base: int, names: str, form: str) -> Iterator[StatuteMatch]:
    """Yield the coordinated names of a citing form that end as statutes do and are not generic."""
    at = 0
    cuts = [*((cut.start(), cut.end()) for cut in _SEPARATOR.finditer(names)), (len(names), len(names))]
    for stop, following in cuts:
        name = names[at:stop]
        if len(name) >= 4 and _ENDING.search(name) and not _GENERIC.match(name) and not _PHRASE.search(name):
            yield StatuteMatch(base + at, base + stop, name, name, form)
        at = following


def _holds(match: StatuteMatch, offsets: list[int]) -> bool:
    """Tell whether one of the sorted offsets lies in the match."""
    place = bisect_left(offsets, match.start)
    return place < len(offsets) and offsets[place] < match.end


def _apart(matches: list[StatuteMatch]) -> Iterator[StatuteMatch]:
    end = -1
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= end:
            end = match.end
            yield match
