"""What cells mean: candidates of each query of a batch, and entities for what a user types."""

from collections.abc import Iterator
from datetime import date

from api.reconcile.asked import Batch, Question
from api.reconcile.entity import TYPES, Json, entity_id, type_of
from kg.match import match, read_name
from kg.match.score import Match
from kg.store.protocol import Row, Store
from queries import candidates, run
from queries.library import StoredLibrary

SCORES = {"exact": 95.0, "prefix": 80.0, "name": 75.0, "phrase": 70.0, "words": 60.0, "initials": 40.0}
"""Of what `search` finds, by how; where the words stand only in its text, it is no candidate."""
_ONLY, _ONE_OF_SEVERAL = 100.0, 90.0
_SUGGESTED = 20
_NEAREST = {"candidates": 1000}
"""The names that are proposed are among the first that the index has."""


def answer(store: Store, batch: Batch, seconds: float) -> Json:
    """Return the candidates of each query by its name."""
    policies = _policies(store, batch, seconds)
    return {
        name: {"result": sorted(_candidates(store, name, asked, policies, seconds), key=lambda one: -one["score"])[: asked.limit]}
        for name, asked in batch.root.items()
    }


def _policies(store: Store, batch: Batch, seconds: float) -> dict[str, Match]:
    """Return what those queries mean that may mean a policy, asked for together."""
    asked = {name: one for name, one in batch.root.items() if "Policy" in one.type}
    read = [read_name(one.query, one.value("number"), one.value("signed", "date", "published", "effective")) for one in asked.values()]
    most = max((one.limit for one in asked.values()), default=1)
    return dict(zip(asked, match(read, StoredLibrary(store, seconds), date.today().isoformat(), most), strict=True))


def _candidates(store: Store, name: str, asked: Question, policies: dict[str, Match], seconds: float) -> Iterator[Json]:
    """Yield the nodes that a key means; if it means none of any type asked for, those whose names hold its words."""
    found = policies.get(name)
    for one in found.candidates if found else ():
        facts = [one.number, one.signed, one.status]
        yield _candidate("Policy", one.id, one.title, one.score, bool(found and one.id == found.match), facts)
    others = [label for label in asked.type if label != "Policy"] if asked.query.strip() else []
    # One look-up for all labels: without a type, five times as many would be made for each cell.
    named = candidates(store, asked.query, others) if others else []
    for label in others:
        rows = [row for row in named if row["label"] == label]
        for row in rows:
            yield _candidate(label, row["id"], row["title"], _ONLY if len(rows) == 1 else _ONE_OF_SEVERAL, len(rows) == 1, [row["number"]])
    if not named and not (found and found.match):
        for label in others:
            yield from _near(store, label, asked, seconds)


def _near(store: Store, label: str, asked: Question, seconds: float) -> Iterator[Json]:
    """Yield the nodes of a label whose names hold the words of a key."""
    for row in run(store, "search", {"q": asked.query, "label": label, "limit": asked.limit, **_NEAREST}, timeout=seconds):
        if row["match"] in SCORES:
            yield _candidate(label, row["id"], row["title"], SCORES[row["match"]], False, [row["number"]])


def _candidate(label: str, id_: str, title: str | None, score: float, is_match: bool, facts: list[str | None]) -> Json:
    told = " · ".join(one for one in facts if one and one != title)
    return {"id": entity_id(label, id_), "name": title or id_, "type": [type_of(label)], "score": score, "match": is_match} | (
        {"description": told} if told else {}
    )


def suggested(store: Store, prefix: str, start: int, seconds: float) -> Json:
    """Return the entities whose names hold what a user typed, the nearest first, without the first `start`."""
    rows = run(store, "search", {"q": prefix, "limit": start + 2 * _SUGGESTED, **_NEAREST}, timeout=seconds) if prefix.strip() else []
    found = [_suggestion(row) for row in rows if row["label"] in TYPES and row["match"] != "text"]
    return {"result": found[start : start + _SUGGESTED]}


def _suggestion(row: Row) -> Json:
    told = " · ".join(str(one) for one in (row["number"], row["date"], row["status"]) if one)
    return {
        "id": entity_id(row["label"], row["id"]),
        "name": row["title"] or row["id"],
        "description": told,
        "notable": [type_of(row["label"])],
    }
