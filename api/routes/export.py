"""The whole graph as a file, in the forms of `kg export`."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Literal, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from api import problem
from api.readers import left
from kg.errors import StoreError
from kg.export import export
from kg.export.about import About
from kg.store.protocol import Store
from kg.store.scan import Scan, unchanged

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
CHUNK = 65_536
"""Bytes that are sent at a time."""
T = TypeVar("T")
router = APIRouter(tags=["graph"])


async def exported(request: Request, form: Form) -> Response:
    """Answer with the graph, once it is written to a temporary file, so that what goes wrong before is told as a problem."""
    state = request.app.state
    file = await state.exports.run(lambda: written(state.store, form), state.settings.export_timeout)
    name = NAMES.get(form, f"graph.{form}")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(_chunks(file), media_type=MEDIA_TYPES[form], headers=headers)


def written(store: Store, form: str) -> IO[bytes]:
    """Return an open file that holds the graph; it is gone when it is closed. Raises StoreError, QueryTimeout.

    Nodes and edges are read page by page. The store's own nodes, which name the machine and the files, are left out.
    """
    try:
        with TemporaryDirectory(prefix="policy-kg-") as folder, unchanged(store):
            scan = Scan(store)
            files = export(_in_time(scan.nodes()), _in_time(scan.edges()), form, Path(folder), About(runs=scan.runs()))
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
    "documents as of today. One export runs at a time, for `KG_EXPORT_TIMEOUT` seconds at most.",
    operation_id="export",
    responses=problem.responses(414, 422, 429, 503, 504)
    | {200: {"content": {media: FILE for media in MEDIA_TYPES.values()} | {MEDIA_TYPES["jsonl"]: FILE | {"example": EXAMPLE}}}},
)
