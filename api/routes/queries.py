"""The list of queries, and two routes for each query: its rows and its picture."""

from dataclasses import fields
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, Field

from api.answer import add, asked, draw, read
from api.describe import parameters, row_model
from api.examples import example
from queries import Column, Param, Query, catalogue
from queries.query import REQUIRED

router = APIRouter(tags=["queries"])


class Described(BaseModel):
    """A query: its signature and its Cypher, which can be run elsewhere as it stands."""

    name: str
    zh: str = Field(description="Title in Chinese.")
    en: str = Field(description="Title in English.")
    doc: str
    params: dict[str, Any] = Field(description="Parameters by name: type, doc, and default unless it must be given.")
    columns: dict[str, Any] = Field(description="Returned columns in order: type and doc.")
    example: dict[str, Any] = Field(description="Parameters of an example call.")
    cypher: str
    picture: str = Field(description="Cypher that answers with nodes and edges.")


class PictureNode(BaseModel):
    """A node of a picture."""

    label: str
    id: str
    title: str | None = Field(description="Title, name or code.")
    properties: dict[str, Any]


class PictureEdge(BaseModel):
    """An edge of a picture."""

    type: str
    source_label: str
    source: str
    target_label: str
    target: str
    properties: dict[str, Any]


class Picture(BaseModel):
    """What a query finds, as nodes and edges."""

    nodes: list[PictureNode] = Field(description="By label and id.")
    edges: list[PictureEdge] = Field(description="By type and ends; both ends are among the nodes.")


@router.get("/queries", response_model=list[Described], summary="查询列表 All queries", responses=example("/queries"))
def listed() -> list[dict[str, Any]]:
    """Return every query with its signature, an example and its text."""
    return [_described(query) for query in catalogue().values()]


def _described(query: Query) -> dict[str, Any]:
    params = {name: _fields_of(param) for name, param in query.params.items()}
    columns = {name: _fields_of(column) for name, column in query.columns.items()}
    return {**_fields_of(query), "params": params, "columns": columns}


def _fields_of(part: Query | Param | Column) -> dict[str, Any]:
    """Return the fields that are set; a parameter without `default` is required."""
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: value for name, value in values.items() if value is not REQUIRED and (name == "default" or value not in ((), None))}


def _route(query: Query) -> None:
    def rows(request: Request) -> Any:
        return read(request, query.name, asked(request, query))

    def picture(request: Request) -> Any:
        return draw(request, query.name, asked(request, query))

    row: Any = row_model(query)
    keyed = any(param.of for param in query.params.values())
    add(router, f"/queries/{query.name}", query, rows, list[row], parameters(query), keyed=keyed)
    add(router, f"/queries/{query.name}/picture", query, picture, Picture, parameters(query), keyed=keyed)


for each in catalogue().values():
    _route(each)


@router.get("/queries/{name:path}", include_in_schema=False)
def unknown(name: str) -> None:
    """Answer 404 for an unknown query, with the names of the known ones."""
    raise HTTPException(404, f"no query {name!r:.80}; there are: {', '.join(catalogue())}")
