"""What a statement of somebody else may say; that it only reads is held by the database itself."""

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
"""Procedures that may be called, in small letters; all others are refused."""
REFUSED = frozenset({"SHOW", "TERMINATE", "USE", "ALTER", "GRANT", "DENY", "REVOKE", "CYPHER"})
_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n\r]*|/\*.*?\*/)
      | (?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
      | (?P<quoted>`(?:``|[^`])*`)
      | (?P<number>\d\w*)
      | (?P<word>\w+)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"[\d_]+(?:e[\d_]*)?|0x[0-9a-f_]+|0o[0-7_]+", re.IGNORECASE)


def check(statement: str) -> None:
    """Raise QueryError for a statement that loads files, calls other procedures, or administers; names in backticks are free."""
    if "\\u" in statement.lower():
        # Neo4j turns these into characters before it looks for the end of a text.
        raise QueryError(r"\u escapes are not allowed here; write the character itself")
    tokens = [*_tokens(statement), ("end", "")]
    for place, (kind, token) in enumerate(tokens):
        word = token.upper() if kind == "word" else token
        if kind == "word" and word in REFUSED:
            raise QueryError(f"{word} is not allowed here; a name like this goes in backticks")
        if kind == "word" and word == "LOAD" and tokens[place + 1][1].upper() == "CSV":
            raise QueryError("LOAD CSV is not allowed here")
        if kind in ("word", "quoted") and token.strip("` ").upper() in ("APOC", "DBMS") and tokens[place + 1][1] == ".":
            raise QueryError(f"{token}.* is not allowed here")
        if kind == "word" and word == "CALL":
            _called(_name(tokens[place + 1 :]))


def _tokens(statement: str) -> Iterator[tuple[str, str]]:
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
