"""The same commands on a real Neo4j server: the same answers as the embedded store gives."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import SAMPLES, Kg, run

from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings


@pytest.fixture(scope="module")
def server(neo4j_store: Neo4jStore, neo4j_settings: StoreSettings) -> Iterator[str]:
    """The address of a server that holds the samples."""
    password = neo4j_settings.neo4j_password
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_NEO4J_USER", neo4j_settings.neo4j_user)
        patch.setenv("KG_NEO4J_PASSWORD", password.get_secret_value() if password else "")
        # Other tests leave there what they put there.
        neo4j_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
        before = run("build", "--store", neo4j_store.uri, SAMPLES)
        assert before.exit_code == 0, before.stderr
        yield neo4j_store.uri


def test_building_again_changes_nothing(kg: Kg, server: str) -> None:
    rows = json.loads(kg("build", SAMPLES, "--store", server, "--format", "json").stdout)
    assert {row["name"]: row["count"] for row in rows if row["what"] == "change"} == {
        "nodes_written": 0,
        "nodes_removed": 0,
        "edges_written": 0,
        "edges_removed": 0,
    }


@pytest.mark.parametrize(
    "words", [("stats",), ("gaps",), ("check",), ("query", "related", "key=工信部联节〔2023〕921号"), ("query", "policies")]
)
def test_both_stores_answer_alike(kg: Kg, server: str, built: Path, words: tuple[str, ...]) -> None:
    there, here = kg(*words, "--store", server, "--format", "json"), kg(*words, "--store", built, "--format", "json")
    assert (there.exit_code, json.loads(there.stdout)) == (here.exit_code, json.loads(here.stdout))


def test_both_stores_export_alike(kg: Kg, server: str, built: Path, tmp_path: Path) -> None:
    for name, store in (("there", server), ("here", built)):
        assert kg("export", tmp_path / name, "--format", "csv", "--store", store).exit_code == 0
    # Each has runs of its own.
    there, here = ({file.name: file.read_bytes() for file in (tmp_path / name).glob("*-*.csv")} for name in ("there", "here"))
    for files in (there, here):
        for label in ("Run", "Build", "Inputs", "Change"):
            del files[f"nodes-{label}.csv"]
    assert there == here


def test_a_writing_statement_is_refused_by_the_server(kg: Kg, server: str) -> None:
    result = kg("cypher", "CREATE (n:Policy {id: 'x'})", "--store", server)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_wrong_password_is_told(kg: Kg, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "not the password")
    result = kg("stats", "--store", server)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "not the password" not in result.stderr
