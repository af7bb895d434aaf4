"""Turns search input into search terms and into a query for the full-text indexes."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from kg.text.join import join
from kg.text.normal import fold, fold_title, normal_number
from kg.text.words import cut

# "甲类设备" 管理
_PHRASE = re.compile(r'["＂]([^"＂]*)["＂]|([^"＂]+|["＂])')
# 甲类, GB, 1.2
_RUN = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+(?:\.\d+)*")
# 甲
_CHINESE = re.compile(r"[㐀-鿿]")
# GB/T 12345-2031
_CODE = re.compile(r"(?:GB|ISO|IEC|EN|[A-Z]+/[A-Z]+) \d[\d.-]*")
# GB/T12345-2031
_SPACED = re.compile(r"([A-Z]+(?:/[A-Z]+)?)\s*(\d.*)")
# 12345 — 2031
_DASH = re.compile(r"\s*[-‐‑‒–—―−－]+\s*")
# gb
_LETTERS = re.compile(r"[a-z]{2,30}")
_BRACKETS = str.maketrans("[]()（）【】﹝﹞［］", "〔〕" * 6)
# 《某省实施《甲法》办法》
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》")
_LONGEST = 4
"""Longest run of Chinese characters that counts as one word; longer runs are segmented."""


def bare(text: str) -> str:
    """Return a title without the surrounding 书名号, as titles are stored; a text with several names is returned unchanged."""
    text = text.strip()
    return found[1] if (found := _NAMED.fullmatch(text)) else text


def plain(text: str) -> str:
    """Return a text without the search operators (quotes, trailing star) and without surrounding 书名号."""
    return " ".join(re.sub(r'["＂]', " ", bare(text).removesuffix("*")).split())


def standard_code(text: str) -> str:
    """Return a standard's code in normal form: `gb／t2589—2020` → `GB/T 2589-2020`."""
    plain = _DASH.sub("-", normalize("NFKC", text).strip().removesuffix("*").upper())
    found = _SPACED.fullmatch(plain)
    return f"{found[1]} {found[2]}" if found else plain


def words(text: str) -> list[str]:
    """Return the search terms in lower case; a result must contain each of them unbroken.

    A document number, the code of a standard and a quoted phrase are one term each. Otherwise terms are separated by anything but
    letters and digits, and longer runs of Chinese characters are segmented into words. Single characters count only if there is
    nothing else.
    """
    if number := normal_number(plain(text)):
        return [number.replace(" ", "").lower()]
    if _CODE.fullmatch(code := standard_code(plain(text))):
        return [code.lower()]
    found = list(dict.fromkeys(word for quoted, loose in _PHRASE.findall(text) for word in _words(quoted, loose)))
    return [word for word in found if not _lone(word)] or found


def folded(text: str) -> list[str]:
    """Return the same search terms, reduced to letters and digits."""
    return [fold(word) for word in words(text)]


def terms(text: str) -> str | None:
    """Return the query for a full-text index: `风电AI` → `"风电" AND "ai"`; None if there is nothing to search for.

    The indexes hold pairs of Chinese characters, so single characters are left out. Terms are quoted, so that no input is taken for
    an operator; a star at the very end matches words with that prefix.
    """
    runs = [run for word in words(text) for run in _RUN.findall(word) if not _lone(run)]
    asked = [f'"{run}"' for run in dict.fromkeys(runs)]
    if asked and text.rstrip().endswith("*") and runs[-1].isascii() and runs[-1].isalnum():
        asked[-1] = f"{runs[-1]}*"
    return " AND ".join(asked) or None


def names(text: str) -> str | None:
    """Return the query for the name indexes, which also matches initials if the input may be initials."""
    asked, letters = terms(text), initials(text)
    return f"({asked}) OR found_by:{letters.strip()}*" if asked and letters else asked


def initials(text: str) -> str | None:
    """Return the input as initials, with the space that precedes initials in `found_by`; None if it cannot be initials: `GXB` → ` gxb`."""
    letters = plain(text).lower()
    return f" {letters}" if _LETTERS.fullmatch(letters) else None


def number_begin(text: str) -> str:
    """Return the input as the beginning of a document number in normal form: `云工规 [2031]` → `云工规〔2031〕`."""
    return "".join(plain(text).split()).translate(_BRACKETS)


def single(text: str) -> str | None:
    """Return the folded text if it is a single character, else None."""
    key = fold_title(plain(text))
    return key if len(key) == 1 else None


def begins(text: str) -> str | None:
    """Return the prefix that names must have if the input ends with a star, reduced to letters and digits; else None."""
    return fold(plain(text)) if text.rstrip().endswith("*") else None


def _words(quoted: str, loose: str) -> Iterator[str]:
    if quoted:
        yield from [join(quoted).text.strip().lower()] if fold(quoted) else []
    for run in _RUN.findall(normalize("NFKC", loose).lower()):
        yield from _cut(run) if _CHINESE.match(run) and len(run) > _LONGEST else [run]


def _cut(run: str) -> Iterable[str]:
    return [word for word in cut(run) if len(word) > 1] or [run]


def _lone(word: str) -> bool:
    return len(word) == 1 and bool(_CHINESE.match(word))
