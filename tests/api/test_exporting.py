"""`GET /export/{form}`: the rows of `kg export`, from both stores."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from filling import fill
from province import province

from api.app import create_app
from api.settings import ApiSettings
from kg.export import FORMS, export
from kg.export.about import About
from kg.store import Store
from kg.store.scan import Scan


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    fill(store, province())
    with TestClient(create_app(store, ApiSettings(store=store.uri)), base_url="http://127.0.0.1") as client:
        yield client


def test_every_form_has_the_rows_of_the_command(client: TestClient, store: Store, tmp_path: Path) -> None:
    scan = Scan(store)
    for form in FORMS:
        files = {
            file.name: file.read_bytes() for file in export(scan.nodes(), scan.edges(), form, tmp_path / form, About(runs=scan.runs()))
        }
        answer = client.get(f"/export/{form}")
        assert answer.status_code == 200
        if form == "csv":
            with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
                assert {name: archive.read(name) for name in archive.namelist()} == files
        else:
            assert [answer.content] == [*files.values()]
            assert answer.headers["content-disposition"] == f'attachment; filename="{next(iter(files))}"'


def test_an_unknown_form_is_a_problem(client: TestClient) -> None:
    answer = client.get("/export/xlsx")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_an_export_ends_at_its_time_limit(store: Store) -> None:
    fill(store, province())
    settings = ApiSettings(store=store.uri, export_timeout=1e-9)
    with TestClient(create_app(store, settings), base_url="http://127.0.0.1") as client:
        assert client.get("/export/jsonl").status_code in (503, 504)
