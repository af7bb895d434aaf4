"""What follows from changes of the store: rows of events and differences, and a feed of the events."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api import atom, problem
from api.answer import CURSOR
from api.describe import ITEM, TEXT
from api.examples import example
from api.paging import decode, encode, page_size
from api.readers import left, reading
from kg.errors import QueryError
from kg.store import changes
from kg.store.journal import DIFFERENCES, EVENTS
from kg.store.protocol import Row, Store
from queries import meant

AFTER = {"after": "number"}
LATER = "A run (its id or start), a date, or the number of a row: only what came after the run, from the day on, or after the row."
WATCH: dict[str, Any] = {
    "name": "watch",
    "in": "query",
    "description": "Ids, numbers, titles or names: only events that concern one of these.",
    "schema": {"type": "array", "items": ITEM},
}
PARAMETERS: list[dict[str, Any]] = [
    {"name": "since", "in": "query", "description": LATER, "schema": TEXT},
    WATCH,
    {
        "name": "graph",
        "in": "query",
        "description": "Whether differences of nodes and edges are listed too. Default: yes, unless `watch` is given.",
        "schema": {"type": "string", "enum": ["true", "false", ""]},
        "example": "false",
    },
    *CURSOR,
]
EXAMPLE = {
    "schema": {"type": "string"},
    "example": '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh"><title>政策知识图谱：变更</title>…</feed>',
}
router = APIRouter(tags=["changes"])


class Changes(BaseModel):
    """A page of changes."""

    items: list[dict[str, Any]] = Field(
        description="The oldest first. Events: number, run, at, event, label, id, title, by_label, by, by_title, day, quote. Differences: "
        "number, run, at, change (added, changed or removed), and a node or edge as in kg export --format jsonl."
    )
    next: str | None = Field(description="Cursor of the next page; null on the last one.")
    last: int = Field(description="Number of the newest row of the store: `since` for the next time.")


def listed(request: Request) -> dict[str, Any]:
    """Answer with events and differences, the oldest first."""
    given = _given(request, ("since", "graph", "limit", "cursor"))
    store, watched = request.app.state.bounded, _watched(request)
    held, size = changes.kept(store), page_size(given.get("limit"))
    graph = _graph(given.get("graph"), not watched)
    start = _start(store, given, held, graph)
    found = list(islice(_rows(store, start, watched, graph), size + 1)) if start is not None else []
    cut = encode({"number": str(found[size - 1]["number"])}, AFTER) if len(found) > size else None
    return {"items": found[:size], "next": cut, "last": held.last}


def _start(store: Store, given: dict[str, str], held: changes.Kept, graph: bool) -> int | None:
    """Return after which row the answer begins, None where nothing is recorded yet. Raises ChangesGone, QueryError."""
    if cursor := given.get("cursor"):
        number = decode(cursor, AFTER)["after"]
        if not (number.isascii() and number.isdigit() and len(number) <= 12):
            raise QueryError("cursor: not one that this list gave")
        start = int(number)
    elif since := given.get("since"):
        start = changes.place(store, since)
    else:
        return held.differences_after if graph else held.events_after
    changes.check(held, start, graph)
    return start


def _rows(store: Store, start: int, watched: set[str], graph: bool) -> Iterator[Row]:
    kinds = (EVENTS, DIFFERENCES) if graph else (EVENTS,)
    found = changes.rows(store, start, kinds, timeout=left())
    return (row for row in found if "change" in row or not watched or changes.concerns(row, watched))


def _watched(request: Request) -> set[str]:
    keys = [key for text in request.query_params.getlist("watch") for key in text.split(",") if key.strip()]
    found = meant(request.app.state.bounded, keys)
    return {*keys, *(name for ids in found.values() for name in ids)}


def _graph(text: str | None, default: bool) -> bool:
    if text in (None, ""):
        return default
    if text not in ("true", "false"):
        raise QueryError(f"graph={text!r:.20}: must be true or false")
    return text == "true"


def _given(request: Request, known: tuple[str, ...]) -> dict[str, str]:
    """Return the parameters that are given once. Raises QueryError for others."""
    for name in request.query_params:
        if name not in (*known, "watch"):
            raise QueryError(f"unknown parameter {name:.80}; there are: {', '.join((*known, 'watch'))}")
        if name != "watch" and len(request.query_params.getlist(name)) > 1:
            raise QueryError(f"{name} is given twice")
    return {name: text for name, text in request.query_params.items() if name != "watch" and text.strip()}


class Atom(Response):
    """A feed."""

    media_type = atom.MEDIA_TYPE


async def feed(request: Request) -> Response:
    """Answer with the newest events as a feed."""

    def work() -> bytes:
        size = page_size(_given(request, ("limit",)).get("limit"))
        store, watched = request.app.state.bounded, _watched(request)
        found = (row for row in changes.events_backwards(store, timeout=left()) if not watched or changes.concerns(row, watched))
        return atom.feed(islice(found, size), str(request.base_url).rstrip("/"), str(request.url))

    state = request.app.state
    return Atom(await state.readers.run(work, state.settings.query_timeout))


async def changed(request: Request) -> Response:
    """Answer with events and differences, the oldest first; with the newest events as a feed where Accept asks for Atom."""
    wanted = request.headers.get("accept", "")
    return await (feed(request) if atom.MEDIA_TYPE in wanted else _json(request))


_json = reading(listed, Changes)
router.add_api_route(
    "/changes",
    changed,
    response_model=Changes,
    summary="变更 What follows from changes, and the differences of the graph",
    description="Events and differences of nodes and edges; docs/changes.md. `Accept: application/atom+xml` gives the feed.",
    operation_id="changes",
    responses=example("/changes") | problem.responses(410, 414, 422, 429, 503, 504),
    openapi_extra={"parameters": PARAMETERS},
)
router.add_api_route(
    "/changes.atom",
    feed,
    response_class=Atom,
    summary="变更订阅 The newest events as an Atom feed",
    operation_id="changes_feed",
    responses=problem.responses(414, 422, 429, 503, 504) | {200: {"content": {atom.MEDIA_TYPE: EXAMPLE}}},
    openapi_extra={"parameters": [WATCH, CURSOR[0]]},
)
