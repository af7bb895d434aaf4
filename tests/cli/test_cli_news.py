"""`kg news` after builds and a removal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

OLD = "云州省节能管理办法\n云办发〔2029〕3号\n第一条　为了节能，制定本办法。\n第二条　本办法自2029年5月1日起施行。\n2029年4月1日\n"
BASED = "关于做好工厂节能工作的通知\n云工规〔2030〕7号\n根据《云州省节能管理办法》（云办发〔2029〕3号），现通知如下。\n2030年4月1日\n"
LIST = "关于废止部分文件的决定\n云办发〔2031〕10号\n决定废止《云州省节能管理办法》（云办发〔2029〕3号）。\n2031年5月2日\n"


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)

    def run(*words: str):
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.stderr
        return result

    return run


def write(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")


def told(result) -> list[tuple[str, str | None, str | None]]:
    return [(row["event"], row["id"], row["by"]) for row in json.loads(result.stdout)]


REPEALED = [("repealed", "云办发〔2029〕3号", "云办发〔2031〕10号"), ("basis_lost", "云工规〔2030〕7号", "云办发〔2029〕3号")]


def test_news_of_the_last_build_of_all_and_of_one_document(kg):
    write(old=OLD, based=BASED)
    kg("build", "old.txt", "based.txt")
    assert told(kg("news", "--format", "json")) == [("loaded", None, None)]
    write(list=LIST)
    kg("build", "list.txt")
    assert told(kg("news", "--format", "json")) == REPEALED
    kg("remove", "list.txt")
    last = told(kg("news", "--format", "json"))
    assert last == [("repeal_withdrawn", "云办发〔2029〕3号", None), ("removed", "云办发〔2031〕10号", None)]
    runs = json.loads(kg("runs", "--format", "json").stdout)
    assert told(kg("news", "--since", runs[2]["run"], "--format", "json")) == [*REPEALED, *last]
    assert told(kg("news", "--since", runs[1]["run"], "--format", "json")) == last
    assert told(kg("news", "--since", "2001-01-01", "--format", "json")) == [("loaded", None, None), *REPEALED, *last]
    watched = kg("news", "--since", "2001-01-01", "--watch", "云工规[2030]7号", "--watch", "无此办法", "--format", "json")
    assert told(watched) == REPEALED[1:]
    assert "Not in the store, watched as written: 无此办法" in watched.stderr
    assert "已" not in kg("news").stdout and "repeal_withdrawn" in kg("news").stdout
    assert kg("news", "--format", "csv").stdout.splitlines()[0].startswith("number,at,event,label,id,title")
    wrong = CliRunner().invoke(main, ["news", "--since", "gestern"])
    assert (wrong.exit_code, "must be a run, a date" in wrong.stderr) == (2, True)
