"""Rows as tables, JSON and CSV."""

import csv
import io
import json

import pytest
from rich.cells import cell_len

from kg.cli.table import plain, show

ROWS = [
    {"title": "某部关于[2031]规划的“长”通知" * 8, "count": 3, "keys": ["甲", "乙"], "held": True},
    {"title": None, "count": 12, "keys": [], "extra": {"why": "引用", "n": 0}},
]


def test_json_is_a_list_of_row_objects(capsys: pytest.CaptureFixture[str]) -> None:
    show(ROWS, "json")
    assert json.loads(capsys.readouterr().out) == ROWS


def test_csv_keeps_lists_and_objects_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    show(ROWS, "csv")
    first, second = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert first == {"title": ROWS[0]["title"], "count": "3", "keys": '["甲", "乙"]', "held": "true", "extra": ""}
    assert json.loads(second["extra"]) == {"why": "引用", "n": 0}


def test_a_piped_table_is_neither_cut_nor_folded(capsys: pytest.CaptureFixture[str]) -> None:
    show(ROWS, "table")
    lines = capsys.readouterr().out.splitlines()
    assert ROWS[0]["title"] in "\n".join(lines)
    head = next(line for line in lines if "title" in line)
    row = next(line for line in lines if "甲、乙" in line)
    # Columns stand under each other although a Chinese character takes two cells.
    assert cell_len(head[: head.index("keys")]) == cell_len(row[: row.index("甲、乙")])


def test_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    show([], "json")
    assert json.loads(capsys.readouterr().out) == []
    show([], "csv", ["key", "title"])
    assert capsys.readouterr().out == "key,title\n"
    show([], "table", ["key", "title"])
    assert capsys.readouterr() == ("", "No rows.\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        ("甲\n 乙", "甲 乙"),
        (["甲", ["乙"]], "甲、乙"),
        ({"_label": "Policy", "id": "某部规〔2031〕5号", "title": "某"}, "(Policy 某部规〔2031〕5号)"),
        ({"_type": "AMENDS", "_source": "甲", "_target": "乙"}, "(甲)-[AMENDS]->(乙)"),
        ([{"why": "引用", "names": [], "id": "x1", "name": "甲"}, {"why": "同源", "n": 2}], "引用 · 甲\n同源 · 2"),
        (1.5, "1.5"),
    ],
)
def test_cells(value: object, text: str) -> None:
    assert plain(value) == text


def test_rows_with_objects_inside_are_cards(capsys: pytest.CaptureFixture[str]) -> None:
    show([{"id": "甲", "gone": None, "reasons": [{"why": "引用", "n": 2}, {"why": "同源", "n": 1}]}, {"id": "乙", "reasons": []}], "table")
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["id       甲", "reasons  引用 · 2", "         同源 · 1", "", "id       乙", ""]


@pytest.mark.parametrize(
    ("columns", "width", "cards"),
    [(3, 60, False), (8, 60, True), (8, 100, False), (8, 400, False)],
)
def test_a_terminal_too_narrow_for_the_columns_shows_cards(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, width: int, cards: bool
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    show([{f"name{number}": "关于风机巡检的规定" for number in range(columns)}] * 2, "table")
    printed = capsys.readouterr().out
    assert ("─" not in printed, printed.count("name0")) == ((True, 2) if cards else (False, 1))
