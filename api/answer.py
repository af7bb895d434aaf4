"""The kinds of routes: a paged list, one node, or rows about one node. Each runs one query."""

from collections.abc import Callable, Collection, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field, create_model

from api import problem
from api.describe import NEEDED, NOT_GIVEN, parameters, row_model
from api.examples import example
from api.paging import LARGEST, SIZE, decode, page, page_size
from api.readers import left, reading
from kg.errors import QueryError, UnknownKey
from kg.store.protocol import Row
from queries import Query, asking_back, find, picture, run
from queries.picture import as_json

Parameters = list[dict[str, Any]]

CURSOR: Parameters = [
    {
        "name": "limit",
        "in": "query",
        "description": "Rows of a page.",
        "schema": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": LARGEST}, NOT_GIVEN], "default": SIZE},
    },
    {"name": "cursor", "in": "query", "description": "`next` of the page before.", "schema": {"type": "string"}},
]
BY_ID = {"after": "id"}
BY_DATE = {"after_date": "date", "after_id": "id"}
NOTHING: Mapping[str, Any] = {}


def pages(router: APIRouter, path: str, name: str, after: Mapping[str, str] = BY_ID, parts: Collection[str] = ()) -> None:
    """Add a paged list; `after` maps each column that the list is sorted by to the query parameter that continues after it.

    `parts` are the routes below that of one row, which the document links to the list.
    """
    query = find(name)

    def answer(request: Request) -> Any:
        given = asked(request, query, hidden=after, besides=("cursor",))
        size, cursor = page_size(given.pop("limit", None)), given.pop("cursor", None)
        place = {name: value or None for name, value in decode(cursor, after).items()} if cursor else {}
        return page(read(request, name, given | place | {"limit": size + 1}), size, after)

    model = items(query, next=(str | None, Field(description="Cursor of the next page; null on the last one.")))
    add(router, path, query, answer, model, [*parameters(query, {*after, "limit"}), *CURSOR], links=_links(path, parts))


def _links(path: str, parts: Collection[str]) -> dict[str, Any]:
    """Return the OpenAPI links from the rows of a list to the routes of one of them."""
    names = ["_".join((path.strip("/"), "by_key", *part)) for part in ((), *((part,) for part in parts))]
    return {name: {"operationId": name, "parameters": {"path.key": "$response.body#/items/0/id"}} for name in names}


def _linked(answers: dict[int | str, dict[str, Any]], links: Mapping[str, Any]) -> dict[int | str, dict[str, Any]]:
    good: dict[int | str, dict[str, Any]] = {200: {**answers.get(200, {}), "links": links}} if links else {}
    return answers | good


def rows(router: APIRouter, path: str, name: str, fixed: Mapping[str, Any] = NOTHING) -> None:
    """Add a route for the rows of a query about the `{key}` in the path, with some parameters fixed."""
    query = find(name)

    def answer(request: Request, key: str) -> Any:
        return {"items": read(request, name, {**asked(request, query, hidden={"key", *fixed}), **fixed, "key": key})}

    add(router, path, query, answer, items(query), parameters(query, {"key", *fixed}), keyed=True)


def whole(router: APIRouter, path: str, name: str) -> None:
    """Add a route for the rows of a query about the whole graph."""
    query = find(name)

    def answer(request: Request) -> Any:
        return {"items": read(request, name, asked(request, query))}

    add(router, path, query, answer, items(query), parameters(query))


def one(router: APIRouter, path: str, name: str, fixed: Mapping[str, Any] = NOTHING) -> None:
    """Add a route for one node by its `{key}`, with some parameters fixed."""
    query = find(name)

    def answer(request: Request, key: str) -> Any:
        found = read(request, name, {**asked(request, query, hidden={"key", *fixed}), **fixed, "key": key})
        if not found:
            raise UnknownKey(key, [f"{label} with a text" for label in query.params["key"].of])
        return found[0]

    add(router, path, query, answer, row_model(query), parameters(query, {"key", *fixed}), keyed=True)


def read(request: Request, name: str, params: Mapping[str, Any]) -> list[Row]:
    """Run a query on the application's store."""
    with asking_back(request.app.state.bounded, left):
        return run(request.app.state.bounded, name, params, timeout=left())


def draw(request: Request, name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Answer with the picture of a query."""
    with asking_back(request.app.state.bounded, left):
        return as_json(picture(request.app.state.bounded, name, params, timeout=left()))


def asked(request: Request, query: Query, hidden: Collection[str] = (), besides: Collection[str] = ()) -> dict[str, Any]:
    """Return the query string as parameters of a query, without the hidden ones, and of the route.

    Raises QueryError for an unknown one, and for one that is given twice and is no list.
    """
    known = [*(name for name in query.params if name not in hidden), *besides]
    return query_string(request, known, lists=[name for name, declared in query.params.items() if declared.type == "strings"])


def query_string(request: Request, known: Collection[str], lists: Collection[str] = ()) -> dict[str, Any]:
    """Return the query string: a text by name, of the names in `lists` a list of texts where several are given.

    Raises QueryError for an unknown name, and for one that is given twice and is no list.
    """
    given: dict[str, Any] = {}
    for name in request.query_params:
        if name not in known:
            raise QueryError(f"unknown parameter {name:.80}; there are: {', '.join(known) or 'none'}")
        values = request.query_params.getlist(name)
        if len(values) > 1 and name not in lists:
            raise QueryError(f"{name} is given twice")
        given[name] = values if len(values) > 1 else values[0]
    return given


def items(query: Query, **fields: Any) -> type[BaseModel]:
    """Return the type of a response whose `items` are the rows of a query."""
    row: Any = row_model(query)
    listed: Any = (list[row], Field(description=query.en))
    model: type[BaseModel] = create_model(row.__name__.removesuffix("Row") + "List", items=listed, **fields)
    return model


def add(
    router: APIRouter,
    path: str,
    query: Query,
    answer: Callable[..., Any],
    model: Any,
    described: Parameters,
    *,
    keyed: bool = False,
    named: tuple[str, str] | None = None,
    links: Mapping[str, Any] = NOTHING,
    endpoint: Callable[..., Any] | None = None,
) -> None:
    """Add a route that runs a query, documented by its header.

    `named` are description and example of the `{key}` in the path where it is not the parameter of that name; `endpoint` is what answers
    where it is not `answer` in a reader thread.
    """
    if "{key" in path:
        doc, key = named or (query.params["key"].doc, query.example["key"])
        answer.__annotations__["key"] = Annotated[str, Path(description=doc, examples=[key], json_schema_extra=NEEDED)]
    router.add_api_route(
        path,
        endpoint or reading(answer, model),
        response_model=model,
        summary=f"{query.zh} {query.en}",
        description=query.doc,
        operation_id=path.strip("/").replace("{key:path}", "by_key").replace("/", "_"),
        responses=_linked(example(path), links) | problem.responses(*((300, 404) if keyed else ()), 414, 422, 429, 503, 504),
        openapi_extra={"parameters": described},
    )
