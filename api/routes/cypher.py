"""Read-only Cypher statements of users."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.datastructures import State
from starlette.responses import Response

from api import problem
from api.client import address, loopback
from api.examples import example
from api.readers import left
from kg.store.read_only import check

DEPTH = 20
"""Maximum nesting of lists and maps in a parameter; stores fail at some hundred."""
PROXIES = ("forwarded", "x-forwarded-for", "via")
router = APIRouter(tags=["cypher"])


def _flat(parameters: dict[str, Any]) -> dict[str, Any]:
    """Check that a store accepts a parameter. Raises ValueError."""
    level: list[Any] = [parameters]
    for _ in range(DEPTH):
        level = [inner for value in level for inner in _inside(value)]
    if level:
        raise ValueError(f"more than {DEPTH} lists and maps inside each other")
    return parameters


def _inside(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


class Statement(BaseModel):
    """One reading statement."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(min_length=1, max_length=20_000, examples=["CALL db.labels() YIELD label RETURN label"])
    parameters: Annotated[dict[str, Any], AfterValidator(_flat)] = Field(default={}, description="Values of the $parameters.")
    limit: int = Field(default=1000, ge=1, description="Rows at most, never more than the server allows; the rest is left out.")


class Rows(BaseModel):
    """The rows of a statement."""

    items: list[dict[str, Any]]
    truncated: bool = Field(description="Whether there were more rows than `limit`.")


PROBLEMS = example("/cypher") | problem.responses(400, 401, 403, 413, 422, 429, 503, 504)


GRACE = 30.0
"""Seconds beyond the time limit of a statement: the process that runs it may have to start first, on a busy machine."""
WAIT = 5.0
"""Seconds that a statement waits for its turn."""


@router.post("/cypher", response_model=Rows, summary="只读 Cypher A reading statement", responses=PROBLEMS)
async def cypher(request: Request, statement: Statement) -> Response:
    """Run a read-only statement; without an API key only for clients on the same machine."""
    state = request.app.state
    if not state.settings.api_key and not _from_here(request):
        raise HTTPException(403, "this server is open to others: /cypher needs KG_API_KEY to be set, and the key")
    check(statement.query)
    answer = await state.statements.run(partial(_answer, state, statement), state.settings.query_timeout, grace=GRACE, wait=WAIT)
    return Response(answer, media_type="application/json")


def _answer(state: State, statement: Statement) -> bytes:
    may, store = state.settings, state.store
    limit, seconds = min(statement.limit, may.row_limit), min(left(), may.query_timeout)
    rows = store.read_untrusted(statement.query, statement.parameters, timeout=seconds, limit=limit + 1, budget=may.answer_limit)
    return Rows(items=rows[:limit], truncated=len(rows) > limit).model_dump_json().encode()


def _from_here(request: Request) -> bool:
    """Tell whether a request comes from this machine: by client address, by host name (against DNS rebinding), and not through a proxy."""
    settings, server = request.app.state.settings, (request.scope.get("server") or ("",))[0]
    ours = (settings.host, server, address(request.scope), request.url.hostname or "")
    return all(map(loopback, ours)) and not any(name in request.headers for name in PROXIES)
