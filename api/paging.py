"""Paging: a cursor holds the sort columns of the last row, so that pages stay stable while the list changes."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError
from kg.store.protocol import Row

SIZE = 50
"""Default number of rows per page."""
LARGEST = 200
# 50, and 50.0, which is a whole number in JSON Schema
_WHOLE = re.compile(r"([0-9]{1,4})(?:\.0+)?")


def encode(row: Row, after: Mapping[str, str]) -> str:
    """Return the cursor that continues after a row; `after` maps each sort column to its parameter. What is absent is '' in it."""
    text = json.dumps([row[column] or "" for column in after.values()], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, after: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters encoded in a cursor. Raises QueryError for an invalid one."""
    try:
        values = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise QueryError("cursor: not one that this list gave") from error
    if not isinstance(values, list) or len(values) != len(after) or not all(isinstance(value, str) for value in values):
        raise QueryError("cursor: not one that this list gave")
    return dict(zip(after, values, strict=True))


def page_size(text: Any) -> int:
    """Return the requested number of rows per page. Raises QueryError."""
    if text in (None, ""):
        return SIZE
    if isinstance(text, str) and (found := _WHOLE.fullmatch(text)) and 1 <= int(found[1]) <= LARGEST:
        return int(found[1])
    raise QueryError(f"limit={text!r:.20}: must be a whole number from 1 to {LARGEST}")


def page(rows: list[Row], size: int, after: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of at most `size` of the rows, and the cursor of the next page if there is a further row."""
    return {"items": rows[:size], "next": encode(rows[size - 1], after) if len(rows) > size else None}
