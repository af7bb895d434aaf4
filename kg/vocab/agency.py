"""One issuing body and how the registry file describes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.errors import DataError

FILE = "agencies.yaml"
FIELDS = {"short", "weak", "codes", "from", "to", "level", "examples"}


class Succession(NamedTuple):
    """The transfer of one body's duties to another."""

    old: str
    new: str
    date: str
    """ISO date."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that issues policy."""

    name: str
    """Official name; the id of its Ministry node."""
    kind: str
    """ministry, administration, party, local_government and so on: the headings of agencies.yaml."""
    level: str = "national"
    """national, provincial or local."""
    short_names: tuple[str, ...] = ()
    """Found in running text."""
    weak_names: tuple[str, ...] = ()
    """Understood only where they stand alone."""
    codes: tuple[str, ...] = ()
    """What its document numbers begin with."""
    valid_from: str | None = None
    """First day, ISO date or its beginning."""
    valid_to: str | None = None
    """Last day, ISO date or its beginning; None where it exists today."""
    successions: tuple[Succession, ...] = ()
    """Those in which it is the old or the new body."""

    def lived(self, on: str) -> bool:
        """Tell whether it existed on an ISO date. A limit that is only a year includes the whole year."""
        return (self.valid_from or "") <= on and (self.valid_to is None or on <= self.valid_to + "~")


def read_successions(data: Mapping[Any, Mapping[str, Iterable[str]]]) -> tuple[Succession, ...]:
    """Flatten date → new → olds, in order of date."""
    rows = (Succession(old, new, str(date)) for date, changes in data.items() for new, olds in changes.items() for old in olds)
    return tuple(sorted(rows, key=lambda row: (row.date, row.new, row.old)))


def read_agencies(data: Mapping[str, Any], successions: Iterable[Succession]) -> dict[str, Agency]:
    """Build the bodies of both lists. Raises DataError for an unknown field, a body given twice or a succession of an unknown body."""
    entries: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for name, kind, entry in _entries(data):
        if name in entries:
            raise DataError(f"{FILE}: {name} stands twice")
        if unknown := set(entry) - FIELDS:
            raise DataError(f"{FILE}: {name}: unknown field {sorted(unknown)}")
        entries[name] = kind, entry
    changes = _changes_by_name(successions, entries)
    return {name: _agency(name, kind, entry, changes.get(name, [])) for name, (kind, entry) in entries.items()}


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for part in ("bodies", "former"):
        for kind, bodies in data[part].items():
            for name, entry in bodies.items():
                yield _in_full(name, kind, entry, data["expand"])


def _in_full(name: str, kind: str, entry: Mapping[str, Any], expand: Mapping[str, str]) -> tuple[str, str, Mapping[str, Any]]:
    """Write out the beginning of a name; the shorter form becomes a short name."""
    for begin, full in expand.items():
        if name.startswith(begin):
            return full + name.removeprefix(begin), kind, {**entry, "short": [name, *entry.get("short", ())]}
    return name, kind, entry


def _changes_by_name(successions: Iterable[Succession], known: Iterable[str]) -> dict[str, list[Succession]]:
    names, changes = set(known), dict[str, list[Succession]]()
    for row in successions:
        for name in (row.old, row.new):
            if name not in names:
                raise DataError(f"{FILE}: successions {row.date}: {name} is no entry")
            changes.setdefault(name, []).append(row)
    return changes


def _agency(name: str, kind: str, entry: Mapping[str, Any], changes: list[Succession]) -> Agency:
    founded = next((row.date for row in changes if row.new == name), None)
    ended = next((row.date for row in reversed(changes) if row.old == name), None)
    return Agency(
        name=name,
        kind=kind,
        level=entry.get("level", "national"),
        short_names=tuple(entry.get("short", ())),
        weak_names=tuple(entry.get("weak", ())),
        codes=tuple(entry.get("codes", ())),
        valid_from=str(entry["from"]) if "from" in entry else founded,
        valid_to=str(entry["to"]) if "to" in entry else ended,
        successions=tuple(changes),
    )
