"""Control characters out of files, names and stores never reach a terminal; cells of CSV are run by no spreadsheet."""

import ast
import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import Kg

from kg.text.visible import harmless, visible, visible_json, visible_line

ROOT = Path(__file__).resolve().parent.parent.parent
EVIL = "\x1b]0;甲\x07\x1b[2J\x9b31m\u202e\u2066\x1b]8;;http://example.invalid\x1b\\"
"""Sets the title of a window, clears it, colours it, turns the direction, begins a link."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NOTICE = (
    f"关于做好甲类{EVIL}设备登记工作的通知\n工信部装〔2031〕5号\n各有关单位：\n按照《=乙类{EVIL}管理办法》（工信部装〔2031〕4号）办理。\n"
    "依据《甲类登记单》。\n工业和信息化部\n2031年3月5日\n"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲类（2031）\t《办法》\n", "甲类（2031）\t《办法》\n"),
        ("\x1b[2J\x07\x9b\x7f\r", r"\x1b[2J\x07\x9b\x7f\x0d"),
        ("\u202e甲\u2069\u061c", r"\u202e甲\u2069\u061c"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_a_terminal_obeys_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible_line(text) == shown.replace("\n", r"\n")


def test_json_keeps_its_meaning() -> None:
    text = visible_json(json.dumps({EVIL: [EVIL]}, ensure_ascii=False))
    assert not OBEYED.search(text)
    assert json.loads(text) == {EVIL: [EVIL]}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "甲", "《=办法》", "2031-01-01", "a@b"])
def test_other_cells_stay(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"a{EVIL.replace('/', '')}.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "in" / f"b{EVIL.replace('/', '')}.exe").write_bytes(b"MZ\0\0")
    return tmp_path / "in"


STORED = (
    ("stats",),
    ("runs",),
    ("check",),
    ("gaps",),
    ("query", "policies"),
    ("query", "search", "q=设备"),
    ("cypher", f"RETURN '{EVIL}' AS a"),
    ("query", EVIL),
    (EVIL,),
    ("query", "policy", "--format", EVIL),
)


@pytest.mark.slow
def test_no_command_prints_what_a_terminal_obeys(kg: Kg, folder: Path, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s")
    told = [kg("extract", folder), kg("extract", folder, "--format", "table"), kg("build", folder, *store)]
    told += [kg(*command, *store, *form) for command in STORED for form in ((), ("--format", "json"), ("--format", "csv"))]
    printed = [result.stdout + result.stderr for result in told]
    assert [text for text in printed if OBEYED.search(text)] == []
    assert sum(r"\x1b" in text or r"\u001b" in text for text in printed) > 15


def test_a_switch_leaves_cells_as_they_are(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "=a.txt").write_text(NOTICE, "utf-8")
    record = json.loads(kg("extract", tmp_path / "=a.txt").stdout)
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    for path, number in ((old, "甲〔2031〕1号"), (new, "甲〔2031〕2号")):
        path.write_text(json.dumps(record | {"doc_number": number}), "utf-8")

    def bulletins(*switch: str) -> set[str]:
        return {row["bulletin"] for row in csv.DictReader(io.StringIO(kg("diff", old, new, "--format", "csv", *switch).stdout))}

    assert bulletins() == {"'=a.txt"}
    assert bulletins("--exact-cells") == {"=a.txt"}


def test_a_text_is_exact_in_a_pipe_and_safe_on_a_terminal(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NOTICE, "utf-8")
    assert kg("text", file).stdout_bytes.decode() == NOTICE
    master, slave = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", "from kg.cli import main; main()", "text", str(file)], stdout=slave, cwd=ROOT) as process:
        os.close(slave)
        shown = b""
        while chunk := _read(master):
            shown += chunk
    os.close(master)
    assert process.returncode == 0
    assert not OBEYED.search(shown.decode().replace("\r\n", "\n"))


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # the other end is closed
        return b""


def test_commands_print_by_one_module() -> None:
    """Bars alone print by themselves: their words are made safe where they are put in."""
    calls = {
        (path.name, ast.unparse(node.func))
        for path in (ROOT / "kg" / "cli").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo", "click.secho", "console.print")
    }
    assert calls == {("screen.py", "click.echo"), ("progress.py", "print"), ("table.py", "console.print")}
