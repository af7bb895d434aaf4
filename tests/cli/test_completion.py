"""Completion: what shells are offered, and the script that asks for it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete
from command import Kg

from kg.cli import main
from queries import catalogue

ROOT = Path(__file__).resolve().parent.parent.parent


def offered(kind: type[ShellComplete], *words: str) -> list[str]:
    """What is offered for the last of the words."""
    *args, incomplete = words
    return [item.value for item in kind(main, {}, "kg", "_KG_COMPLETE").get_completions(args, incomplete)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["qu"], ["queries", "query"]),
        (["query", ""], sorted(catalogue())),
        (["query", "outd"], ["outdated_bases", "outdated_standards"]),
        (["query", "lineage", ""], ["key=", "as_of="]),
        (["query", "lineage", "key=甲", ""], ["as_of="]),
        (["query", "lineage", "ke"], ["key="]),
        (["query", "nothing", ""], []),
        (["query", "policies", "status=in"], ["status=in_force"]),
        (["query", "policies", "held="], ["held=true", "held=false"]),
        (["query", "policies", "as_of="], ["as_of=today"]),
        (["query", "policies", "q="], []),
        (["query", "policies", "colour="], []),
        (["query", "lineage", "--format", "gr"], ["graph", "graphml"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", [ZshComplete, FishComplete])
def test_offered(kind: type[ShellComplete], words: list[str], values: list[str]) -> None:
    assert offered(kind, *words) == values


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["query", "policies", "held", "="], ["true", "false"]),
        (["query", "policies", "status", "=", "in"], ["in_force"]),
        (["query", "policies", "kind", "=", "law", "sta"], ["standard=", "status="]),
        (["query", "lineage", "key", "=", "甲", ""], ["as_of="]),
    ],
    ids=" ".join,
)
def test_bash_hands_a_parameter_over_in_three_words(words: list[str], values: list[str]) -> None:
    assert offered(BashComplete, *words) == values


@pytest.mark.parametrize("command", ["build", "extract", "text", "verify", "copy"])
def test_files_are_left_to_the_shell(command: str) -> None:
    (item,) = BashComplete(main, {}, "kg", "_KG_COMPLETE").get_completions([command], "sam")
    assert (item.type, item.value) == ("file", "sam")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(kg: Kg, shell: str) -> None:
    script = kg("completion", shell).stdout
    assert f"_KG_COMPLETE={shell}_complete" in script
    assert {"bash": "compopt -o nospace", "zsh": "-S '' -a begun", "fish": ""}[shell] in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_the_script_works_in_bash(kg: Kg, tmp_path: Path) -> None:
    command = tmp_path / "kg"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m kg "$@"\n', "utf-8")
    command.chmod(0o755)
    (tmp_path / "script").write_text(kg("completion", "bash").stdout, "utf-8")
    asked = (
        'compopt() { echo "$1 $2"; }; COMP_WORDS=(kg query lineage ke); COMP_CWORD=3; '
        f'source {tmp_path}/script; _kg_completion {command}; echo "${{COMPREPLY[*]}}"'
    )
    done = subprocess.run(["bash", "--norc", "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["-o nospace", "key=", ""]
