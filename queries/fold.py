"""Converts user input to the normal forms that are stored in the graph."""

import re
from collections.abc import Callable
from unicodedata import normalize

from kg.identity import policy_key
from kg.text.normal import begin, core_title, fold, fold_title, normal_number
from kg.vocab.indicator import indicators
from queries import search_terms
from queries.search_terms import standard_code


def industry(text: str) -> str:
    """Return an industry code in the form of the classification: `c3415` → `3415`, `c` → `C`."""
    plain = normalize("NFKC", text).strip().upper()
    return plain[1:] if re.fullmatch(r"[A-T]\d{2,4}", plain) else plain


def core(text: str) -> str:
    """Return a title in the form in which alternative names are stored: without the surrounding 书名号, and 关于印发〈X〉的通知 as X."""
    return core_title(text.strip().removeprefix("《").removesuffix("》"))


FOLDS: dict[str, Callable[[str], str | list[str] | None]] = {
    "policy": lambda text: policy_key(search_terms.bare(text)),
    "title": lambda text: fold_title(search_terms.bare(text)),
    "core": core,
    "number": normal_number,
    "code": standard_code,
    "industry": industry,
    "name": fold,
    "indicator": lambda text: indicators().name(text).name,
    "plain": search_terms.plain,
    "words": search_terms.words,
    "folded": search_terms.folded,
    "terms": search_terms.terms,
    "core_terms": lambda text: search_terms.terms(core(text)),
    "names": search_terms.names,
    "initials": search_terms.initials,
    "number_begin": search_terms.number_begin,
    "number_first_two": lambda text: begin(search_terms.number_begin(text)),
    "title_first_two": lambda text: begin(fold_title(search_terms.bare(text))),
    "title_character": search_terms.single,
    "begins": search_terms.begins,
}
"""Conversions by the name that a query header uses for them (`derived: {…: {fold: name}}`)."""
