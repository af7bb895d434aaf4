"""Words and their weights are those of jieba, although its tables are read in another way."""

import logging

import pytest

from kg.assemble import keywords
from kg.text.words import _tokenizer, cut
from kg.vocab.files import read_yaml

TEXTS = [title for title, _ in read_yaml("stop_words.yaml")["examples"]] + [
    "关于推进甲类压缩机再制造的实施方案（2031—2035年）",
    "再制造 3 n",
    "GB/T 12345-2031 Requirements for the testing of pumps, C++ and AT&T",
    "𠀀乙丙丁戊己庚辛,，,。\n\t",
    "",
]


@pytest.fixture(scope="module")
def jieba():
    import jieba.analyse

    jieba.setLogLevel(logging.ERROR)
    return jieba


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_jieba(jieba, text):
    assert list(cut(text)) == jieba.lcut(text)


def test_the_table_is_that_of_jieba(jieba):
    jieba.initialize()
    mine = _tokenizer()
    assert (mine.total, {word: mine.FREQ.get(word) for word in jieba.dt.FREQ}) == (jieba.dt.total, jieba.dt.FREQ)
    assert [word for word in ("再制造再", "丨丨丨", " ") if mine.FREQ.get(word, "none") != jieba.dt.FREQ.get(word, "none")] == []


@pytest.mark.parametrize("text", TEXTS)
def test_keywords_are_ranked_as_by_jieba(jieba, text):
    ranked = [word for word in jieba.analyse.default_tfidf.extract_tags(text, topK=16) if len(word) > 1 and not word.isdigit()]
    assert list(keywords.keywords(text)) == [word for word in ranked if word not in keywords._stop_words()][:8]


def test_a_word_that_the_table_does_not_have_weighs_as_the_median(jieba):
    assert (keywords._UNKNOWN, len(keywords._rarity())) == (
        jieba.analyse.default_tfidf.median_idf,
        len(jieba.analyse.default_tfidf.idf_freq),
    )
