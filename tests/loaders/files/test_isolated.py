"""What crashes, hangs or eats memory ends one file, and the next one is read."""

import pytest

from kg.errors import InputError
from loaders.files.isolated import call, watch

DEEDS = "tests.loaders.files.deeds"


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("crash", "a.pdf: cannot be read: the reader crashed on it"),
        ("hang", "a.pdf: was given up: no progress for 1 seconds"),
        ("refuse", "a.pdf: is no document"),
        ("fail", "a.pdf: cannot be read: KeyError: 'table'"),
        ("eat", "a.pdf: needs more than 4 GiB of memory"),
    ],
)
def test_a_bad_file_is_named_and_the_next_one_read(deed: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        call(f"{DEEDS}:{deed}", b"x" * 1_000_000, "a.pdf", silence=1.0 if deed == "hang" else 60.0)
    assert str(caught.value).startswith(reason)
    assert call(f"{DEEDS}:length", b"xyz", "b.pdf")["length"] == 3


def test_one_process_serves_many_files() -> None:
    processes = {call(f"{DEEDS}:length", b"x" * size, "a.pdf")["process"] for size in range(5)}
    assert len(processes) == 1


def test_what_a_library_prints_is_no_answer() -> None:
    assert call(f"{DEEDS}:print_much", b"", "a.pdf") == "done"


def test_progress_is_told_by_page() -> None:
    told: list[tuple[str, int, int]] = []
    watch(lambda path, done, total: told.append((path, done, total)))
    call(f"{DEEDS}:length", b"", "a.pdf")
    watch(None)
    call(f"{DEEDS}:length", b"", "b.pdf")
    assert told == [("a.pdf", 1, 2), ("a.pdf", 2, 2)]
