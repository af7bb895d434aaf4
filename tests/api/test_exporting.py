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


def test_linked_data_takes_the_options_of_the_command(client: TestClient, store: Store, tmp_path: Path) -> None:
    scan = Scan(store)
    base, day = "https://example.org/policies/", "2031-06-01"
    about = About(runs=scan.runs(), base=base, as_of=day)
    for form, given in (("jsonld", {"base_iri": base, "as_of": day}), ("prov", {"base_iri": base, "as_of": ""})):
        (file,) = export(scan.nodes(), scan.edges(), form, tmp_path / form, about)
        assert client.get(f"/export/{form}", params=given).content == file.read_bytes()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("prov?as_of=2031-06-01", "as_of is for jsonld"),
        ("gexf?base_iri=urn:x:", "base_iri is for jsonld and prov"),
        ("jsonld?base_iri=nonsense", "'nonsense' is no base of IRIs"),
        ("jsonld?as_of=2031-02-30", "is no day of the calendar"),
        ("jsonld?as_of=2031-06-01&as_of=2031-06-02", "as_of is given twice"),
        ("jsonld?day=2031-06-01", "unknown parameter day; there are: base_iri, as_of"),
    ],
)
def test_options_that_do_not_fit_are_a_problem(client: TestClient, asked: str, told: str) -> None:
    answer = client.get(f"/export/{asked}")
    assert (answer.status_code, told in answer.json()["detail"]) == (422, True), answer.text


def test_an_unknown_form_is_a_problem(client: TestClient) -> None:
    answer = client.get("/export/xlsx")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_an_export_ends_at_its_time_limit(store: Store) -> None:
    fill(store, province())
    settings = ApiSettings(store=store.uri, export_timeout=1e-9)
    with TestClient(create_app(store, settings), base_url="http://127.0.0.1") as client:
        assert client.get("/export/jsonl").status_code in (503, 504)
