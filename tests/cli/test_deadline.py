"""One document that takes for ever costs the run nothing but that document; Ctrl-C ends whatever is being read."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from command import Kg
from needs import PATIENCE

from loaders.deadline import Overdue, deadline, go_on
from loaders.formats import document

ROOT = Path(__file__).resolve().parent.parent.parent
NOTICE = "关于做好{}类设备登记工作的通知\n工信部装〔2031〕{}号\n各有关单位：\n一、按时登记。\n工业和信息化部\n2031年3月5日\n"


def spin() -> None:
    while True:
        pass


def wait() -> None:
    while True:
        time.sleep(1)


def backtrack() -> None:
    re.fullmatch("(?:甲+)+乙", "甲" * 64)


def catch_all() -> None:
    try:
        spin()
    except Exception:
        spin()


def report_progress() -> None:
    go_on()
    spin()


@pytest.mark.parametrize("work", [spin, wait, backtrack, catch_all, report_progress])
def test_work_without_end_ends(work: Any) -> None:
    with pytest.raises(Overdue), deadline(0.05):
        work()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_without_a_limit_nothing_is_ended() -> None:
    with deadline(0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    go_on()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_a_document_that_takes_too_long_is_given_up_and_named(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    records = [
        {"标题": NOTICE.format(name, 1).split("\n")[0], "正文": NOTICE.format(name, number)} for number, name in enumerate("甲乙丙", 1)
    ]
    (folder / "dump.jsonl").write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    (folder / "z.txt").write_text(NOTICE.format("丁", 4), "utf-8")
    assert kg("extract", folder).exit_code == 0
    whole = document.units

    def endless(source: Any, lines: Any) -> Any:
        return wait() if source.name == "dump.jsonl/2" else whole(source, lines)

    monkeypatch.setattr(document, "units", endless)
    result = kg("extract", folder, "--deadline", 8)
    assert [json.loads(line)["bulletin"] for line in result.stdout.splitlines()] == ["dump.jsonl/1", "dump.jsonl/3", "z.txt"]
    assert f"Not loaded: {folder}/dump.jsonl/2: was given up after 8 seconds (--deadline)" in result.stderr
    assert result.exit_code == 1


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_what_is_being_read(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "a.txt").write_text(NOTICE.format("甲", 1), "utf-8")
    (tmp_path / "b.txt").write_text(NOTICE.format("乙", 2) + "《甲法》第三条、" * 2_000_000, "utf-8")
    command = [sys.executable, "-u", "-c", "from kg.cli import main; main()", "extract", str(tmp_path), "--jobs", str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        assert '"bulletin": "a.txt"' in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=PATIENCE)
    assert (out, told, process.returncode) == ("", "Interrupted.\n", 130)


def test_files_by_the_thousand_are_read_a_few_ahead(kg: Kg, tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(NOTICE.format("甲", number), "utf-8")
    result = kg("extract", tmp_path, "--jobs", 2)
    assert [json.loads(line)["bulletin"] for line in result.stdout.splitlines()] == [f"{number:03}.txt" for number in range(300)]
