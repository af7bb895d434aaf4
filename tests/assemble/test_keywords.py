"""Which words of a title are its keywords."""

import pytest

from kg.assemble.keywords import keywords
from kg.vocab.files import read_yaml

DATA = read_yaml("stop_words.yaml")


@pytest.mark.parametrize(("title", "kept"), DATA["examples"])
def test_keywords_are_the_words_that_are_no_stop_words(title: str, kept: list[str]) -> None:
    assert list(keywords(title)) == kept


def test_every_stop_word_stands_once_and_in_an_example() -> None:
    words = DATA["words"]
    assert sorted(set(words)) == sorted(words)
    assert [word for word in words if not any(word in title for title, _ in DATA["examples"])] == []


def test_keywords_are_at_most_eight() -> None:
    assert len(keywords("水泵、轮胎、机床、风机、电梯、锅炉、拖拉机、起重机、压缩机、发电机")) == 8
