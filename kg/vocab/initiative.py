"""The words of `data/programmes.yaml`, compiled once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.text.normal import fold
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import lexicon
from kg.vocab.names import Names

_BARE = 4
"""Characters of the shortest well-known name that is believed without quotes: 东数西算, but not 两新."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A word that names of initiatives end with."""

    name: str
    word: str
    tail: re.Pattern[str]
    then: re.Pattern[str]
    never: tuple[str, ...]
    loose: frozenset[str]

    def end(self, text: str, word_end: int) -> int:
        """Return where a name ends whose word ends at `word_end`, 0 if the word is part of something else."""
        tail = self.tail.match(text, word_end)
        end = tail.end() if tail else word_end
        return end if tail or self.then.match(text, end) else 0


@dataclass(frozen=True, slots=True)
class Initiatives:
    """All of the file."""

    endings: dict[str, Ending]
    """By their word."""
    words: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    modifier: re.Pattern[str]
    generic: re.Pattern[str]
    junk: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    selections: tuple[tuple[str, re.Pattern[str]], ...]
    not_selected: tuple[str, ...]
    known: Names
    variants: tuple[tuple[re.Pattern[str], str], ...]

    def key(self, name: str) -> str:
        """Return the folded name under which all variants of an initiative's name are one: 城市试点 and 试点城市."""
        key = fold(name)
        for pattern, to in self.variants:
            key = pattern.sub(to, key)
        return key


@cache
def initiatives() -> Initiatives:
    """Load the file. Raises DataError naming the entry that is wrong."""
    data = read_yaml("programmes.yaml")
    cues = data["cues"]
    return Initiatives(
        endings={entry["word"]: _ending(entry) for entry in data["endings"]},
        words=re.compile(_any(entry["word"] for entry in data["endings"])),
        strong=re.compile(_any(cues["strong"])),
        weak=re.compile(f"(?:{_any(cues['adverbs'])})*(?:{_any(cues['weak'])})"),
        modifier=_compiled("modifiers", _any(data["modifiers"])),
        generic=re.compile(f"(?:{_any(data['generic'])}|[、和与及])*"),
        junk=re.compile(_any(data["junk"])),
        patterns=tuple((entry["name"], _compiled(entry["name"], entry["pattern"], re.MULTILINE)) for entry in data["patterns"]),
        selections=tuple((entry["name"], _compiled(entry["name"], entry["pattern"], re.MULTILINE)) for entry in data["selections"]),
        not_selected=tuple(data["not_selected"]),
        known=Names(form for name in data["known"] for form in _forms(name)),
        variants=tuple((_compiled("variants", entry["pattern"]), entry["to"]) for entry in data["variants"]),
    )


def _ending(entry: dict[str, Any]) -> Ending:
    name = entry["name"]
    tail, then = _compiled(name, entry["tail"] or "(?!)"), _compiled(name, entry["then"])
    return Ending(name, entry["word"], tail, then, tuple(word + entry["word"] for word in entry["never"]), frozenset(entry["loose"]))


def _forms(name: str) -> tuple[str, ...]:
    """Return a well-known name with its quotes and, if it is long enough to be told without them, bare."""
    bare = re.sub("[“”]", "", name)
    return (name, bare) if len(bare) >= _BARE else (name,)


def _any(fragments: Iterable[str]) -> str:
    return "|".join(sorted(fragments, key=len, reverse=True))


def _compiled(name: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    try:
        return re.compile(lexicon().expand(pattern, f"programmes.yaml: {name}"), flags)
    except re.error as error:
        raise DataError(f"programmes.yaml: {name}: {error}") from error
