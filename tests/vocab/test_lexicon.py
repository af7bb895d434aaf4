"""The pieces from which rules are built, and what is said of an entry that is wrong."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import Lexicon, part, verbs

DATA = read_yaml("lexicon.yaml")


@pytest.mark.parametrize("entry", DATA["parts"], ids=lambda entry: entry["name"])
def test_a_part_matches_its_examples_and_no_counter_example(entry: dict[str, Any]) -> None:
    pattern = re.compile(part(entry["name"]))
    assert [text for text in entry["examples"] if not pattern.fullmatch(text)] == []
    assert [text for text in entry["counter"] if pattern.fullmatch(text)] == []


def test_verbs_of_roles_are_alternatives_each_once() -> None:
    assert verbs("promulgate") == "公布|发布|颁布|颁发"
    assert verbs("promulgate", "issue", and_also=("制修订",)) == "制修订|公布|发布|颁布|颁发|印发|转发|批转|下达|出台"


PART = {"name": "clause_mark", "pattern": "第[«counting»]+款", "examples": ["第一款"], "counter": ["第一条"]}


@pytest.mark.parametrize(
    ("group", "entry", "told"),
    [
        ("parts", {**PART, "examples": ["第一条"]}, "part clause_mark: examples not matched"),
        ("parts", {**PART, "examples": []}, "part clause_mark: examples not matched"),
        ("parts", {**PART, "counter": ["第二款"]}, "part clause_mark: examples not matched"),
        ("parts", {**PART, "pattern": "第["}, "part clause_mark: unterminated"),
        ("parts", {**PART, "pattern": "第«ordinal»"}, "part clause_mark: no piece «ordinal»"),
        ("parts", {**PART, "name": "article"}, "part article stands twice"),
        ("verbs", {"verb": "刊发", "roles": ["issue"], "examples": []}, "verb 刊发: no example"),
        ("verbs", {"verb": "刊发", "roles": ["issue"], "examples": ["刊登公告"]}, "verb 刊发: no example"),
    ],
)
def test_a_wrong_entry_is_named(group: str, entry: dict[str, Any], told: str) -> None:
    data = deepcopy(DATA)
    data[group].append(entry)
    with pytest.raises(DataError, match=rf"lexicon\.yaml: {told}"):
        Lexicon(data)


SOURCES = sorted(path for part in ("kg", "loaders", "queries", "api") for path in (Path(__file__).parents[2] / part).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(Path(__file__).parents[2]).as_posix())
def test_no_pattern_spells_numerals_or_years_out(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search("\\[[^\\]]{0,12}一二三四五六七", source)
    assert r"(?:19|20)\d\d" not in source


@pytest.mark.parametrize("text", ["三部门", "十二部门", "10个部门"])
def test_a_heading_that_counts_bodies_names_not_all_of_them(text: str) -> None:
    assert re.fullmatch(rf"某部等{part('departments')}", f"某部等{text}")
