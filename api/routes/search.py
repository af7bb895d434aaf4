"""What a search finds: page by page, with the counts of all of it, and as CSV."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api import problem, table
from api.answer import add, asked, items, read
from api.describe import NOT_GIVEN, parameters
from api.paging import decode, encode
from api.readers import reading
from kg.errors import QueryError
from kg.store.protocol import Row
from queries import find

QUERY, FACETS = find("search"), find("search_facets")
SIZE = int(QUERY.params["limit"].default)
LARGEST = 500
"""Rows of a page at most."""
MOST = 1000
"""Rows of a CSV at most, which are all without `limit`."""
PLACE = {"skip": "skip"}
CURSOR: dict[str, Any] = {
    "name": "cursor",
    "in": "query",
    "description": "`next` of the page before, instead of `skip`.",
    "schema": {"type": "string"},
}
COUNTED: dict[str, Any] = {
    "name": "facets",
    "in": "query",
    "description": "Whether everything found is counted: `total` and `facets`. Default: true, but false with `cursor` or `skip`, as the "
    "first page has the counts.",
    "schema": {"type": "string", "enum": ["true", "false", ""]},
}


def _limit(doc: str, most: int, default: int) -> dict[str, Any]:
    schema = {"anyOf": [{"type": "integer", "minimum": 1, "maximum": most}, NOT_GIVEN], "default": default}
    return {"name": "limit", "in": "query", "description": doc, "schema": schema}


router = APIRouter(tags=["graph"])


class Facet(BaseModel):
    """How many of the nodes found have a value."""

    value: str = Field(description="As the filter of that name takes it.")
    name: str = Field(description="Name of the industry; otherwise the value.")
    count: int


class Facets(BaseModel):
    """Which values the nodes found have, the most frequent first."""

    label: list[Facet]
    kind: list[Facet]
    form: list[Facet]
    year: list[Facet]
    status: list[Facet]
    issuer: list[Facet]
    industry: list[Facet]
    held: list[Facet]


def search(request: Request) -> dict[str, Any]:
    """Answer with a page of what a search finds, and with the counts of all of it."""
    given = asked(request, QUERY, besides=("cursor", "facets"))
    cursor, facets = given.pop("cursor", None), given.pop("facets", None)
    if cursor and given.get("skip"):
        raise QueryError("cursor and skip are given; each says where the page begins")
    size = _size(given.pop("limit", None))
    given |= decode(cursor, PLACE) if cursor else {}
    counted = _counted(facets, first=not given.get("skip"))
    found = read(request, QUERY.name, given | {"limit": size + 1})
    rest = {"skip": str(int(float(given.get("skip") or 0)) + size)}
    page = {"items": found[:size], "next": encode(rest, PLACE) if len(found) > size else None}
    return page | (_counts(read(request, FACETS.name, _same(given))) if counted else {"total": None, "at_least": None, "facets": None})


def _counts(rows: list[Row]) -> dict[str, Any]:
    facets = {name: [row for row in rows if row["facet"] == name] for name in Facets.model_fields}
    total = sum(row["count"] for row in facets["label"])
    return {"total": total, "at_least": any(row["at_least"] for row in rows), "facets": facets}


def _same(given: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters that say what is found; order and page do not change it."""
    return {name: value for name, value in given.items() if name in FACETS.params}


def _counted(text: str | None, first: bool) -> bool:
    """Return whether to count, which takes as long as the search itself: once for a question, unless more is asked for."""
    if text not in (None, "", "true", "false"):
        raise QueryError(f"facets={text!r:.20}: must be true or false")
    return text == "true" if text else first


def _size(text: Any) -> int:
    if text in (None, ""):
        return SIZE
    digits = str(text).removesuffix(".0")
    if digits.isascii() and digits.isdigit() and len(digits) <= 4 and 1 <= int(digits) <= LARGEST:
        return int(digits)
    raise QueryError(f"limit={text!r:.20}: must be a whole number from 1 to {LARGEST}")


async def as_csv(request: Request) -> Response:
    """Answer with what a search finds as CSV."""

    def work() -> bytes:
        given = {name: value for name, value in asked(request, QUERY).items() if value}
        return table.csv(QUERY, read(request, QUERY.name, {"limit": MOST, **given}))

    state = request.app.state
    return Response(await state.readers.run(work, state.settings.query_timeout), media_type=table.MEDIA_TYPE)


async def answered(request: Request) -> Response:
    """Answer with a page of what a search finds, and with the counts of all of it; with CSV where Accept asks for it."""
    answer = await (as_csv(request) if request.headers.get("accept", "").startswith(table.MEDIA_TYPE) else _json(request))
    answer.headers["Vary"] = "Accept"
    return answer


MODEL = items(
    QUERY,
    next=(str | None, Field(description="Cursor of the next page; null on the last one.")),
    total=(int | None, Field(description="Number of nodes found in all; null where nothing is counted.")),
    at_least=(bool | None, Field(description="Whether there may be more than `total`: see `candidates`. Null where nothing is counted.")),
    facets=(Facets | None, Field(description=FACETS.doc)),
)
_json = reading(search, MODEL)
add(
    router,
    "/search",
    QUERY,
    search,
    MODEL,
    [*parameters(QUERY, {"limit"}), _limit("Rows of a page.", LARGEST, SIZE), CURSOR, COUNTED],
    endpoint=answered,
)
router.add_api_route(
    "/search.csv",
    as_csv,
    summary=f"{QUERY.zh}（CSV） What a search finds, as CSV",
    description="The rows of `GET /search`, with the same filters, as CSV that spreadsheets open; `skip` and `limit` choose the rows.",
    response_class=Response,
    operation_id="search_csv",
    responses=problem.responses(414, 422, 429, 503, 504) | table.response("label,id,title,…\r\nPolicy,云工规〔2031〕5号,…\r\n"),
    openapi_extra={"parameters": [*parameters(QUERY, {"limit"}), _limit("Maximum number of rows.", MOST, MOST)]},
)
