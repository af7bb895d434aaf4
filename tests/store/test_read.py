import json

import pytest
from filling import fill
from graphs import edge, graph, ministry, policy

from kg.errors import QueryError, QueryTimeout, ReadOnlyError, StoreError
from kg.model import Graph

A, B, BODY = policy("甲", number="云工规〔2031〕5号"), policy("乙", held=False), ministry("云州省工业厅")
WHOLE = graph(A, B, BODY, edge("AMENDS", A, B), edge("ISSUED_BY", A, BODY, order=1), edge("ISSUED_BY", B, BODY, order=2))

PROOF = {"confidence": 0.9, "evidence": ["依据《云州省旧厂改造办法》"], "rules": ["basis"], "spans": ["甲.txt:3-9"]}
NODE_A = {"_label": "Policy", "id": "甲", "held": True, "number": "云工规〔2031〕5号", "title": "关于甲的通知"}
NODE_B = {"_label": "Policy", "id": "乙", "held": False, "title": "关于乙的通知"}
AMENDS = {"_type": "AMENDS", "_source": "甲", "_target": "乙", **PROOF}
ISSUED = {"_type": "ISSUED_BY", "_source": "甲", "_target": "云州省工业厅", **dict(sorted({**PROOF, "order": 1}.items()))}


@pytest.fixture
def full(store):
    fill(store, WHOLE, ())
    return store


VALUES = {
    "null": None,
    "true": True,
    "1": 1,
    "9223372036854775807": 2**63 - 1,
    "7 / 2": 3,
    "7 / 2.0": 3.5,
    "4 / 2.0": 2.0,
    "0.0 / 0.0": None,
    "1 / 0.0": None,
    "'引''号'": "引''号",
    "[1, null, 'b', [2.5]]": [1, None, "b", [2.5]],
    "{b: 1, a: {d: null, c: [true]}}": {"a": {"c": [True], "d": None}, "b": 1},
    "date('2031-05-01')": "2031-05-01",
    "datetime('2031-05-01T08:00:00Z')": "2031-05-01T08:00:00Z",
    "datetime('2031-05-01T08:00+08:00')": "2031-05-01T08:00:00+08:00",
    "datetime('2031-05-01T08:00:00.120Z')": "2031-05-01T08:00:00.12Z",
    "localdatetime('2031-05-01T08:01:02')": "2031-05-01T08:01:02",
    "time('08:00Z')": "08:00:00Z",
    "localtime('08:00:00.5')": "08:00:00.5",
    "duration('P1Y2M3DT4H5M6.5S')": "P1Y2M3DT4H5M6.5S",
    "duration('P10D')": "P10D",
    "[date('2031-05-01'), {on: date('2031-05-02')}]": ["2031-05-01", {"on": "2031-05-02"}],
    "$given": {"a": [1, "二"], "b": None},
}


@pytest.mark.parametrize(("expression", "value"), VALUES.items(), ids=VALUES)
def test_values(store, expression, value):
    expression = expression.replace("''", r"\'\'")
    [row] = store.read(f"RETURN {expression} AS value", {"given": {"b": None, "a": [1, "二"]}})
    assert json.dumps(row["value"], ensure_ascii=False) == json.dumps(value, ensure_ascii=False)


GRAPH_VALUES = {
    "(a:Policy {id: '甲'}) RETURN a AS x": NODE_A,
    "(a:Policy {id: '乙'}) RETURN a AS x": NODE_B,
    "(:Policy {id: '甲'})-[r:AMENDS]->() RETURN r AS x": AMENDS,
    "(:Policy {id: '甲'})-[r:ISSUED_BY]->(b) RETURN [r, b.id] AS x": [ISSUED, "云州省工业厅"],
    "(b)<-[r:AMENDS]-(a) RETURN {r: r, a: a, n: null} AS x": {"a": NODE_A, "n": None, "r": AMENDS},
    "p = (:Policy {id: '甲'})-[:AMENDS]->(:Policy) RETURN p AS x": {"_edges": [AMENDS], "_nodes": [NODE_A, NODE_B]},
    "p = (:Policy {id: '乙'})<-[:AMENDS]-() RETURN p AS x": {"_edges": [AMENDS], "_nodes": [NODE_B, NODE_A]},
    "p = (:Policy {id: '甲'})-[:AMENDS*1..3]->() RETURN relationships(p) AS x": [AMENDS],
    "(a:Policy {id: '甲'}) RETURN a{.id, .number, .none} AS x": {"id": "甲", "none": None, "number": "云工规〔2031〕5号"},
    "(a:Policy {id: '乙'}) RETURN properties(a) AS x": {"held": False, "id": "乙", "title": "关于乙的通知"},
    "(b:Ministry) RETURN b.short_names AS x": ["云州", "业厅"],
    "(a:Policy {id: '乙'}) OPTIONAL MATCH (a)-[:AMENDS]->(c) RETURN c AS x": None,
}


@pytest.mark.parametrize(("query", "value"), GRAPH_VALUES.items(), ids=GRAPH_VALUES)
def test_nodes_edges_paths(full, query, value):
    rows = full.read(f"MATCH {query}")
    assert json.dumps(rows, ensure_ascii=False) == json.dumps([{"x": value}], ensure_ascii=False)


def test_columns_keep_the_order_of_the_query(full):
    [row] = full.read("MATCH (a:Policy {id: $id}) RETURN a.title AS z, a.id AS a, 1 AS m", {"id": "甲"})
    assert list(row.items()) == [("z", "关于甲的通知"), ("a", "甲"), ("m", 1)]


def test_no_rows(full):
    assert full.read("MATCH (a:Policy {id: '无'}) RETURN a") == []
    assert full.read("MATCH (a:Article)-[:INTERPRETS]->(b) RETURN a, b") == []


@pytest.mark.parametrize("index, text, ids", [
    ("policy_names", '"节能装备"', ["云工规〔2031〕6号"]),
    ("policy_names", '"装备节能"', []),
    ("policy_names", '"印发节能"', ["云工规〔2031〕6号"]),
    ("policy_names", "节能", ["云工规〔2031〕6号", "云工规〔2031〕7号"]),
    ("policy_names", '"2031"', ["云工规〔2031〕6号", "云工规〔2031〕7号"]),
    ("ministry_names", '"工业"', ["云州省工业厅"]),
    ("programme_names", '"工业"', []),
])  # fmt: skip
def test_full_text(store, index, text, ids):
    titles = {"云工规〔2031〕6号": "关于印发节能装备目录的通知", "云工规〔2031〕7号": "工业节能管理办法"}
    fill(store, graph(BODY, *(policy(name, title=title, number=name) for name, title in titles.items())), ())
    rows = store.read(
        "CALL db.index.fulltext.queryNodes($index, $text) YIELD node, score RETURN node.id AS id ORDER BY id",
        {"index": index, "text": text},
    )
    assert [row["id"] for row in rows] == ids


def test_full_text_follows_changes(store):
    find = "CALL db.index.fulltext.queryNodes('policy_names', '\"风机\"') YIELD node RETURN node.id AS id"
    fill(store, graph(policy("甲", title="风机目录")), ())
    assert store.read(find) == [{"id": "甲"}]
    fill(store, graph(policy("甲", title="水泵目录"), policy("乙", title="风机办法")), ())
    assert store.read(find) == [{"id": "乙"}]
    fill(store, Graph((), ()), ())
    assert store.read(find) == []


WRITES = [
    "CREATE (n:Policy {id: '丁'})",
    "CREATE (n:Other)",
    "MATCH (n:Policy) SET n.title = '改'",
    "MATCH (n:Policy) SET n:Other",
    "MATCH (n:Policy) REMOVE n.title",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r:AMENDS]->() DELETE r",
    "MERGE (n:Policy {id: '丁'}) RETURN n",
    "MATCH (n:Policy) CALL { WITH n SET n.title = '改' } RETURN n",
    "MATCH (n:Policy) FOREACH (x IN [1] | SET n.title = '改')",
    "PROFILE CREATE (n:Policy {id: '丁'}) RETURN n",
    "CREATE INDEX other FOR (n:Policy) ON (n.other)",
    "DROP CONSTRAINT policy_id",
    "CALL db.createLabel('Other')",
    "CALL db.createProperty('other')",
    "CREATE USER other SET PASSWORD 'long-enough-1'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long-enough-1'",
    "CREATE DATABASE other",
]


@pytest.mark.parametrize("statement", WRITES)
def test_writes_are_refused_and_change_nothing(full, statement):
    before = full.read("MATCH (n) RETURN n ORDER BY n.id"), full.read("MATCH (a)-[r]->() RETURN r ORDER BY type(r), a.id")
    with pytest.raises(QueryError):
        full.read(statement)
    assert before == (full.read("MATCH (n) RETURN n ORDER BY n.id"), full.read("MATCH (a)-[r]->() RETURN r ORDER BY type(r), a.id"))


@pytest.mark.parametrize("statement", WRITES[:12])
def test_a_plain_write_is_told_as_one(full, statement):
    with pytest.raises(ReadOnlyError, match="only reading is allowed"):
        full.read(statement)


@pytest.mark.parametrize("statement", [
    "RETURN 1 AS one; MATCH (n) DETACH DELETE n",
    "RETURN 1 AS one;\nCREATE (n:Policy {id: '丁'})",
    "MATCH (n:Policy) RETURN n UNION CREATE (m:Policy {id: '丁'}) RETURN m AS n",
    "CALL apoc.cypher.doIt('CREATE (n:Policy)', {}) YIELD value RETURN value",
    "CALL apoc.do.when(true, 'CREATE (n:Policy)', '', {}) YIELD value RETURN value",
    "CALL apoc.load.json('file:///etc/hostname') YIELD value RETURN value",
])  # fmt: skip
def test_tricks(full, statement):
    with pytest.raises(QueryError):
        full.read(statement)
    assert full.read("MATCH (n:Policy) RETURN count(n) AS n") == [{"n": 2}]


@pytest.mark.parametrize("statement", [
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "load csv from 'file:///etc/hostname' as line return line",
    "LOAD /* a */ CSV WITH HEADERS FROM 'file:///etc/hostname' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "MATCH (n:Policy) CALL { LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line } RETURN line",
    r"L\u004FAD CS\u0056 FROM 'file:///etc/hostname' AS line RETURN line",
    "CYPHER 5 LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
])  # fmt: skip
def test_files_and_addresses_are_not_read(full, statement):
    with pytest.raises(QueryError) as refusal:
        full.read(statement)
    assert "hostname" not in str(refusal.value) or "syntax" in str(refusal.value).lower()


def test_csv_may_be_a_name_or_a_text(full):
    assert full.read("RETURN 'load csv' AS csv") == [{"csv": "load csv"}]


@pytest.mark.parametrize(
    "statement", ["", "甲", "MATCH", "RETURN", "MATCH (n:Policy) RETURN m", "RETURN $missing AS x", "RETURN 1 / 0 AS x", "CALL none.such()"]
)
def test_bad_queries_are_told_as_such(store, statement):
    with pytest.raises(QueryError) as told:
        store.read(statement)
    assert not isinstance(told.value, ReadOnlyError) or "CALL" in statement
    assert str(told.value) not in ("", "None")
    assert "Exception" not in str(told.value)


@pytest.mark.parametrize("value", ["\ud800", {"a": ["\udc00"]}, 2**63, -(2**70), object()], ids=["half", "deep", "big", "small", "object"])
def test_parameters_that_no_store_takes(store, value):
    with pytest.raises(QueryError):
        store.read("RETURN $value AS value", {"value": value})
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_query_ends_at_its_limit(full):
    with pytest.raises(QueryTimeout, match="longer than it may"):
        full.read("UNWIND range(1, 1000000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS s", timeout=0.3)
    assert full.read("RETURN 1 AS one") == [{"one": 1}]


def test_the_limit_of_the_settings_holds_without_one(full, monkeypatch):
    monkeypatch.setattr(full, "_settings", full._settings.model_copy(update={"timeout": 0.3}))
    with pytest.raises(QueryTimeout):
        full.read("UNWIND range(1, 1000000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS s")


def test_a_long_path_search_ends_at_its_limit(store):
    ring = [policy(f"第{number}号") for number in range(40)]
    fill(store, graph(*ring, *(edge("BASED_ON", one, other) for one in ring for other in ring if one != other)), ())
    with pytest.raises(QueryTimeout):
        store.read("MATCH p = (:Policy {id: '第0号'})-[:BASED_ON*1..9]->(:Policy) RETURN count(p) AS n", timeout=0.3)


def test_our_errors_are_one_tree():
    assert issubclass(QueryTimeout, StoreError)
    assert issubclass(ReadOnlyError, QueryError)
