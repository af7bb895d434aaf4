"""`kg text LAW --as-of DAY`: the wording of a day, computed where only an earlier one and the decisions since are held."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store.protocol import Row, Store
    from loaders import Source


def wording_of(store: "Store", key: str, day: str) -> "tuple[Source, list[Source]]":
    """Return the text of a law that is the wording of a day, or from which the decisions lead to it that are returned as well.

    Raises InputError where it was not in force yet, or where what leads to its wording is not held; UnknownKey, AmbiguousKey, QueryError,
    StoreError.
    """
    from queries import run

    listed = run(store, "wordings", {"key": key, "as_of": day})
    rows = listed[: max((place for place, row in enumerate(listed, 1) if row["current"]), default=0)]
    if not rows:
        raise InputError(key, f"no wording of it is known that was in force on {day}; kg query wordings key=… lists those that are")
    base = max((place for place, row in enumerate(rows) if row["held"]), default=None)
    if base is None:
        raise InputError(key, f"neither the wording of {rows[-1]['day']} nor an earlier one is held")
    (wording,) = run(store, "wording", {"key": key, "as_of": rows[base]["from"]})
    return _source(wording["bulletin"], wording["text"]), list(_decisions(store, key, rows[base:]))


def _decisions(store: "Store", key: str, rows: "Sequence[Row]") -> "Iterator[Source]":
    """Yield the texts of the decisions that lead from the first of these wordings to the last."""
    for row in rows[1:]:
        held = [made["id"] for made in row["made_by"] if made["held"]]
        if not held:
            missing = f"neither the wording of {row['day']} is held nor the decision that made it"
            raise InputError(key, f"{missing}; the wording before it is that of {rows[0]['day']}")
        yield from (_text(store, policy) for policy in held)


def _text(store: "Store", policy: str) -> "Source":
    """Return the text of a policy that is held."""
    from queries import run

    (printed, *_) = run(store, "policy", {"key": policy})[0]["printed_in"]
    (contribution,) = store.contributions([printed["id"]])
    return next(_source(one.bulletin, one.source) for one in contribution.documents if one.unit == printed["unit"])


def printed(source: "Source") -> dict[str, object]:
    """Return a wording that is held as `kg text --format json` prints it."""
    return {"text": source.text, "computed": False, "bulletin": source.name}


def _source(bulletin: str, text: str) -> "Source":
    from loaders import Source

    return Source(bulletin, bulletin, text if text.endswith("\n") else f"{text}\n", "", None)
