"""Work beside a build: its result, its errors, and its end."""

import os
from collections.abc import Callable

import pytest

from kg.errors import StoreError
from kg.store.beside import beside


def nothing() -> None:
    """There is nothing to open."""


def refuse() -> int:
    raise StoreError("the file is full")


def die() -> int:
    os._exit(9)


def test_the_result_comes_when_it_is_asked_for() -> None:
    opened: list[str] = []
    result = beside(lambda: (os.getpid(), list(opened)), lambda: opened.append("file"))
    process, seen = result()
    assert (process == os.getpid(), seen, opened) == (False, ["file"], [])


def test_with_one_processor_it_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})
    opened: list[str] = []
    assert (beside(os.getpid, lambda: opened.append("file"))(), opened) == (os.getpid(), [])


@pytest.mark.parametrize(("work", "message"), [(refuse, "the file is full"), (die, "a process of this build was ended")])
def test_what_fails_there_is_raised_here(work: Callable[[], int], message: str) -> None:
    with pytest.raises(StoreError, match=message):
        beside(work, nothing)()
