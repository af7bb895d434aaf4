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


def test_of_what_cannot_be_read_any_more_it_is_told_that_the_store_keeps_it(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    folder, store = tmp_path / "in", tmp_path / "s"
    (folder / "2031").mkdir(parents=True)
    (folder / "2031/a b.txt").write_bytes(files[0].read_bytes())
    kg("build", folder, "--store", store)
    (folder / "2031/a b.txt").write_bytes(b"")
    (folder / "2031/new.txt").write_bytes(b"")
    told = kg("build", folder, "--store", store).stderr
    kept = "the store keeps what it gave before: kg remove '2031/a b.txt' takes it out"
    assert f"Not loaded: {folder}/2031/a b.txt: is empty; {kept}\nNot loaded: {folder}/2031/new.txt: is empty\n" in told


def test_nothing_stored_is_lost_when_all_inputs_are_bad(kg: Kg, built: Path, tmp_path: Path) -> None:
    before = graph(kg, built, tmp_path / "before")
    (tmp_path / "empty.txt").touch()
    result = kg("build", tmp_path / "empty.txt", "--store", built)
    assert (result.exit_code, result.stdout) == (1, "")
    assert graph(kg, built, tmp_path / "after") == before


def test_what_another_build_wrote_meanwhile_is_not_lost(kg: Kg, tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build runs from beginning to end while the first one extracts."""
    store, take_in = tmp_path / "s", load.take_in

    def slowly(items: Sequence[Any], *how: Any) -> Iterator[tuple[Intake, ...]]:
        monkeypatch.undo()
        assert kg("build", files[1], "--store", store).exit_code == 0
        return take_in(items, *how)

    monkeypatch.setattr(load, "take_in", slowly)
    assert kg("build", files[0], "--store", store).exit_code == 0
    kg("build", *files[:2], "--store", tmp_path / "at once")
    assert graph(kg, store, tmp_path / "a") == graph(kg, tmp_path / "at once", tmp_path / "b")


def test_standard_input(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    assert kg("build", "-", "--store", tmp_path / "s", stdin=files[0].read_bytes()).exit_code == 0
    rows = json.loads(kg("query", "bulletin", "key=stdin", "--store", tmp_path / "s", "--format", "json").stdout)
    assert rows != []


def test_a_changed_bulletin_replaces_its_own_part(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    other = tmp_path / files[0].name
    other.write_bytes(files[-1].read_bytes() + b"\n")
    kg("build", *files, "--store", tmp_path / "changed")
    kg("build", other, "--store", tmp_path / "changed")
    kg("build", *files[1:], other, "--store", tmp_path / "fresh")
    assert graph(kg, tmp_path / "changed", tmp_path / "a") == graph(kg, tmp_path / "fresh", tmp_path / "b")


def test_two_files_of_one_id_are_not_mixed(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    for folder, file in (("2031", files[0]), ("2032", files[1])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_bytes(file.read_bytes())
    refused = kg("build", tmp_path / "2031", tmp_path / "2032", "--store", tmp_path / "s")
    assert refused.exit_code == 1
    assert (
        f"Not loaded: {tmp_path}/2032/1.txt: {tmp_path}/2031/1.txt has the same id, 1.txt: give a folder that holds both" in refused.stderr
    )
    assert "keeps" not in kg("build", tmp_path / "2031", tmp_path / "2032", "--store", tmp_path / "s").stderr
    assert kg("build", tmp_path / "2031", tmp_path / "2032", "--root", tmp_path, "--store", tmp_path / "t").exit_code == 0
    rows = json.loads(kg("query", "bulletins", "--store", tmp_path / "t", "--format", "json").stdout)
    assert {row["id"] for row in rows} == {"2031/1.txt", "2032/1.txt"}


def test_the_same_bytes_are_read_once_and_told(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    for name in ("a.txt", "b/a.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(files[1].read_bytes())
    result = kg("build", tmp_path / "in", "--store", tmp_path / "s")
    assert result.exit_code == 0
    assert f"{tmp_path}/in/b/a.txt: the same bytes as {tmp_path}/in/a.txt, read once" in result.stderr
    assert [row["id"] for row in json.loads(kg("query", "bulletins", "--store", tmp_path / "s", "--format", "json").stdout)] == ["a.txt"]


def test_a_copy_that_is_read_in_place_of_what_is_held_replaces_it(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / name).write_bytes(files[0].read_bytes())
        assert kg("build", folder, "--store", tmp_path / "s").exit_code == 0
    kg("build", folder, "--store", tmp_path / "fresh")
    assert graph(kg, tmp_path / "s", tmp_path / "a") == graph(kg, tmp_path / "fresh", tmp_path / "b")


def test_what_a_store_holds_under_another_id_is_told_what_to_do(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    (tmp_path / "in" / "2031").mkdir(parents=True)
    (tmp_path / "in" / "2031" / "a 1.txt").write_bytes(files[1].read_bytes())
    (tmp_path / "in" / "b.txt").write_bytes(files[0].read_bytes())
    kg("build", tmp_path / "in" / "2031" / "a 1.txt", "--store", tmp_path / "s")
    again = kg("build", tmp_path / "in", "--store", tmp_path / "s")
    told = "2031/a 1.txt: the store holds these bytes as a 1.txt: kg remove 'a 1.txt' first, or build with the --root that gives this id"
    assert (again.exit_code, told in again.stderr) == (1, True)
    assert kg("remove", "a 1.txt", "--store", tmp_path / "s").exit_code == 0
    assert kg("build", tmp_path / "in", "--store", tmp_path / "s").exit_code == 0
    kg("build", tmp_path / "in", "--store", tmp_path / "fresh")
    assert graph(kg, tmp_path / "s", tmp_path / "a") == graph(kg, tmp_path / "fresh", tmp_path / "b")
