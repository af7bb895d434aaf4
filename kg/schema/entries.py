"""Checks on the entries of a YAML data file; every message names the file and the entry."""

from collections.abc import Mapping
from typing import Any

from kg.errors import DataError


class Entries:
    """The entries of one data file, read with checks."""

    def __init__(self, file: str) -> None:
        """`file` is the name that messages begin with."""
        self.file = file

    def parse(self, text: str) -> Any:
        """Return the YAML of the file as plain values. Raises DataError."""
        import yaml  # opening a store must not wait for it

        try:
            return yaml.load(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise DataError(f"{self.file}: {error}") from error

    def mapping(self, place: str, value: Any, required: set[str], optional: set[str] | None) -> dict[str, Any]:
        """Return a mapping that has all required keys and no unknown ones; `optional=None` allows any. Raises DataError."""
        if not isinstance(value, dict):
            raise self.error(place, "is not a mapping")
        if missing := required - value.keys():
            raise self.error(place, f"lacks {', '.join(sorted(missing))}")
        if optional is not None and (extra := value.keys() - required - optional):
            raise self.error(place, f"has unknown {', '.join(sorted(map(str, extra)))}")
        return value

    def items(self, place: str, value: Any) -> list[tuple[str, Any]]:
        """Return the items of a mapping whose keys can stand in a Cypher statement as they are. Raises DataError."""
        for key in self.mapping(place, value, set(), None):
            if not (isinstance(key, str) and key.isidentifier() and key.isascii()):
                raise self.error(place, f"{key!r} is no name of letters, digits and _")
        return list(value.items())

    def text(self, place: str, entry: Mapping[str, Any], key: str) -> str:
        """Return the text under a key. Raises DataError where it is empty or no text."""
        value = entry[key]
        if not isinstance(value, str) or not value.strip():
            raise self.error(place, f"{key} is empty")
        return value

    def choice(self, place: str, entry: Mapping[str, Any], key: str, known: tuple[str, ...]) -> str:
        """Return the value under a key, which must be one of the known ones. Raises DataError."""
        if entry[key] not in known:
            raise self.error(place, f"unknown {key} {entry[key]!r} (known: {', '.join(known)})")
        return str(entry[key])

    def number(self, place: str, entry: Mapping[str, Any], key: str) -> float:
        """Return the positive number under a key. Raises DataError."""
        value = entry[key]
        if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
            raise self.error(place, f"{key} is no positive number")
        return value

    def error(self, place: str, reason: str) -> DataError:
        """Return the error for an entry, to be raised."""
        return DataError(f"{self.file}: {place}: {reason}")
