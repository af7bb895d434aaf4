"""Which policy every naming means before and after a step, and which documents name another one than before."""

from collections.abc import Iterable

from kg.assemble.cited_issuers import CitedIssuers, issuers_of
from kg.assemble.policies import Said, said
from kg.incremental.held import Held
from kg.incremental.index import Index, row_of
from kg.incremental.library import Library, same
from kg.incremental.moves import Moves
from kg.incremental.region import Names, Region, Regions
from kg.incremental.rows import number_row, title_row
from kg.model import Document
from kg.resolve import Form, Naming, Place
from kg.resolve.naming import own_naming

Unit = tuple[str, int]
"""Bulletin and unit of a document."""


class Placed:
    """The namings of a step: those of the changed bulletins, and all others whose placing depends on them."""

    def __init__(self, held: Held, library: Library) -> None:
        """Place what the changed bulletins name, before and after, and read the documents whose citations move by that."""
        self._library = library
        old = {naming for one in library.old.values() for document in one.documents for naming in library.namings(document)}
        new = {naming for one in library.new.values() for document in one.documents for naming in library.namings(document)}
        removed, added = old - new, new - old
        self.index = Index(held, removed, added)
        self._keys = self.index.load({*self.index.touched, *map(row_of, old), *map(row_of, new)})
        self.before = Region({key: row for key, row in self.index.before.items() if key in self._keys})
        self.after = Region({key: row for key, row in self.index.after.items() if key in self._keys})
        moves = Moves(self.index, self.before, self.after, removed, added)
        self._regions = Regions()
        self._regions.add(self._keys, self.after)
        self.dragged = self._read_again(held, moves, new)
        """Documents that do not change, with a naming whose policy is called otherwise or that fits several as it did not, by unit."""

    def _read_again(self, held: Held, moves: Moves, brought: Iterable[Naming]) -> dict[Unit, Document]:
        library = self._library
        spans = held.referring(moves.reread) if moves.reread else {}
        places = {place[:2] for place in moves.moved_texts | self._doubted_otherwise() if place[0] not in library.changed}
        found = library.printed({name: some for name, some in spans.items() if name not in library.changed}) | library.documents(places)
        documents = {place: found[place] for place in sorted(found)} | same(library)
        namings = {place: library.namings(document) for place, document in documents.items()}
        moves.refill([*brought, *(naming for every in namings.values() for naming in every)])
        return {place: documents[place] for place, every in namings.items() if any(map(self._moved, every))}

    def _doubted_otherwise(self) -> set[Place]:
        """Return the places of documents that begin or cease to fit several policies; what they are called may stay."""
        before, after = (side.chooser.skeleton.undecided for side in (self.before, self.after))
        return {place for place in before.keys() ^ after.keys() if not isinstance(place, Form)}

    def _moved(self, naming: Naming) -> bool:
        if row_of(naming) not in self._keys:
            return False
        before, after = self.before.placing, self.after.placing
        return before.policy(naming) != after.policy(naming) or bool(before.candidates(naming)) != bool(after.candidates(naming))

    def load(self, namings: Iterable[Naming]) -> None:
        """Place these namings, too."""
        self._load(map(row_of, namings))

    def _load(self, rows: Iterable[str]) -> None:
        if fresh := self.index.load(rows):
            self._regions.add(fresh, Region({key: self.index.after[key] for key in fresh if key in self.index.after}))

    def policy(self, naming: Naming) -> str:
        """Return the policy of a naming after the step; its row is loaded."""
        return self._regions.at(row_of(naming)).placing.policy(naming)

    def policy_before(self, naming: Naming) -> str:
        """Return the policy of a naming before the step; its row is loaded."""
        key = row_of(naming)
        return (self.before if key in self._keys else self._regions.at(key)).placing.policy(naming)

    def ids(self, documents: Iterable[Document]) -> dict[Place, str]:
        """Return the policies of all namings of documents after the step."""
        namings = [naming for document in documents for naming in self._library.namings(document)]
        self.load(namings)
        return {naming.place: self.policy(naming) for naming in namings}

    def own_ids(self, documents: Iterable[Document], *, before: bool = False) -> dict[Place, str]:
        """Return the policies of documents themselves, articles left out."""
        namings = [naming for document in documents if (naming := own_naming(document))]
        self.load(namings)
        return {naming.place: self.policy_before(naming) if before else self.policy(naming) for naming in namings}

    def names(self, policy: str) -> Names | None:
        """Return the namings of a policy after the step, None where no row that was read names it."""
        return self._regions.names(policy)

    def names_before(self, policy: str) -> Names | None:
        """Return the namings of a policy before the step, None where there were none."""
        if policy in self.before.policies or policy in self.after.policies:
            return self.before.policies.get(policy)
        return self._regions.names(policy)

    def bearing(self, title: str, rows: Iterable[str]) -> tuple[dict[str, Names], dict[str, Names]]:
        """Return the policies, before and after the step, of a title key's row, of those of the numbers given with it, and of `rows`."""
        wanted = {title_row(title), *rows}
        self._load(wanted)
        sides = (side.get(title_row(title)) for side in (self.index.before, self.index.after))
        wanted |= {number_row(number) for row in sides if row for number in row.numbers}
        self._load(wanted)
        before = [self.before if key in self._keys else self._regions.at(key) for key in wanted]
        after = [self._regions.at(key) for key in wanted]
        return _merged(before), _merged(after)

    def region(self, naming: Naming) -> Region:
        """Return where a naming is placed after the step; its row is loaded."""
        return self._regions.at(row_of(naming))


def _merged(regions: Iterable[Region]) -> dict[str, Names]:
    return {name: names for region in dict.fromkeys(regions) for name, names in region.policies.items()}


def said_of(names: Names) -> Said:
    """Return what all namings of a policy say of it."""
    return said({form: entry.count for form, entry in names.forms.items()}, names.texts)


def issuers_in(names: Names) -> CitedIssuers | None:
    """Return the issuers that citations give a policy which no bulletin holds."""
    return None if names.texts else issuers_of((form, entry.places) for form, entry in names.forms.items())
