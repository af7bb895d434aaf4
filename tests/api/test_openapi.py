"""The OpenAPI document and the page that shows it."""

import re
from typing import Any

import pytest
from examples import answers
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.store.protocol import Store
from queries import catalogue

NOUNS = ("ministries", "industries", "standards", "programmes", "articles", "bulletins", "indicators", "regions")
CONTRACT = {
    "/policies",
    "/policies/{key}",
    *(
        f"/policies/{{key}}/{part}"
        for part in (
            "related",
            "lineage",
            "text",
            "citations",
            "evidence",
            "targets",
            "tasks",
            "reused",
            "amounts",
            "wordings",
            "wordings/redline",
        )
    ),
    "/ministries/{key}/duties",
    "/provisions/{key}",
    *(f"/{noun}" for noun in NOUNS),
    *(f"/{noun}/{{key}}" for noun in NOUNS),
    "/search",
    "/search.csv",
    "/export/{form}",
    "/graph/neighbours",
    "/entries",
    "/gaps",
    "/stats",
    "/schema",
    "/changes",
    "/changes.atom",
    "/queries",
    *(f"/queries/{name}" for name in catalogue()),
    *(f"/queries/{name}/picture" for name in catalogue()),
    "/healthz",
    "/readyz",
    "/metrics",
    "/cypher",
    "/verify",
    "/match",
    "/reconcile",
    *(f"/reconcile/{part}" for part in ("suggest/entity", "suggest/property", "suggest/type", "properties", "preview")),
}
METHODS = {"/cypher": ["post"], "/verify": ["post"], "/match": ["post"], "/reconcile": ["get", "post"]}
"""Of routes that do not only answer GET."""

KINDS = {
    "/export/{form}": "application/x-ndjson",
    "/metrics": "text/plain",
    "/search.csv": "text/csv",
    "/changes.atom": "application/atom+xml",
    "/reconcile/preview": "text/html",
}


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/openapi.json").json()
    return answer


def routes(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of each route."""
    return [(path, method, route) for path, methods in document["paths"].items() for method, route in methods.items()]


def test_every_route_is_described(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == CONTRACT
    assert {path: list(methods) for path, methods in document["paths"].items() if list(methods) != ["get"]} == METHODS
    for path, _, route in routes(document):
        assert route["summary"] and route["description"] and route["tags"], path
        assert all(param.get("description") or param["in"] == "path" for param in route.get("parameters", ())), path
        kind = KINDS.get(path, "application/json")
        assert route["responses"]["200"]["content"][kind]["schema"], path
        assert "example" in route["responses"]["200"]["content"][kind], path


def test_examples_are_those_of_the_queries(document: dict[str, Any]) -> None:
    for path in ("/policies/{key}", "/policies/{key}/related", "/policies/{key}/citations", "/industries/{key}"):
        [key] = [param for param in document["paths"][path]["get"]["parameters"] if param["in"] == "path"]
        assert key["description"] and key["schema"]["examples"], path
    for query in catalogue().values():
        params = {param["name"]: param for param in document["paths"][f"/queries/{query.name}"]["get"].get("parameters", ())}
        assert {name: param["example"] for name, param in params.items() if "example" in param} == query.example
    assert document["components"]["schemas"]["Statement"]["properties"]["query"]["examples"]


@pytest.mark.slow
def test_every_answer_has_a_true_example(document: dict[str, Any], province_store: Store) -> None:
    """The same route gives the same fields; values change with the day and with the invented graph."""
    shown = {}
    for path, method, route in routes(document):
        if json_answer := route["responses"]["200"]["content"].get("application/json"):
            shown[f"POST {path}" if (path, method) == ("/reconcile", "post") else path] = form(json_answer["example"])
    with TestClient(create_app(province_store, ApiSettings()), base_url="http://127.0.0.1", client=("127.0.0.1", 9)) as client:
        assert shown == {path: form(answer) for path, answer in answers(client).items()}


def form(value: Any) -> Any:
    """The fields that are there; the document leaves out those that are null."""
    match value:
        case dict():
            return {key: form(one) for key, one in value.items() if one is not None}
        case list():
            return [form(one) for one in value]
        case _:
            return None


def test_operation_ids_are_unique(document: dict[str, Any]) -> None:
    ids = [route["operationId"] for _, _, route in routes(document)]
    assert len(ids) == len(set(ids))


def test_problems_are_described(document: dict[str, Any]) -> None:
    problems = {path: set(methods["get"]["responses"]) - {"200"} for path, methods in document["paths"].items() if "get" in methods}
    assert problems["/policies/{key}"] == {"300", "404", "414", "422", "429", "503", "504"}
    assert problems["/policies"] == {"414", "422", "429", "503", "504"}
    for _, _, route in routes(document):
        for status, response in route["responses"].items():
            assert status == "200" or list(response["content"]) == ["application/problem+json"]


def test_filters_of_policies(document: dict[str, Any]) -> None:
    params = {param["name"]: param for param in document["paths"]["/policies"]["get"]["parameters"]}
    filters = "q issuer kind form rank industry region programme standard signed_from signed_to status as_of held limit cursor"
    assert list(params) == filters.split()
    empty = {"type": "string", "maxLength": 0}
    assert params["kind"]["schema"] == {"anyOf": [{"type": "string", "enum": ["policy", "law", "draft", "catalogue"]}, empty]}
    assert params["as_of"]["schema"] == {"anyOf": [{"type": "string", "format": "date"}, empty]}
    assert params["limit"]["schema"] == {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 200}, empty], "default": 50}
    assert params["issuer"]["example"] == "云州省工业厅"


def test_rows_have_the_columns_of_the_query(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for query in catalogue().values():
        answer = document["paths"][f"/queries/{query.name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        row = schemas[answer["items"]["$ref"].rsplit("/", 1)[1]]
        assert {name: column["description"] for name, column in row["properties"].items()} == {
            name: column.doc for name, column in query.columns.items()
        }


def test_documentation_asks_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    links = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert links and not [link for link in links if "//" in link]
    for link in links:
        assert client.get(link).status_code == 200
