"""What one step brings: so many documents and characters at most, a larger bulletin alone."""

from types import SimpleNamespace
from typing import Any

import pytest

from kg.store import update
from kg.store.update import portions


def bulletin(*lengths: int) -> Any:
    """A stand-in for a contribution whose documents are so long."""
    return SimpleNamespace(documents=[SimpleNamespace(source="字" * length) for length in lengths])


@pytest.mark.parametrize(
    ("most", "lengths", "steps"),
    [
        (4, [(1, 1), (1, 1), (1,)], [2, 1]),
        (4, [(1,) * 9, (1,)], [1, 1]),
        (2, [(), (), ()], [2, 1]),
        # Three documents have room for 30 characters, also where a step may have more of them.
        (3, [(20,), (10,), (1,)], [2, 1]),
        (9, [(20,), (10,), (1,)], [2, 1]),
        (9, [(99,), (1,)], [1, 1]),
        # Two have room for 20.
        (2, [(10,), (11,)], [1, 1]),
        (9, [], []),
    ],
)
def test_a_step_has_so_many_documents_and_characters(
    monkeypatch: pytest.MonkeyPatch, most: int, lengths: list[tuple[int, ...]], steps: list[int]
) -> None:
    monkeypatch.setattr(update, "DOCUMENTS", 3)
    monkeypatch.setattr(update, "CHARACTERS", 10)
    brought = [bulletin(*some) for some in lengths]
    found = list(portions(brought, lambda one: one, most))
    assert [len(step) for step in found] == steps
    assert [one for step in found for one in step] == brought
