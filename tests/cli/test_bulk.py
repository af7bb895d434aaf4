"""`kg build --bulk`: the tables are those that a build and an export make, and the database they become is the one that a build makes."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j_server as server
import pytest
from command import SAMPLES, Kg

from benchmarks.library import bulletins

csv.field_size_limit(1 << 30)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    for name, text in bulletins(420):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


OF_RUNS = {"nodes-Run.csv", "nodes-Inputs.csv", "nodes-Change.csv"}
"""Tables that tell of runs."""
OF_RECORDS = {"started", "finished", "changed", "recorded", "told"}
"""Columns that say when, and how far changes are recorded: tables for an import have no record."""


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Rows by file, without when something was done; of runs, which also say how, none."""
    return {path.name: sorted(rows(path), key=str) for path in folder.glob("*.csv") if path.name not in OF_RUNS}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {key: value for key, value in row.items() if key.split(":")[0] not in OF_RECORDS}


@pytest.mark.parametrize("which", ["samples", "library"])
def test_the_tables_are_those_of_a_build_and_an_export(kg: Kg, tmp_path: Path, library: Path, which: str) -> None:
    source = {"samples": SAMPLES, "library": library}[which]
    built = kg("build", source, "--store", tmp_path / "store", "--format", "json")
    assert kg("export", tmp_path / "exported", "--format", "csv", "--store", tmp_path / "store").exit_code == 0
    bulk = kg("build", source, "--bulk", tmp_path / "bulk", "--format", "json")
    assert (bulk.exit_code, held(bulk.stdout)) == (0, held(built.stdout))
    assert (told := not_understood(bulk.stderr)) == not_understood(built.stderr)
    notes = json.loads(kg("check", "--store", tmp_path / "store", "--format", "json").stdout)
    assert sum(told.values()) == len(notes) > 0
    exported, made = tables(tmp_path / "exported"), tables(tmp_path / "bulk")
    assert made.keys() == exported.keys()
    assert [name for name in made if made[name] != exported[name]] == []
    arguments = [(tmp_path / folder / "import.args").read_text("utf-8").split() for folder in ("exported", "bulk")]
    assert sorted(arguments[0]) == sorted([*arguments[1], "--nodes=./nodes-Change.csv"])
    assert not list((tmp_path / "bulk").glob("*.sqlite"))


def not_understood(report: str) -> dict[str, int]:
    """Return what the report of a build counts, by sort and example."""
    lines = report.partition("Not understood")[2].splitlines()[1:]
    return {sort: int(count) for count, sort in (line.split(maxsplit=1) for line in lines if line.startswith("  "))}


def held(summary: str) -> list[dict[str, Any]]:
    return [row for row in json.loads(summary) if row["what"] != "change"]


def test_bad_inputs_are_named_and_the_others_are_written(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/bad.txt").write_text("鸡蛋两斤，牛奶一箱。\n", encoding="utf-8")
    (tmp_path / "in/good.txt").write_bytes((SAMPLES / "interim-measures-pumps.txt").read_bytes())
    result = kg("build", tmp_path / "in", "--bulk", tmp_path / "out")
    assert (result.exit_code, "Not loaded: " in result.stderr, (tmp_path / "out/nodes-Policy.csv").exists()) == (1, True, True)


def test_a_folder_that_cannot_be_made(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = kg("build", SAMPLES, "--bulk", tmp_path / "file/deep")
    assert (result.exit_code, str(tmp_path / "file") in result.stderr) == (3, True)


@pytest.mark.server
def test_the_next_build_into_the_imported_database_writes_nothing(
    kg: Kg, tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = server.wanted()
    try:
        with server.mortal(line, server.java(line)) as mortal:
            monkeypatch.setenv("KG_NEO4J_PASSWORD", mortal.password)
            assert kg("build", library, "--bulk", tmp_path / "bulk").exit_code == 0
            mortal.stop()
            mortal.admin("database", "import", "full", "neo4j", "--overwrite-destination", "@import.args", folder=tmp_path / "bulk")
            mortal.start()
            again = kg("build", library, "--store", mortal.uri, "--format", "json")
            assert (again.exit_code, [row["count"] for row in json.loads(again.stdout) if row["what"] == "change"]) == (0, [0, 0, 0, 0])
            assert kg("export", tmp_path / "after", "--format", "csv", "--store", mortal.uri).exit_code == 0
            assert tables(tmp_path / "after") == tables(tmp_path / "bulk")
            more = kg("build", SAMPLES, "--store", mortal.uri)
            assert more.exit_code == 0, more.stderr
            assert kg("check", "--deep", "--store", mortal.uri, "--format", "json").exit_code in (0, 1)
    except server.Unavailable as missing:
        pytest.skip(str(missing))
