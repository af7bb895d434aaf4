"""Rows of a query as CSV, as the command line prints them."""

import csv as _csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

from kg.store.protocol import Row
from kg.text.visible import csv_cell
from queries import Query
from queries.spread import spread

MEDIA_TYPE = "text/csv"


def csv(query: Query, rows: Sequence[Row]) -> bytes:
    """Return the rows with a header line, in UTF-8; no cell is run by a spreadsheet as a formula."""
    found, names = spread(query, rows)
    text = StringIO()
    writer = _csv.writer(text)
    writer.writerow(names)
    writer.writerows([csv_cell(row.get(name)) for name in names] for row in found)
    return text.getvalue().encode()


def response(example: str) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI `responses` entry of a route that answers in CSV."""
    return {200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}, "example": example}}}}
