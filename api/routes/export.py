"""The whole graph as a file, in the forms of `kg export`."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any, Literal, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from api import problem
from api.answer import query_string
from api.describe import NOT_GIVEN
from api.readers import left
from kg.errors import QueryError, StoreError
from kg.export import export
from kg.export.about import BASE, BASE_IRI, TAKEN_BY, About, checked_base
from kg.store.protocol import Store
from kg.store.scan import Scan, unchanged
from queries.bind import day

Form = Literal["jsonl", "csv", "graphml", "gexf", "jsonld", "prov"]
MEDIA_TYPES = {
    "jsonl": "application/x-ndjson",
    "csv": "application/zip",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "jsonld": "application/ld+json",
    "prov": "application/ld+json",
}
NAMES = {"csv": "graph-csv.zip", "prov": "provenance.jsonld"}
"""Of files that are not called graph and their form."""
FILE = {"schema": {"type": "string", "format": "binary"}}
EXAMPLE = '{"node": "Programme", "id": "灯塔行动", "properties": {"name": "灯塔行动"}}\n'
DOCUMENT = {"schema": {"type": "object", "required": ["@context", "@graph"]}}
CONTENT = {
    **{media: DOCUMENT if media.endswith("json") else FILE for media in MEDIA_TYPES.values()},
    MEDIA_TYPES["jsonl"]: FILE | {"example": EXAMPLE},
}
PARAMETERS: list[dict[str, Any]] = [
    {
        "name": "base_iri",
        "in": "query",
        "description": f"Begin the IRIs of jsonld and prov with this. Default: {BASE}.",
        "schema": {"type": "string", "pattern": f"^(?:{BASE_IRI.pattern})?$"},
    },
    {
        "name": "as_of",
        "in": "query",
        "description": "Day for which jsonld gives each status. Default: today.",
        "schema": {"anyOf": [{"type": "string", "format": "date"}, NOT_GIVEN]},
    },
]
CHUNK = 65_536
"""Bytes that are sent at a time."""
T = TypeVar("T")
router = APIRouter(tags=["graph"])


async def exported(request: Request, form: Form) -> Response:
    """Answer with the graph, once it is written to a temporary file, so that what goes wrong before is told as a problem."""
    state, told = request.app.state, _told(request, form)
    file = await state.exports.run(lambda: written(state.store, form, told), state.settings.export_timeout)
    name = NAMES.get(form, f"graph.{form}")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(_chunks(file), media_type=MEDIA_TYPES[form], headers=headers)


def _told(request: Request, form: str) -> dict[str, str]:
    """Return what the query string says of linked data, as `About` takes it. Raises QueryError."""
    told = query_string(request, TAKEN_BY)
    for name, value in told.items():
        if value and form not in TAKEN_BY[name]:
            raise QueryError(f"{name} is for {' and '.join(TAKEN_BY[name])}")
    try:
        base = {"base": checked_base(told["base_iri"])} if told.get("base_iri") else {}
        return base | ({"as_of": day(told["as_of"])} if told.get("as_of") else {})
    except ValueError as error:
        raise QueryError(str(error)) from error


def written(store: Store, form: str, told: Mapping[str, str]) -> IO[bytes]:
    """Return an open file that holds the graph; it is gone when it is closed. Raises StoreError, QueryTimeout.

    `told` is what the caller says of linked data: `base` and `as_of` of `About`.
    Nodes and edges are read page by page. The store's own nodes, which name the machine and the files, are left out.
    """
    try:
        with TemporaryDirectory(prefix="policy-kg-") as folder, unchanged(store):
            scan = Scan(store)
            files = export(_in_time(scan.nodes()), _in_time(scan.edges()), form, Path(folder), About(runs=scan.runs(), **told))
            return _packed(files) if form == "csv" else files[0].open("rb")
    except OSError as error:
        raise StoreError(f"the graph cannot be written to a temporary file: {error.strerror}") from error


def _in_time(items: Iterable[T]) -> Iterator[T]:
    """Yield the items as long as the request has time. Raises QueryTimeout."""
    for item in items:
        left()
        yield item


def _packed(files: Iterable[Path]) -> IO[bytes]:
    packed = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in files:
            archive.write(file, file.name)
    packed.seek(0)
    return packed


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


router.add_api_route(
    "/export/{form}",
    exported,
    response_class=StreamingResponse,
    summary="导出图谱 The whole graph as a file",
    description="The rows of `kg export` without the store's own nodes: `jsonl`, `graphml` and `gexf` are one file, `csv` is a ZIP archive "
    "of the tables for `neo4j-admin database import`, and `jsonld` (schema.org and ELI) and `prov` (PROV-O) are JSON-LD "
    "documents. One export runs at a time, for `KG_EXPORT_TIMEOUT` seconds at most.",
    operation_id="export",
    openapi_extra={"parameters": PARAMETERS},
    responses=problem.responses(414, 422, 429, 503, 504) | {200: {"content": CONTENT}},
)
