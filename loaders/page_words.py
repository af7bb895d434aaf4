"""The words of `data/page_words.yaml`: what pages and bulletins print around their documents."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.vocab.examples import compile_entry
from kg.vocab.files import read_yaml
from kg.vocab.lexicon import lexicon

_FILE = "page_words.yaml"
# «button_word»
_REFERENCE = re.compile(r"«(\w+)»")


@cache
def _patterns() -> Mapping[str, str]:
    return read_patterns(read_yaml(_FILE)["entries"])


def page_words(name: str) -> str:
    """Return the regular expression of an entry, e.g. `page_words("closer")`. Raises KeyError, and DataError for a wrong file."""
    return _patterns()[name]


def read_patterns(entries: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Build the regular expression of each entry. Raises DataError naming an entry that contradicts its examples."""
    patterns: dict[str, str] = {}
    for entry in entries:
        name, place = entry["name"], f"{_FILE}: {entry['name']}"
        if name in patterns:
            raise DataError(f"{place} stands twice")
        source = f"{entry.get('before', '')}(?:{'|'.join(entry['words'])}){entry.get('after', '')}"
        source = _REFERENCE.sub(lambda found: patterns.get(found.group(1), found.group()), source)
        patterns[name] = lexicon().expand(source, place)
        compile_entry(patterns[name], entry, place)
    return patterns
