"""Properties for search: how title and number begin, other names, and the initials of names in pinyin."""

import re
from functools import lru_cache
from typing import Any

from kg.assemble.draft import Draft
from kg.model import NodeKey
from kg.text.normal import begin
from kg.text.words import cut

LABELS = ("Policy", "Article", "Ministry", "Programme")
"""The labels with a full-text index of names."""
_LONGEST = 60
"""Nobody types the initials of more characters."""
# 甲
_CHINESE = re.compile(r"[㐀-鿿]")


BEGINNINGS = {"title_begin": "title_key", "number_begin": "number"}
"""Search properties of policies and articles, and the property whose beginning each holds."""


def add_search_properties(draft: Draft) -> None:
    """Give every node that is searched by name its search properties."""
    for label in LABELS:
        for key in draft.keys(label):
            for name, value in search_properties(key, draft.properties(key)).items():
                draft.put(key, name, value)


def search_properties(key: NodeKey, properties: dict[str, Any]) -> dict[str, str]:
    """Return a node's search properties: `found_by`, and the beginnings of title and number; empty ones are left out."""
    names = {"found_by": other_names(key, properties)}
    begun = {name: begin(properties.get(whole)) for name, whole in BEGINNINGS.items()} if key.label in ("Policy", "Article") else {}
    return {name: value for name, value in {**names, **begun}.items() if value}


def other_names(key: NodeKey, properties: dict[str, Any]) -> str:
    """Return the names that are neither title nor number, one a line, and on a last line the initials, a blank before each."""
    name = str(properties.get("title") or properties.get("name") or "")
    shown = {name, properties.get("number"), properties.get("code")}
    others = [other for other in (*properties.get("keys", ()), *properties.get("short_names", ()), key.id) if other not in shown]
    short = dict.fromkeys(letters for text in (name, *properties.get("short_names", ())) for letters in initials(text))
    if not others and not short:
        return ""
    return "\n".join(dict.fromkeys(others)) + "\n" + "".join(f" {letters}" for letters in short)


@lru_cache(maxsize=16384)
def initials(name: str) -> tuple[str, ...]:
    """Return the first letters of a name's syllables from each of its words on: 工业和信息化部 → gyhxxhb, hxxhb, xxhb, hb."""
    words = [word for word in cut(name[:_LONGEST]) if re.search(r"\w", word)]
    letters = [_letters(word) for word in words]
    runs = ("".join(letters[at:]) for at, word in enumerate(words) if _CHINESE.match(word))
    return tuple(dict.fromkeys(run for run in runs if len(run) > 1))


@lru_cache(maxsize=65536)
def _letters(word: str) -> str:
    """One letter for each Chinese character; letters and digits stand for themselves."""
    from pypinyin import Style, lazy_pinyin  # its tables take a while to load, and only builds need them

    found = "".join(lazy_pinyin(word, style=Style.FIRST_LETTER))
    return "".join(letter.lower() for letter in found if letter.isascii() and letter.isalnum())
