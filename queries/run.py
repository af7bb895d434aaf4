"""Runs queries. Every query of the command line, the HTTP interface and Python goes through here."""

from collections.abc import Callable, Mapping
from typing import Any

from kg.errors import DataError, QueryError
from kg.store.protocol import Row, Store
from kg.store.whole import read_whole
from queries.bind import bind
from queries.days import of_its_day
from queries.header import find
from queries.key import resolve_key
from queries.marks import marked
from queries.narrow import counted, counts, narrow, packed
from queries.query import Query
from queries.whole import read_rows, torn_picture

ONE_PLAN = {"search", "search_facets"}
"""Queries that look for words first and filter what they find, so that no index serves their filters. A server that keeps plans takes a
second to plan them: they are sent with all filters and one parameter, and planned once for all words and filters."""


def run(store: Store, name: str, params: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> list[Row]:
    """Run a query by name and return its rows; `timeout` in seconds.

    Parameters may be texts; a key may be an id, a number in any bracket style, a title or a name, and must fit one node.
    Raises QueryError for an unknown name or a parameter that does not fit, UnknownKey, AmbiguousKey, UnknownPart,
    DataError for a file that the store refuses, and StoreError, also if each answer lost nodes to a build that runs meanwhile.
    """
    query = find(name)
    given = params or {}
    bound, found = bind(query, given), ask(store, name, given, lambda query: query.cypher, timeout)
    found = of_its_day(query, bound, found, lambda other, params: run(store, other, params, timeout=timeout))
    return marked(query, bound, found)


def ask(store: Store, name: str, params: Mapping[str, Any] | None, statement: Callable[[Query], str], timeout: float | None) -> list[Row]:
    """Run one of the statements of a query; see `run`."""
    query = find(name)
    bound = bind(query, params or {})
    # Most keys are ids, and ids take precedence: if the key works as an id, resolving it is not needed.
    found = _read(store, query, statement(query), bound, timeout) if _may_be_id(query, bound) else []
    return found or _read(store, query, statement(query), _meant(store, query, bound), timeout)


def _may_be_id(query: Query, bound: Mapping[str, Any]) -> bool:
    """Tell whether `key` is the only key of a query and the label of its node is known, so that it can be tried as an id first."""
    keys = [parameter for parameter, declared in query.params.items() if declared.of and bound[parameter] is not None]
    return keys == ["key"] and (bool(bound.get("label")) or len(query.params["key"].of) == 1)


def _read(store: Store, query: Query, cypher: str, bound: Mapping[str, Any], timeout: float | None) -> list[Row]:
    if query.name in ONE_PLAN and store.keeps_plans:
        sent, given = packed(cypher), {"given": dict(bound)}
    else:
        sent, given = narrow(cypher, frozenset(parameter for parameter, value in bound.items() if value is None)), dict(bound)
    if not store.keeps_counts and counts(sent):
        sent = counted(sent, store.totals())

    def read() -> list[Row]:
        try:
            return store.read(sent, given, timeout=timeout)
        except QueryError as error:
            # The parameters fit the signature, so it is the file that is wrong.
            raise DataError(f"{query.name}.cypher: {error}") from error

    # What a picture may lack has nothing to do with the columns of the query.
    return read_rows(query, read) if cypher == query.cypher else read_whole(read, torn_picture)


def _meant(store: Store, query: Query, bound: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters with every key replaced by the id of its node."""
    for parameter, declared in query.params.items():
        if declared.of and bound[parameter] is not None:
            labels = [bound["label"]] if bound.get("label") else declared.of
            node = resolve_key(store, bound[parameter], labels)
            bound[parameter] = node["id"]
            if "label" in bound:
                bound["label"] = node["label"]
    return bound
