"""Policies and articles."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.answer import BY_DATE, add, asked, one, pages, read, rows
from api.describe import parameters, row_model
from api.redline import PARAMETERS, QUERY, RedLine, redline
from queries import find

router = APIRouter(tags=["documents"])
POLICY = {"label": "Policy"}
_citing: Any = row_model(find("citing"))
_cited: Any = row_model(find("cited"))


class Citations(BaseModel):
    """What cites a policy and what it cites."""

    citing: list[_citing] = Field(description=find("citing").doc)
    cited: list[_cited] = Field(description=find("cited").doc)


def citations(request: Request, key: str) -> dict[str, Any]:
    """Answer with the rows of two queries about one policy."""
    given = {**asked(request, find("citing"), hidden={"key", "label"}), **POLICY, "key": key}
    return {name: read(request, name, given) for name in ("citing", "cited")}


pages(router, "/policies", "policies", BY_DATE, parts=("related", "lineage", "evidence", "targets", "tasks", "citations"))
# Before the policy itself, whose key may hold slashes.
rows(router, "/policies/{key:path}/related", "related", POLICY)
rows(router, "/policies/{key:path}/lineage", "lineage")
rows(router, "/policies/{key:path}/wordings", "wordings")
add(router, "/policies/{key:path}/wordings/redline", QUERY, redline, RedLine, PARAMETERS, keyed=True)
rows(router, "/policies/{key:path}/evidence", "evidence", POLICY)
rows(router, "/policies/{key:path}/targets", "targets", POLICY)
rows(router, "/policies/{key:path}/tasks", "tasks")
add(
    router,
    "/policies/{key:path}/citations",
    find("citing"),
    citations,
    Citations,
    parameters(find("citing"), {"key", "label"}),
    keyed=True,
)
one(router, "/policies/{key:path}", "policy")
pages(router, "/articles", "articles", BY_DATE)
one(router, "/articles/{key:path}", "article")
