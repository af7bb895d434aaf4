"""What a researcher finds in properties: a value or nothing, and texts that Cypher takes for days."""

import re
from pathlib import Path
from typing import Any

import pytest
from filling import fill

from kg.model import Graph, Node, NodeKey
from kg.store import Store

POLICIES = {
    "甲办法": {"signed": "2023-05-01", "date": "2023-05-01", "date_key": "2023-05-01", "effective": "2023-07-01"},
    "乙办法": {"signed": "2021-12-31", "date": "2021-12-31", "date_key": "2021-12-31"},
    "丙办法": {"date_key": "-"},
}
ARTICLES = {"甲办法解读": {"date": "2023-05", "date_from": "bulletin"}, "乙办法解读": {"date": "2021-12-31", "date_from": "published"}}


ANSWERS: list[tuple[str, list[list[Any]]]] = [
    ("MATCH (p:Policy) WHERE date(p.date) >= date('2023-01-01') RETURN p.id", [["甲办法"]]),
    ("MATCH (p:Policy) WHERE p.date >= '2023' RETURN p.id", [["甲办法"]]),
    ("MATCH (p:Policy) WHERE p.date IS NULL RETURN p.id", [["丙办法"]]),
    ("MATCH (p:Policy) WHERE p.date < '2023' RETURN p.id", [["乙办法"]]),
    (
        "MATCH (p:Policy) RETURN p.id, date(p.date).year AS year ORDER BY p.id",
        [["丙办法", None], ["乙办法", 2021], ["甲办法", 2023]],
    ),
    ("MATCH (p:Policy) RETURN p.id ORDER BY coalesce(p.date, '') DESC", [["甲办法"], ["乙办法"], ["丙办法"]]),
    ("MATCH (p:Policy) RETURN p.id ORDER BY p.date_key DESC", [["甲办法"], ["乙办法"], ["丙办法"]]),
    (
        "MATCH (p:Policy) WHERE p.effective IS NOT NULL RETURN duration.inDays(date(p.signed), date(p.effective)).days AS days",
        [[61]],
    ),
    ("MATCH (p:Policy {id: '甲办法'}) RETURN date(p.signed) + duration('P5Y') AS day", [["2028-05-01"]]),
    (
        "MATCH (a:Article) WHERE size(a.date) = 10 RETURN a.id, date(a.date).month AS month, a.date_from",
        [["乙办法解读", 12, "published"]],
    ),
    ("MATCH (a:Article) RETURN left(a.date, 4) AS year, count(*) AS n ORDER BY year", [["2021", 1], ["2023", 1]]),
]


def test_the_statements_of_the_documentation_are_among_these() -> None:
    page = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")
    shown = re.findall(r"```cypher\n(.*?)```", page, re.DOTALL)
    assert {line for block in shown for line in block.splitlines()} <= {statement for statement, _ in ANSWERS}


@pytest.mark.parametrize(("statement", "rows"), ANSWERS)
def test_days_in_cypher(store: Store, statement: str, rows: list[list[Any]]) -> None:
    nodes = [Node(NodeKey("Policy", name), {"held": True, **told}) for name, told in POLICIES.items()]
    fill(store, Graph((*nodes, *(Node(NodeKey("Article", name), told) for name, told in ARTICLES.items())), ()))
    assert [list(row.values()) for row in store.read(statement)] == rows
