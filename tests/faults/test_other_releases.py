"""Stores that another release wrote: each is brought up to date or refused with a reason, never read in part without a word."""

import base64
import hashlib
import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from building import EARLIER, Place

KEPT = "MATCH (e:Extraction) RETURN e.id AS id, e.data AS data"
PUT = "MATCH (e:Extraction {id: $id}) SET e.sha256 = $sha256, e.data = $data"
FORMAT = "MATCH (b:Build) SET b.format = $format"
REFUSED = "another release wrote it, with other fields"
AFRESH = "build everything again into a new or emptied store"


def older(contribution: dict[str, Any]) -> None:
    """A time before targets were read."""
    for document in contribution["documents"]:
        del document["targets"]


def newer(contribution: dict[str, Any]) -> None:
    for document in contribution["documents"]:
        document["mood"] = "optative"


def rewritten(place: Place, change: Callable[[dict[str, Any]], None], format_: int | None) -> None:
    """Make the store what that release would have written."""
    with place.opened() as store:
        for row in store.read(KEPT):
            contribution = json.loads(zlib.decompress(base64.b64decode(row["data"])))
            change(contribution)
            text = json.dumps(contribution, ensure_ascii=False, separators=(",", ":")).encode()
            data = base64.b64encode(zlib.compress(text)).decode()
            store.transact([place.statement(PUT, id=row["id"], sha256=hashlib.sha256(text).hexdigest(), data=data)])
        store.transact([place.statement(FORMAT, format=format_)])


@pytest.mark.parametrize(("change", "format_"), [(older, None), (newer, 99)])
def test_a_store_whose_bulletins_were_read_by_another_release(place, change, format_):
    assert place.kg("build", "earlier").code == 0
    rewritten(place, change, format_)
    before = place.held()
    for command in (("build", "later"), ("remove", EARLIER[0])):
        said = place.kg(*command)
        assert said.code == 3 and "Traceback" not in said.err, said
        assert (REFUSED in said.err and AFRESH in said.err) or "written by a newer release" in said.err, said
        assert place.held() == before
    # The graph is that of then, and still answered and exported.
    assert place.kg("stats").code == place.kg("export", "out", "--format", "jsonl").code == 0


def test_a_store_of_a_time_before_texts_and_runs(place):
    """Its contributions are those of today; the next build makes it what it would be."""
    for folder in ("earlier", "later"):
        assert place.kg("build", folder).code == 0
    whole = place.held().graph
    with place.opened() as store:
        for label in ("Build", "Run", "Text", "Names"):
            store.transact([place.statement(f"MATCH (n:{label}) WITH collect(n) AS gone UNWIND gone AS n DETACH DELETE n")])
    assert place.kg("build", "later").code == 0
    held = place.held()
    assert held.graph == whole and held.runs == [True] and not held.owners
