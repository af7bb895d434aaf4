"""Resolving everything at once: the definition that incremental builds are compared with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Contribution
from kg.resolve.choose import Chooser, Placing
from kg.resolve.naming import Form, Naming, Place, Text, namings
from kg.resolve.place import Skeleton


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A naming that fits several policies; it keeps a node of its own."""

    place: Place
    text: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Policy ids: of every place, the namings of every policy, and what stayed open."""

    ids: dict[Place, str]
    policies: dict[str, tuple[Naming, ...]]
    ambiguous: tuple[Ambiguity, ...]


def resolve(contributions: Iterable[Contribution]) -> Resolution:
    """Decide for every document and every relation which policy it means."""
    every = namings(contributions)
    texts = [naming.says for naming in every if isinstance(naming.says, Text)]
    forms = {naming.says for naming in every if isinstance(naming.says, Form)}
    chooser = Chooser(Skeleton(texts, (form for form in forms if not form.is_open)))
    open_ = {(naming.says, naming.cited_on) for naming in every if isinstance(naming.says, Form) and naming.says.is_open}
    placing = Placing(chooser, ((form, chooser.choice(form, on)) for form, on in open_))
    ids = {naming.place: placing.policy(naming) for naming in every}
    policies: dict[str, list[Naming]] = defaultdict(list)
    for naming in every:
        policies[ids[naming.place]].append(naming)
    ambiguous = tuple(found for naming in every if (found := ambiguity(naming, placing)))
    return Resolution(ids, {name: tuple(policies[name]) for name in sorted(policies)}, ambiguous)


def ambiguity(naming: Naming, placing: Placing) -> Ambiguity | None:
    """Return what to report of a naming, None where it fits no more than one policy."""
    candidates = placing.candidates(naming)
    return Ambiguity(naming.place, naming.says.title or naming.says.number or "", candidates) if candidates else None
