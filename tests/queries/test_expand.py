"""Names in « » in query files, and that every edge type of the schema is in the answers of the queries that show edges."""

import pytest
from filling import fill

from kg.errors import DataError
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema.read import schema
from kg.store.protocol import Store
from queries import catalogue, run
from queries.expand import expand

CHANGES = "SUPERSEDES|AMENDS"


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("MATCH (n:Policy) RETURN n", "MATCH (n:Policy) RETURN n"),
        ("-[e:«change»]->", f"-[e:{CHANGES}]->"),
        ("-[e:«citation|change»*1..5]-", "-[e:SUPERSEDES|AMENDS|REFERENCES|BASED_ON|INTERPRETS*1..5]-"),
        ("[:«origin»|«change»]", f"[:ISSUED_BY|PUBLISHED_IN|{CHANGES}]"),
        ("(x:«labels»)", "(x:Policy|Article|Ministry|Industry|Standard|Programme|Bulletin|Goal|Indicator|Task|Entry|Amount|Region)"),
        ("«status of p» = $status", "substring([entry IN p.validity WHERE left(entry, 10) <= $as_of][-1], 11) = $status"),
        ("(n:«label»)-[:«change»]-(m)", f"(n:Article)-[:{CHANGES}]-(m)"),
        (
            "«weight of a»",
            "CASE type(a) WHEN 'SUPERSEDES' THEN 8.0 WHEN 'AMENDS' THEN 8.0 WHEN 'REFERENCES' THEN 4.0 WHEN 'BASED_ON' THEN 6.0 "
            "WHEN 'INTERPRETS' THEN 20.0 END",
        ),
    ],
)
def test_names_become_what_the_schema_says(text: str, expanded: str) -> None:
    assert expand(text, "some.cypher", {"label": "Article"}) == expanded


def test_a_line_for_each_label_and_each_edge_type() -> None:
    lines = expand("CALL () {\n  «each label» MATCH (n:«label») RETURN «place» AS place\n}", "some.cypher").splitlines()
    assert lines[1:3] == ["  MATCH (n:Policy) RETURN 1 AS place", "  UNION ALL MATCH (n:Article) RETURN 2 AS place"]
    assert len(lines) == len(schema().drawn) + 2
    lines = expand("«each edge» MATCH (:«source»)-[:«edge»]->(:«target»)", "some.cypher").splitlines()
    assert lines[0] == "MATCH (:Policy|Article)-[:ISSUED_BY]->(:Ministry)"
    assert len(lines) == len(schema().drawn_edges)
    lines = expand("«every label» MATCH (:«label»)", "some.cypher").splitlines()
    assert len(lines) == len(schema().public)


@pytest.mark.parametrize("name", ["citations", "edge", "change|cites", "colour of p", "status of", "status of p, q", "one issuer of p"])
def test_a_name_that_means_nothing_is_told_with_the_file(name: str) -> None:
    with pytest.raises(DataError, match=r"^some\.cypher: «.*» means nothing"):
        expand(f"MATCH (n)-[:«{name}»]-() RETURN n", "some.cypher")


def test_nothing_is_left_in_what_is_sent() -> None:
    assert [query.name for query in catalogue().values() if "«" in query.cypher + query.picture] == []


GIVEN = {"documents": 1, "held": True}
"""Properties of every node that may have them: what is only cited gives no reason as an amending decision."""


@pytest.fixture
def one_of_each(store: Store) -> Store:
    """A graph of two nodes for each label and every edge that the schema allows from the first to the second ones."""
    nodes = [
        Node(NodeKey(label.name, f"{label.name}-{place}"), {name: value for name, value in GIVEN.items() if name in label.properties})
        for label in schema().public
        for place in "12"
    ]
    proof = {"evidence": ("甲",), "spans": ("甲.txt:0-1",), "rules": ("cue",), "confidence": 0.9}
    edges = [
        Edge(type_, NodeKey(source, f"{source}-1"), NodeKey(target, f"{target}-2"), proof if schema().edges[type_].evidence else {})
        for source, type_, target in schema().triples()
    ]
    by_key = sorted(nodes, key=lambda node: node.key)
    fill(store, Graph(tuple(by_key), tuple(sorted(edges, key=lambda edge: (edge.type, edge.source, edge.target)))), ())
    return store


def around(label: str, edges: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of the edges of a node of this label that are drawn around it: goals, tasks, rows and sums only around their like."""
    left_out = () if label in ("Goal", "Task", "Indicator", "Entry", "Amount") else schema().of_group("order")
    return {edge for edge in edges if edge[0] not in left_out}


def test_every_edge_type_is_in_every_answer_that_its_ends_fit(one_of_each: Store) -> None:
    triples = set(schema().triples())
    counted = {row["name"]: row["count"] for row in run(one_of_each, "stats") if row["what"] == "edge"}
    assert counted == {name: len([1 for _, type_, _ in triples if type_ == name]) for name in schema().edges}
    parts = {label.name for label in schema().public if label.part}
    triples = {(source, type_, target) for source, type_, target in triples if not parts & {source, target}}
    for label in schema().drawn:
        first, second = f"{label.name}-1", f"{label.name}-2"
        out = {(type_, target) for source, type_, target in triples if source == label.name}
        into = {(type_, source) for source, type_, target in triples if target == label.name}
        found = run(one_of_each, "neighbours", {"key": first, "label": label.name})
        assert {(row["type"], row["target_label"]) for row in found if row["source"] == first} == around(label.name, out)
        found = run(one_of_each, "neighbours", {"key": second, "label": label.name})
        assert {(row["type"], row["source_label"]) for row in found if row["target"] == second} == around(label.name, into)
        if label.name in ("Policy", "Article"):
            written = {(type_, target) for type_, target in out if schema().edges[type_].evidence}
            assert {(row["type"], row["label"]) for row in run(one_of_each, "evidence", {"key": first, "label": label.name})} == written
            named = {(type_, target) for type_, target in out if type_ in schema().ranked}
            assert {(row["type"], row["label"]) for row in run(one_of_each, "cited", {"key": first, "label": label.name})} == named
    for label in ("Policy", "Standard"):
        citing = [(type_, source) for source, type_, target in triples if target == label and type_ in schema().ranked]
        naming = {(type_, source) for type_, source in citing if source != "Standard"}
        rows = run(one_of_each, "citing", {"key": f"{label}-2", "label": label})
        assert {(row["type"], row["label"]) for row in rows} == naming


def test_every_type_that_competes_is_a_reason_in_related(one_of_each: Store) -> None:
    rows = run(one_of_each, "related", {"key": "Policy-1", "label": "Policy", "limit": 100})
    told = {reason["reason"] for row in rows for reason in row["reasons"] if row["id"] == "Policy-2"}
    assert {edge.name.lower() for edge in schema().edges.values() if edge.related and "Policy" in edge.source} <= told
    rows = run(one_of_each, "related", {"key": "Policy-2", "label": "Policy", "limit": 100})
    told = {reason["reason"] for row in rows for reason in row["reasons"] if row["id"] == "Policy-1"}
    assert {edge.related.inverse for edge in schema().edges.values() if edge.related and "Policy" in edge.source} <= told
