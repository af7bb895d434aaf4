"""No query reads every node: each is planned by a server whose graph is big enough that its planner takes an index where it can."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from filling import fill
from neo4j import GraphDatabase
from province import province

from kg.model import Graph, Node, NodeKey
from kg.schema.read import schema
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings
from queries import catalogue
from queries.bind import bind
from queries.narrow import narrow

SIZE = 3000
"""Further nodes of the label with the most of them."""
LIST = "a page of a list whose filters are all optional: it is sorted, so all of the label are looked at"
READ_BY_LABEL = {
    "articles": ({"Article"}, LIST),
    "bulletins": ({"Bulletin"}, LIST),
    "industries": ({"Industry"}, LIST),
    "ministries": ({"Ministry"}, LIST),
    "policies": ({"Ministry"}, "short names are kept in lists, which no index finds; there are few bodies"),
    "programmes": ({"Programme"}, LIST),
    "indicators": ({"Indicator"}, LIST),
    "regions": ({"Region"}, LIST),
    "standards": ({"Standard"}, LIST),
    "co_issuance": ({"Ministry"}, "it counts what all of them issued together"),
    "cited_standards": ({"Standard"}, "it counts who cites each of them"),
    "outdated_standards": ({"Standard"}, "it looks for the newer editions of each"),
    "programme_issuers": ({"Programme"}, "it counts who advances each of them"),
    "orphans": ({"Article"}, "what nothing is tied to, no index finds"),
    "outdated_bases": ({"Policy"}, "it begins at every repeal"),
    "stats": ({label.name for label in schema().public}, "it counts all nodes"),
    "resolve_alias": (
        {"Ministry"},
        "short names are kept in lists, which no index finds; asked only where no id fits",
    ),
}
"""Query → the labels that it may read as a whole, and why."""


@pytest.fixture(scope="module")
def plans(neo4j_store: Neo4jStore, neo4j_settings: StoreSettings) -> Mapping[str, list[tuple[str, str]]]:
    """Of each query the operators of both its statements, rows and picture, with what they say of themselves."""
    grown = province()
    more = (Node(NodeKey("Policy", f"第{number}号"), {"title": f"第{number}号通知", "held": True}) for number in range(SIZE))
    fill(neo4j_store, Graph(tuple(sorted((*grown.nodes, *more), key=lambda node: node.key)), grown.edges), [])
    password = neo4j_settings.neo4j_password.get_secret_value() if neo4j_settings.neo4j_password else ""
    with GraphDatabase.driver(neo4j_settings.store, auth=(neo4j_settings.neo4j_user, password)) as driver:
        # The server counts what its indexes hold in the background; a plan made before that is a guess.
        driver.execute_query("CALL db.prepareForReplanning(120)")
        return {
            name: [*planned(driver, query, query.cypher), *(planned(driver, query, query.picture) if query.picture else ())]
            for name, query in catalogue().items()
        }


def planned(driver: Any, query: Any, statement: str) -> list[tuple[str, str]]:
    bound = bind(query, query.example)
    sent = narrow(statement, frozenset(name for name, value in bound.items() if value is None))
    found = driver.execute_query(f"EXPLAIN {sent}", bound).summary.plan
    return [(plan["operatorType"].split("@")[0], plan["args"].get("Details", "")) for plan in operators(found)]


def operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("name", catalogue())
def test_reads_by_index(plans: Mapping[str, list[tuple[str, str]]], name: str) -> None:
    kinds = {operator for operator, _ in plans[name]}
    assert not {kind for kind in kinds if "AllNodesScan" in kind or "AllRelationshipsScan" in kind}
    scanned = {label for operator, told in plans[name] if "NodeByLabelScan" in operator for label in re.findall(r":(\w+)", told)}
    assert scanned <= READ_BY_LABEL.get(name, (set(), ""))[0]
