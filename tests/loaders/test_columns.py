"""Which column holds which fact: every name of the data file, its examples, and what a user chooses."""

import pytest

from kg.vocab.files import read_yaml
from loaders.files.columns import choose, held, names_documents, parse, shown

DATA = read_yaml("columns.yaml")


@pytest.mark.parametrize("example", DATA["examples"], ids=lambda example: example["columns"][1])
def test_a_header_is_read_as_its_example_says(example: dict[str, list[str]]) -> None:
    assert choose(example["columns"]) == example["read"]
    assert names_documents(example["columns"])


@pytest.mark.parametrize("columns", DATA["counter_examples"])
def test_other_tables_name_no_documents(columns: list[str]) -> None:
    assert not names_documents(columns)


@pytest.mark.parametrize(("fact", "name"), [(fact, name) for fact, entry in DATA["facts"].items() for name in entry["names"]])
def test_every_name_gives_its_fact(fact: str, name: str) -> None:
    assert choose([name]) == {fact: name}


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("title=标题,text=正文", {"title": "标题", "text": "正文"}),
        ("date=成文日期， url = 链接", {"signed": "成文日期", "source": "链接"}),
        ("signed=A,number=", {"signed": "A", "number": ""}),
    ],
)
def test_a_choice_is_read(text: str, choice: dict[str, str]) -> None:
    assert parse(text) == choice


@pytest.mark.parametrize("text", ["title", "tittle=标题", "=标题"])
def test_what_is_no_choice_is_refused_with_the_names(text: str) -> None:
    with pytest.raises(ValueError, match="one of the names id, title, number, text, issuer, date"):
        parse(text)


def test_what_is_chosen_comes_before_names() -> None:
    columns = ["标题", "文号", "摘要", "正文"]
    assert choose(columns, {"text": "摘要", "number": ""}) == {"title": "标题", "text": "摘要"}
    assert choose(columns, {"title": "正文"}) == {"title": "正文", "number": "文号"}
    with pytest.raises(ValueError, match="has no column 内文"):
        choose(columns, {"text": "内文"})


def test_the_choice_is_shown_with_what_it_leaves_out() -> None:
    assert shown({"signed": "成文日期", "title": "标题"}, ["标题", "成文日期", "点击"]) == "title=标题, date=成文日期; not read: 点击"


def test_no_two_options_are_one() -> None:
    assert len({one.option for one in held()}) == len(held())
