"""Converts user input to the normal forms that are stored in the graph."""

import re
from collections.abc import Callable
from unicodedata import normalize

from kg.identity import policy_key
from kg.text.normal import begin, core_title, fold, fold_title, normal_number
from kg.vocab.indicator import indicators
from kg.vocab.lexicon import part
from kg.vocab.regions import regions
from queries import search_terms
from queries.search_terms import standard_code

_COUNT = part("counting")
# 一、, 一、(二), 一、(二)3
_SECTION = re.compile(rf"(?P<section>[{_COUNT}]+)、(?:\((?P<item>[{_COUNT}\d]+)\)(?P<below>\d+)?)?")


def industry(text: str) -> str:
    """Return an industry code in the form of the classification: `c3415` → `3415`, `c` → `C`."""
    plain = normalize("NFKC", text).strip().upper()
    return plain[1:] if re.fullmatch(r"[A-T]\d{2,4}", plain) else plain


def unquoted(text: str) -> str:
    """Return a title without the surrounding 书名号."""
    return text.strip().removeprefix("《").removesuffix("》")


def core(text: str) -> str:
    """Return a title in the form in which alternative names are stored: without the surrounding 书名号, and 关于印发〈X〉的通知 as X."""
    return core_title(unquoted(text))


def provision(text: str) -> str:
    """Return the number of a provision that is given as it is cited: 第五十八条第二款 → `58.2`, 一、（二） → `一.2`, ３. → `3`.

    What is no label of one provision stays as it is.
    """
    from kg.extract.address import Address, read_numbers
    from kg.extract.provisions import number

    plain = re.sub(r"\s", "", normalize("NFKC", text)).rstrip(".。")
    read = read_numbers(plain, 0, Address(), None)
    if len(read.named) == 1 and read.end == len(plain):
        return read.named[0].id
    section = _SECTION.fullmatch(plain)
    if section:
        below = (number(section["item"]) if section["item"] else None, section["below"])
        return ".".join((section["section"], *(one for one in below if one)))
    return plain


FOLDS: dict[str, Callable[[str], str | list[str] | None]] = {
    "policy": lambda text: policy_key(search_terms.bare(text)),
    "title": lambda text: fold_title(search_terms.bare(text)),
    "core": core,
    "number": normal_number,
    "code": standard_code,
    "industry": industry,
    "provision": provision,
    "name": fold,
    "indicator": lambda text: indicators().name(text).name,
    "region": lambda text: regions().named(text.strip()).name,
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
