"""JSON and JSONL dumps: one document an object."""

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

from kg.errors import InputError
from loaders.files import records
from loaders.files.charset import decode
from loaders.files.columns import Choice, choose
from loaders.files.layer import Layer
from loaders.files.records import Row, flat, table

NAME = "json"
DESCRIPTION = "JSON and JSONL dumps, one document an object"
FALLBACK = False
LIMIT = records.LIMIT

_LINES = (".jsonl", ".ndjson")
_SUFFIXES = (".json", *_LINES)
_HEAD = 1 << 20
"""Bytes in which a first object is looked for where the suffix does not tell."""
_LOOKED_AT = 20
"""Objects of a list whose fields say what the list is of."""
_DEEPEST = 4
"""Objects around the list of records: `{"data": {"list": [{…}]}}` has two."""


def claims(data: bytes, name: str) -> bool:
    """Tell by the first character and the suffix, else by a first object that can be read; `[《甲》](…)` is Markdown."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")):
        return False
    if os.path.splitext(name)[1].lower() in _SUFFIXES:
        return True
    try:
        value, _ = json.JSONDecoder().raw_decode(head.decode("utf-8", "ignore"))
    except (ValueError, RecursionError):
        return False
    return bool(_lists(value, 0))


def members(data: bytes, path: str, columns: Choice | None) -> Iterator[Layer | InputError]:
    """Yield a document for each object. Raises InputError where there is none, or none with a title or a text."""
    text, _ = decode(data, path)
    try:
        value = json.loads(text, parse_int=str)
    except RecursionError as error:
        raise InputError(path, "is JSON nested too deeply to be read: save its records as JSONL") from error
    except ValueError as error:
        rows = _lines(text, path)
        if not rows or isinstance(rows[0], InputError):
            raise InputError(
                path, f"is not valid JSON ({getattr(error, 'msg', error)}): export it again", getattr(error, "lineno", None)
            ) from error
        yield from records.layers([table(None, rows)], path, columns)
    else:
        best = _best(_lists(value, 0), path)
        # A file of lines may have one line only.
        single = best == [value] and os.path.splitext(path)[1].lower() not in _LINES
        yield from records.layers([table(None, [flat(one) for one in best], single)], path, columns)


def _lines(text: str, path: str) -> list[Row | InputError]:
    """The records of JSONL: an object a line."""
    rows: list[Row | InputError] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                value = json.loads(line, parse_int=str)
                rows.append(flat(value) if isinstance(value, dict) else InputError(path, "is no JSON object", number))
            except RecursionError:
                rows.append(InputError(path, "is no JSON object: it is nested too deeply to be read", number))
            except ValueError as error:
                rows.append(InputError(path, f"is no JSON object: {getattr(error, 'msg', error)}", number))
    return rows


def _lists(value: Any, depth: int) -> list[list[dict[str, Any]]]:
    """The lists of objects inside a value, outer ones first; an object by itself is a list of one."""
    if isinstance(value, list):
        objects = [one for one in value if isinstance(one, dict)]
        return [objects] if objects else []
    if not isinstance(value, dict) or depth > _DEEPEST:
        return []
    inner = [found for one in value.values() for found in _lists(one, depth + 1) if isinstance(one, dict | list)]
    return [[value], *inner]


def _best(lists: Sequence[list[dict[str, Any]]], path: str) -> list[dict[str, Any]]:
    """The list whose objects have most of the facts of a document; of equals the outer one."""
    if not lists:
        raise InputError(path, "is JSON without objects, so without documents")
    return max(lists, key=lambda one: len(choose([column for first in one[:_LOOKED_AT] for column in flat(first)])))
