"""Every query answers the same on both stores, whatever it is asked, and answers what its header says."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest
from cases import cases

from kg.errors import QueryError
from kg.store.protocol import Store
from queries import Column, Query, catalogue, run
from queries.bind import bind

QUERIES = list(catalogue().values())
ASKED: dict[str, list[dict[str, Any]]] = defaultdict(list)
for name, given in cases():
    ASKED[name].append(given)

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "date": (str,),
    "integer": (int,),
    "float": (float, int),
    "boolean": (bool,),
    "map": (dict,),
}


def answer(store: Store, name: str, params: Mapping[str, Any]) -> Any:
    try:
        return run(store, name, params)
    except QueryError as error:
        return str(error)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_both_stores_answer_alike(both: tuple[Store, ...], query: Query) -> None:
    embedded, neo4j = both
    for params in ASKED[query.name]:
        rows = answer(embedded, query.name, params)
        assert rows == answer(neo4j, query.name, params), params
        for row in rows if isinstance(rows, list) else ():
            # The columns have their types.
            wrong = {name: row[name] for name, column in query.columns.items() if not _column_fits(row[name], column)}
            assert wrong == {}, params


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_example_is_answered_as_the_header_says(filled: Store, query: Query) -> None:
    rows = run(filled, query.name, query.example)
    assert rows
    assert [list(row) for row in rows] == [list(query.columns)] * len(rows)


def _column_fits(value: Any, column: Column) -> bool:
    if value is None or not _fits(value, column.type):
        return value is None and column.nullable
    maps = value if column.type == "maps" else []
    return all(
        one.keys() <= column.fields.keys()
        and all(_fits(one.get(key), inner.type) and (inner.nullable or one.get(key) is not None) for key, inner in column.fields.items())
        for one in maps
    )


def _fits(value: Any, type_: str) -> bool:
    if type_ in ("strings", "maps"):
        return value is None or all(isinstance(item, str if type_ == "strings" else dict) for item in value)
    return value is None or (isinstance(value, TYPES[type_]) and isinstance(value, bool) == (type_ == "boolean"))


CUT = ("policies", "articles", "ministries", "search", "related", "citing", "cited", "evidence", "gaps", "bulletins")


@pytest.mark.parametrize("name", CUT)
def test_limit_cuts_the_same_answer_short(filled: Store, name: str) -> None:
    query = catalogue()[name]
    rows = run(filled, name, query.example | {"limit": 100})
    assert run(filled, name, query.example | {"limit": 1}) == rows[:1]


@pytest.mark.parametrize("query", [query for query in QUERIES if "key" in query.params], ids=lambda query: query.name)
def test_what_no_node_is_called_finds_nothing(both: tuple[Store, ...], query: Query) -> None:
    """A key is tried as an id before it is asked what it means, so a query must not answer where there is no such node."""
    for label in query.params["key"].of:
        bound = bind(query, {**query.example, "key": "云州省没有的办法", **({"label": label} if "label" in query.params else {})})
        assert [store.read(cypher, bound) for store in both for cypher in (query.cypher, query.picture)] == [[]] * 4
