"""`kg build` and `kg remove`: what is loaded, what is refused, and that the store stays whole."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from command import SAMPLES, Kg

from kg.cli import load
from kg.cli.intake import Intake


def graph(kg: Kg, store: Path, folder: Path) -> str:
    """Everything in the store, as text."""
    result = kg("export", folder, "--format", "jsonl", "--store", store)
    assert result.exit_code == 0, result.stderr
    return (folder / "graph.jsonl").read_text("utf-8")


def changes(output: str) -> dict[str, int]:
    return {row["name"]: row["count"] for row in json.loads(output) if row["what"] == "change"}


def test_building_again_changes_nothing(kg: Kg, tmp_path: Path) -> None:
    store = tmp_path / "s"
    first = kg("build", SAMPLES, "--store", store, "--format", "json")
    before = graph(kg, store, tmp_path / "before")
    second = kg("build", SAMPLES, "--store", store, "--format", "json")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert changes(first.stdout)["nodes_written"] > 0
    assert changes(second.stdout) == {"nodes_written": 0, "nodes_removed": 0, "edges_written": 0, "edges_removed": 0}
    assert graph(kg, store, tmp_path / "after") == before


def test_the_order_of_files_and_the_number_of_builds_change_nothing(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    kg("build", *files, "--store", tmp_path / "at once")
    for file in reversed(files):
        kg("build", file, "--store", tmp_path / "one by one")
    assert graph(kg, tmp_path / "one by one", tmp_path / "b") == graph(kg, tmp_path / "at once", tmp_path / "a")


@pytest.mark.parametrize("which", [0, -1])
def test_remove_takes_out_one_bulletin_and_nothing_else(kg: Kg, tmp_path: Path, files: list[Path], which: int) -> None:
    kg("build", *files, "--store", tmp_path / "all")
    kg("build", *(file for file in files if file != files[which]), "--store", tmp_path / "others")
    assert kg("remove", files[which].name, "--store", tmp_path / "all").exit_code == 0
    assert graph(kg, tmp_path / "all", tmp_path / "a") == graph(kg, tmp_path / "others", tmp_path / "b")


def test_remove_names_what_is_not_there(kg: Kg, built: Path, tmp_path: Path) -> None:
    before = graph(kg, built, tmp_path / "before")
    result = kg("remove", "nowhere.txt", "--store", built)
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr
    assert graph(kg, built, tmp_path / "after") == before


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "cut.txt": ("关于某某工作的通知，" * 40).encode()[:-1],
    "shopping.txt": "鸡蛋两斤，牛奶一箱。\n".encode(),
}


def test_bad_inputs_are_named_and_the_others_are_loaded(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / files[0].name).write_bytes(files[0].read_bytes())
    result = kg("build", folder, tmp_path / "missing.txt", "--store", tmp_path / "s")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if line.startswith("Not loaded: ")]
    assert [name for name in (*BAD, "missing.txt") if not any(name in line for line in told)] == []
    assert len(told) == len(BAD) + 1
    kg("build", files[0], "--store", tmp_path / "good")
    assert graph(kg, tmp_path / "s", tmp_path / "a") == graph(kg, tmp_path / "good", tmp_path / "b").replace(
        str(files[0]), str(folder / files[0].name)
    )


def test_nothing_stored_is_lost_when_all_inputs_are_bad(kg: Kg, built: Path, tmp_path: Path) -> None:
    before = graph(kg, built, tmp_path / "before")
    (tmp_path / "empty.txt").touch()
    result = kg("build", tmp_path / "empty.txt", "--store", built)
    assert (result.exit_code, result.stdout) == (1, "")
    assert graph(kg, built, tmp_path / "after") == before


def test_what_another_build_wrote_meanwhile_is_not_lost(kg: Kg, tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build runs from beginning to end while the first one extracts."""
    store, take_in = tmp_path / "s", load.take_in

    def slowly(items: Sequence[Any], jobs: int) -> Iterator[Intake]:
        monkeypatch.undo()
        assert kg("build", files[1], "--store", store).exit_code == 0
        return take_in(items, jobs)

    monkeypatch.setattr(load, "take_in", slowly)
    refused = kg("build", files[0], "--store", store)
    assert (refused.exit_code, "another build wrote into this store" in refused.stderr) == (3, True)
    assert kg("build", files[0], "--store", store).exit_code == 0
    kg("build", *files[:2], "--store", tmp_path / "at once")
    assert graph(kg, store, tmp_path / "a") == graph(kg, tmp_path / "at once", tmp_path / "b")


def test_standard_input(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    assert kg("build", "-", "--store", tmp_path / "s", stdin=files[0].read_bytes()).exit_code == 0
    rows = json.loads(kg("query", "bulletin", "key=stdin", "--store", tmp_path / "s", "--format", "json").stdout)
    assert rows != []


def test_a_changed_bulletin_replaces_its_own_part(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    other = tmp_path / files[0].name
    other.write_bytes(files[-1].read_bytes())
    kg("build", *files, "--store", tmp_path / "changed")
    kg("build", other, "--store", tmp_path / "changed")
    kg("build", *files[1:], other, "--store", tmp_path / "fresh")
    assert graph(kg, tmp_path / "changed", tmp_path / "a") == graph(kg, tmp_path / "fresh", tmp_path / "b")


def test_two_inputs_of_one_name_are_told(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    twin = tmp_path / files[0].name
    twin.write_bytes(files[0].read_bytes())
    result = kg("build", files[0], twin, "--store", tmp_path / "s")
    assert f"{files[0].name}: 2 inputs have this name" in result.stderr
