"""What a title is, told by its ending."""

import re
from copy import deepcopy
from typing import Any

import pytest

from kg.errors import DataError
from kg.vocab import doctypes
from kg.vocab.doctype import Doctypes
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import part

DATA = read_yaml("doctypes.yaml")
GROUPS = [*DATA["documents"].items(), (None, DATA["others"])]
EXAMPLES = [(example, kind, entry["ending"]) for kind, entries in GROUPS for entry in entries for example in entry["examples"]]

TITLES = [
    ("甲类设备管理办法", True, "policy"),
    ("甲类设备管理办法（试行）", True, "policy"),
    ("甲类设备管理办法(2031年修订)", True, "policy"),
    ("甲类设备推广目录（第三批）", True, "policy"),
    ("甲类设备推广目录第三批", True, "policy"),
    ("甲类设备安全法", True, "law"),
    ("甲类设备安全法实施细则", True, "policy"),
    ("甲类项目申报书", False, None),
    ("行政处罚决定书", False, None),
    ("居住证", False, None),
    ("某地日报", False, None),
    ("甲类设备税目税率表", True, "policy"),
    ("甲类设备申报表", False, None),
    ("甲类设备管理办法解读", None, None),
    ("甲类设备发展报告", None, None),
    ("政府工作报告", True, "policy"),
    ("国务院公报", False, None),
    ("甲类设备", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("title", "is_document", "kind"), TITLES)
def test_titles(title: str, is_document: bool | None, kind: str | None) -> None:
    assert doctypes().is_document(title) is is_document
    assert doctypes().kind(title) == kind


@pytest.mark.parametrize(("title", "kind", "ending"), EXAMPLES)
def test_examples_of_the_file(title: str, kind: str | None, ending: str) -> None:
    assert doctypes().ending(title) == ending
    assert doctypes().is_document(title) is (kind is not None)
    assert doctypes().kind(title) == kind


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("甲类法典", True),
        ("甲省突发事件应急预案", True),
        ("某区域发展战略", True),
        ("甲类药品名录（2031年版）", True),
        ("甲类设备管理办法解读之二", True),
        ("甲类设备管理办法解读二", True),
        ("2031年甲类统计公报", True),
        ("甲类项目申报表", False),
        ("甲类设备", False),
    ],
)
def test_titles_of_texts(title: str, is_title: bool) -> None:
    assert doctypes().is_title(title) is is_title


@pytest.mark.parametrize("text", [entry["examples"][0] for entry in DATA["texts"]])
def test_texts_are_loaded_but_no_policy_by_their_name(text: str) -> None:
    assert (doctypes().is_title(text), doctypes().is_document(text)) == (True, None)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"ending": "办法", "examples": ["甲类设备管理办法"]}, "办法 stands twice"),
        ({"ending": "画册", "examples": ["甲类设备图册"]}, "画册: no example"),
        ({"ending": "画册", "examples": []}, "画册: no example"),
    ],
)
def test_contradictions_name_file_and_entry(entry: dict[str, Any], told: str) -> None:
    data = deepcopy(DATA)
    data["others"].append(entry)
    with pytest.raises(DataError, match=rf"doctypes\.yaml: {told}"):
        Doctypes(data)


def test_a_generic_name_that_is_none_is_named() -> None:
    data = deepcopy(DATA)
    data["generic"]["counter"].append("实施办法")
    with pytest.raises(DataError, match=r"doctypes\.yaml: generic: .*实施办法"):
        Doctypes(data)


@pytest.mark.parametrize("carrier", ["通知", "公告", "通告", "令", "决定", "函", "批复"])
def test_documents_that_carry_another_one_are_documents_by_their_ending(carrier: str) -> None:
    assert re.fullmatch(part("carrier"), carrier)
    assert doctypes().kind(f"关于甲类设备的{carrier}") == "policy"


def test_endings_of_documents_are_alternatives_the_longest_first() -> None:
    endings = doctypes().documents().split("|")
    assert set(endings) == {entry["ending"] for entries in DATA["documents"].values() for entry in entries}
    assert [len(ending) for ending in endings] == sorted(map(len, endings), reverse=True)
