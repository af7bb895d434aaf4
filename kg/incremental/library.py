"""The contributions after a step, each read once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.incremental.held import Held
from kg.model import Bulletin, Contribution, Document
from kg.resolve import Naming
from kg.resolve.naming import namings_in


class Library:
    """What was brought stands in place of what is held."""

    def __init__(self, held: Held, brought: Sequence[Contribution], gone: Collection[str]) -> None:
        """Read what is held of the bulletins brought and gone; what changes nothing is left out."""
        self._held = held
        given = {one.bulletin.id: one for one in brought}
        known = held.contributions({*given, *gone})
        self.new: Mapping[str, Contribution] = {name: one for name, one in sorted(given.items()) if known.get(name) != one}
        """The bulletins that differ from what is held."""
        self.gone = tuple(sorted(name for name in known if name not in given))
        self.old: Mapping[str, Contribution] = {name: known[name] for name in sorted(known) if name in self.new or name in self.gone}
        """What is held of the bulletins that differ, or go."""
        self._after: dict[str, Contribution] = dict(self.new)
        self._namings: dict[int, tuple[Document, tuple[Naming, ...]]] = {}

    @property
    def changed(self) -> set[str]:
        """Bulletins that differ, come or go."""
        return {*self.new, *self.old}

    def read(self, ids: Iterable[str]) -> list[Contribution]:
        """Return what there is after the step of these bulletins, by id."""
        wanted = set(ids)
        if missing := wanted - self._after.keys() - set(self.gone):
            self._after.update(self._held.contributions(missing))
        return [self._after[name] for name in sorted(wanted) if name in self._after]

    def bulletin(self, name: str) -> Bulletin:
        """Return a bulletin that there is after the step. Raises IndexError for another one."""
        return self.read([name])[0].bulletin

    def namings(self, document: Document) -> tuple[Naming, ...]:
        """Return the namings of a document as `namings_in` yields them; they are asked for several times in a step."""
        # By identity: a document that changes is there twice, and to compare its text would cost more than to read it.
        if (found := self._namings.get(id(document))) is None:
            found = self._namings[id(document)] = document, tuple(namings_in(document))
        return found[1]

    def documents(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Document]:
        """Return documents by bulletin and unit, in order of both."""
        wanted = set(places)
        found = documents_of(self.read(bulletin for bulletin, _ in wanted))
        return {place: document for place, document in found.items() if place in wanted}


def documents_of(contributions: Iterable[Contribution]) -> dict[tuple[str, int], Document]:
    """Return all documents by bulletin and unit, in the order given."""
    return {(document.bulletin, document.unit): document for one in contributions for document in one.documents}


def differing(library: Library) -> Iterator[tuple[Document | None, Document | None]]:
    """Yield the documents that come, go or change, as they were and as they are."""
    old, new = documents_of(library.old.values()), documents_of(library.new.values())
    for place in sorted({*old, *new}):
        if old.get(place) != new.get(place):
            yield old.get(place), new.get(place)


def same(library: Library) -> dict[tuple[str, int], Document]:
    """Return the documents of changed bulletins that are as they were."""
    old, new = documents_of(library.old.values()), documents_of(library.new.values())
    return {place: document for place, document in new.items() if old.get(place) == document}
