"""What is not asked for is left out of what is sent.

A filter of a template reads `($kind IS NULL OR p.kind = $kind)`: the file can be sent as it stands, but with that a database would plan for
both cases at once and use no index. Where no kind is given the filter goes, where one is given `(p.kind = $kind)` is left: the same rows.
The values stay parameters, so there are few different texts, and a database keeps their plans.
"""

import re
from functools import lru_cache

_FILTER = re.compile(r"\(\$(\w+) IS NULL OR ")
_TOKEN = re.compile(r"'(?:[^'\\]|\\.)*'|[()]")
_GONE = "\0"
_JOINED = (re.compile(rf"{_GONE}\s+AND\b\s*"), re.compile(rf"\s+AND\s+{_GONE}"), re.compile(rf"\s*\bWHERE\s+{_GONE}"))
"""A filter that is gone, with the word that joined it to the next or to the one before, or with WHERE where nothing is left of it."""


@lru_cache(maxsize=1024)
def narrow(cypher: str, absent: frozenset[str]) -> str:
    """Return a statement without the filters whose parameters are null, and without the question whether those of the others are."""
    while found := _FILTER.search(cypher):
        end = _end(cypher, found.end())
        left = _GONE if found[1] in absent else f"({cypher[found.end() : end]})"
        cypher = cypher[: found.start()] + left + cypher[end + 1 :]
    for joined in _JOINED:
        cypher = joined.sub("", cypher)
    return cypher


def _end(cypher: str, start: int) -> int:
    """Return where the bracket closes that is open at `start`."""
    depth = 1
    for token in _TOKEN.finditer(cypher, start):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if not depth:
            return token.start()
    raise ValueError(f"a bracket is never closed: {cypher[start : start + 80]}")
