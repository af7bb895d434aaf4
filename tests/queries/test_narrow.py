"""Filters that are not given are left out of what is sent."""

from typing import Any

import pytest

from kg.schema.read import schema
from kg.store.protocol import Row
from queries import catalogue
from queries.narrow import counted, counts, narrow, packed
from queries.run import ONE_PLAN, run

ROWS = [
    ("MATCH (p) WHERE ($a IS NULL OR p.x = $a) RETURN p", "a", "MATCH (p) RETURN p"),
    ("MATCH (p) WHERE ($a IS NULL OR p.x = $a) RETURN p", "", "MATCH (p) WHERE (p.x = $a) RETURN p"),
    ("MATCH (p)\nWHERE p.y\n  AND ($a IS NULL OR p.x = $a)\nRETURN p", "a", "MATCH (p)\nWHERE p.y\nRETURN p"),
    ("MATCH (p) WHERE ($a IS NULL OR p.x = $a) AND p.y RETURN p", "a", "MATCH (p) WHERE p.y RETURN p"),
    ("WHERE ($a IS NULL OR p.x = $a) AND ($b IS NULL OR p.y = $b) RETURN p", "a", "WHERE (p.y = $b) RETURN p"),
    ("WHERE ($a IS NULL OR p.x = $a) AND ($b IS NULL OR p.y = $b) RETURN p", "b", "WHERE (p.x = $a) RETURN p"),
    ("WITH p WHERE ($a IS NULL OR f(p.x) = $a) AND ($b IS NULL OR p.y) RETURN p", "ab", "WITH p RETURN p"),
    ("MATCH (p) WHERE ($a IS NULL OR p.x = ')' AND (p.y OR p.z)) RETURN p", "a", "MATCH (p) RETURN p"),
    ("WHERE ($a IS NULL OR (p.x < $a AND ($b IS NULL OR p.y = $b))) RETURN p", "b", "WHERE ((p.x < $a)) RETURN p"),
    ("WHERE $a IS NULL OR p.x = $a RETURN p", "a", "WHERE $a IS NULL OR p.x = $a RETURN p"),
]


@pytest.mark.parametrize(("cypher", "absent", "sent"), ROWS)
def test_narrow(cypher: str, absent: str, sent: str) -> None:
    assert narrow(cypher, frozenset(absent)) == sent


def test_a_bracket_that_is_never_closed() -> None:
    with pytest.raises(ValueError, match="never closed"):
        narrow("WHERE ($a IS NULL OR f(p.x) RETURN p", frozenset())


def test_all_parameters_in_one_map() -> None:
    assert (
        packed("WHERE ($kind IS NULL OR p.kind = $kind) LIMIT $limit")
        == "WHERE ($given.kind IS NULL OR p.kind = $given.kind) LIMIT $given.limit"
    )


def test_what_a_store_has_counted_is_not_counted_again() -> None:
    """Only whole labels and types are; of a property nobody knows the number."""
    parts = "MATCH (n:Policy) WITH count(n) AS count RETURN count UNION ALL MATCH ()-[e:AMENDS]->() WITH count(e) AS count RETURN count"
    assert counts(parts)
    assert counted(parts, {"Policy": 7, "AMENDS": 0}) == "WITH 7 AS count RETURN count UNION ALL WITH 0 AS count RETURN count"
    others = "MATCH (n:Policy {held: false}) WITH count(n) AS count MATCH (n:Policy)-[e:AMENDS]->() WITH count(e) AS count RETURN count"
    assert not counts(others) and counted(others, {}) == others
    totals = dict.fromkeys((*schema().labels, *schema().edges), 0)
    assert "()" not in counted(catalogue()["stats"].cypher, totals).replace("CALL ()", "")


class Server:
    """A store that keeps plans, has nothing, and notes what it is sent."""

    keeps_plans = True
    keeps_counts = True

    def __init__(self) -> None:
        self.sent: set[tuple[str, tuple[str, ...]]] = set()

    def read(self, cypher: str, parameters: dict[str, Any], **_: Any) -> list[Row]:
        self.sent.add((cypher, tuple(parameters)))
        return []


@pytest.mark.parametrize("name", sorted(ONE_PLAN))
def test_a_search_is_planned_once_for_all_words_and_filters(name: str) -> None:
    server = Server()
    for given in (
        {"q": "泵"},
        {"q": "节水 设备", "kind": "law"},
        {"q": "云工规〔2031〕5号", "issuer": "甲部", "held": True},
        {"q": "gxb*"},
    ):
        run(server, name, given)  # type: ignore[arg-type]
    assert [parameters for _, parameters in server.sent] == [("given",)]
