"""Rows of the name index that only count: printed names of standards and programmes, and the days of documents.

`s:` + code and `p:` + programme hold how often texts print each name; `c:` how many documents are dated in each year, `c:` + year the
number for each day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.assemble.mentions import printed_names
from kg.incremental.held import Coverage, Held
from kg.incremental.index import counts_written
from kg.incremental.library import Library
from kg.incremental.rows import load_counts
from kg.model import Document, NodeKey

_LETTERS = {"Standard": "s", "Programme": "p"}
_YEARS = "c:"


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts that a step changes."""

    printed: Mapping[NodeKey, Counter[str]]
    """After the step, how often texts print each name of the standards and programmes whose counts change."""
    coverage: Coverage
    rows: Mapping[str, str]
    gone: tuple[str, ...]


def count(held: Held, library: Library) -> Counts:
    """Count what comes and goes with the changed bulletins."""
    changes: dict[str, Counter[str]] = defaultdict(Counter)
    nodes: dict[str, NodeKey] = {}
    for contributions, sign in ((library.old, -1), (library.new, 1)):
        for one in contributions.values():
            for document in one.documents:
                for key, name in _counted(document, nodes):
                    changes[key][name] += sign
    changes = {key: Counter({name: change for name, change in counts.items() if change}) for key, counts in changes.items()}
    after, rows, gone = counts_written(held, {key: counts for key, counts in changes.items() if counts})
    years = after[_YEARS] if _YEARS in after else load_counts(held.names([_YEARS]).get(_YEARS))
    return Counts({nodes[key]: counts for key, counts in after.items() if key in nodes}, _coverage(held, years, after), rows, tuple(gone))


def _counted(document: Document, nodes: dict[str, NodeKey]) -> Iterator[tuple[str, str]]:
    for printed in printed_names(document):
        key = f"{_LETTERS[printed.node.label]}:{printed.node.id}"
        nodes[key] = printed.node
        yield key, printed.name
    day = max(filter(None, (document.signed, document.published)), default="")
    yield _YEARS, day[:4]
    if day:
        yield _YEARS + day[:4], day


def _coverage(held: Held, years: Counter[str], after: Mapping[str, Counter[str]]) -> Coverage:
    last = max(years, default="")
    if not last:
        return Coverage(years.total(), None)
    key = _YEARS + last
    days = after[key] if key in after else load_counts(held.names([key]).get(key))
    return Coverage(years.total(), max(days))
