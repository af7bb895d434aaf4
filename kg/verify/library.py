"""What verification asks of a library of documents: few questions, each about many names at once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Policy:
    """A document that the library holds or knows from citations."""

    id: str
    title: str
    """Its id where it is known by its number alone."""
    number: str | None
    held: bool
    kind: str | None
    signed: str | None
    published: str | None
    effective: str | None
    keys: tuple[str, ...]
    """Every number and title it is known by."""
    validity: tuple[str, ...]
    """`day status`, see docs/validity.md."""
    effective_quote: str | None
    expires_quote: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A repeal or an amendment of a policy, as another document says it."""

    policy: str
    """Id of what is changed."""
    type: str
    """SUPERSEDES or AMENDS."""
    by: str
    """Id of what changes it."""
    title: str
    number: str | None
    day: str
    """ISO date, '' if no day is known."""
    scope: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """A law as it read from one change to the next."""

    policy: str
    day: str
    """ISO day on which it was made."""
    start: str
    """First day in force."""
    until: str | None
    """First day of the next wording; None for the latest."""
    texts: frozenset[str]
    """Ids of the texts that print it, none where only a later wording names the change."""
    quote: str | None
    made_by: frozenset[str]
    """Ids of the decisions that made it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a policy, as printed in one bulletin."""

    policy: str
    id: str
    """`bulletin_id:start-end`."""
    source: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names in normal form that are looked up together."""

    numbers: frozenset[str] = frozenset()
    """Document numbers, as `kg.text.normal.normal_number` gives them."""
    titles: frozenset[str] = frozenset()
    """Keys of titles, as `kg.identity.policy_key` gives them."""


class Library(Protocol):
    """A store of documents, asked by indexed names: no answer takes longer the more it holds."""

    def named(self, names: Names) -> Collection[Policy]:
        """Return the policies that bear one of the numbers, or whose title has one of the keys, editions left out."""
        ...

    def also_named(self, names: Collection[str]) -> Collection[Policy]:
        """Return the policies that are also known by one of these names: numbers in normal form, or titles."""
        ...

    def alike(self, titles: Collection[str]) -> Collection[Policy]:
        """Return the policies whose titles share most words with one of these, a few for each."""
        ...

    def changes(self, policies: Collection[str]) -> Collection[Change]:
        """Return the repeals and amendments of the policies with these ids; those in drafts are none."""
        ...

    def wordings(self, policies: Collection[str]) -> Collection[Wording]:
        """Return the wordings of the policies with these ids that are laws, by day."""
        ...

    def texts(self, policies: Collection[str]) -> Collection[Text]:
        """Return the texts that the library holds of the policies with these ids."""
        ...
