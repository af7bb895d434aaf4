"""Checks users' statements; that they only read is enforced by the database itself."""

import re
from collections.abc import Iterator

from kg.errors import QueryError

PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
    }
)
"""Allowed procedures in lower case; all others are refused."""
NAMESPACES = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"})
"""Allowed namespaces of functions; functions in others wait, contact other hosts or reveal server details."""
REFUSED = frozenset({"SHOW", "TERMINATE", "USE", "ALTER", "GRANT", "DENY", "REVOKE", "CYPHER", "TRANSACTIONS"})
FIRST = frozenset({"EXPLAIN", "PROFILE"})
"""Refused as the first word: these commands return no rows of the graph."""
TOKENS = 3000
"""Most tokens in a statement; planning a statement of many thousand terms takes minutes and is not subject to the time limit."""
NESTED = 100
"""Maximum nesting of brackets."""
# MATCH (n {id: 'a'}) RETURN n // all
_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n\r]*|/\*.*?\*/)
      | (?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
      | (?P<quoted>`(?:``|[^`])*`)
      | (?P<number>\d\w*)
      | (?P<word>\w+)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
# 1_000, 0xff
_NUMBER = re.compile(r"[\d_]+(?:e[\d_]*)?|0x[0-9a-f_]+|0o[0-7_]+", re.IGNORECASE)


def check(statement: str) -> None:
    """Raise QueryError for a statement that loads files, calls other procedures or functions, administers the server, or is too complex.

    Names in backticks are free.
    """
    if "\\u" in statement.lower():
        # Neo4j turns these into characters before it looks for the end of a text.
        raise QueryError(r"\u escapes are not allowed here; write the character itself")
    found = [*tokens(statement), ("end", "")]
    _measured([token for kind, token in found if kind == "sign"], len(found))
    if found[0][1].upper() in FIRST:
        raise QueryError(f"{found[0][1].upper()} is not allowed here")
    for place, (kind, token) in enumerate(found):
        if kind == "word":
            _word(token.upper(), found[place + 1 :])
        if kind in ("word", "quoted") and found[place - 1][1] != ".":
            _function(found[place:])


def _measured(signs: list[str], length: int) -> None:
    depth = deepest = 0
    for sign in signs:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    if length > TOKENS or deepest > NESTED:
        raise QueryError(f"a statement has at most {TOKENS} words and signs, and {NESTED} brackets inside each other")


def _word(word: str, rest: list[tuple[str, str]]) -> None:
    """Check one word by itself and by what follows."""
    if word in REFUSED:
        raise QueryError(f"{word} is not allowed here; a name like this goes in backticks")
    if word == "LOAD" and rest[0][1].upper() == "CSV":
        raise QueryError("LOAD CSV is not allowed here")
    if word == "CALL":
        _called(_name(rest))


def _function(tokens: list[tuple[str, str]]) -> None:
    """Check a dotted name with a bracket behind it, unless it is a procedure that may be called."""
    length = 1
    while tokens[length][1] == "." and tokens[length + 1][0] in ("word", "quoted"):
        length += 2
    name = "".join(token.strip("` ") for _, token in tokens[:length]).lower()
    if length > 1 and tokens[length][1] == "(" and name.split(".")[0] not in NAMESPACES and name not in PROCEDURES:
        raise QueryError(f"the function {name:.80} is not allowed here; dotted ones are those of {', '.join(sorted(NAMESPACES))}")


def tokens(statement: str) -> Iterator[tuple[str, str]]:
    """Yield the words, numbers, texts and signs of a statement, each with its kind. Raises QueryError."""
    for match in _TOKEN.finditer(statement):
        kind, token = str(match.lastgroup), match.group()
        if kind == "sign" and (token in ";'\"`" or statement.startswith("/*", match.start())):
            raise QueryError("one statement at a time, without ;" if token == ";" else f"{token} is not closed")
        if kind == "number" and not _NUMBER.fullmatch(token):
            raise QueryError(f"{token:.40} is no number")
        if kind != "blank":
            yield kind, token


def _name(tokens: list[tuple[str, str]]) -> str:
    """Return the dotted name at the start; nothing before a subquery."""
    parts = []
    for kind, token in tokens:
        if kind not in ("word", "quoted") and token != ".":
            break
        parts.append(token.strip("` "))
        if len(parts) > 1 and parts[-1] != "." and parts[-2] != ".":
            parts.pop()
            break
    return "".join(parts).lower()


def _called(name: str) -> None:
    if name and name not in PROCEDURES:
        raise QueryError(f"CALL {name:.80} is not allowed here; allowed: {', '.join(sorted(PROCEDURES))}")
