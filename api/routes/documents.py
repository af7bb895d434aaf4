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


def provision(request: Request, key: str) -> Any:
    """Answer with one provision. Raises UnknownPart where the policy has none of this number."""
    query = find("provision")
    policy, _, number = key.rpartition("#")
    given = {**asked(request, query, hidden={"key", "provision"}), "key": policy or key, "provision": number}
    return read(request, query.name, given)[0]


pages(
    router, "/policies", "policies", BY_DATE, parts=("related", "lineage", "text", "evidence", "targets", "tasks", "amounts", "citations")
)
# Before the policy itself, whose key may hold slashes.
rows(router, "/policies/{key:path}/related", "related", POLICY)
rows(router, "/policies/{key:path}/lineage", "lineage")
rows(router, "/policies/{key:path}/wordings", "wordings")
add(router, "/policies/{key:path}/wordings/redline", QUERY, redline, RedLine, PARAMETERS, keyed=True)
one(router, "/policies/{key:path}/text", "text", POLICY)
rows(router, "/policies/{key:path}/evidence", "evidence", POLICY)
rows(router, "/policies/{key:path}/targets", "targets", POLICY)
rows(router, "/policies/{key:path}/tasks", "tasks")
rows(router, "/policies/{key:path}/reused", "reused")
rows(router, "/policies/{key:path}/amounts", "amounts", POLICY)
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
add(
    router,
    "/provisions/{key:path}",
    find("provision"),
    provision,
    row_model(find("provision")),
    parameters(find("provision"), {"key", "provision"}),
    keyed=True,
    named=("Id of the provision: key of the policy, #, and the number.", "云工规〔2031〕5号#2"),
)
pages(router, "/articles", "articles", BY_DATE)
one(router, "/articles/{key:path}", "article")
