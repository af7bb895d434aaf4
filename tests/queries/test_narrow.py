"""Filters that are not given are left out of what is sent."""

import pytest

from queries.narrow import narrow

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
