"""Which paragraphs were taken over, and from whom. Both stores answer alike."""

from typing import Any

from province import GREEN, PORT31, SHARED, D

from kg.store.protocol import Store
from queries import run

NAMES = ("direction", "passage", "span", "similarity", "id", "higher", "their_passage", "their_span", "share", "their_share")


def rows(store: Store, **params: Any) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in NAMES) for row in run(store, "reused", params)]


def test_what_was_taken_over_from_whom(filled: Store) -> None:
    (first, second), (start, later) = SHARED["evidence"], SHARED["spans"]
    (theirs, others), (place, earlier) = SHARED["target_evidence"], SHARED["target_spans"]
    assert rows(filled, key=PORT31) == [
        ("from", first, start, 0.78, GREEN, True, theirs, place, 0.25, 0.125),
        ("from", second, later, 0.86, GREEN, True, others, earlier, 0.25, 0.125),
    ]
    assert rows(filled, key=GREEN) == [
        ("by", others, earlier, 0.86, PORT31, False, second, later, 0.125, 0.25),
        ("by", theirs, place, 0.78, PORT31, False, first, start, 0.125, 0.25),
    ]


def test_only_one_direction(filled: Store) -> None:
    assert rows(filled, key=PORT31, direction="by") == rows(filled, key=D) == []
    assert rows(filled, key=PORT31, direction="from") == rows(filled, key=PORT31)


def test_shared_text_is_a_reason_with_both_passages(filled: Store) -> None:
    for key, other, quote, theirs in ((PORT31, GREEN, "evidence", "target_evidence"), (GREEN, PORT31, "target_evidence", "evidence")):
        row = next(row for row in run(filled, "related", {"key": key}) if row["id"] == other)
        reason = next(reason for reason in row["reasons"] if reason["reason"] == "shared_text")
        assert (reason["quote"], reason["their_quote"], reason["weight"]) == (SHARED[quote][0], SHARED[theirs][0], 3.75)
