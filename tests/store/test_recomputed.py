"""What `kg check --deep` finds: nothing in a store that builds made, and every part that somebody changed."""

import hashlib

import pytest

from benchmarks.library import bulletins
from kg.extract import extract
from kg.model import Contribution
from kg.store import Store, recomputed
from kg.store.engine import Statement
from loaders import Source, load

FIRST_EDGE = "MATCH (p:Policy)-[r:ISSUED_BY]->(m:Ministry) RETURN p.id AS id, m.id AS body ORDER BY id, body LIMIT 1"
MISSING, FOREIGN = "is missing or differs from what the bulletins give", "comes from no bulletin"


def contribution(name: str, text: str) -> Contribution:
    reading = load(Source(name, name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))
    return Contribution(reading.bulletin, tuple(map(extract, reading.units)))


@pytest.fixture
def filled(store: Store) -> Store:
    """Two bulletins, brought one after the other, and a third that is gone again."""
    brought = [contribution(*one) for one in bulletins(60)]
    with store.update() as update:
        for one in reversed(brought):
            update.bring([one])
        update.bring([], [brought[0].bulletin.id])
    return store


def found(store: Store) -> set[str]:
    return set(recomputed.differences(store, lambda what, done, total: None))


def test_every_change_is_told_and_nothing_else(filled: Store) -> None:
    assert found(filled) == set()
    (first,) = filled.read(FIRST_EDGE)
    (name,) = filled.read("MATCH (n:Names) RETURN n.id AS id ORDER BY id LIMIT 1")
    (text,) = filled.read("MATCH (t:Text) RETURN t.id AS id ORDER BY id LIMIT 1")
    changes = [
        ("MATCH (p:Policy {id: $id}) SET p.title = '别的'", first),
        ("MATCH (p:Policy {id: $id})-[r:ISSUED_BY]->(m:Ministry {id: $body}) SET r.order = 7", first),
        ("MATCH (m:Ministry {id: $body}) CREATE (m)<-[:TARGETS]-(:Policy {id: '外来'})", first),
        ("MATCH (n:Names {id: $id}) SET n.data = '[]'", name),
        ("CREATE (:Names {id: 't:没有', data: '[]'})", {}),
        ("MATCH (t:Text {id: $id}) SET t.body = '改'", text),
        ("MATCH (b:Build {id: 'build'}) SET b.documents = 1", {}),
    ]
    filled.transact([Statement(cypher, parameters) for cypher, parameters in changes])  # type: ignore[attr-defined]
    assert found(filled) == {
        f"(:Policy {{id: {first['id']!r}}}) {MISSING}",
        f"(:Policy {first['id']!r})-[:ISSUED_BY]->(:Ministry {first['body']!r}) {MISSING}",
        f"(:Policy {{id: '外来'}}) {FOREIGN}",
        f"(:Policy '外来')-[:TARGETS]->(:Ministry {first['body']!r}) {FOREIGN}",
        f"(:Names {{id: {name['id']!r}}}) {MISSING}",
        f"(:Names {{id: 't:没有'}}) {FOREIGN}",
        f"(:Text {{id: {text['id']!r}}}) {MISSING}",
        f"the number of texts and the newest day {MISSING}",
    }


def test_what_is_missing_or_there_twice_is_told(filled: Store) -> None:
    (first,) = filled.read(FIRST_EDGE)
    filled.transact(  # type: ignore[attr-defined]
        [
            Statement("MATCH (p:Policy {id: $id}), (m:Ministry {id: $body}) CREATE (p)-[:ISSUED_BY {order: 1}]->(m)", first),
            Statement("MATCH (t:Text) WITH collect(t) AS gone UNWIND gone AS t DETACH DELETE t", {}),
        ]
    )
    told = found(filled)
    assert f"(:Policy {first['id']!r})-[:ISSUED_BY]->(:Ministry {first['body']!r}) is there 2 times" in told
    assert sum("(:Text {" in line and line.endswith(MISSING) for line in told) == 40
