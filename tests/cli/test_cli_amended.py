"""`kg text OLD --amended-by DECISION`: what is printed, what is said, and the exit code."""

import json
from pathlib import Path

import pytest
from command import Kg

LAW = """# 甲类设备管理办法

第一条 为了规范甲类设备管理，制定本办法。

第二条 生产单位应当备案。

第三条 本办法自2031年1月1日起施行。
"""
DECISION = """# 关于修改《甲类设备管理办法》的决定

一、将第二条中的“备案”修改为“登记”。

二、{second}

本决定自2035年5月1日起施行。
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.md"
    path.write_text(LAW, encoding="utf-8")
    return path


def decided(folder: Path, second: str) -> Path:
    path = folder / "decision.md"
    path.write_text(DECISION.format(second=second), encoding="utf-8")
    return path


def test_the_text_has_the_form_of_the_law_files(kg: Kg, law: Path, tmp_path: Path) -> None:
    result = kg("text", law, "--amended-by", decided(tmp_path, "第三条后增加一条，作为第四条：“甲类设备目录另行公布。”"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "# 甲类设备管理办法\n\n【计算文本】根据《关于修改〈甲类设备管理办法〉的决定》对原文逐条修改得出，不是公布的文本。\n\n"
        "第一条\u3000为了规范甲类设备管理，制定本办法。\n\n第二条\u3000生产单位应当登记。\n\n"
        "第三条\u3000本办法自2031年1月1日起施行。\n\n第四条\u3000甲类设备目录另行公布。\n"
    )


def test_what_is_not_carried_out_is_told_and_ends_with_exit_code_1(kg: Kg, law: Path, tmp_path: Path) -> None:
    path = decided(tmp_path, "第三条第二句删去。")
    result = kg("text", law, "--amended-by", path)
    assert result.exit_code == 1
    assert "【不完整】下列修改没有执行：“二、第三条第二句删去。”。" in result.stdout
    assert "第二条\u3000生产单位应当登记。" in result.stdout
    assert result.stderr.splitlines() == [
        f"{path} at 43-54: not carried out: not understood: 第二句删去",
        "The text is incomplete (不完整).",
    ]
    assert path.read_text(encoding="utf-8")[43:54] == "二、第三条第二句删去。"


def test_json_has_the_origin_of_each_piece(kg: Kg, law: Path, tmp_path: Path) -> None:
    path = decided(tmp_path, "删去第三条。")
    row = json.loads(kg("text", law, "--amended-by", path, "--format", "json").stdout)
    sources = {str(law): LAW, str(path): path.read_text(encoding="utf-8")}
    assert (row["title"], row["computed"], row["complete"], row["effective"]) == ("甲类设备管理办法", True, True, "2035-05-01")
    found = [(row["text"][one["start"] : one["end"]], one["document"] == str(path), one["instruction"]) for one in row["pieces"]]
    assert found == [
        ("第一条", False, None),
        ("为了规范甲类设备管理，制定本办法。", False, None),
        ("第二条", False, None),
        ("生产单位应当", False, None),
        ("登记", True, 1),
        ("。", False, None),
    ]
    assert [sources[one["document"]][slice(*one["span"])] for one in row["pieces"]] == [said for said, _, _ in found]
    assert [one["changes"] for one in row["instructions"]] == [
        [{"change": "replace", "targets": ["2"], "words": [{"old": "备案", "new": "登记"}], "keeps": "", "title": False}],
        [{"change": "strike", "targets": ["3"]}],
    ]
    assert (row["not_executed"], row["assumptions"]) == ([], [])


def test_what_is_no_law_or_no_decision_about_it_is_named(kg: Kg, law: Path, tmp_path: Path) -> None:
    path = decided(tmp_path, "删去第三条。")
    other = tmp_path / "other.md"
    other.write_text(path.read_text(encoding="utf-8").replace("甲类设备", "乙类设备"), encoding="utf-8")
    assert kg("text", law, "--amended-by", other).stderr == f"Error: {other}: orders nothing for 《甲类设备管理办法》\n"
    assert kg("text", path, "--amended-by", path).stderr == f"Error: {path}: is no law in articles (第一条 …)\n"
