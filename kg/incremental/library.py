"""The documents after a step, each read once, as few as are asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.incremental.held import Excerpt, Held, span_of
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
        self._bulletins: dict[str, Bulletin] = {}
        self._documents: dict[str, dict[int, Document]] = defaultdict(dict)
        self._read: dict[str, set[int | str]] = defaultdict(set)
        """What was asked for, of bulletins of which not all is read."""
        self._whole: set[str] = set(self.gone)
        for name, one in self.new.items():
            self._take(name, Excerpt.all_of(one))
        self._namings: dict[int, tuple[Document, tuple[Naming, ...]]] = {}

    @property
    def changed(self) -> set[str]:
        """Bulletins that differ, come or go."""
        return {*self.new, *self.old}

    def read(self, ids: Iterable[str]) -> list[Contribution]:
        """Return what there is after the step of these bulletins, by id."""
        wanted = set(ids)
        missing = wanted - self._whole
        for name, one in self._held.contributions(missing).items() if missing else ():
            self._take(name, Excerpt.all_of(one))
        return [
            Contribution(self._bulletins[name], tuple(self._documents[name].values())) for name in sorted(wanted) if name in self._bulletins
        ]

    def _load(self, wanted: Mapping[str, Collection[int | str]]) -> None:
        """Read these documents, by unit or span, unless they were read."""
        missing = {name: {*some} - self._read[name] for name, some in wanted.items() if name not in self._whole}
        missing = {name: some for name, some in missing.items() if some or name not in self._bulletins}
        for name, some in missing.items():
            self._read[name] |= some
        for name, one in self._held.excerpts(missing).items() if missing else ():
            self._take(name, one)

    def _take(self, name: str, excerpt: Excerpt) -> None:
        self._bulletins[name] = excerpt.bulletin
        known = self._documents[name]
        if excerpt.whole:
            self._whole.add(name)
            self._documents[name] = {document.unit: known.get(document.unit, document) for document in excerpt.documents}
        else:
            self._documents[name] = {document.unit: document for document in excerpt.documents} | known

    def bulletin(self, name: str) -> Bulletin:
        """Return a bulletin that there is after the step. Raises KeyError for another one."""
        if name not in self._bulletins:
            self._load({name: ()})
        return self._bulletins[name]

    def namings(self, document: Document) -> tuple[Naming, ...]:
        """Return the namings of a document as `namings_in` yields them; they are asked for several times in a step."""
        # By identity: a document that changes is there twice, and to compare its text would cost more than to read it.
        if (found := self._namings.get(id(document))) is None:
            found = self._namings[id(document)] = document, tuple(namings_in(document))
        return found[1]

    def documents(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Document]:
        """Return documents by bulletin and unit, in order of both."""
        wanted: dict[str, set[int | str]] = defaultdict(set)
        places = sorted(set(places))
        for name, unit in places:
            wanted[name].add(unit)
        self._load(wanted)
        found = ((place, self._documents[place[0]].get(place[1])) for place in places if place[0] in self._bulletins)
        return {place: document for place, document in found if document}

    def printed(self, spans: Mapping[str, Collection[str]]) -> dict[tuple[str, int], Document]:
        """Return the documents that may be printed at these spans, by bulletin as `spans_of` gives them, in order of bulletin and unit.

        These are the documents with such a span or without a heading, and all of a bulletin that is new or differs.
        """
        self._load({name: some or ("",) for name, some in spans.items()})
        found = {}
        for name in sorted(spans):
            for unit, document in sorted(self._documents[name].items()) if name in self._bulletins else ():
                if name in self.new or (span := span_of(document)) in spans[name] or not span:
                    found[name, unit] = document
        return found


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
