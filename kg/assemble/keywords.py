"""Keywords: the words that tell one title from another."""

import logging
from functools import cache, lru_cache

from kg.vocab.files import read_yaml

_MOST = 8


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(read_yaml("stop_words.yaml")["words"])


@cache
def _tagger() -> object:
    import jieba.analyse  # half a second and 40 MB: only builds pay for it

    jieba.setLogLevel(logging.ERROR)
    return jieba.analyse.default_tfidf


@lru_cache(maxsize=65536)
def keywords(title: str) -> tuple[str, ...]:
    """Return up to eight words of a title, rarest in Chinese first (jieba's weights)."""
    tags = _tagger().extract_tags(title, topK=_MOST * 2)  # type: ignore[attr-defined]
    return tuple(word for word in tags if len(word) > 1 and word not in _stop_words() and not word.isdigit())[:_MOST]
