"""The documentation says what the project does: generated parts are fresh, and nothing is left out."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from needs import SLOW
from outputs import steps

from api import create_app
from api.settings import ApiSettings
from kg.cli import main
from queries import catalogue

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(name), flags=re.M | re.S)


def test_generated_parts_are_fresh() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KG_")} | {"PYTHONPATH": str(ROOT)}
    check = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (check.returncode, check.stdout) == (0, ""), f"run python docs/generate.py\n{check.stderr}"


@pytest.mark.parametrize("name", READMES)
def test_every_query_and_command_is_in_the_readme(name: str) -> None:
    page = text(name)
    assert [query for query in catalogue() if f"| `{query}` |" not in page] == []
    assert [command for command in main.commands if f"kg {command}" not in page] == []


def test_every_command_setting_and_route_is_documented() -> None:
    commands, settings, http = text("docs/commands.md"), text("docs/settings.md"), text("docs/http.md")
    assert [command for command in main.commands if f"## kg {command}\n" not in commands] == []
    assert [name for name in ApiSettings.model_fields if f"`KG_{name.upper()}`" not in settings] == []
    paths = [path for path in create_app().openapi()["paths"] if not path.startswith("/queries/")]
    assert [path for path in paths if f" {path}`" not in http] == []


def test_both_readmes_have_the_same_commands_and_links() -> None:
    english, chinese = ([step.key for step in steps(text(name))] for name in READMES)
    assert english == chinese
    links, translated = (re.findall(r"\]\(((?!README)[^)]+)\)", text(name)) for name in READMES)
    assert sorted(link.replace("docs/zh/", "docs/") for link in translated) == sorted(links)
    assert [link for link in links + translated if not (ROOT / link).exists()] == []
    in_chinese = [link for link in links if (ROOT / link.replace("docs/", "docs/zh/")).exists()]
    assert {link for link in translated if link.startswith("docs/zh/")} == {
        link.replace("docs/", "docs/zh/") for link in in_chinese if "docs/" in link
    }


def test_the_readme_tells_how_the_tests_are_run() -> None:
    quick, whole = (block.strip() for block in blocks("README.md", "sh")[1:])
    assert quick.endswith("&& pytest -m 'quick and not slow' -n 2 --dist loadfile")
    assert whole == "pytest -n 4 --dist loadfile"


def test_what_is_named_slow_is_there() -> None:
    assert {path.name for path in (ROOT / "tests").rglob("*")} >= SLOW


def test_the_changelog_has_an_unreleased_block() -> None:
    assert "\n## Unreleased\n" in text("CHANGELOG.md")


def test_settings_of_the_readme_exist() -> None:
    known = {f"KG_{name.upper()}" for name in ApiSettings.model_fields}
    assert set(re.findall(r"\bKG_[A-Z0-9_]+", text("README.md"))) <= known
