"""Reading statements of one's own."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from api import problem
from api.key import loopback
from kg.statement import check

router = APIRouter(tags=["cypher"])


class Statement(BaseModel):
    """One reading statement."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(min_length=1, max_length=20_000, examples=["CALL db.labels() YIELD label RETURN label"])
    parameters: dict[str, Any] = Field(default={}, description="Values of the $parameters.")
    limit: int = Field(default=1000, ge=1, le=10_000, description="Rows of the answer at most; the rest is left out.")


class Rows(BaseModel):
    """The rows of a statement."""

    items: list[dict[str, Any]]
    truncated: bool = Field(description="Whether there were more rows than `limit`.")


@router.post("/cypher", response_model=Rows, summary="只读 Cypher A reading statement", responses=problem.responses(401, 403, 422, 503))
def cypher(request: Request, statement: Statement) -> dict[str, Any]:
    """Run a statement that the database lets only read; without a key only on a server that listens on its own machine alone."""
    state = request.app.state
    server = (request.scope.get("server") or ("",))[0]
    if not state.settings.api_key and not (loopback(state.settings.host) and loopback(server)):
        raise HTTPException(403, "this server is open to others: /cypher needs KG_API_KEY to be set, and the key")
    check(statement.query)
    rows = state.store.read(statement.query, statement.parameters, timeout=state.settings.query_timeout)
    return {"items": rows[: statement.limit], "truncated": len(rows) > statement.limit}
