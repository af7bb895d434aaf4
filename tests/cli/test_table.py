"""Rows as tables, JSON and CSV."""

import csv
import io
import json
import re

import pytest
from rich.cells import cell_len

from kg.cli.layout import folded_to
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


def test_rows_with_objects_inside_are_records(capsys: pytest.CaptureFixture[str]) -> None:
    show([{"id": "甲", "gone": None, "reasons": [{"why": "引用", "n": 2}, {"why": "同源", "n": 1}]}, {"id": "乙", "reasons": []}], "table")
    assert capsys.readouterr().out.splitlines() == ["id:       甲", "reasons:  引用 · 2", "          同源 · 1", "", "id:       乙"]


def in_a_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))


def shown(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()


@pytest.mark.parametrize(
    ("columns", "width", "records"),
    [(3, 60, False), (8, 60, True), (8, 100, True), (8, 160, False), (8, 400, False)],
)
def test_a_terminal_too_narrow_for_the_columns_shows_records(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, width: int, records: bool
) -> None:
    in_a_terminal(monkeypatch, width)
    show([{f"name{number}": "关于风机巡检工作的若干规定" for number in range(columns)}] * 2, "table")
    lines = shown(capsys)
    assert ("─" not in "".join(lines), sum("name0" in line for line in lines)) == ((True, 2) if records else (False, 1))
    assert max(map(cell_len, lines)) <= width


def test_long_texts_fold_and_short_ones_stay_whole(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_terminal(monkeypatch, 46)
    show([{"title": "关于风机巡检工作和维修工作的若干规定", "status": "not_yet_effective", "count": 7}], "table")
    assert shown(capsys) == [
        "title                 status             count",
        "──────────────────────────────────────────────",
        "关于风机巡检工作和维  not_yet_effective      7",
        "修工作的若干规定",
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 4, [""]),
        ("甲乙丙丁", 4, ["甲乙", "丙丁"]),
        ("甲乙丙丁", 5, ["甲乙", "丙丁"]),
        ("one two three", 8, ["one two", "three"]),
        ("one sixteen", 6, ["one si", "xteen"]),
        ("甲 乙丙丁戊", 6, ["甲 乙", "丙丁戊"]),
    ],
)
def test_a_cell_is_folded(text: str, width: int, lines: list[str]) -> None:
    assert folded_to(text, width) == lines
