"""The words that pages and bulletins print around their documents, and what is said of an entry that is wrong."""

import re
from typing import Any

import pytest

from kg.errors import DataError
from kg.vocab.files import read_yaml
from loaders.page_words import page_words, read_patterns

ENTRIES = read_yaml("page_words.yaml")["entries"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_an_entry_matches_its_examples_and_no_counter_example(entry: dict[str, Any]) -> None:
    pattern = re.compile(page_words(entry["name"]))
    assert [text for text in entry["examples"] if not pattern.fullmatch(text)] == []
    assert [text for text in entry["counter"] if pattern.fullmatch(text)] == []


BUTTON = {"name": "button", "words": ["打印", "关闭"], "examples": ["打印"], "counter": ["打印机"]}


def test_brackets_numerals_and_entries_further_up_make_one_pattern() -> None:
    page = {
        "name": "page",
        "before": "【",
        "words": ["«button»本页", "第[«counting»]+页"],
        "after": "】",
        "examples": ["【关闭本页】"],
        "counter": [],
    }
    pattern = re.compile(read_patterns([BUTTON, page])["page"])
    texts = ["【打印本页】", "【第十二页】", "【第12页】", "打印本页", "【本页】"]
    assert [text for text in texts if pattern.fullmatch(text)] == ["【打印本页】", "【第十二页】"]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([BUTTON, BUTTON], "button stands twice"),
        ([{**BUTTON, "examples": ["收藏"]}], "button: examples not matched ['收藏'], counter-examples matched []"),
        ([{**BUTTON, "examples": []}], "button: examples not matched []"),
        ([{**BUTTON, "counter": ["关闭"]}], "button: examples not matched [], counter-examples matched ['关闭']"),
        ([{**BUTTON, "words": ["打印("]}], "button: missing )"),
        ([{**BUTTON, "words": ["«key»"]}], "button: no piece «key»"),
    ],
)
def test_a_wrong_entry_is_named(entries: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(DataError, match=re.escape(f"page_words.yaml: {told}")):
        read_patterns(entries)
