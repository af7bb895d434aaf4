"""How a text that somebody typed is brought into the forms that the graph keeps."""

import re
from collections.abc import Callable
from unicodedata import normalize

from kg.identity import policy_key
from kg.normal import core_title, fold, fold_title, normal_number

_DASH = re.compile(r"\s*[-‐‑‒–—―−－]+\s*")
_CODE = re.compile(r"([A-Z]+(?:/[A-Z]+)?)\s*(\d.*)")
_NO_WORD = re.compile(r"[^\w]+|_+")


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


def phrase(text: str) -> str | None:
    """Return a full-text query that finds all the words, each as a phrase: `风电 装备` → `"风电" AND "装备"`.

    Everything but letters and digits separates, so nothing of the query language remains; None where nothing is left.
    """
    parts = [" ".join(_NO_WORD.sub(" ", normalize("NFKC", word)).split()) for word in words(text)]
    return " AND ".join(f'"{part}"' for part in parts if part) or None


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
    "phrase": phrase,
    "words": words,
    "folded": folded,
}
"""By the name that headers use."""
