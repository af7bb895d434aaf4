"""The cues of `data/patterns.yaml`, compiled once and checked against their own examples by a test."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import DataError

NAMED = "◆"
"""Stands for a named document in the text that cues see."""
_SIDES = {"before", "after"}
_ZONES = {"any", "preamble", "overall"}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a document name that say what the unit does to it."""

    name: str
    type: str
    side: str
    zone: str
    kinds: frozenset[str]
    confidence: float
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    counter: tuple[tuple[str, str], ...]

    def fires(self, before: str, after: str) -> bool:
        """Tell whether the cue stands in the sentence around a name; both sides have names masked by `NAMED`."""
        return self.pattern.search(before if self.side == "before" else after) is not None


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
class Patterns:
    """All of the file."""

    cues: tuple[Cue, ...]
    governing: tuple[Heading, ...]
    headings: tuple[Heading, ...]
    lead_in: re.Pattern[str]
    hosts: frozenset[str]
    """Official names of bodies that host press conferences for others."""


@cache
def patterns() -> Patterns:
    """Load the file. Raises DataError naming the entry that is wrong."""
    data = yaml.load((files("kg") / "data" / "patterns.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    leads = sorted(data["lead_ins"], key=len, reverse=True)
    return Patterns(
        cues=tuple(_cue(entry) for entry in data["cues"]),
        governing=tuple(_heading(entry, "type") for entry in data["governing"]),
        headings=tuple(_heading(entry, "kind") for entry in data["headings"]),
        lead_in=re.compile("|".join(map(re.escape, leads))),
        hosts=frozenset(data["hosts"]),
    )


def _cue(entry: dict[str, Any]) -> Cue:
    if entry["side"] not in _SIDES or entry["zone"] not in _ZONES or not entry["examples"]:
        raise DataError(f"patterns.yaml: cue {entry['name']}: side, zone or examples are wrong")
    return Cue(
        name=entry["name"],
        type=entry["type"],
        side=entry["side"],
        zone=entry["zone"],
        kinds=frozenset(entry["kinds"]),
        confidence=float(entry["confidence"]),
        pattern=_compile(entry),
        examples=tuple((text, title) for text, title in entry["examples"]),
        counter=tuple((text, title) for text, title in entry.get("counter", ())),
    )


def _heading(entry: dict[str, Any], value: str) -> Heading:
    return Heading(
        entry["name"],
        entry[value],
        float(entry.get("confidence", 1.0)),
        _compile(entry),
        tuple(entry["examples"]),
        tuple(entry.get("counter", ())),
    )


def _compile(entry: dict[str, Any]) -> re.Pattern[str]:
    try:
        return re.compile(entry["pattern"])
    except re.error as error:
        raise DataError(f"patterns.yaml: {entry['name']}: {error}") from error
