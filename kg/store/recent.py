"""Contributions that were used last, kept in memory as they are."""

from collections.abc import Collection, Iterable

from kg.model import Contribution

ROOM = 10_000_000
"""Characters of texts, for each document `BESIDES` more: 3,000 documents of 4 KB, some 100 MB."""
BESIDES = 2_000
"""What is kept of a document besides its text, in characters."""


class Recent:
    """Forgets what was asked for or put in longest ago, so that memory is bounded."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[str, tuple[Contribution, int]] = {}
        self._size = 0

    def get(self, ids: Collection[str]) -> dict[str, Contribution]:
        """Return what is kept of these bulletins, by id."""
        return {name: self._kept[name][0] for name in ids if name in self._kept}

    def put(self, contributions: Iterable[Contribution]) -> None:
        """Keep these, in place of what was kept of their bulletins."""
        contributions = list(contributions)
        self.drop(one.bulletin.id for one in contributions)
        for one in contributions:
            size = BESIDES + sum(BESIDES + len(document.source) for document in one.documents)
            self._kept[one.bulletin.id] = one, size
            self._size += size
        while self._size > ROOM:
            self._size -= self._kept.pop(next(iter(self._kept)))[1]

    def drop(self, ids: Iterable[str]) -> None:
        """Forget these bulletins."""
        for name in ids:
            if name in self._kept:
                self._size -= self._kept.pop(name)[1]
