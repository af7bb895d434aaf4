"""A query file put into the folder is everywhere at once: command, routes, documentation and picture follow from the one file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE = """\
// zh: 某机关的政策
// en: Policies of one body
// doc: Policies that a body issued.
// params:
//   key: {type: string, of: [Ministry], doc: "Official or short name."}
// columns:
//   id: {type: string, of: Policy, doc: "Id."}
// example: {key: 工业和信息化部}
MATCH (m:Ministry {id: $key})<-[:ISSUED_BY]-(p:Policy)
RETURN p.id AS id
ORDER BY id
"""
DESCRIBED = """
import json, sys
from api import create_app
sys.path.insert(0, "docs")
import generate
print(json.dumps({
    "routes": [path for path in create_app().openapi()["paths"] if "dropped_in" in path],
    "pages": [text.count("dropped_in") > 0 for text in (
        generate.queries_page(), generate.http_page(), generate.queries(False), generate.queries(True))],
}))
"""
ASKED = """
import json
from starlette.testclient import TestClient
from api import create_app

with TestClient(create_app()) as client:
    rows, drawn = (client.get(f"/queries/dropped_in{part}", params={"key": "工信部"}).json() for part in ("", "/picture"))
print(json.dumps({"rows": rows, "drawn": drawn}))
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one file more."""
    tree = tmp_path_factory.mktemp("tree")
    for part in ("kg", "loaders", "queries", "api", "docs", "samples"):
        shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tree / "queries" / "dropped_in.cypher").write_text(FILE, encoding="utf-8")
    return tree


def python(tree: Path, *words: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    environment |= {"PYTHONPATH": str(tree), "KG_STORE": str(tree / "kg.store"), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, *words], cwd=tree, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def kg(tree: Path, *words: str) -> Any:
    return json.loads(python(tree, "-c", "from kg.cli import main; main()", *words))


def test_routes_and_documentation(tree: Path) -> None:
    described = json.loads(python(tree, "-c", DESCRIBED))
    assert described["routes"] == ["/queries/dropped_in", "/queries/dropped_in/picture"]
    assert all(described["pages"])


def test_command_and_picture(tree: Path) -> None:
    assert "dropped_in" in [query["name"] for query in kg(tree, "queries", "--format", "json")]
    kg(tree, "build", "samples", "--format", "json")
    rows = kg(tree, "query", "dropped_in", "key=工信部", "--format", "json")
    shown = kg(tree, "query", "dropped_in", "key=工信部", "--format", "graph")
    issued = {edge["source"] for edge in shown["edges"] if edge["type"] == "ISSUED_BY" and edge["target"] == "工业和信息化部"}
    assert {row["id"] for row in rows} == issued != set()
    answered = json.loads(python(tree, "-c", ASKED))
    assert (answered["rows"], answered["drawn"]) == (rows, shown)
