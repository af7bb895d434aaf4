"""What differs between two wordings of a law."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from fastapi import Request
from pydantic import BaseModel, Field

from api.answer import Parameters, asked, read
from api.describe import TEXT
from kg.errors import QueryError
from kg.store.protocol import Row
from kg.text.redline import Sort, red_line
from queries import find

QUERY = replace(
    find("wordings"),
    zh="两次文本对照",
    en="What differs between two wordings",
    doc="The paragraphs of a law that differ between two wordings that are held, and in these the words; blanks of printing do not count.",
)
PARAMETERS: Parameters = [
    {"name": "old", "in": "query", "description": "`day` of a wording. Default: that of the last held before `new`.", "schema": TEXT},
    {"name": "new", "in": "query", "description": "`day` of a wording. Default: that of the latest held.", "schema": TEXT},
]


class Words(BaseModel):
    """Words that stand in both wordings, or in the old or the new one alone."""

    sort: Sort
    text: str


class Differing(BaseModel):
    """A paragraph: one piece where it came or went, several where its words changed."""

    article: str | None = Field(description="The article in which it stands, as printed.")
    pieces: list[Words]


class RedLine(BaseModel):
    """Two wordings and what differs, in the order of the text."""

    old: str | None = Field(description="Day of the old wording; null where none is held before the new one.")
    new: str | None = Field(description="Day of the new one; null where none is held.")
    items: list[Differing]


def redline(request: Request, key: str) -> dict[str, Any]:
    """Answer with what differs. Raises QueryError for a day that is that of no wording held."""
    given = asked(request, QUERY, hidden={"key", "as_of"}, besides=("old", "new"))
    held = [row for row in read(request, "wordings", {"key": key}) if row["held"]]
    new = _of_day(held, given["new"]) if given.get("new") else _last(held)
    old = _of_day(held, given["old"]) if given.get("old") else _last(row for row in held if new and row["day"] < new["day"])
    days = {"old": old and old["day"], "new": new and new["day"]}
    texts = [read(request, "wording", {"key": key, "as_of": row["from"]})[0]["text"] for row in (old, new) if row]
    return {**days, "items": [asdict(one) for one in red_line(*texts)] if len(texts) > 1 else []}


def _last(held: Iterable[Row]) -> Row | None:
    return max(held, key=lambda row: str(row["day"]), default=None)


def _of_day(held: Iterable[Row], day: str) -> Row:
    found = {row["day"]: row for row in held}
    if day not in found:
        raise QueryError(f"no text is held of a wording of {day:.40}; held are: {', '.join(found) or 'none'}")
    return found[day]
