"""Runs read-only statements in Neo4j in one round trip and makes sure that they only read the graph."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import ClientError, TransientError

from kg.errors import QueryError, QueryTooLarge
from kg.store.neo4j.judge import expected
from kg.store.neo4j.rows import Reader
from kg.store.protocol import Row
from kg.store.rows import within

ENDS = "UNWIND $ids AS wanted MATCH (n) WHERE elementId(n) = wanted RETURN wanted AS element, n.id AS id"

# LOAD CSV FROM, SHOW USERS, CALL dbms.info()
SUSPECT = re.compile(r"csv|\\u|\bshow\b|\bterminate\b|\bcall\b(?!\s*[({])", re.IGNORECASE)
"""What a statement that may be refused has in it; a subquery, `CALL {` or `CALL (`, is nothing of the kind."""
PASSED = 1000
"""Statements that are remembered as allowed."""
MANAGED = re.compile(r"\\u|\btransactions\b", re.IGNORECASE)
"""A subquery in transactions of its own, which the server refuses in one that was begun."""
COMMANDS = {"ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures"}
"""Operators of the commands that a reader may give."""
PROCEDURES = {
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
}
"""Procedures that a reader may call."""


@dataclass(frozen=True, slots=True)
class Single:
    """Each statement is a transaction of its own."""

    session: neo4j.Session
    seconds: float
    metadata: dict[str, Any]

    def run(self, cypher: str, parameters: dict[str, Any] | None = None, **more: Any) -> neo4j.Result:
        """Send one."""
        return self.session.run(neo4j.Query(cypher, timeout=self.seconds, metadata=self.metadata), parameters, **more)


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement and what its answer may be."""

    cypher: str
    parameters: dict[str, Any]
    limit: int | None = None
    budget: int | None = None
    untrusted: bool = False
    """Whether its cost is judged first."""


def read(tx: neo4j.ManagedTransaction | Single, asked: Asked, passed: set[bytes]) -> list[Row]:
    """Return the rows of a statement; `passed` gathers what has been allowed. Raises QueryError and QueryTooLarge."""
    try:
        return _rows(tx, asked, passed)
    except (TransientError, ClientError) as error:
        if "OutOfMemory" in (error.code or ""):
            # The driver would try it again and again.
            raise QueryTooLarge("the query needs more memory than the server has for it") from error
        raise


def _rows(tx: neo4j.ManagedTransaction | Single, asked: Asked, passed: set[bytes]) -> list[Row]:
    cypher, parameters = asked.cypher, asked.parameters
    if (asked.untrusted or SUSPECT.search(cypher)) and (text := sha256(cypher.encode()).digest()) not in passed:
        _refuse(tx, cypher, parameters, asked.untrusted)
        if len(passed) < PASSED and not asked.untrusted:
            # The server plans what it explains anew each time, and what it said of a text holds for good.
            passed.add(text)
    result = tx.run(cypher, parameters)
    reader, records = Reader(), []

    def taken() -> Iterator[Row]:
        for record in islice(result, asked.limit):
            records.append(dict(record))
            yield reader.row(records[-1])

    rows = list(within(asked.budget, taken()))
    # What is left of the answer, the server is told to drop.
    result.consume()
    if not reader.missing:
        return rows
    reader.ids = {record["element"]: record["id"] for record in tx.run(ENDS, ids=sorted(reader.missing))}
    return [reader.row(record) for record in records]


def _refuse(tx: neo4j.ManagedTransaction | Single, cypher: str, parameters: dict[str, Any], judged: bool) -> None:
    r"""Refuse what Neo4j counts as reading and is none of a reader's business: files, addresses, other users and the server itself.

    The plan tells it from a name or a text with these letters. A keyword may be written with `\u` escapes.
    """
    plan = tx.run(f"EXPLAIN {cypher}", parameters).consume().plan
    if judged:
        expected(plan or {})
    for operator, details in _operators(plan or {}):
        if operator.startswith("LoadCSV"):
            raise QueryError("LOAD CSV is not allowed here")
        if operator.startswith(("Show", "Terminate", "Administration")) and operator not in COMMANDS:
            raise QueryError("this command is not allowed here; only indexes, constraints, functions and procedures are shown")
        if operator == "ProcedureCall" and (name := details.split("(")[0]) not in PROCEDURES:
            raise QueryError(f"the procedure {name} is not allowed here; those allowed are {', '.join(sorted(PROCEDURES))}")


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan.get("operatorType", "")).split("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)
