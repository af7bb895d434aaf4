"""`kg copy`: the same graph in another store, there and back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import SAMPLES, Kg

from kg.schema.read import schema
from kg.store import open_store
from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings
from queries import Query, catalogue, run


@pytest.fixture
def server(neo4j_store: Neo4jStore, neo4j_settings: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that holds nothing."""
    password = neo4j_settings.neo4j_password
    monkeypatch.setenv("KG_NEO4J_USER", neo4j_settings.neo4j_user)
    monkeypatch.setenv("KG_NEO4J_PASSWORD", password.get_secret_value() if password else "")
    # Another test may have left there what no build has written.
    neo4j_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    yield neo4j_store.uri


def exported(kg: Kg, store: object, folder: Path) -> bytes:
    assert kg("export", folder, "--format", "jsonl", "--store", store).exit_code == 0
    return (folder / "graph.jsonl").read_bytes()


def answers(uri: str) -> dict[str, object]:
    """Of every query: about the best connected node of each label that it asks for, with its defaults."""
    store = open_store(uri)
    try:
        best = {label.name: store.read(BEST.format(label=label.name))[0]["id"] for label in schema().public}
        return {name: run(store, name, _about(query, best)) for name, query in catalogue().items()}
    finally:
        store.close()


BEST = "MATCH (n:{label})-[r]-() RETURN n.id AS id, count(r) AS edges ORDER BY edges DESC, id LIMIT 1"


def _about(query: Query, best: dict[str, str]) -> dict[str, object]:
    if query.name == "provision":
        key, number = best["Provision"].rsplit("#", 1)
        return {"key": key, "provision": number}
    return {name: best[param.of[0]] if param.of else query.example[name] for name, param in query.params.items() if param.required}


def test_there_and_back(kg: Kg, server: str, built: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    there = kg("copy", built, server, "--replace", "--format", "json")
    assert there.exit_code == 0, there.stderr
    assert kg("copy", server, back).exit_code == 0
    assert exported(kg, built, tmp_path / "a") == exported(kg, server, tmp_path / "b") == exported(kg, back, tmp_path / "c")
    assert answers(str(built)) == answers(server) == answers(str(back))
    counted = {(row["what"], row["name"]): row["count"] for row in json.loads(there.stdout)}
    assert counted["node", "Bulletin"] == len({json.loads(line)["bulletin"] for line in kg("extract", SAMPLES).stdout.splitlines()})
    again = json.loads(kg("build", SAMPLES, "--store", back, "--format", "json").stdout)
    assert {row["count"] for row in again if row["what"] == "change"} == {0}


def test_half_a_graph_is_not_copied(kg: Kg, files: list[Path], tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    kg("build", files[0], "--store", source)
    store = EmbeddedStore(str(source), StoreSettings())
    store.transact([Statement("MATCH (b:Build) SET b.complete = false", {})])
    store.close()
    refused = kg("copy", source, target)
    assert (refused.exit_code, "did not come to its end" in refused.stderr, target.exists()) == (3, True, False)


def test_what_is_there_is_not_overwritten_unasked(kg: Kg, built: Path, files: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    kg("build", files[0], "--store", store)
    before = exported(kg, store, tmp_path / "before")
    refused = kg("copy", built, store)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert f"{store} holds 1 bulletins" in refused.stderr
    assert exported(kg, store, tmp_path / "after") == before
    assert kg("copy", built, store, "--replace").exit_code == 0
    assert exported(kg, store, tmp_path / "replaced") == exported(kg, built, tmp_path / "whole")


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [("none", 3, "none cannot be opened: it is not there"), ("target", 2, "same store"), ("./target", 2, "same store")],
)
def test_nothing_is_made_of_a_wrong_source(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kg("copy", source, "target")
    assert (result.exit_code, said in result.stderr) == (code, True)
    assert list(tmp_path.iterdir()) == []
