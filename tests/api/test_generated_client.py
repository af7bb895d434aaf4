"""A client that openapi-python-client makes of the OpenAPI document is installed and asks a running server."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from listening import listening
from needs import PATIENCE

from api import ApiSettings, create_app
from api.routes.export import MEDIA_TYPES
from kg.store.protocol import Store

CONFIG = {
    "content_type_overrides": {
        "application/atom+xml": "text/plain",
        **{MEDIA_TYPES[form]: "application/octet-stream" for form in MEDIA_TYPES},
    }
}
"""Tells the generator how to take what is neither JSON nor text: a feed, and files."""
PACKAGE = "policy_knowledge_graph_client"
PROGRAM = """
import json, sys
from policy_knowledge_graph_client import Client
from policy_knowledge_graph_client.api.documents import policies, policies_by_key, policies_by_key_related
from policy_knowledge_graph_client.api.verify import check_verify_post
from policy_knowledge_graph_client.models import Draft, Problem, RelatedReasons

with Client(base_url=sys.argv[1]) as client:
    key = "云工规〔2031〕5号"
    [first] = policies.sync(client=client, limit=1, issuer="云州省工业厅").items
    one = policies_by_key.sync(key, client=client)
    related = policies_by_key_related.sync(key, client=client, limit=1)
    unknown = policies_by_key.sync("没有这个", client=client)
    checked = check_verify_post.sync(client=client, body=Draft(text="依据云工规〔2031〕5号。"))
    reasons = related.items[0].reasons
    print(json.dumps({
        "first": first.id, "one": [one.id, one.held], "reasons": [type(each).__name__ for each in reasons][:1],
        "weight": all(each.weight > 0 for each in reasons), "unknown": [type(unknown).__name__, unknown.status],
        "checked": [each.policy for each in checked.items],
    }))
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the client."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(json.dumps(create_app(str(folder / "none")).openapi()), encoding="utf-8")
    (folder / "config.yaml").write_text(json.dumps(CONFIG), encoding="utf-8")
    run("openapi_python_client", "generate", "--path", "openapi.json", "--config", "config.yaml", "--output-path", "made", folder=folder)
    return folder / "made"


@pytest.fixture(scope="module")
def address(province_store: Store) -> Iterator[str]:
    with listening(create_app(province_store, ApiSettings())) as home:
        yield home


def run(module: str, *arguments: str, folder: Path) -> str:
    """Run a module of this Python; what it warns of is a fault."""
    ended = subprocess.run([sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, text=True, timeout=600)
    said = ended.stdout + ended.stderr
    assert ended.returncode == 0 and "WARNING" not in said, said
    return said


def test_problems_are_one_model(generated: Path) -> None:
    models = {path.stem for path in (generated / PACKAGE / "models").glob("*.py")}
    assert {name for name in models if "problem" in name} == {"problem", "problem_candidates_item"}


def test_it_installs_and_asks(generated: Path, address: str, tmp_path: Path) -> None:
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--target", str(tmp_path / "installed"))
    run("pip", "install", "--quiet", *offline, str(generated), folder=tmp_path)
    (tmp_path / "installed" / "program.py").write_text(PROGRAM, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "program.py", address], cwd=tmp_path / "installed", capture_output=True, text=True, timeout=PATIENCE
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {
        "first": "云工函〔2032〕3号",
        "one": ["云工规〔2031〕5号", True],
        "reasons": ["RelatedReasons"],
        "weight": True,
        "unknown": ["Problem", 404],
        "checked": ["云工规〔2031〕5号"],
    }
