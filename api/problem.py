"""Reports every error as `application/problem+json` (RFC 9457)."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from api.middleware import request_id
from kg.errors import AmbiguousKey, ChangesGone, QueryError, QueryTimeout, QueryTooLarge, StoreError, StoreLocked, StoreMissing, UnknownKey

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger(__name__)

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Always about:blank: the status says what kind it is."},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and what is allowed."},
        "request_id": {"type": "string", "description": "Id of the request, which the log has too."},
        "candidates": {
            "type": "array",
            "items": {"type": "object"},
            "description": "300: what the key fits; 404: what it may be meant for. Each with the href of its page.",
        },
    },
}
PATHS = {
    "Policy": "policies",
    "Article": "articles",
    "Ministry": "ministries",
    "Industry": "industries",
    "Standard": "standards",
    "Programme": "programmes",
    "Bulletin": "bulletins",
    "Indicator": "indicators",
    "Region": "regions",
}
"""Collection of each label."""
REASONS: dict[type[StoreError], str] = {
    StoreLocked: "the store is in use by another process, such as a build; ask again later",
    StoreMissing: "the store was deleted; it is served again when it is built again",
}
"""Why the store does not answer, in words that name no files."""


class Problem(JSONResponse):
    """One problem; additional members are given as keywords."""

    media_type = MEDIA_TYPE

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, **members: Any) -> None:
        """Create a problem from HTTP status and detail."""
        content: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
        if id_ := request_id.current.get():
            content["request_id"] = id_
        super().__init__(content | members, status, {"Cache-Control": "no-store", **(headers or {})})


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI `responses` entries of the problems that a route may answer with."""
    return {
        s: {"description": HTTPStatus(s).phrase, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for s in statuses
    }


def describe(document: dict[str, Any]) -> dict[str, Any]:
    """Return the OpenAPI document with the schema that `responses` points to."""
    document.setdefault("components", {}).setdefault("schemas", {})["Problem"] = SCHEMA
    return document


def install(app: Starlette) -> None:
    """Install the handlers that turn errors into problems."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(UnknownKey, _unknown)
    app.add_exception_handler(AmbiguousKey, _ambiguous)
    app.add_exception_handler(ChangesGone, _gone)
    app.add_exception_handler(QueryError, _wrong_parameter)
    app.add_exception_handler(QueryTimeout, _slow)
    app.add_exception_handler(QueryTooLarge, _wrong_parameter)
    app.add_exception_handler(StoreError, _unavailable)


def _invalid(request: Request, error: Exception) -> Problem:
    assert isinstance(error, RequestValidationError)
    return Problem(422, "; ".join(f"{_place(fault['loc'])}: {_fault(fault)}" for fault in error.errors()))


def _place(steps: Sequence[str | int]) -> str:
    """Return the place of an error in a request body; `body` for all of it."""
    return ".".join(step for step in steps[1:] if isinstance(step, str)) or str(steps[0])


def _fault(fault: Mapping[str, Any]) -> str:
    # That of a body which is no JSON, or not said to be: a form, as curl --data sends it.
    return "must be a JSON object, sent as application/json" if fault["type"] == "model_attributes_type" else str(fault["msg"])


def _http(request: Request, error: Exception) -> Problem:
    assert isinstance(error, HTTPException)
    detail, headers = error.detail, dict(error.headers or {})
    if error.status_code == 404 and detail == "Not Found":
        detail = f"nothing is at {request.url.path}"
    elif error.status_code == 405:
        # What answers GET answers HEAD.
        headers["Allow"] = headers.get("Allow", "").replace("GET", "GET, HEAD")
        detail = f"{request.method} is not allowed here; allowed: {headers['Allow']}"
    elif error.status_code == 413:
        detail = "the body is longer than it may be"
    return Problem(error.status_code, detail, headers)


def _unknown(request: Request, error: Exception) -> Problem:
    assert isinstance(error, UnknownKey)
    return Problem(404, str(error), candidates=_listed(error.candidates)) if error.candidates else Problem(404, str(error))


def _ambiguous(request: Request, error: Exception) -> Problem:
    assert isinstance(error, AmbiguousKey)
    return Problem(300, str(error), candidates=_listed(error.candidates))


def _listed(candidates: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "href": href(row["label"], row["id"])} for row in candidates]


def href(label: str, id_: str) -> str:
    """Return the path of a node in the HTTP interface."""
    return f"/{PATHS[label]}/{quote(id_, safe='')}"


def _gone(request: Request, error: Exception) -> Problem:
    return Problem(410, str(error))


def _wrong_parameter(request: Request, error: Exception) -> Problem:
    return Problem(422, str(error))


def _slow(request: Request, error: Exception) -> Problem:
    return Problem(504, str(error))


def _unavailable(request: Request, error: Exception) -> Problem:
    # The store's own words name files and addresses: they are for the log.
    log.warning("%s", error)
    return Problem(
        503, next((told for kind, told in REASONS.items() if isinstance(error, kind)), "the store does not answer; the log says why")
    )
