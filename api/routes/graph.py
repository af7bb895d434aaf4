"""Neighbourhoods, gaps, counts and the schema."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.answer import add, asked, read, whole
from api.describe import parameters
from api.examples import example
from kg.schema.docs import as_json
from kg.schema.read import schema
from kg.store.protocol import Row
from queries import find

router = APIRouter(tags=["graph"])


class GraphNode(BaseModel):
    """A node of a drawing."""

    label: str
    id: str
    title: str | None = Field(description="Title, name or code.")
    depth: int = Field(description="Steps from the node asked for.")


class GraphEdge(BaseModel):
    """An edge of a drawing."""

    type: str
    source_label: str
    source: str
    target_label: str
    target: str


class Neighbourhood(BaseModel):
    """The neighbourhood of a node; empty for a node without edges."""

    nodes: list[GraphNode] = Field(description="Nearest first.")
    edges: list[GraphEdge]


def neighbours(request: Request) -> dict[str, Any]:
    """Answer with the edges around a node and the nodes at their ends."""
    found = read(request, "neighbours", asked(request, find("neighbours")))
    nodes = {(row[f"{end}_label"], row[end]): _node(row, end) for row in found for end in ("source", "target")}
    return {"nodes": sorted(nodes.values(), key=lambda node: (node["depth"], node["label"], node["id"])), "edges": found}


def _node(row: Row, end: str) -> dict[str, Any]:
    return {"label": row[f"{end}_label"], "id": row[end], "title": row[f"{end}_title"], "depth": row[f"{end}_depth"]}


add(router, "/graph/neighbours", find("neighbours"), neighbours, Neighbourhood, parameters(find("neighbours")), keyed=True)
whole(router, "/entries", "listed")
whole(router, "/gaps", "gaps")
whole(router, "/stats", "stats")


@router.get("/schema", summary="图谱结构 Labels, edge types and properties", responses=example("/schema"))
def graph_schema() -> dict[str, Any]:
    """Return the schema of the graph: labels, edge types, their properties, captions and colours."""
    return as_json(schema())
