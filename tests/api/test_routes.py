"""Every route answers what its query answers, and nothing else."""

import csv
import io
import json
from typing import Any
from urllib.parse import quote

import pytest
from province import ANSWERS, ARTICLES, INDUSTRIES, LAW18, MINISTRIES, PLAN, POLICIES, PROGRAMMES, READING, STANDARDS, C, D
from starlette.testclient import TestClient

from kg.schema.read import schema
from kg.store.protocol import Store
from kg.text.normal import fold
from queries import catalogue, find, picture, run
from queries.picture import as_json

DAY = {"as_of": "2031-06-15"}


def path(*steps: str) -> str:
    return "/" + "/".join(quote(step, safe="") for step in steps)


@pytest.mark.parametrize(
    ("noun", "query", "keys"),
    [
        ("policies", "policy", POLICIES),
        ("articles", "article", ARTICLES),
        ("ministries", "ministry", MINISTRIES),
        ("industries", "industry", INDUSTRIES),
        ("standards", "standard", STANDARDS),
        ("programmes", "programme", [fold(name) for name in PROGRAMMES]),
        ("bulletins", "bulletin", ["风电政策汇编.txt"]),
    ],
)
def test_one_thing(client: TestClient, province_store: Store, noun: str, query: str, keys: Any) -> None:
    given = DAY if query == "policy" else {}
    for key in keys:
        answer = client.get(path(noun, key), params=given)
        assert answer.status_code == 200, key
        assert [answer.json()] == run(province_store, query, {"key": key} | given)


@pytest.mark.parametrize("part", ["related", "lineage", "evidence", "targets", "tasks", "amounts", "reused"])
def test_parts_of_a_policy(client: TestClient, province_store: Store, part: str) -> None:
    label = {"label": "Policy"} if part not in ("lineage", "tasks", "reused") else {}
    for key in POLICIES:
        answer = client.get(path("policies", key, part))
        assert answer.status_code == 200, key
        assert answer.json() == {"items": run(province_store, part, {"key": key} | label)}


def test_duties_of_a_body_and_the_path_of_an_indicator(client: TestClient, province_store: Store) -> None:
    for key in MINISTRIES:
        assert client.get(path("ministries", key, "duties"), params=DAY).json() == {
            "items": run(province_store, "duties", {"key": key} | DAY)
        }
    listed = client.get("/indicators").json()["items"]
    assert listed == run(province_store, "indicators")
    for row in listed:
        answer = client.get(path("indicators", row["id"]), params=DAY).json()
        assert answer == {"items": run(province_store, "indicator", {"key": row["id"]} | DAY)}
    assert client.get(path("indicators", "没有这个率")).status_code == 404


def test_citations(client: TestClient, province_store: Store) -> None:
    for key in POLICIES:
        asked = {"key": key, "label": "Policy"}
        assert client.get(path("policies", key, "citations")).json() == {
            name: run(province_store, name, asked) for name in ("citing", "cited")
        }
    only = client.get(path("policies", D, "citations"), params={"type": "REFERENCES", "limit": 1}).json()
    assert [[row["type"] for row in rows] for rows in only.values()] == [["REFERENCES"], ["REFERENCES"]]


KEYS = (
    "云工规〔2031〕5号",
    "云工规[2031]5号",
    "云工规（2031）5号",
    "云工规(2031)第5号",
    "云工规 ﹝２０３１﹞ 5 号",
    "《云州省风电设备再制造管理办法》",
    "关于印发《云州省风电设备再制造管理办法》的通知",
)


@pytest.mark.parametrize("key", KEYS)
def test_policy_by_every_key(client: TestClient, key: str) -> None:
    for part in ((), ("related",), ("lineage",), ("citations",), ("evidence",)):
        assert client.get(path("policies", key, *part)).json() == client.get(path("policies", D, *part)).json()
    assert client.get(path("policies", key)).json()["id"] == D


def test_key_with_slashes(client: TestClient) -> None:
    for way in ("/standards/GB/T 99001-2030", path("standards", "GB/T 99001-2030"), path("standards", "t/yzfd12—2031")):
        assert client.get(way).status_code == 200
    assert client.get("/policies/a/b/related").json()["detail"] == "no Policy fits 'a/b'"


@pytest.mark.parametrize("noun", ["policies", "articles", "ministries", "industries", "standards", "programmes", "bulletins"])
@pytest.mark.parametrize("size", [1, 2, 7, 200])
def test_pages_hold_everything_once(client: TestClient, province_store: Store, noun: str, size: int) -> None:
    given: dict[str, Any] = DAY if noun == "policies" else {}
    seen, cursor = [], None
    while True:
        page = client.get(f"/{noun}", params={"limit": size} | given | ({"cursor": cursor} if cursor else {})).json()
        assert len(page["items"]) <= size
        seen += page["items"]
        if not (cursor := page["next"]):
            break
    assert seen == run(province_store, noun, {"limit": 1000} | given)


@pytest.mark.parametrize(
    "filters",
    [
        {"q": "风电"},
        {"issuer": "云能局"},
        {"kind": "law"},
        {"industry": "c34"},
        {"programme": "风机焕新行动"},
        {"standard": "GB/T 99001"},
        {"signed_from": "2031-01-01", "signed_to": "2031-04-30"},
        {"status": "repealed"},
        {"status": "repealed", "as_of": "2019-05-01"},
        {"held": "false"},
        {"kind": "", "q": ""},
    ],
)
def test_filters(client: TestClient, province_store: Store, filters: dict[str, str]) -> None:
    rows = run(province_store, "policies", DAY | filters)
    assert client.get("/policies", params=DAY | filters).json() == {"items": rows, "next": None}
    pages = [client.get("/policies", params=DAY | filters | {"limit": "1"}).json()]
    while cursor := pages[-1]["next"]:
        pages.append(client.get("/policies", params=DAY | filters | {"limit": "1", "cursor": cursor}).json())
    assert [row for page in pages for row in page["items"]] == rows


@pytest.mark.parametrize(
    ("route", "query", "given"),
    [
        ("/entries", "listed", {"q": "叶片"}),
        ("/gaps", "gaps", {}),
        ("/gaps", "gaps", {"min_citing": "2"}),
        ("/stats", "stats", {}),
    ],
)
def test_whole_graph(client: TestClient, province_store: Store, route: str, query: str, given: dict[str, str]) -> None:
    assert client.get(route, params=given).json() == {"items": run(province_store, query, given)}


SEARCHES: list[dict[str, str]] = [
    {"q": "风电 装备"},
    {"q": "云州省", "label": "Ministry", "limit": "3"},
    {"q": "云州省", "sort": "date", "held": "true", "limit": "5", "skip": "2"},
    {"q": "云州省", "status": "repealed", "as_of": "2026-01-01", "limit": "500"},
    {"q": "云州省", "candidates": "3"},
    {"q": "不存在的词"},
]


@pytest.mark.parametrize("given", SEARCHES, ids=str)
def test_search_counts_what_it_finds(client: TestClient, province_store: Store, given: dict[str, str]) -> None:
    page = client.get("/search", params=given | {"facets": "true"}).json()
    counts = run(province_store, "search_facets", {key: given[key] for key in given.keys() - {"limit", "skip", "sort"}})
    assert page["items"] == run(province_store, "search", given)
    assert list(page["facets"]) == ["label", "kind", "form", "year", "status", "issuer", "industry", "held"]
    told = [(name, row["value"], row["name"], row["count"]) for name, rows in page["facets"].items() for row in rows]
    assert sorted(told) == sorted((row["facet"], row["value"], row["name"], row["count"]) for row in counts)
    assert page["total"] == sum(row["count"] for row in counts if row["facet"] == "label")
    assert page["at_least"] is any(row["at_least"] for row in counts) is ("candidates" in given)
    bare = client.get("/search", params=given | {"facets": "false"}).json()
    assert bare == {"items": page["items"], "next": page["next"], "total": None, "at_least": None, "facets": None}
    assert (page["next"] is None) == (int(given.get("skip", 0)) + len(page["items"]) >= page["total"])
    # Without a word on it, the first page has the counts.
    assert client.get("/search", params=given).json() == (bare if "skip" in given else page)
    if page["next"]:
        rest = {name: value for name, value in given.items() if name != "skip"}
        assert client.get("/search", params=rest | {"cursor": page["next"]}).json()["facets"] is None


@pytest.mark.parametrize("sort", ["relevance", "date", "citations"])
def test_pages_of_a_search_hold_everything_once(client: TestClient, province_store: Store, sort: str) -> None:
    given = {"q": "云州省", "sort": sort}
    seen, cursor = [], None
    while True:
        page = client.get("/search", params=given | {"limit": "7", "facets": "false"} | ({"cursor": cursor} if cursor else {})).json()
        seen += page["items"]
        if not (cursor := page["next"]):
            break
    assert len(seen) > 14
    assert seen == run(province_store, "search", given | {"limit": 1000})


def test_a_search_as_csv(client: TestClient, province_store: Store) -> None:
    given = {"q": "云州省", "held": "true", "sort": "date"}
    answer = client.get("/search.csv", params=given)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    [head, *rows] = csv.reader(io.StringIO(answer.text))
    found = run(province_store, "search", given | {"limit": 1000})
    assert head == list(find("search").columns)
    assert [row[:4] for row in rows] == [[row["label"], row["id"], row["title"], row["number"] or ""] for row in found]
    assert [json.loads(row[head.index("issuers")]) for row in rows] == [row["issuers"] for row in found]
    asked = client.get("/search", params=given, headers={"Accept": "text/csv"})
    assert asked.content == answer.content
    assert "Accept" in asked.headers["vary"]
    assert "Accept" in client.get("/search", params=given).headers["vary"]
    assert len(client.get("/search.csv", params=given | {"limit": "2"}).text.splitlines()) == 3


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"limit": "0"}, "limit='0': must be a whole number from 1 to 500"),
        ({"limit": "501"}, "must be a whole number from 1 to 500"),
        ({"facets": "maybe"}, "facets='maybe': must be true or false"),
        ({"skip": "-1"}, "skip='-1': must be 0 or more"),
        ({"skip": "3", "cursor": "WyIyIl0"}, "cursor and skip are given"),
        ({"cursor": "WyJ4Il0"}, "must be a whole number"),
        ({"cursor": "#"}, "cursor: not one that this list gave"),
        ({"sort": "size"}, "must be one of relevance, date, citations"),
        ({"year": "MMXXXI"}, "must be a whole number"),
        ({"kind": "poem"}, "must be one of policy, law"),
    ],
)
def test_what_a_search_refuses(client: TestClient, params: dict[str, str], told: str) -> None:
    answer = client.get("/search", params={"q": "风电"} | params)
    assert answer.status_code == 422
    assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    "given", [{"key": D}, {"key": PLAN, "depth": "2"}, {"key": "省财政厅", "depth": "3", "limit": "2"}, {"key": ANSWERS}]
)
def test_neighbours(client: TestClient, province_store: Store, given: dict[str, str]) -> None:
    rows = run(province_store, "neighbours", given)
    drawing = client.get("/graph/neighbours", params=given).json()
    edges = [(edge["type"], edge["source_label"], edge["source"], edge["target_label"], edge["target"]) for edge in drawing["edges"]]
    assert edges == [(row["type"], row["source_label"], row["source"], row["target_label"], row["target"]) for row in rows]
    nodes = [(node["label"], node["id"], node["title"], node["depth"]) for node in drawing["nodes"]]
    assert len(nodes) == len(set(nodes)) and nodes[0][3] == 0
    ends = {(row[f"{end}_label"], row[end], row[f"{end}_title"], row[f"{end}_depth"]) for row in rows for end in ("source", "target")}
    assert set(nodes) == ends


def test_neighbours_of_a_lonely_node(client: TestClient) -> None:
    given = {"key": "云州省旧厂改造指引", "label": "Policy"}
    assert client.get("/graph/neighbours", params=given).json() == {"nodes": [], "edges": []}


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)
def test_every_query_has_a_route(client: TestClient, province_store: Store, query: Any) -> None:
    given = {name: str(value) for name, value in query.example.items()}
    answer = client.get(f"/queries/{query.name}", params=given)
    assert answer.status_code == 200
    assert answer.json() == run(province_store, query.name, query.example)
    shown = client.get(f"/queries/{query.name}/picture", params=given)
    assert shown.status_code == 200
    assert shown.json() == json.loads(json.dumps(as_json(picture(province_store, query.name, query.example))))


def test_lists_in_a_query_are_given_again_and_again_or_with_commas(client: TestClient) -> None:
    found = client.get("/queries/resolve", params=[("key", "云州省旧厂改造指引"), ("labels", "Article"), ("labels", "Ministry")]).json()
    assert [row["label"] for row in found] == ["Article"]
    assert client.get("/queries/resolve", params={"key": "云州省旧厂改造指引", "labels": "Article,Ministry"}).json() == found


def test_catalogue(client: TestClient) -> None:
    listed = {query["name"]: query for query in client.get("/queries").json()}
    assert listed.keys() == catalogue().keys()
    related = listed["related"]
    assert related["params"]["limit"] == {"type": "integer", "doc": "Maximum number of rows.", "default": 20, "min": 1, "max": 100}
    assert "default" not in related["params"]["key"]
    assert list(related["columns"]) == list(catalogue()["related"].columns)
    assert related["cypher"] == catalogue()["related"].cypher
    assert related["picture"] == catalogue()["related"].picture


def test_schema(client: TestClient) -> None:
    answer = client.get("/schema").json()
    assert [label["name"] for label in answer["labels"]] == [label.name for label in schema().public]
    assert [edge["name"] for edge in answer["edges"]] == list(schema().edges)
    supersedes = next(edge for edge in answer["edges"] if edge["name"] == "SUPERSEDES")
    assert supersedes["in"] == {"zh": "废止本文件的文件", "en": "Repealed by"}
    assert (supersedes["group"], supersedes["rank"], supersedes["line"]) == ("change", 10, "solid")


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_chinese_is_not_escaped(client: TestClient) -> None:
    for answer in (client.get(path("policies", C)), client.get(path("articles", READING)), client.get(path("policies", "无此文"))):
        assert "\\u" not in answer.text and "云" in answer.text + "云" * (answer.status_code == 404)
    assert client.get(path("policies", LAW18)).headers["content-type"] == "application/json"
