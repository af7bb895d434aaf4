"""Write the answers that the OpenAPI document shows: python tests/api/examples.py (run in the project's folder)."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

DRAFT = {"text": "依据《云州省风机再制造管理办法》（云工规〔2019〕3号）办理。", "as_of": "2031-12-01"}
NAMES = {"keys": ["《云州省风机再制造管理办法》（云工规〔2019〕3号）"], "as_of": "2031-12-01"}
QUESTION = '{"q0": {"query": "云工规[2031]5号", "type": "Policy"}}'
ISSUERS = "MATCH (p:Policy)-[:ISSUED_BY]->(m:Ministry) RETURN m.id AS ministry, count(p) AS n ORDER BY n DESC, ministry LIMIT 1"


def answers(client: TestClient) -> dict[str, Any]:
    """What each route that answers in JSON says to its own examples, by path."""
    found = {
        "/cypher": cut(client.post("/cypher", json={"query": ISSUERS}).json()),
        "/verify": cut(client.post("/verify", json=DRAFT).json()),
        "POST /reconcile": cut(client.post("/reconcile", data={"queries": QUESTION}).json()),
        "/match": cut(client.post("/match", json=NAMES).json()),
    }
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        if "get" in methods and "application/json" in methods["get"]["responses"]["200"]["content"]:
            found[path] = cut(asked(client, path, methods["get"].get("parameters", ())))
    # Who wrote and when is another at each run: the file changes only where an answer does.
    found["/changes"]["items"][0].update(run="11111111-2222-4333-8444-555555555555", at="2031-12-01T09:00:00.000+00:00")
    return found


def asked(client: TestClient, path: str, parameters: Any) -> Any:
    for told in parameters:
        if told["in"] == "path":
            path = path.replace(f"{{{told['name']}}}", quote(told["schema"]["examples"][0], safe=""))
    answer = client.get(path, params={told["name"]: told["example"] for told in parameters if "example" in told})
    assert answer.status_code == 200, (path, answer.text)
    return answer.json()


def cut(value: Any) -> Any:
    """Keep the first of every list."""
    match value:
        case list():
            return [cut(one) for one in value[:1]]
        case dict():
            return {key: cut(one) for key, one in value.items()}
        case _:
            return value


def main() -> None:
    """Write api/examples.json."""
    from filling import fill
    from province import province

    from api import ApiSettings, create_app
    from api.examples import FILE
    from kg.store.embedded.store import EmbeddedStore
    from kg.store.settings import StoreSettings

    with TemporaryDirectory() as folder:
        store = EmbeddedStore(folder, StoreSettings(store=folder))
        store.prepare()
        fill(store, province(), [])
        with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1", client=("127.0.0.1", 9)) as client:
            FILE.write_text(json.dumps(answers(client), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        store.close()


if __name__ == "__main__":
    main()
