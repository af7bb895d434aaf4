import subprocess
import sys
from pathlib import Path

import pytest
from needs import PATIENCE

from kg.errors import StoreError
from kg.store import open_store
from kg.store.embedded.store import EmbeddedStore
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in StoreSettings.model_fields:
        monkeypatch.delenv(f"KG_{name.upper()}", raising=False)


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("kg.store", EmbeddedStore),
        ("/tmp/有 空格/kg.store", EmbeddedStore),
        ("~/kg.store", EmbeddedStore),
        ("bolt", EmbeddedStore),
        ("neo4j", EmbeddedStore),
        (r"C:\kg.store", EmbeddedStore),
        ("bolt://127.0.0.1:1", Neo4jStore),
        ("bolt+s://127.0.0.1:1", Neo4jStore),
        ("bolt+ssc://127.0.0.1:1", Neo4jStore),
        ("neo4j://127.0.0.1", Neo4jStore),
        ("neo4j+s://127.0.0.1", Neo4jStore),
        ("neo4j+ssc://127.0.0.1", Neo4jStore),
    ],
)
def test_the_address_says_which(uri, kind):
    store = open_store(uri)
    assert (type(store), store.uri) == (kind, uri)
    store.close()


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:7474", "file:///tmp/x", "bolt+x://127.0.0.1", "bolt://", "neo4js://a", "redis://127.0.0.1"]
)
def test_other_addresses_are_refused(uri):
    with pytest.raises(StoreError, match="a store cannot be at"):
        open_store(uri)


@pytest.mark.parametrize("uri", ["bolt://neo4j:geheim@127.0.0.1", "neo4j+s://neo4j:geheim@127.0.0.1:7687"])
def test_a_password_in_the_address_is_refused_and_not_repeated(uri):
    with pytest.raises(StoreError, match="KG_NEO4J_PASSWORD") as told:
        open_store(uri)
    assert "geheim" not in str(told.value)


def test_the_environment_says_where_and_how(monkeypatch):
    assert open_store().uri == "kg.store"
    monkeypatch.setenv("KG_STORE", "bolt://127.0.0.1:1")
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "geheim")
    monkeypatch.setenv("KG_API_KEY", "a setting of another part")
    store = open_store()
    assert store.uri == "bolt://127.0.0.1:1"
    store.close()
    assert StoreSettings().neo4j_password.get_secret_value() == "geheim"
    assert "geheim" not in repr(StoreSettings())


@pytest.mark.parametrize(
    ("name", "value"), [("KG_BATCH", "many"), ("KG_BATCH", "0"), ("KG_HEAP", "-Xss"), ("KG_TIMEOUT", "-1"), ("KG_NEO4J_POOL_SIZE", "0")]
)
def test_a_wrong_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(StoreError, match=f"wrong settings: {name}: "):
        open_store("kg.store")


def test_an_empty_setting_is_none(monkeypatch):
    monkeypatch.setenv("KG_TIMEOUT", "")
    monkeypatch.setenv("KG_NEO4J_DATABASE", "")
    assert (StoreSettings().timeout, StoreSettings().neo4j_database) == (60, None)


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import kg.store", ["neo4j", "jpype", "pydantic_settings", "yaml"]),
        ("from kg.store import open_store; open_store('x')", ["neo4j", "jpype", "yaml"]),
        ("import kg.cli, queries", ["concurrent.futures.process", "kg.extract", "kg.verify", "loaders", "neo4j", "jpype"]),
        ("from kg.store import open_store; open_store('bolt://127.0.0.1:1').close()", ["jpype", "arcadedb_embedded"]),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_used(code, absent):
    """`kg --help` starts in half a second, and one kind of store does not pay for the other."""
    shown = f"{code}\nimport sys\nprint([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE)
    assert (done.stdout, done.stderr) == ("[]\n", "")
