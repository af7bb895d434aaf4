"""Numbers for Prometheus count requests by route, and are guarded like everything else."""

from typing import Any

from prometheus_client.parser import text_string_to_metric_families
from province import POLICIES
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.store.protocol import Store


def counted(client: TestClient) -> dict[tuple[str, ...], float]:
    families: Any = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (sample.labels["method"], sample.labels["route"], sample.labels["status"]): sample.value
        for family in families
        for sample in family.samples
        if sample.name == "kg_http_request_seconds_count"
    }


def test_requests_are_counted_by_route_and_not_by_path(province_store: Store) -> None:
    with TestClient(create_app(province_store), base_url="http://127.0.0.1") as client:
        for key in POLICIES:
            client.get(f"/policies/{key}")
        for number in range(20):
            client.get(f"/none/{number}")
            client.request(f"M{number}", "/stats")
        client.head("/stats")
        client.post("/policies")
        assert counted(client) == {
            ("GET", "/policies/{key}", "200"): len(POLICIES),
            ("GET", "none", "404"): 20,
            ("other", "/stats", "405"): 20,
            ("HEAD", "/stats", "200"): 1,
            ("POST", "/policies", "405"): 1,
        }
        assert counted(client)["GET", "/metrics", "200"] == 1


def test_times_fall_into_buckets_and_memory_is_told(client: TestClient) -> None:
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert answer.headers["cache-control"] == "no-store"
    names = {family.name for family in text_string_to_metric_families(answer.text)}
    assert {"kg_http_request_seconds", "process_resident_memory_bytes"} <= names
    assert 'kg_http_request_seconds_bucket{le="0.005",method="GET"' in client.get("/metrics").text


def test_the_key_guards_them(province_store: Store) -> None:
    with TestClient(create_app(province_store, ApiSettings(api_key="k-7")), base_url="http://127.0.0.1") as client:
        assert client.get("/metrics").status_code == 401
        assert client.get("/metrics", headers={"Authorization": "Bearer k-7"}).status_code == 200
