"""What a query tells before it is asked, and what is said of names and keys with a slip."""

import json
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from command import Kg

from kg.cli.asking import example
from queries import catalogue


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_the_help_of_a_query_has_an_example_that_the_samples_answer(kg: Kg, built: Path, name: str) -> None:
    query = catalogue()[name]
    told = kg("query", name, "--help").stdout
    assert f"\n  {query.zh} / {query.en}\n" in told
    listed = re.findall(r"^  (\w+)\*?(?:  |$)", told, flags=re.M)
    assert [*query.params, *query.columns] == [one for one in listed if one in query.params or one in query.columns]
    (line,) = re.findall(r"^  (kg query .*)$", told, flags=re.M)
    assert line == example(query)
    answer = kg(*shlex.split(line)[1:], "--store", built, "--format", "json")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert json.loads(answer.stdout) != []


def test_the_meaning_of_parameters_names_what_they_may_be(kg: Kg) -> None:
    told = kg("query", "policies", "--help").stdout
    assert "  kind         Kind of document. (policy or law or draft or catalogue)\n" in told
    assert "Maximum number of rows. (integer, 1 to 1000, default 50)" in told
    assert "Day for which the status is shown. (date, default today)" in told
    assert "key    Id, number in any bracket style, or title. (must be given)" in kg("query", "lineage", "--help").stdout


def test_the_help_without_a_name_is_that_of_the_command(kg: Kg) -> None:
    for words in (("query", "--help"), ("query", "-h", "--format", "json")):
        assert "Run a query by name" in kg(*words).stdout
    assert "Run a query by name" not in kg("query", "--help", "lineage").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "linage", "key=x"), "no query 'linage' (did you mean 'lineage'?); there are: amounts, article, "),
        (("query", "linage", "--help"), "no query 'linage' (did you mean 'lineage'?); there are: amounts, article, "),
        (("query", "xyzxyz"), "no query 'xyzxyz'; there are: amounts, article, "),
        (("query", "lineage", "kee=x"), "lineage: unknown parameter kee (did you mean 'key'?); it takes: key, as_of"),
        (("query", "policies", "issuers=x", "zz=1"), "unknown parameter issuers (did you mean 'issuer'?), zz; it takes: q, issuer, "),
        (("query", "lineage", "key=泵类产品再制造管理法"), "did you mean 工信部联节〔2023〕921号 (泵类产品再制造管理办法) or "),
        (("query", "lineage", "key=工信部联节〔2023〕922号"), "; did you mean 工信部联节〔2023〕921号 (泵类产品再制造管理办法)?"),
        (("query", "ministry", "key=工业信息化部"), "no Ministry fits '工业信息化部'; did you mean 工业和信息化部?"),
        (("query", "lineage", "key=没有这一件"), "Error: no Policy fits '没有这一件'\n"),
        (("query", "lineage", "key=《》"), "Error: no Policy fits '《》'\n"),
        (("query", "provision", "key=工信部联节〔2023〕921号", "provision=99"), "99"),
        (("qurey",), "Did you mean 'query'?"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_may_be_meant(kg: Kg, built: Path, words: tuple[str, ...], said: str) -> None:
    result = kg(*words, *(["--store", built] if words[0] == "query" else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_text_that_is_not_there_asks_back(kg: Kg, built: Path) -> None:
    result = kg("text", "泵类产品再制造管理法", "--store", built)
    assert "nor a policy or article in it; did you mean 工信部联节〔2023〕921号 (泵类产品再制造管理办法) or " in result.stderr


def test_a_text_as_json(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("通知\n正文。\n", "utf-8")
    told = json.loads(kg("text", tmp_path / "a.txt", "--format", "json").stdout)
    assert told == {"text": "通知\n正文。\n", "computed": False, "bulletin": "a.txt"}


def test_units_as_csv(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "=a.txt").write_text("关于做好甲类设备登记工作的通知\n工信部装〔2031〕5号\n工业和信息化部\n2031年3月5日\n", "utf-8")
    head, row = kg("extract", tmp_path / "=a.txt", "--format", "csv", "--columns", "bulletin,number,signed").stdout.splitlines()
    assert (head, row) == ("bulletin,number,signed", "'=a.txt,工信部装〔2031〕5号,2031-03-05")


def test_a_port_in_use_is_told_in_a_sentence(kg: Kg, built: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = kg("serve", "--store", built, "--port", port)
    told = f"Error: port {port} on 127.0.0.1 is in use by another program: stop that one, or choose another port, e.g. --port "
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(told)


def test_an_address_of_another_machine_is_told(kg: Kg, built: Path) -> None:
    result = kg("serve", "--store", built, "--host", "192.0.2.1")
    assert (result.exit_code, result.stderr.startswith("Error: 192.0.2.1 is not an address of this machine")) == (1, True)


def test_the_package_is_a_command() -> None:
    result = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("kg, version ")
