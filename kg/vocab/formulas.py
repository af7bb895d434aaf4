"""Formulas of official writing, which many documents share and none takes over from another: `data/formulas.yaml`."""

from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.vocab.files import read_yaml


class Formulas:
    """All words of the file."""

    def __init__(self) -> None:
        """Read the file."""
        data = read_yaml("formulas.yaml")
        self._longest: int = data["longest"]
        self._words = AhoCorasick(data["words"])

    def fill(self, letters: str) -> bool:
        """Tell whether a paragraph, given by its letters and digits, is little more than a formula."""
        return len(letters) <= self._longest and bool(self._words.find_matches_as_indexes(letters))


@cache
def formulas() -> Formulas:
    """Return the formulas, read once."""
    return Formulas()
