"""`kg verify`: forms of output, exit codes, and files of several types."""

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from command import SAMPLES, Kg

GOOD = "依据工信部联节〔2023〕921号办理。"
BAD = "依据《泵类产品再制造管理暂行办法》（工信部联节〔2021〕936号）办理。"
FIELDS = (
    ["start", "end", "printed", "title", "number", "provision", "verdict", "policy", "as_of", "since", "quote", "candidates", "suggestion"]
)  # fmt: skip


@pytest.mark.parametrize(("text", "code", "verdicts"), [(GOOD, 0, ["right"]), (BAD, 4, ["repealed"]), ("无引用。", 0, [])])
def test_exit_code_and_json(kg: Kg, built: Path, text: str, code: int, verdicts: list[str]) -> None:
    result = kg("verify", "-", "--as-of", "2024-01-01", "--store", built, "--format", "json", stdin=text.encode())
    rows = json.loads(result.stdout)
    assert (result.exit_code, [row["verdict"] for row in rows]) == (code, verdicts)
    assert all(list(row) == FIELDS for row in rows)


def test_the_table_and_csv(kg: Kg, built: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"# 标题\n\n{BAD}\n", encoding="utf-8")
    shown = kg("verify", draft, "--as-of", "2024-01-01", "--store", built)
    assert shown.exit_code == 4
    assert "3:3" in shown.stdout and "repealed" in shown.stdout
    assert "1 citations, 1 objections, as of 2024-01-01" in shown.stderr
    listed = kg("verify", draft, "--as-of", "2024-01-01", "--store", built, "--format", "csv")
    assert [(row["verdict"], row["policy"]) for row in csv.DictReader(io.StringIO(listed.stdout))] == [
        ("repealed", "工信部联节〔2021〕936号")
    ]
    empty = tmp_path / "empty.txt"
    empty.write_text("无引用。\n", encoding="utf-8")
    assert kg("verify", empty, "--store", built, "--format", "csv").stdout.strip().split(",") == FIELDS


def test_a_word_file_and_the_text_that_offsets_count(kg: Kg, built: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    document = docx.Document()
    document.add_paragraph("各位同事：")
    document.add_paragraph(BAD)
    document.save(str(draft))
    (row,) = json.loads(kg("verify", draft, "--as-of", "2024-01-01", "--store", built, "--format", "json").stdout)
    text = kg("text", draft).stdout
    assert (row["verdict"], text[row["start"] : row["end"]]) == ("repealed", row["printed"])


def test_a_held_text_is_not_objected_to(kg: Kg, built: Path) -> None:
    result = kg("verify", SAMPLES / "notice-pumps-2022.pdf", "--store", built, "--format", "json")
    assert {row["verdict"] for row in json.loads(result.stdout)} <= {"right", "cited_only", "expired", "repealed"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nothing.txt"], 1, "nothing.txt"),
        (["-", "--as-of", "2034"], 2, "2034"),
        (["-", "--store", "nowhere.store"], 3, "nowhere.store"),
    ],
)
def test_errors_keep_their_codes(kg: Kg, words: list[str], code: int, told: str) -> None:
    result = kg("verify", *words, stdin=GOOD.encode())
    assert result.exit_code == code
    assert told in result.stderr
