"""An answer that the client has already is not sent again, and never a stale one kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from filling import fill
from province import PROGRAMMES, D, province
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.model import Graph
from kg.store.protocol import Store
from kg.text.normal import fold
from queries import catalogue

DATA = [
    "/policies?as_of=2031-06-15",
    f"/policies/{D}",
    *(f"/policies/{D}/{part}" for part in ("related", "lineage", "citations", "evidence")),
    *(f"/{noun}" for noun in ("articles", "ministries", "industries", "standards", "programmes", "bulletins")),
    f"/programmes/{fold(PROGRAMMES[0])}",
    "/search?q=风电",
    f"/graph/neighbours?key={D}",
    "/gaps",
    "/stats",
    "/schema",
    "/queries",
]


def tagged(answer: Any) -> str:
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-cache"
    return str(answer.headers["etag"])


@pytest.mark.parametrize("path", DATA)
def test_what_the_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = tagged(client.get(path))
    assert tagged(client.get(path)) == tag
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert "content-type" not in again.headers and again.headers["cache-control"] == "no-cache"
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == client.get(path).content


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)
def test_every_query_has_tags(client: TestClient, query: Any) -> None:
    for path in (f"/queries/{query.name}", f"/queries/{query.name}/picture"):
        tag = tagged(client.get(path, params=query.example))
        assert client.get(path, params=query.example, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("{tag}", 304),
        ("*", 304),
        ('"a", {tag}', 304),
        ('W/"a" ,{tag}, "b"', 304),
        ("{strong}", 304),
        ('"a"', 200),
        ("", 200),
        ("{bare}", 200),
        (",,", 200),
    ],
)
def test_forms_of_the_condition(client: TestClient, given: str, status: int) -> None:
    tag = tagged(client.get("/stats"))
    strong = tag.removeprefix("W/")
    given = given.replace("{tag}", tag).replace("{strong}", strong).replace("{bare}", strong.strip('"'))
    assert client.get("/stats", headers={"If-None-Match": given}).status_code == status


def test_several_lines_of_the_condition(client: TestClient) -> None:
    tag = tagged(client.get("/stats"))
    assert client.get("/stats", headers=[("If-None-Match", '"a"'), ("If-None-Match", tag)]).status_code == 304


def test_packed_and_unpacked_have_one_tag(client: TestClient) -> None:
    packed, plain = (client.get("/schema", headers={"Accept-Encoding": coding}) for coding in ("gzip", "identity"))
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert tagged(packed) == tagged(plain) and packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", [*DATA, "/", "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/policies/无此文"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    shown = ("content-type", "etag", "cache-control", "content-encoding")
    assert {name: head.headers.get(name) for name in shown} == {name: get.headers.get(name) for name in shown}
    if path in DATA:
        assert client.head(path, headers={"If-None-Match": get.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/policies/无此文", "/none", "/policies?limit=x", "/healthz", "/readyz", "/metrics"])
def test_nobody_keeps_problems_and_answers_about_this_moment(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["cache-control"] == "no-store" and "etag" not in answer.headers
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == answer.status_code


def test_answers_to_a_key_are_kept_by_nobody_else(province_store: Store) -> None:
    with TestClient(
        create_app(province_store, ApiSettings(api_key="k-7")), base_url="http://127.0.0.1", headers={"X-API-Key": "k-7"}
    ) as client:
        assert client.get("/stats").headers["cache-control"] == "private, no-cache"
        assert client.get("/stats", headers={"X-API-Key": "k-8"}).headers["cache-control"] == "no-store"


@pytest.fixture
def changing(store: Store) -> Iterator[tuple[Store, TestClient]]:
    fill(store, province(), [])
    with TestClient(create_app(store), base_url="http://127.0.0.1") as client:
        yield store, client


def test_a_change_in_the_store_changes_the_tag(changing: tuple[Store, TestClient]) -> None:
    store, client = changing
    paths = ["/stats", "/policies?limit=200", f"/policies/{D}", f"/queries/policy/picture?key={D}"]
    before = [tagged(client.get(path)) for path in paths]
    whole = province()
    nodes = [node for node in whole.nodes if node.key.id != D]
    edges = [edge for edge in whole.edges if D not in (edge.source.id, edge.target.id)]
    fill(store, Graph(tuple(nodes), tuple(edges)), [])
    after = [client.get(path, headers={"If-None-Match": tag}).status_code for path, tag in zip(paths, before, strict=True)]
    assert after == [200, 200, 404, 404]
    fill(store, whole, [])
    assert [client.get(path, headers={"If-None-Match": tag}).status_code for path, tag in zip(paths, before, strict=True)] == [304] * 4
