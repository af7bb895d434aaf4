"""The cues of `data/patterns.yaml`, compiled once and checked against their own examples by a test."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from kg.errors import DataError
from kg.model import Kind
from kg.schema.read import schema
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import lexicon, verbs

NAMED = "◆"
"""Replaces each named document in the text that cues are matched against."""
QUOTED = "◇"
"""Replaces a document named in the words of another, which no cue outside of them speaks of."""
CUT = "✂"
"""Stands where a sentence goes on that is too long to be looked at as a whole."""
WINDOW = 1000
"""Characters beside a name in which its cue stands: without a bound the time would grow with the square of the length of a sentence."""
# ^(?:◆|«aside»)*废止, (?x)^(?>…)
_FROM_NAME = re.compile(r"(?:\(\?x\))?\s*\^")
_FILE = "patterns.yaml"
_SIDES = {"before", "after"}
_ZONES = {"any", "preamble", "grounds", "amendments"}
_KINDS = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside the name of a document that show what the unit does to it."""

    name: str
    type: str
    side: str
    zone: str
    kinds: frozenset[str]
    confidence: float
    pattern: re.Pattern[str]
    other: re.Pattern[str] | None
    """What the other side of the name has to match as well."""
    unless: re.Pattern[str] | None
    """What the other side must not match."""
    examples: tuple[tuple[str, str], ...]
    counter: tuple[tuple[str, str], ...]

    def search(self, before: str, after: str) -> re.Match[str] | None:
        """Return where the words of the cue stand, in the `WINDOW` characters next to the name on the side of the cue."""
        return self.pattern.search(before[-WINDOW:]) if self.side == "before" else self.pattern.match(after[:WINDOW])

    def fires(self, before: str, after: str) -> bool:
        """Tell whether the cue stands in the sentence around a name; both sides have names masked by `NAMED`.

        What forbids a cue on the other side has to be known: if the sentence is cut near there, the cue does not fire.
        """
        opposite = after if self.side == "before" else before
        if not self.search(before, after) or (self.other and not self.other.search(opposite)):
            return False
        if not self.unless:
            return True
        return CUT not in (opposite[:WINDOW] if self.side == "before" else opposite[-WINDOW:]) and not self.unless.search(opposite)


@dataclass(frozen=True, slots=True)
class Heading:
    """A pattern over a heading: `Governing` lists or kinds of unit."""

    name: str
    value: str
    """Edge type of a governing heading, kind of a unit's heading."""
    confidence: float
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words right before or right behind a name."""

    before: re.Pattern[str]
    behind: re.Pattern[str]

    def found(self, before: str, behind: str) -> bool:
        """Tell whether such a word is in the text before a name or in the text behind it."""
        return bool(self.before.search(before) or self.behind.match(behind))


@dataclass(frozen=True, slots=True)
class Patterns:
    """All of the file."""

    cues: tuple[Cue, ...]
    governing: tuple[Heading, ...]
    governing_words: re.Pattern[str]
    """Stands in the line of every governing heading."""
    headings: tuple[Heading, ...]
    explained: tuple[re.Pattern[str], ...]
    """Headings that name what they explain, in the group `title`."""
    introduced: re.Pattern[str]
    """Ends where a name begins that something introduces as a document."""
    papers: Surroundings
    """What marks the name of an article or a journal."""
    hosts: frozenset[str]
    """Official names of bodies that host press conferences for others."""


@cache
def patterns() -> Patterns:
    """Load the file. Raises DataError naming the entry that is wrong."""
    return read_patterns(read_yaml(_FILE))


def read_patterns(data: Mapping[str, Any]) -> Patterns:
    """Compile the parsed file. Raises DataError naming the entry that is wrong."""
    introducing = verbs("issue", "make", "amend", "adopt", and_also=data["introductions"]["words"])
    papers = data["papers"]
    return Patterns(
        cues=tuple(_cue(entry) for entry in data["cues"]),
        governing=tuple(_heading(entry, "type", schema().ranked) for entry in data["governing"]),
        governing_words=_governing_words(data),
        headings=tuple(_heading(entry, "kind", _KINDS) for entry in data["headings"]),
        explained=tuple(_explained(entry) for entry in data["explained"]),
        introduced=re.compile(rf"(?:{introducing}|《[^《》]{{2,60}}》[、和及]?)[^，。；《》]{{0,12}}$"),
        papers=Surroundings(
            re.compile(rf"(?:{_any(papers['before'])})[^，。；《》]{{0,6}}$"), re.compile(rf"\s*(?:{_any(papers['behind'])})")
        ),
        hosts=frozenset(data["hosts"]),
    )


def _cue(entry: Mapping[str, Any]) -> Cue:
    place = f"{_FILE}: cue {entry.get('name')}"
    if missing := {"name", "type", "side", "zone", "kinds", "confidence", "pattern", "examples"} - entry.keys():
        raise DataError(f"{place}: {'、'.join(sorted(missing))} is missing")
    _demand(place, "type", [entry["type"]], schema().ranked)
    _demand(place, "side", [entry["side"]], _SIDES)
    _demand(place, "zone", [entry["zone"]], _ZONES)
    _demand(place, "kinds", entry["kinds"], _KINDS)
    if not entry["examples"]:
        raise DataError(f"{place}: has no example")
    pattern = _compile(place, entry["pattern"])
    if entry["side"] == "after" and not _FROM_NAME.match(entry["pattern"]):
        raise DataError(f"{place}: what stands after a name is matched from there: its pattern begins with ^")
    return Cue(
        name=entry["name"],
        type=entry["type"],
        side=entry["side"],
        zone=entry["zone"],
        kinds=frozenset(entry["kinds"]),
        confidence=float(entry["confidence"]),
        pattern=pattern,
        other=_compile(place, entry["other"]) if "other" in entry else None,
        unless=_compile(place, entry["unless"]) if "unless" in entry else None,
        examples=tuple((text, title) for text, title in entry["examples"]),
        counter=tuple((text, title) for text, title in entry.get("counter", ())),
    )


def _heading(entry: Mapping[str, Any], field: str, allowed: Iterable[str]) -> Heading:
    place = f"{_FILE}: heading {entry.get('name')}"
    if missing := {"name", field, "pattern", "examples"} - entry.keys():
        raise DataError(f"{place}: {'、'.join(sorted(missing))} is missing")
    _demand(place, field, [entry[field]], allowed)
    return Heading(
        entry["name"],
        entry[field],
        float(entry.get("confidence", 1.0)),
        _compile(place, entry["pattern"]),
        tuple(entry["examples"]),
        tuple(entry.get("counter", ())),
    )


def _governing_words(data: Mapping[str, Any]) -> re.Pattern[str]:
    words = re.compile(_any(data["governing_words"]))
    for entry in data["governing"]:
        if missed := [text for text in entry["examples"] if not words.search(text)]:
            raise DataError(f"{_FILE}: heading {entry['name']}: no word of governing_words stands in {missed}")
    return words


def _explained(entry: Mapping[str, Any]) -> re.Pattern[str]:
    place = f"{_FILE}: explained {entry['name']}"
    pattern = _compile(place, entry["pattern"])
    missed = [text for text, title in entry["examples"] if not (found := pattern.search(text)) or found["title"] != title]
    taken = [text for text in entry["counter"] if pattern.search(text)]
    if missed or taken or not entry["examples"]:
        raise DataError(f"{place}: examples not matched {missed}, counter-examples matched {taken}")
    return pattern


def _demand(place: str, field: str, values: Iterable[str], allowed: Iterable[str]) -> None:
    """Raise DataError for a value that is not allowed."""
    for value in values:
        if value not in allowed:
            raise DataError(f"{place}: {field} {value!r} is none of {', '.join(sorted(allowed))}")


def _compile(place: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(lexicon().expand(pattern, place))
    except re.error as error:
        raise DataError(f"{place}: {error}") from error


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
