"""How a text that somebody typed is brought into the forms that the graph keeps."""

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from kg.identity import policy_key
from kg.normal import core_title, fold, fold_title, normal_number

_DASH = re.compile(r"\s*[-‐‑‒–—―−－]+\s*")
_CODE = re.compile(r"([A-Z]+(?:/[A-Z]+)?)\s*(\d.*)")
_CHINESE = re.compile(r"[㐀-鿿]")
_RUN = re.compile(r"[㐀-鿿]+|[^\W㐀-鿿]+(?:\.[^\W㐀-鿿]+)*")


def code(text: str) -> str:
    """Return a standard's code in normal form: `gb／t2589—2020` → `GB/T 2589-2020`."""
    plain = _DASH.sub("-", normalize("NFKC", text).strip().upper())
    found = _CODE.fullmatch(plain)
    return f"{found[1]} {found[2]}" if found else plain


def industry(text: str) -> str:
    """Return an industry's code as the classification has it: `c3415` → `3415`, `c` → `C`."""
    plain = normalize("NFKC", text).strip().upper()
    return plain[1:] if re.fullmatch(r"[A-T]\d{2,4}", plain) else plain


def core(text: str) -> str:
    """Return a title as other names of a document are kept: without 书名号 around it, 关于印发〈X〉的通知 as X."""
    return core_title(text.strip().removeprefix("《").removesuffix("》"))


def pairs(text: str) -> str | None:
    """Return a full-text query for what holds all of a text's pairs of Chinese characters and other words: `风电AI` → `"风电" AND "AI"`.

    That is how both stores cut texts; whether the pairs stand together is for the query to see. Everything but letters and digits
    separates, so nothing of the query language remains; None where nothing is left.
    """
    terms = _terms(_RUN.findall(normalize("NFKC", " ".join(words(text)))))
    return " AND ".join(f'"{term}"' for term in dict.fromkeys(terms)) or None


def _terms(runs: Iterable[str]) -> Iterator[str]:
    for run in runs:
        if _CHINESE.match(run):
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run


def words(text: str) -> list[str]:
    """Return the words between blanks that hold a letter or digit; a document number is one word however it was typed."""
    number = normal_number(text)
    return [number.replace(" ", "")] if number else [word for word in text.split() if fold(word)]


def folded(text: str) -> list[str]:
    """Return the same words, letters and digits only."""
    return [fold(word) for word in words(text)]


FOLDS: dict[str, Callable[[str], str | list[str] | None]] = {
    "policy": policy_key,
    "title": fold_title,
    "core": core,
    "number": normal_number,
    "code": code,
    "industry": industry,
    "name": fold,
    "pairs": pairs,
    "words": words,
    "folded": folded,
}
"""By the name that headers use."""
