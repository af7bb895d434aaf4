"""The Reconciliation Service API, which OpenRefine asks."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import TypeAdapter
from starlette.responses import Response

from api import problem
from api.examples import example
from api.readers import left, reading
from api.reconcile import entity
from api.reconcile.answer import answer, suggested
from api.reconcile.asked import Batch, Extension, form, read
from api.reconcile.extend import about, extended, preview
from api.reconcile.manifest import manifest
from kg.errors import QueryError, UnknownKey

ROOT = "/reconcile"
router = APIRouter(tags=["reconcile"])
Json = dict[str, Any]
_JSON: TypeAdapter[Json] = TypeAdapter(Json)
_START = 6
"""Digits of a cursor at most."""
FIELDS: Json = {
    "queries": {"type": "string", "description": "A batch of queries as JSON: by name, each with query, type, limit, properties."},
    "extend": {"type": "string", "description": "A request for property values as JSON: ids, properties."},
}
QUERIES = '{"q0": {"query": "云工规[2031]5号", "type": "Policy"}}'
PROBLEMS = (413, 414, 422, 429, 503, 504)


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _answered(request: Request, fields: dict[str, str]) -> Json | None:
    """Return the answer to the fields of a form or an address; None if they ask nothing."""
    store = request.app.state.bounded
    if "queries" in fields:
        return answer(store, read(Batch, "queries", fields["queries"]), left())
    if "extend" in fields:
        return extended(store, read(Extension, "extend", fields["extend"]), left)
    return None


def service(request: Request) -> Json:
    """Answer with the manifest of the service, or, with `queries` or `extend`, as POST does."""
    found = _answered(request, dict(request.query_params))
    return manifest(_base(request)) if found is None else found


async def posted(request: Request) -> Response:
    """Answer a form: candidates for a batch of `queries`, or property values for an `extend` request."""
    body, state = await request.body(), request.app.state

    def work() -> bytes:
        found = _answered(request, form(body, request.headers.get("content-type", "")))
        if found is None:
            raise QueryError("the form must have a field queries or extend")
        return _JSON.dump_json(found)

    return Response(await state.readers.run(work, state.settings.query_timeout), media_type="application/json")


def entities(request: Request) -> Json:
    """Answer with entities whose names hold what a user typed."""
    return suggested(request.app.state.bounded, request.query_params.get("prefix", ""), _cursor(request), left())


def properties(request: Request) -> Json:
    """Answer with properties whose names hold what a user typed."""
    return _holding(request, entity.all_properties())


def types(request: Request) -> Json:
    """Answer with types whose names hold what a user typed."""
    return _holding(request, [entity.type_of(label) for label in entity.TYPES])


def _holding(request: Request, listed: list[Json]) -> Json:
    typed = request.query_params.get("prefix", "").strip().lower()
    return {"result": [one for one in listed if typed in one["name"].lower()][_cursor(request) :]}


def _cursor(request: Request) -> int:
    text = request.query_params.get("cursor") or "0"
    if not (text.isascii() and text.isdigit() and len(text) <= _START):
        raise QueryError(f"cursor={text!r:.20}: must be a whole number, at most {_START} digits")
    return int(text)


def proposed(request: Request) -> Json:
    """Answer with the properties that entities of a type have. Raises QueryError for an unknown type."""
    label = request.query_params.get("type") or "Policy"
    if label not in entity.TYPES:
        raise QueryError(f"type={label!r:.80}: must be one of {', '.join(entity.TYPES)}")
    return {"type": label, "properties": [{"id": one["id"], "name": one["name"]} for one in entity.properties(label)]}


async def shown(request: Request) -> Response:
    """Answer with a small page about an entity, for a frame."""
    state, asked = request.app.state, request.query_params.get("id", "")

    def work() -> str:
        if not (found := about(state.bounded, asked, left())):
            raise UnknownKey(asked, list(entity.TYPES))
        return preview(*found)

    page = await state.readers.run(work, state.settings.query_timeout)
    # Shown by the tools that may read the answers; without scripts and links, there is nothing in it to be tricked into.
    may = " ".join(["'self'", *state.settings.cors_origins.replace(",", " ").split()])
    policy = f"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors {may}"
    return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})


def _parameter(name: str, doc: str, shown: str | None = None, **schema: Any) -> Json:
    told = {"name": name, "in": "query", "description": doc, "schema": {"type": "string", **schema}}
    return told if shown is None else told | {"example": shown}


PREFIX = _parameter("prefix", "What a user typed.", "风电")
CURSOR = _parameter("cursor", "How many of the first to leave out.", pattern=r"^[0-9]{0,6}$")


def _add(path: str, endpoint: Any, summary: str, *parameters: Json) -> None:
    router.add_api_route(
        ROOT + path,
        reading(endpoint, Json),
        response_model=Json,
        summary=summary,
        operation_id=(ROOT + path).strip("/").replace("/", "_"),
        responses=example(ROOT + path) | problem.responses(*PROBLEMS[1:]),
        openapi_extra={"parameters": list(parameters)},
    )


_add(
    "",
    service,
    "数据比对服务 Manifest of the reconciliation service",
    *(_parameter(name, told["description"]) for name, told in FIELDS.items()),
)
router.add_api_route(
    ROOT,
    posted,
    methods=["POST"],
    response_model=Json,
    summary="数据比对 Match the cells of a table",
    operation_id="reconcile_post",
    responses=example(f"POST {ROOT}") | problem.responses(*PROBLEMS),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": FIELDS}, "example": {"queries": QUERIES}}
            },
        }
    },
)
_add("/suggest/entity", entities, "补全实体 Suggest entities", PREFIX, CURSOR)
_add("/suggest/property", properties, "补全属性 Suggest properties", PREFIX | {"example": "signed"}, CURSOR)
_add("/suggest/type", types, "补全类型 Suggest types", PREFIX | {"example": "Pol"}, CURSOR)
_add("/properties", proposed, "可扩展的属性 Properties of a type", _parameter("type", "The type.", "Policy", enum=[*entity.TYPES, ""]))
router.add_api_route(
    f"{ROOT}/preview",
    shown,
    summary="实体预览 A small page about an entity",
    response_class=Response,
    operation_id="reconcile_preview",
    responses=problem.responses(404, *PROBLEMS[1:])
    | {200: {"content": {"text/html": {"schema": {"type": "string"}, "example": "<!doctype html>…"}}}},
    openapi_extra={"parameters": [_parameter("id", "Id of the entity.", "Policy:云工规〔2031〕5号") | {"required": True}]},
)
