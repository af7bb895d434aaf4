"""Every query has a picture: the same on both stores, part of the graph, and holding all that the rows name."""

from collections.abc import Iterator
from typing import Any

import pytest
from cases import cases, dated
from province import DRAFT, FARMS, INDUSTRY, LAW29, MARKET, NAMESAKE, OLD, PLAN, A, B, C, D, province

from kg.errors import QueryError
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema.read import schema
from kg.store.protocol import Row, Store
from queries import Query, catalogue, picture, run
from queries.frame import LABELS, frame
from queries.picture import as_json

QUERIES = list(catalogue().values())
NODES: dict[NodeKey, Node] = {node.key: node for node in province().nodes}
EDGES: dict[tuple[str, NodeKey, NodeKey], Edge] = {(edge.type, edge.source, edge.target): edge for edge in province().edges}


def asked(query: Query) -> list[dict[str, Any]]:
    """The example, and some of all that the query is asked elsewhere."""
    others = [params for name, params in cases() if name == query.name]
    return [dated(query, query.example), *others[:: max(1, len(others) // 10)]]


def answer(store: Store, name: str, params: dict[str, Any]) -> Graph | str:
    try:
        return picture(store, name, params)
    except QueryError as error:
        return str(error)


@pytest.mark.slow
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_part_of_the_graph_that_holds_what_the_rows_name(both: tuple[Store, ...], query: Query) -> None:
    embedded, neo4j = both
    for params in asked(query):
        shown = answer(embedded, query.name, params)
        assert shown == answer(neo4j, query.name, params), params
        if isinstance(shown, str):
            continue
        assert all(node == NODES[node.key] for node in shown.nodes)
        assert all(edge == EDGES[edge.type, edge.source, edge.target] for edge in shown.edges)
        keys = {node.key for node in shown.nodes}
        assert {end for edge in shown.edges for end in (edge.source, edge.target)} <= keys
        # The rows are alike on both stores (test_alike.py).
        assert {key for row in run(embedded, query.name, params) for key in named(query, row)} <= keys, params


def named(query: Query, row: Row) -> Iterator[NodeKey]:
    """The nodes that a row names, as the header says."""
    for name, column in query.columns.items():
        if column.of and row[name]:
            for value in row[name][: column.drawn] if isinstance(row[name], list) else [row[name]]:
                if isinstance(value, dict) and value["id"] is None:
                    continue  # what is shared is no node: words
                holder = value if isinstance(value, dict) else row
                label = column.of if column.of in LABELS else holder[column.of]
                if label:  # a value that is no node: a year
                    yield NodeKey(label, value["id"] if isinstance(value, dict) else value)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_example_is_a_picture(filled: Store, query: Query) -> None:
    shown = picture(filled, query.name, query.example)
    assert shown.nodes
    assert shown.edges or query.name in LONE


LONE = {"resolve", "resolve_alias", "search", "search_facets", "provision"}
"""What these find need not hang together; parts of a policy are not drawn."""


def test_frames_know_the_whole_schema() -> None:
    drawn = frame("picture", query="RETURN 1", named="[]", asked="[]", standing="true")
    assert [label.name for label in schema().drawn if f"MATCH (n:{label.name} {{id: id}})" not in drawn] == []
    assert f"[edge:{'|'.join(edge.name for edge in schema().drawn_edges)}]" in drawn


def shown(store: Store, name: str, **params: Any) -> set[tuple[str, str, str]]:
    return {(edge.source.id, edge.type, edge.target.id) for edge in picture(store, name, params).edges}


def test_a_chain_of_repeals(filled: Store) -> None:
    chain = {(D, "SUPERSEDES", C), (C, "SUPERSEDES", B), (B, "SUPERSEDES", A), (A, "SUPERSEDES", OLD), (DRAFT, "SUPERSEDES", D)}
    assert shown(filled, "lineage", key=C) == chain
    assert shown(filled, "lineage", key=D) == chain | {(D, "AMENDS", FARMS)}


def test_a_year_of_a_ministry(filled: Store) -> None:
    year = {"issuer": INDUSTRY, "signed_from": "2031-01-01", "signed_to": "2031-12-31"}
    found = shown(filled, "policies", **year)
    assert {(D, "ISSUED_BY", MARKET), (PLAN, "ISSUED_BY", MARKET), (PLAN, "REFERENCES", D), (DRAFT, "SUPERSEDES", D)} <= found
    assert all(type_ == "ISSUED_BY" or target in {row["id"] for row in run(filled, "policies", year)} for _, type_, target in found)


def test_only_edges_of_the_type_asked_for(filled: Store) -> None:
    assert {type_ for _, type_, _ in shown(filled, "citing", key=D, type="SUPERSEDES")} == {"SUPERSEDES"}
    assert shown(filled, "cited", key=PLAN, type="BASED_ON") == {(PLAN, "BASED_ON", LAW29)}


def test_a_node_without_edges_is_shown(filled: Store) -> None:
    for name, label in (("neighbours", "Article"), ("evidence", "Article"), ("cited", "Article"), ("cited", "Policy")):
        keys = {node.key for node in picture(filled, name, {"key": NAMESAKE, "label": label}).nodes}
        assert NodeKey(label, NAMESAKE) in keys
    assert [node.key for node in picture(filled, "related", {"key": NAMESAKE, "label": "Policy"}).nodes] == [NodeKey("Policy", NAMESAKE)]


def test_as_plain_values(filled: Store) -> None:
    plain = as_json(picture(filled, "cited", {"key": PLAN, "type": "BASED_ON"}))
    assert [(node["label"], node["id"], node["title"]) for node in plain["nodes"]] == [
        ("Policy", LAW29, "云州省节约用能条例"),
        ("Policy", PLAN, "云州省风机焕新行动方案（2031—2033年）"),
    ]
    (edge,) = plain["edges"]
    ends = {"source_label": "Policy", "source": PLAN, "target_label": "Policy", "target": LAW29}
    assert {name: edge[name] for name in ("type", *ends)} == {"type": "BASED_ON", **ends}
    assert edge["properties"]["confidence"] == 0.9 and edge["properties"]["evidence"]
