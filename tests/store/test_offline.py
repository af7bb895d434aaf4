"""What is done to a database while its server is stopped: bulk import, dump and load, by the real `neo4j-admin`."""

from pathlib import Path

import pytest
from filling import fill
from graphs import graph

from kg.build import build
from kg.export import export
from kg.extract import extract
from kg.model import Contribution, Edge, Node, NodeKey
from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.protocol import Changes
from kg.store.run import runs
from kg.store.scan import Scan
from kg.store.settings import StoreSettings
from loaders import load, read

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
AWKWARD = ('名为"引号"，逗号', "two\nlines\r\n", " blanks ", "", "\\", '"', "'", ";|‖\t\x0c", "\U0001f98a𠮷", "null", "[1, 2]", "=1+1", "#")


@pytest.fixture(scope="module")
def contributions():
    readings = [load(read(str(path))) for path in sorted(SAMPLES.glob("*.txt"))]
    return [Contribution(reading.bulletin, tuple(map(extract, reading.units))) for reading in readings]


@pytest.fixture(scope="module")
def whole(contributions):
    """The graph of the samples, and nodes and edges that no text would make."""
    made = build(contributions)
    hub = NodeKey("Ministry", '"部"，\n')
    policies = [Node(NodeKey("Policy", f"{number}{text}"), {"title": text, "keys": (text, "x")}) for number, text in enumerate(AWKWARD)]
    edges = [
        Edge("ISSUED_BY", node.key, hub, {"order": -(2**63), "confidence": 0.1 + 0.2, "evidence": (node.properties["title"], "")})
        for node in policies
    ]
    return graph(*made.nodes, *made.edges, Node(hub, {"name": ""}), *policies, *edges)


def opened(mortal):
    return Neo4jStore(mortal.uri, StoreSettings(store=mortal.uri, neo4j_password=mortal.password))


def scanned(store):
    scan = Scan(store)
    return graph(*scan.nodes(), *scan.edges())


def test_an_imported_database_is_the_one_that_a_build_makes(mortal, whole, contributions, tmp_path):
    built = EmbeddedStore(str(tmp_path / "store"), StoreSettings())
    built.prepare()
    fill(built, whole, contributions)
    scan = Scan(built)
    export([*scan.internal(), *scan.nodes()], scan.edges(), "csv", tmp_path / "csv")
    mortal.stop()
    said = mortal.admin("database", "import", "full", "neo4j", "--overwrite-destination", "@import.args", folder=tmp_path / "csv")
    assert "IMPORT DONE" in said
    mortal.start()
    imported = opened(mortal)
    assert scanned(imported) == scanned(built) == whole
    assert list(imported.contributions()) == contributions
    assert runs(imported) == runs(built) != []
    imported.prepare()
    assert fill(imported, whole, contributions) == Changes(0, 0, 0, 0)
    imported.close()
    built.close()


def state(store):
    return runs(store), store.read("SHOW INDEXES YIELD name, state, type, properties RETURN name, state, type, properties ORDER BY name")


def test_a_dumped_database_is_loaded_as_it_was(mortal, whole, contributions, tmp_path):
    store = opened(mortal)
    store.prepare()
    fill(store, whole, contributions)
    before = state(store)
    store.close()
    mortal.stop()
    mortal.admin("database", "dump", "neo4j", f"--to-path={tmp_path}")
    mortal.start()
    store = opened(mortal)
    store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    store.close()
    mortal.stop()
    mortal.admin("database", "load", "neo4j", f"--from-path={tmp_path}", "--overwrite-destination=true")
    mortal.start()
    store = opened(mortal)
    assert scanned(store) == whole
    assert (list(store.contributions()), state(store)) == (contributions, before)
    store.close()
