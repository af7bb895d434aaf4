"""Placing the namings of a part of the name index that depends on no other part."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kg.assemble.cited_issuers import QUOTED
from kg.incremental.rows import Entry, NameRow
from kg.resolve import Form, Naming, Text
from kg.resolve.choose import Chooser, Placing
from kg.resolve.place import Skeleton


@dataclass(slots=True)
class Names:
    """All namings of one policy."""

    forms: dict[Form, Entry] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)

    def add(self, form: Form, entry: Entry) -> None:
        """Add citations of a form."""
        known = self.forms.get(form, Entry())
        self.forms[form] = Entry(known.count + entry.count, tuple(sorted((*known.places, *entry.places))[:QUOTED]))


class Region:
    """Rows that are linked with each other and with no other, and the policies that they name."""

    def __init__(self, rows: dict[str, NameRow]) -> None:
        """Take the rows; the choices of citations by title alone are read from them when `placing` is asked for first."""
        self.rows = rows
        texts = [text for row in rows.values() for text in row.texts.values()]
        self.chooser = Chooser(Skeleton(texts, (form for row in rows.values() for form in row.closed)))

    @cached_property
    def placing(self) -> Placing:
        """The policy of every naming."""
        return Placing(
            self.chooser, ((form, choice) for row in self.rows.values() for form, choices in row.open.items() for choice in choices)
        )

    @cached_property
    def policies(self) -> dict[str, Names]:
        """The namings of every policy."""
        found: dict[str, Names] = {}
        for row in self.rows.values():
            for text in row.texts.values():
                found.setdefault(self.placing.of_text(text), Names()).texts.append(text)
            for form, entry in row.closed.items():
                found.setdefault(self.placing.of_form(form), Names()).add(form, entry)
            for form, choices in row.open.items():
                for choice, entry in choices.items():
                    found.setdefault(self.placing.of_choice(form, choice), Names()).add(form, entry)
        return found

    @cached_property
    def held(self) -> frozenset[str]:
        """The policies that bulletins hold."""
        return frozenset(self.placing.of_text(text) for row in self.rows.values() for text in row.texts.values())


class Regions:
    """The policy of any naming whose row was read."""

    def __init__(self) -> None:
        """Start with no rows."""
        self._by_key: dict[str, Region] = {}
        self._every: list[Region] = []

    def add(self, keys: Iterable[str], region: Region) -> None:
        """Add a region with the keys of all its rows, of those too that hold nothing."""
        self._by_key.update(dict.fromkeys(keys, region))
        self._every.append(region)

    def policy(self, naming: Naming, key: str) -> str:
        """Return the policy of a naming, given with the key of its row."""
        return self._by_key[key].placing.policy(naming)

    def at(self, key: str) -> Region:
        """Return the region of a row."""
        return self._by_key[key]

    def names(self, policy: str) -> Names | None:
        """Return the namings of a policy, None where no region names it."""
        return next((region.policies[policy] for region in self._every if policy in region.policies), None)
