"""Drafts and what they became, as far as a step changes that.

`f:` + title key counts, for the drafts of a title, the rows of the name index in which they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.assemble.finals import Version, draft_key, finals, version
from kg.incremental.held import Held
from kg.incremental.index import counts_written, row_of
from kg.incremental.library import Library
from kg.incremental.placed import Placed
from kg.incremental.region import Names
from kg.model import Contribution, NodeKey
from kg.resolve import Text

_ROW = "f:"


class Finals:
    """Which draft became which policy, of the titles of which a draft, or what it may have become, differs."""

    def __init__(self, held: Held, library: Library, placed: Placed, sources: Iterable[NodeKey]) -> None:
        """Compare before and after the step; of the drafts among `sources` whatever they became is told in any case."""
        self._placed = placed
        changes: dict[str, Counter[str]] = defaultdict(Counter)
        for contributions, sign in ((library.old, -1), (library.new, 1)):
            for key, row in _drafts(library, contributions.values()):
                changes[_ROW + key][row] += sign
        asked = {*changes, *(_ROW + key for key in self._touched(sources))}
        after, self.rows, self.gone = counts_written(held, {key: changes[key] for key in asked})
        keys = {key.removeprefix(_ROW): {*after[key], *changes[key]} for key in asked if after[key] or changes[key]}
        self.joined: set[tuple[str, str]] = set()
        """Draft and final by policy id, after the step."""
        differ: set[tuple[str, str]] = set()
        for key, rows in keys.items():
            was, now = self._pairs(key, rows)
            self.joined |= now
            differ |= was ^ now
        self.sources = {NodeKey("Policy", name) for name, _ in differ}
        """The drafts that became something else than before."""

    def _touched(self, sources: Iterable[NodeKey]) -> Iterator[str]:
        """Yield the keys of titles whose drafts may have become something else than before, and of the drafts among `sources`."""
        before, after = self._placed.before.policies, self._placed.after.policies
        for name in {*before, *after}:
            was, now = _version(before.get(name)), _version(after.get(name))
            if was != now:
                yield from (key for one in (was, now) if one for key in one.keys)
        for source in sources:
            for names in (self._placed.names_before(source.id), self._placed.names(source.id)) if source.label == "Policy" else ():
                if (one := _version(names)) and one.is_draft:
                    yield from one.keys

    def _pairs(self, key: str, rows: Collection[str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """Return which drafts of a title became what, before and after; `rows` are those in which its drafts stand."""
        was, now = self._placed.bearing(key, rows)
        return set(finals(_versions(key, was))), set(finals(_versions(key, now)))


def _drafts(library: Library, contributions: Iterable[Contribution]) -> Iterator[tuple[str, str]]:
    """Yield the keys of the titles of drafts, each with the row in which the draft stands."""
    for one in contributions:
        for document in one.documents:
            for naming in library.namings(document):
                if isinstance(naming.says, Text) and (key := draft_key(naming.says.title)):
                    yield key, row_of(naming)


def _version(names: Names | None) -> Version | None:
    return version(names.texts, names.forms) if names else None


def _versions(key: str, policies: Mapping[str, Names]) -> dict[str, Version]:
    found = {name: _version(names) for name, names in policies.items()}
    return {name: one._replace(keys=frozenset({key})) for name, one in found.items() if one and key in one.keys}
