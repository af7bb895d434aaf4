"""Keywords: the words that tell one title from another."""

from collections import Counter
from functools import cache, lru_cache

from kg.text.words import cut, read_table
from kg.vocab.files import read_yaml

_MOST = 8
_UNKNOWN = 11.9547675029
"""Rarity of a word that the table does not have: the median of all."""
_ENGLISH = " the of is and to in that we for an are by be as on with can if from which you it this then at have all not one has or that "
"""English words that are no keywords, as in jieba."""


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(read_yaml("stop_words.yaml")["words"])


@cache
def _rarity() -> dict[str, str]:
    """How rare words are in Chinese, as jieba's table has it, in figures: most are never asked for."""
    fields = read_table("analyse", "idf.txt").split()
    return dict(zip(fields[::2], fields[1::2], strict=True))


@lru_cache(maxsize=16384)
def keywords(title: str) -> tuple[str, ...]:
    """Return up to eight words of a title, those first that are rare in Chinese and frequent in the title."""
    counts = Counter(word for word in cut(title) if len(word.strip()) > 1 and f" {word.lower()} " not in _ENGLISH)
    ranked = sorted(counts, key=lambda word: counts[word] * float(_rarity().get(word, _UNKNOWN)), reverse=True)[: _MOST * 2]
    return tuple(word for word in ranked if len(word) > 1 and word not in _stop_words() and not word.isdigit())[:_MOST]
