"""Liveness and readiness."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request

from api import problem
from api.answer import read
from api.examples import example
from kg.errors import QueryTimeout, StoreError

router = APIRouter(tags=["health"])


READY_SECONDS, READY_GRACE = 1.5, 0.4
"""Time limit of the question that `/readyz` asks the store, and how much longer it waits: two seconds in all."""


@router.get("/healthz", summary="存活 The process lives", responses=example("/healthz"))
async def healthz() -> dict[str, str]:
    """Answer without the store and without a thread, so that nothing keeps it waiting."""
    return {"status": "ok"}


@router.get("/readyz", summary="就绪 The store answers", responses=example("/readyz") | problem.responses(503))
async def readyz(request: Request) -> dict[str, Any]:
    """Answer from the store; 503 while it cannot be read."""
    try:
        await request.app.state.probes.run(partial(read, request, "bulletins", {"limit": 1}), READY_SECONDS, READY_GRACE)
    except QueryTimeout as error:
        raise StoreError(str(error)) from error
    return {"status": "ready"}
