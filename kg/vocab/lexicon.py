"""The words and marks of `data/lexicon.yaml`, as pieces from which regular expressions are built."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.vocab.examples import compile_entry
from kg.vocab.files import read_yaml

_FILE = "lexicon.yaml"
# [«counting»]+\s*、
_REFERENCE = re.compile(r"«(\w+)»")


class Lexicon:
    """All of the file, checked against its own examples."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the parsed file. Raises DataError naming the entry that is wrong."""
        self._pieces: dict[str, str] = dict(data["numerals"])
        self._verbs: dict[str, list[str]] = {}
        for entry in data["verbs"]:
            self._add_verb(entry)
        for entry in data["parts"]:
            self._add_part(entry)

    def _add_verb(self, entry: Mapping[str, Any]) -> None:
        verb, examples = entry["verb"], entry["examples"]
        if not examples or any(verb not in example for example in examples):
            raise DataError(f"{_FILE}: verb {verb}: no example, or one without the verb")
        for role in entry["roles"]:
            self._verbs.setdefault(role, []).append(verb)

    def _add_part(self, entry: Mapping[str, Any]) -> None:
        name = entry["name"]
        if name in self._pieces:
            raise DataError(f"{_FILE}: part {name} stands twice")
        self._pieces[name] = self.expand(entry["pattern"], f"{_FILE}: part {name}")
        compile_entry(self._pieces[name], entry, f"{_FILE}: part {name}")

    def expand(self, pattern: str, place: str) -> str:
        """Return a pattern with each «name» replaced by that piece. Raises DataError with `place` for an unknown name."""
        unknown = [name for name in _REFERENCE.findall(pattern) if name not in self._pieces]
        if unknown:
            raise DataError(f"{place}: no piece «{unknown[0]}» in {_FILE}")
        return _REFERENCE.sub(lambda found: self._pieces[found.group(1)], pattern)

    def part(self, name: str) -> str:
        """Return the source of a piece by name. Raises KeyError."""
        return self._pieces[name]

    def verbs(self, *roles: str) -> tuple[str, ...]:
        """Return the verbs of some roles, each once, in the order of the file. Raises KeyError for an unknown role."""
        return tuple(dict.fromkeys(verb for role in roles for verb in self._verbs[role]))


@cache
def lexicon() -> Lexicon:
    """Load the file. Raises DataError."""
    return Lexicon(read_yaml(_FILE))


def part(name: str) -> str:
    """Return a piece of a regular expression, e.g. `part("article")` for 第…条. Raises KeyError.

    A numeral is a set of characters and stands in brackets: `[{part("counting")}]`.
    """
    return lexicon().part(name)


def verbs(*roles: str, and_also: Iterable[str] = ()) -> str:
    """Return the verbs of some roles, and further words, as alternatives of a regular expression, the longest first."""
    words = dict.fromkeys((*lexicon().verbs(*roles), *and_also))
    return "|".join(sorted(words, key=len, reverse=True))
