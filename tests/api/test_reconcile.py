"""The Reconciliation Service API 0.2: what is answered fits its schemas and is right."""

import json
from typing import Any

import jsonschema_rs
import pytest
from reconciliation_schemas import EXTENSION, MANIFEST, PROPOSED, RESULTS, SUGGESTED
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.store.protocol import Store

KEY = "云工规〔2031〕5号"


def fits(schema: dict[str, Any], answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    jsonschema_rs.validate(schema, answer.json())
    return answer.json()


def asked(client: TestClient, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The answers to a batch, the same by both methods."""
    batch = {"queries": json.dumps(queries)}
    answer = fits(RESULTS, client.post("/reconcile", data=batch))
    assert answer == client.get("/reconcile", params=batch).json()
    return {name: one["result"] for name, one in answer.items()}


def test_the_manifest(client: TestClient) -> None:
    manifest = fits(MANIFEST, client.get("/reconcile"))
    assert [one["id"] for one in manifest["defaultTypes"]] == ["Policy", "Ministry", "Standard", "Industry", "Programme"]
    paths = [manifest["suggest"][name]["service_path"] for name in ("entity", "property", "type")]
    paths.append(manifest["extend"]["propose_properties"]["service_path"])
    assert [client.get(path).status_code for path in paths] == [200] * 4
    for template in (manifest["preview"]["url"], manifest["view"]["url"]):
        assert client.get(template.replace("{{id}}", f"Policy%3A{KEY}")).status_code == 200


OLD = "云工规〔2019〕3号"
MANAGEMENT = "云州省风机再制造管理办法"
ROWS = [
    # query; id, whether it is a match
    ({"query": "云工规[2031] 第5号", "type": "Policy"}, (f"Policy:{KEY}", True)),
    ({"query": MANAGEMENT, "type": "Policy", "properties": [{"pid": "number", "v": OLD}]}, (f"Policy:{OLD}", True)),
    ({"query": "", "properties": [{"pid": "number", "v": [KEY]}], "type": ["Policy"]}, (f"Policy:{KEY}", True)),
    ({"query": MANAGEMENT, "properties": [{"pid": "number", "v": {"id": "x", "name": OLD}}]}, (f"Policy:{OLD}", True)),
    ({"query": "云工厅", "type": "Ministry"}, ("Ministry:云州省工业厅", True)),
    ({"query": "GB/T 99001-2030", "type": ["Standard"]}, ("Standard:GB/T 99001-2030", True)),
    ({"query": "c3415", "type": "Industry"}, ("Industry:3415", True)),
    ({"query": "小灯塔", "type": "Programme"}, ("Programme:小灯塔企业培育计划", False)),
    ({"query": "云州省工业厅"}, ("Ministry:云州省工业厅", True)),
]


@pytest.mark.parametrize(("query", "wanted"), ROWS)
def test_queries(client: TestClient, query: dict[str, Any], wanted: tuple[str, bool]) -> None:
    first = asked(client, q0=query)["q0"][0]
    assert (first["id"], first["match"]) == wanted
    assert [one["id"] for one in first["type"]] == [wanted[0].partition(":")[0]]


def test_a_batch(client: TestClient) -> None:
    found = asked(client, a={"query": KEY}, b={"query": "没有这个名称"}, c={"query": "云州省", "type": "Ministry", "limit": 2})
    assert {name: len(one) for name, one in found.items()} == {"a": 1, "b": 0, "c": 2}
    assert asked(client) == {}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"queries": "nothing"}, "queries: Invalid JSON"),
        ({"queries": "[]"}, "queries: Input should be an object"),
        ({"queries": '{"q": {"query": "a", "type": "Law"}}'}, "queries.q.type: Value error, Law is no type; there are: Policy, Ministry"),
        ({"queries": '{"q": {"query": "a", "limit": 0}}'}, "queries.q.limit: Input should be greater than or equal to 1"),
        ({"queries": '{"q": {"query": 5}}'}, "queries.q.query"),
        ({"queries": json.dumps({str(n): {"query": "a"} for n in range(101)})}, "queries: Dictionary should have at most 100 items"),
        ({"extend": '{"ids": []}'}, "extend.properties: Field required"),
        ({"extend": '{"ids": [], "properties": [{"id": "colour"}]}'}, "extend: colour is no property; there are: title, number"),
        ({"more": "1"}, "the form must have a field queries or extend"),
    ],
)
def test_what_does_not_fit_is_told(client: TestClient, fields: dict[str, str], said: str) -> None:
    answer = client.post("/reconcile", data=fields)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["detail"].startswith(said)


def test_a_body_that_is_no_form(client: TestClient) -> None:
    assert client.post("/reconcile", json={"queries": {}}).json()["detail"].startswith("the body must be a form")
    broken = client.post("/reconcile", content=b"queries=%ff", headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert broken.status_code == 422


def test_suggestions(client: TestClient) -> None:
    entities = fits(SUGGESTED, client.get("/reconcile/suggest/entity", params={"prefix": "云州省风机"}))["result"]
    assert {"Policy:云工规〔2019〕3号", "Policy:云工规〔2023〕7号"} <= {one["id"] for one in entities}
    rest = client.get("/reconcile/suggest/entity", params={"prefix": "云州省风机", "cursor": "1"}).json()["result"]
    assert rest[: len(entities) - 1] == entities[1:]
    assert fits(SUGGESTED, client.get("/reconcile/suggest/entity"))["result"] == []
    found = fits(SUGGESTED, client.get("/reconcile/suggest/property", params={"prefix": "signed"}))["result"]
    assert [(one["id"], one["name"]) for one in found] == [("signed", "成文日期 signed")]
    found = fits(SUGGESTED, client.get("/reconcile/suggest/type", params={"prefix": "标准"}))["result"]
    assert found == [{"id": "Standard", "name": "标准 Standard"}]
    assert client.get("/reconcile/suggest/type", params={"cursor": "-1"}).status_code == 422


def test_without_a_type_names_that_hold_the_words_are_proposed_only_for_what_means_nothing(client: TestClient) -> None:
    found = asked(client, sure={"query": "云州省工业厅"}, near={"query": "云州省"})
    assert [(one["id"], one["match"]) for one in found["sure"] if not one["id"].startswith("Policy:")] == [("Ministry:云州省工业厅", True)]
    others = [one for one in found["near"] if one["id"].startswith("Ministry:")]
    assert others and not any(one["match"] for one in others)


def test_properties_of_a_type(client: TestClient) -> None:
    proposed = fits(PROPOSED, client.get("/reconcile/properties", params={"type": "Standard"}))
    assert (proposed["type"], [one["id"] for one in proposed["properties"]][:4]) == ("Standard", ["code", "number", "year", "title"])
    assert client.get("/reconcile/properties", params={"type": "Law"}).status_code == 422


def test_property_values(client: TestClient) -> None:
    ids = [f"Policy:{KEY}", "Ministry:云州省工业厅", "Policy:没有这个", "nothing", "Policy:"]
    names = ["number", "signed", "held", "issuers", "programmes", "repeals", "level", "expires"]
    request = {"ids": ids, "properties": [{"id": name} for name in names]}
    answer = fits(EXTENSION, client.post("/reconcile", data={"extend": json.dumps(request)}))
    assert [one["id"] for one in answer["meta"]] == names
    assert list(answer["rows"]) == ids
    policy = answer["rows"][f"Policy:{KEY}"]
    assert policy["number"] == [{"str": KEY}]
    assert policy["signed"] == [{"date": "2031-04-18T00:00:00Z"}]
    assert policy["held"] == [{"str": "true"}]
    assert {"id": "Ministry:云州省工业厅", "name": "云州省工业厅"} in policy["issuers"]
    assert policy["repeals"] == [{"id": "Policy:云工规〔2023〕7号", "name": "云州省风机再制造管理办法"}]
    assert policy["level"] == []
    assert answer["rows"]["Ministry:云州省工业厅"]["level"] == [{"str": "provincial"}]
    assert all(cells == [] for id_ in ids[2:] for cells in answer["rows"][id_].values())


def test_a_preview_may_be_framed_by_those_that_may_read(province_store: Store) -> None:
    settings = ApiSettings(cors_origins="http://127.0.0.1:3333")
    with TestClient(create_app(province_store, settings), base_url="http://127.0.0.1") as client:
        shown = client.get("/reconcile/preview", params={"id": f"Policy:{KEY}"}, headers={"Origin": "http://127.0.0.1:3333"})
    assert shown.headers["content-type"].startswith("text/html") and KEY in shown.text and "<script" not in shown.text
    assert "frame-ancestors 'self' http://127.0.0.1:3333" in shown.headers["content-security-policy"]
    assert shown.headers["access-control-allow-origin"] == "http://127.0.0.1:3333"


def test_a_preview_of_nothing(client: TestClient) -> None:
    assert [client.get("/reconcile/preview", params={"id": one}).status_code for one in ("Policy:没有这个", "x", "")] == [404] * 3
