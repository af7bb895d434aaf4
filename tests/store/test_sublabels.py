"""Second labels: a server has them of every node whose property says so, after any step; the embedded engine says that it has none."""

import pytest
from filling import fill
from needs import PATIENCE

from kg.errors import QueryError
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema.read import schema
from kg.store.embedded.store import EmbeddedStore
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore
from kg.store.scan import Scan

SUBLABELS = {each.name for label in schema().labels.values() for each in label.sublabels}
OLD, NEW = NodeKey("Policy", "甲办法"), NodeKey("Policy", "乙办法")
RULES = ("second",)


@pytest.fixture
def server(neo4j_store: Neo4jStore) -> Neo4jStore:
    """The server with an empty database."""
    neo4j_store.transact([Statement("MATCH (n) DETACH DELETE n", {})])
    return neo4j_store


def found(store: Neo4jStore) -> dict[str, set[str]]:
    """The labels of every policy."""
    return {row["id"]: set(row["labels"]) for row in store.read("MATCH (n:Policy) RETURN n.id AS id, labels(n) AS labels")}


def test_they_are_said_of_policies_only() -> None:
    assert {"CitedOnly", "Law", "Draft", "Superseded"} == SUBLABELS
    assert {label.name for label in schema().labels.values() if label.sublabels} == {"Policy"}


@pytest.mark.parametrize(
    ("properties", "labels"),
    [
        ({"held": False}, ("Policy", "CitedOnly")),
        ({"held": True, "kind": "policy", "status": "in_force"}, ("Policy",)),
        ({"held": True, "kind": "law", "status": "repealed"}, ("Policy", "Law", "Superseded")),
        ({"held": True, "kind": "law", "status": "partly_repealed"}, ("Policy", "Law")),
        ({"held": True, "kind": "draft", "status": "draft"}, ("Policy", "Draft")),
        ({"held": False, "status": "repealed"}, ("Policy", "CitedOnly", "Superseded")),
        ({}, ("Policy",)),
    ],
)
def test_which_labels_a_policy_has(properties: dict[str, object], labels: tuple[str, ...]) -> None:
    assert schema().labels["Policy"].labels_of(properties) == labels


def test_they_come_and_go_with_the_property(server: Neo4jStore) -> None:
    edge = Edge("REFERENCES", NEW, OLD, {"evidence": ("《甲办法》",), "spans": ("a.txt:0-5",), "rules": RULES, "confidence": 1.0})

    def hold(**properties: object) -> None:
        fill(server, Graph((Node(NEW, {"held": True}), Node(OLD, properties)), (edge,)))

    hold(held=False)
    assert found(server) == {"甲办法": {"Policy", "CitedOnly"}, "乙办法": {"Policy"}}
    hold(held=True, kind="law", status="repealed")
    assert found(server) == {"甲办法": {"Policy", "Law", "Superseded"}, "乙办法": {"Policy"}}
    hold(held=True, kind="law", status="in_force")
    assert found(server) == {"甲办法": {"Policy", "Law"}, "乙办法": {"Policy"}}
    assert [node["_label"] for node in (row["n"] for row in server.read("MATCH (n:Law) RETURN n"))] == ["Policy"]
    assert list(Scan(server).edges()) == [edge]


def test_a_check_compares_them_with_the_properties(server: Neo4jStore, embedded_store: EmbeddedStore) -> None:
    graph = Graph((Node(NEW, {"held": True, "kind": "law"}), Node(OLD, {"held": False})), ())
    fill(server, graph)
    fill(embedded_store, graph)
    assert [*Scan(server).mislabelled(), *Scan(embedded_store).mislabelled()] == []
    server.transact([Statement("MATCH (n:CitedOnly) REMOVE n:CitedOnly", {}), Statement("MATCH (n:Law) SET n:Superseded", {})])
    assert list(Scan(server).mislabelled()) == [
        "Policy '甲办法': lacks :CitedOnly, but held is False",
        "Policy '乙办法': has :Superseded, but status is None",
    ]
    server.transact([Statement("MATCH (n:Policy) REMOVE n.held", {})])
    assert list(Scan(server).mislabelled()) == ["Policy '乙办法': has :Superseded, but status is None"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("MATCH (p:Law) RETURN p", 'in place of :Law ask for kind = "law"'),
        ("MATCH (p:Policy:CitedOnly) RETURN p", "in place of :CitedOnly ask for held = false"),
        ("MATCH (p:Policy&!Superseded) RETURN p", 'in place of :Superseded ask for status = "repealed"'),
        ("MATCH (p:Policy) WHERE p:Draft RETURN p", 'in place of :Draft ask for kind = "draft"'),
    ],
)
def test_the_embedded_engine_says_that_it_has_none(embedded_store: EmbeddedStore, statement: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        embedded_store.read(statement)
    with pytest.raises(QueryError, match=said):
        embedded_store.read_untrusted(statement, {}, timeout=PATIENCE)


@pytest.mark.parametrize("statement", ["RETURN 'Law :Law' AS Law", "MATCH (p:Policy) RETURN p.Law AS Draft", "MATCH (p:Lawful) RETURN p"])
def test_other_uses_of_the_words_are_free(embedded_store: EmbeddedStore, statement: str) -> None:
    embedded_store.read(statement)
