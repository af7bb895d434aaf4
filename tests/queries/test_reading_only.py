"""What a query file may not do: the database itself refuses it, whoever wrote the file."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kg.errors import DataError, QueryTimeout, UnknownPart
from kg.store.protocol import Store
from queries import catalogue, run
from queries.header import read_query

HEAD = """\
// zh: 试写
// en: A write
// doc: Not allowed.
// params:
//   word: {type: string, doc: "Any."}
// columns:
//   id: {type: string, of: Policy, doc: "Id."}
// example: {word: 甲}
"""
EVERYTHING = """
MATCH (n) OPTIONAL MATCH (n)-[r]->()
RETURN labels(n)[0] AS label, n.id AS id, properties(n) AS told, count(r) AS edges ORDER BY label, id"""


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The name of a query whose statement is the parameter."""
    (tmp_path / "wrong.cypher").write_text(f"{HEAD}{request.param}\n", encoding="utf-8")
    monkeypatch.setattr(sys.modules["queries.run"], "find", lambda name: read_query(tmp_path / f"{name}.cypher"))
    return "wrong"


@pytest.mark.parametrize(
    "wrong",
    [
        "CREATE (n:Policy {id: $word}) RETURN n.id AS id",
        "MERGE (n:Policy {id: $word}) RETURN n.id AS id",
        "MATCH (n:Policy) SET n.title = $word RETURN n.id AS id",
        "MATCH (n:Policy) DETACH DELETE n RETURN $word AS id",
        "MATCH (n:Policy) CALL (n) { CREATE (:Policy {id: $word}) } RETURN n.id AS id",
    ],
    indirect=True,
)
def test_a_query_file_that_writes_is_refused_by_the_database(filled: Store, wrong: str) -> None:
    before = filled.read(EVERYTHING)
    with pytest.raises(DataError, match=r"wrong\.cypher: only reading is allowed"):
        run(filled, wrong, {"word": "甲"})
    assert filled.read(EVERYTHING) == before


@pytest.mark.parametrize(
    "wrong", ["UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH count(*) AS n RETURN $word + n AS id"], indirect=True
)
def test_a_query_that_takes_too_long_is_ended(filled: Store, wrong: str) -> None:
    with pytest.raises(QueryTimeout):
        run(filled, wrong, {"word": "甲"}, timeout=0.5)


def test_what_is_asked_for_is_never_part_of_the_statement(filled: Store) -> None:
    before = filled.read(EVERYTHING)
    for word in ("'}) DETACH DELETE n //", "`", "\\", "$key", "*/ CREATE (n) /*"):
        for name, query in catalogue().items():
            texts = {param: word for param, told in query.params.items() if told.type == "string" and not told.choices and not told.of}
            if texts:
                # A provision that is not there is an error.
                with suppress(UnknownPart):
                    run(filled, name, query.example | texts)
    assert filled.read(EVERYTHING) == before
