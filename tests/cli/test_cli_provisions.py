"""`kg build --provisions no`: a store without the nodes, in which texts still have their headings and single provisions are found."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import Kg

NOTICE = (
    "关于检修船闸的通知\n云水〔2024〕3号\n\n各船闸：\n\n一、总体要求\n（一）按时检修。各船闸每年检修一次。\n二、保障措施\n加强领导。\n\n"
    "云州省水利厅\n2024年1月2日\n"
)
LAW = (
    "# 云州船闸条例\n\n2021年4月5日云州省第三十届人民代表大会常务委员会第七十九次会议通过\n\n<!-- INFO END -->\n\n"
    "第一条 为了管理船闸，制定本条例。\n\n第二条 过闸应当登记。\n\n登记不收费。\n"
)


@pytest.fixture(params=["yes", "no"])
def kg_of(request: pytest.FixtureRequest, kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Kg, bool]:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "a.store"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "in" / "b.md").write_text(LAW, encoding="utf-8")
    result = kg("build", tmp_path / "in", "--provisions", request.param)
    assert result.exit_code == 0, result.stderr
    return kg, request.param == "yes"


def rows(kg: Kg, *arguments: str) -> list[dict[str, Any]]:
    result = kg("query", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_what_can_be_cited_is_found_with_and_without_provisions(kg_of: tuple[Kg, bool]) -> None:
    kg, has = kg_of
    [count] = json.loads(kg("cypher", "MATCH (v:Provision) RETURN count(v) AS n", "--format", "json").stdout)
    assert (count["n"] > 0) == has
    [text] = rows(kg, "text", "key=云水〔2024〕3号")
    assert [(one["label"], one["heading"]) for one in text["provisions"]] == [
        ("一、", "总体要求"),
        ("一、（一）", "按时检修"),
        ("二、", "保障措施"),
    ]
    [section] = rows(kg, "provision", "key=云水〔2024〕3号", "provision=一、（一）")
    assert (section["source"], section["status"], section["wording"]) == ("（一）按时检修。各船闸每年检修一次。", "in_force", None)
    [paragraph] = rows(kg, "provision", "key=云州船闸条例", "provision=第二条第二款")
    assert (paragraph["source"], paragraph["wording"]) == ("登记不收费。", "2021-04-05")
    for key, last in (("云水〔2024〕3号", "二、"), ("云州船闸条例", "第二条")):
        result = kg("query", "provision", f"key={key}", "provision=9")
        assert result.exit_code == 2 and f"the last one is {last}" in result.stderr
