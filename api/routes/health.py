"""Liveness and readiness."""

from typing import Any

from fastapi import APIRouter, Request

from api import problem
from api.answer import read
from api.examples import example

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="存活 The process lives", responses=example("/healthz"))
def healthz() -> dict[str, str]:
    """Answer without the store."""
    return {"status": "ok"}


@router.get("/readyz", summary="就绪 The store answers", responses=example("/readyz") | problem.responses(503))
def readyz(request: Request) -> dict[str, Any]:
    """Answer from the store; 503 while it cannot be read."""
    read(request, "bulletins", {"limit": 1})
    return {"status": "ready"}
