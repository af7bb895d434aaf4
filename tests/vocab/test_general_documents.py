"""Documents that documents of every subject cite, and quotes that are about penalties or compliance."""

import re

import pytest

from kg.identity import policy_key
from kg.vocab.files import read_yaml

DATA = read_yaml("general_documents.yaml")
PENALTY, COMPLIANCE = DATA["penalty"], DATA["compliance"]


def said(expressions: list[str], text: str) -> bool:
    return any(re.fullmatch(each, text) for each in expressions)


@pytest.mark.parametrize("title", DATA["examples"])
def test_what_documents_of_every_subject_cite(title: str) -> None:
    assert said(DATA["cited"], policy_key(title))


@pytest.mark.parametrize("title", DATA["passing_examples"])
def test_what_is_cited_for_penalties_and_procedure(title: str) -> None:
    assert said(DATA["passing"], policy_key(title)) and not said(DATA["cited"], policy_key(title))


@pytest.mark.parametrize("title", DATA["counter_examples"])
def test_what_has_a_subject(title: str) -> None:
    assert not said(DATA["cited"] + DATA["passing"], policy_key(title))


@pytest.mark.parametrize("entry", [PENALTY, COMPLIANCE], ids=["penalty", "compliance"])
def test_quotes_that_say_little(entry: dict[str, list[str]]) -> None:
    assert [quote for quote in entry["examples"] + entry["counter_examples"] if said([str(entry["quotes"])], quote)] == entry["examples"]


def test_no_expression_can_end_a_text_of_the_query() -> None:
    assert not any(
        "'" in each or "\\" in each
        for each in [*DATA["cited"], *DATA["passing"], PENALTY["quotes"], COMPLIANCE["quotes"], COMPLIANCE["titles"]]
    )
