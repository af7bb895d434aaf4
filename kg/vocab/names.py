"""Search for many names at once."""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


class Names:
    """Finds the longest of many names at each place, left to right, without overlap, in linear time."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; order and repetition do not matter."""
        self._names = sorted(set(names))
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, name) in order of place; offsets in characters, end exclusive."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield start, end, self._names[index]
