"""Removes the filters that are not used from a query before it is sent.

A filter of a template reads `($kind IS NULL OR p.kind = $kind)`: the file could be sent unchanged, but the database would then plan for
both cases at once and use no index. If no kind is given the filter is removed, otherwise only `(p.kind = $kind)` remains; the rows are the
same. Values stay parameters, so there are few different statements and the database can cache their plans.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

# ($kind IS NULL OR p.kind = $kind)
_FILTER = re.compile(r"\(\$(\w+) IS NULL OR ")
# 'a ( in a string', (, )
_TOKEN = re.compile(r"'(?:[^'\\]|\\.)*'|[()]")
# $kind
_PARAMETER = re.compile(r"\$(\w+)")
# MATCH (n:Policy) WITH count(n) AS count, MATCH ()-[e:AMENDS]->() WITH count(e) AS count
_COUNT = re.compile(r"MATCH\s(?:\(n:(\w+)\)|\(\)-\[e:(\w+)\]->\(\)) WITH count\([ne]\) AS count\b")
_GONE = "\0"
# TRUE AND p.kind = $kind, p.kind = $kind AND TRUE, WHERE TRUE
_JOINED = (re.compile(rf"{_GONE}\s+AND\b\s*"), re.compile(rf"\s+AND\s+{_GONE}"), re.compile(rf"\s*\bWHERE\s+{_GONE}"))
"""A removed filter together with the AND before or after it, or with WHERE if no other filter remains."""


@lru_cache(maxsize=1024)
def narrow(cypher: str, absent: frozenset[str]) -> str:
    """Return a statement without the filters whose parameters are null; the other filters lose their check for null."""
    while found := _FILTER.search(cypher):
        end = _end(cypher, found.end())
        left = _GONE if found[1] in absent else f"({cypher[found.end() : end]})"
        cypher = cypher[: found.start()] + left + cypher[end + 1 :]
    for joined in _JOINED:
        cypher = joined.sub("", cypher)
    return cypher


def packed(cypher: str) -> str:
    """Return a statement that takes all parameters as one map, `given`: `$kind` becomes `$given.kind`.

    Neo4j keeps a plan for each text and for the types of the parameters, null and the length of lists among them. A map is always of
    one type.
    """
    return _PARAMETER.sub(r"$given.\1", cypher)


def counts(cypher: str) -> bool:
    """Tell whether a statement counts all nodes of a label or edges of a type in one of its parts."""
    return bool(_COUNT.search(cypher))


def counted(cypher: str, totals: Mapping[str, int]) -> str:
    """Return a statement with the numbers of nodes and edges, by label and type, in place of the parts that count them."""
    return _COUNT.sub(lambda found: f"WITH {totals[found[1] or found[2]]} AS count", cypher)


def _end(cypher: str, start: int) -> int:
    """Return the position of the bracket that closes the one opened before `start`."""
    depth = 1
    for token in _TOKEN.finditer(cypher, start):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if not depth:
            return token.start()
    raise ValueError(f"a bracket is never closed: {cypher[start : start + 80]}")
