"""Marks the search terms in search results."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any
from unicodedata import normalize

from kg.store.protocol import Row
from queries.query import Query


def marked(query: Query, bound: Mapping[str, Any], rows: list[Row]) -> list[Row]:
    """Fill in the columns that hold marks; `bound` holds the search terms as `words`, and possibly their other forms."""
    columns = {name: column.marks for name, column in query.columns.items() if column.marks}
    if columns:
        words = [*(bound["words"] or ()), *(str(bound[name]) for name in ("plain", "code", "number") if bound.get(name))]
        for row in rows:
            row |= {name: [f"{start}-{end}" for start, end in marks(row[of], words)] for name, of in columns.items()}
    return rows


def visible(query: Query, rows: Iterable[Row]) -> list[Row]:
    """Return the rows for display: marked text is put in 【】, and the columns that hold marks are removed."""
    columns = {column.marks: name for name, column in query.columns.items() if column.marks}
    return [
        {
            name: _bracketed(value, row[columns[name]]) if name in columns else value
            for name, value in row.items()
            if name not in columns.values()
        }
        for row in rows
    ]


def _bracketed(text: str | None, marks: Iterable[str]) -> str | None:
    for mark in reversed(list(marks)):
        start, end = map(int, mark.split("-"))
        text = f"{text[:start]}【{text[start:end]}】{text[end:]}" if text else text
    return text


def marks(text: str | None, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return the positions of the words in a text as (start, end) in characters, in order; adjacent ones are merged.

    Capitals and the width of characters do not count, nor the shape of brackets.
    """
    if not text:
        return []
    plain = _folded(text)
    found = chain.from_iterable(re.finditer(re.escape(_folded(word)), plain) for word in words if word)
    return _joined(sorted(match.span() for match in found))


def _folded(text: str) -> str:
    """Fold character by character, so that offsets stay valid."""
    return "".join(_BRACKETS.get(one, one) for one in map(_narrow, text))


def _narrow(letter: str) -> str:
    folded = normalize("NFKC", letter).lower()
    return folded if len(folded) == 1 else letter


_BRACKETS = dict(zip("[]()【】", "〔〕" * 3, strict=True))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
