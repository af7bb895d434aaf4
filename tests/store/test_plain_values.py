"""Values as both stores give them, statements that are refused word for word, what a store keeps of a bulletin, and errors."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from difference import of_graph
from graphs import contribution, edge, graph, ministry, policy
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import AmbiguousKey, InputError, KgError, QueryError, StoreError, UnknownKey, fault
from kg.model import Graph
from kg.store import codec
from kg.store.contributions import digests, of_same_bytes
from kg.store.read_only import NAMESPACES, PROCEDURES, check
from kg.store.rows import iso, plain, row

ISO = [
    ("2031-05-01", "2031-05-01"),
    ("2031-05-01T08:00Z", "2031-05-01T08:00:00Z"),
    ("2031-05-01T08:00:00Z", "2031-05-01T08:00:00Z"),
    ("2031-05-01T08:00+00:00", "2031-05-01T08:00:00Z"),
    ("2031-05-01T08:00+08:00", "2031-05-01T08:00:00+08:00"),
    ("2031-05-01T08:00:00.500", "2031-05-01T08:00:00.5"),
    ("2031-05-01T08:00:00.000", "2031-05-01T08:00:00"),
    ("2031-05-01T08:00:00.120300Z", "2031-05-01T08:00:00.1203Z"),
    ("08:00", "08:00:00"),
    ("08:00:30", "08:00:30"),
    ("08:00Z", "08:00:00Z"),
    ("-0044-03-15T12:00", "-0044-03-15T12:00:00"),
    ("P1DT2H0.500S", "P1DT2H0.5S"),
    ("P1M", "P1M"),
]


@pytest.mark.parametrize(("text", "expected"), ISO)
def test_one_form_of_dates_and_times(text: str, expected: str) -> None:
    assert iso(text) == expected
    assert iso(expected) == expected


PLAIN = [
    (None, None),
    (True, True),
    (3, 3),
    (2**70, 2**70),
    (0.5, 0.5),
    (math.nan, None),
    (math.inf, None),
    (-math.inf, None),
    ("甲", "甲"),
    ([1, [math.nan, "甲"]], [1, [None, "甲"]]),
    ((1, 2), [1, 2]),
    ({"b": 1, "a": math.inf}, {"a": None, "b": 1}),
    ({2: "b", 1: "a"}, {"1": "a", "2": "b"}),
    (b"x", "foreign"),
    ([b"x", {"k": b"x"}], ["foreign", {"k": "foreign"}]),
]


@pytest.mark.parametrize(("value", "expected"), PLAIN)
def test_plain_values(value: Any, expected: Any) -> None:
    found = plain(value, lambda _: "foreign")
    assert found == expected
    assert type(found) is type(expected)
    assert not isinstance(found, dict) or list(found) == sorted(found)


def test_a_row_keeps_its_columns_in_order() -> None:
    assert list(row({"z": 1, "a": 2}, lambda value: value)) == ["z", "a"]


class Numbered(int):
    """A whole number of another type, as drivers have them."""


def test_what_only_looks_like_a_plain_value_is_foreign() -> None:
    assert plain(Numbered(3), lambda value: f"<{int(value)}>") == "<3>"


REFUSED = [
    ("RETURN 1;", "one statement at a time, without ;"),
    ("RETURN 'a", "' is not closed"),
    ('RETURN "a', '" is not closed'),
    ("RETURN `a", "` is not closed"),
    ("RETURN 1 /* a", "/ is not closed"),
    ("RETURN 1e5x", "1e5x is no number"),
    ("RETURN 0b11", "0b11 is no number"),
    ("SHOW DATABASES", "SHOW is not allowed here; a name like this goes in backticks"),
    ("use system", "USE is not allowed here; a name like this goes in backticks"),
    ("EXPLAIN RETURN 1", "EXPLAIN is not allowed here"),
    ("profile RETURN 1", "PROFILE is not allowed here"),
    ("LOAD CSV FROM 'a' AS l RETURN l", "LOAD CSV is not allowed here"),
    ("RETURN '\\u0041'", r"\u escapes are not allowed here; write the character itself"),
    ("CALL dbms.components()", f"CALL dbms.components is not allowed here; allowed: {', '.join(sorted(PROCEDURES))}"),
    ("CALL DBMS . Components()", f"CALL dbms.components is not allowed here; allowed: {', '.join(sorted(PROCEDURES))}"),
    ("RETURN util.sleep(1)", f"the function util.sleep is not allowed here; dotted ones are those of {', '.join(sorted(NAMESPACES))}"),
    ("RETURN " + "(" * 101 + "1" + ")" * 101, "a statement has at most 3000 words and signs, and 100 brackets inside each other"),
    ("RETURN " + "1+" * 1500 + "1", "a statement has at most 3000 words and signs, and 100 brackets inside each other"),
]


@pytest.mark.parametrize(("statement", "said"), REFUSED, ids=[statement[:24] for statement, _ in REFUSED])
def test_what_is_said_of_a_refused_statement(statement: str, said: str) -> None:
    with pytest.raises(QueryError) as error:
        check(statement)
    assert str(error.value) == said


FINE = [
    "RETURN 1",
    "RETURN 'a;b' AS x",
    "RETURN `SHOW` AS x",
    "MATCH (n) WHERE n.load = 1 RETURN n",
    "MATCH (n) RETURN n.csv",
    "RETURN 1.5e3, 0xFF, 0o17, 1_000",
    "RETURN date('2031-01-01'), duration.between(date(), date())",
    "CALL { RETURN 1 AS x } RETURN x",
    "CALL db.labels()",
    "RETURN " + "(" * 100 + "1" + ")" * 100,
    "// SHOW ;\nRETURN 1",
    "",
]


@pytest.mark.parametrize("statement", FINE, ids=[statement[:24] for statement in FINE])
def test_statements_that_only_read_pass(statement: str) -> None:
    check(statement)


@given(st.text(alphabet="MATCHRETURN n.()[]{}'\"`;/*\\u01 \nCALLdb", max_size=60))
def test_any_statement_passes_or_is_refused_with_a_reason(statement: str) -> None:
    try:
        check(statement)
    except QueryError as error:
        assert str(error)


class Rows:
    """What a store holds, as rows by statement: all that the comparison asks for."""

    def __init__(self, held: Mapping[str, list[dict[str, Any]]]) -> None:
        self.held = held
        self.asked: list[str] = []

    def stream(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        self.asked.append(cypher)
        return iter(next((rows for part, rows in self.held.items() if part in cypher), []))


A, B, BODY = policy("甲"), policy("乙"), ministry("云州省工业厅")


def stored(*nodes: Any) -> list[dict[str, Any]]:
    return [{"id": one.key.id, "properties": {"id": one.key.id, **_listed(one.properties)}} for one in nodes]


def _listed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def linked(*edges: Any) -> list[dict[str, Any]]:
    return [{"source": one.source.id, "target": one.target.id, "properties": _listed(one.properties)} for one in edges]


AMENDS = edge("AMENDS", A, B)
CHANGED = edge("AMENDS", A, B, scope="第三条")
POLICIES, EDGES = "MATCH (n:Policy)", "[r:AMENDS]"

DIFFERENT = [
    # what the store holds, the graph, (nodes to write, nodes to remove, edges to write, edges to remove)
    ({}, graph(), ([], [], [], [])),
    ({}, graph(A, B, AMENDS), (["甲", "乙"], [], [("甲", "乙")], [])),
    ({POLICIES: stored(A, B), EDGES: linked(AMENDS)}, graph(A, B, AMENDS), ([], [], [], [])),
    ({POLICIES: stored(A, B), EDGES: linked(AMENDS)}, graph(A, B, CHANGED), ([], [], [("甲", "乙")], [])),
    ({POLICIES: stored(A, B), EDGES: linked(AMENDS)}, graph(A, B), ([], [], [], [("甲", "乙")])),
    ({POLICIES: stored(A, B), EDGES: linked(AMENDS)}, graph(A), ([], ["乙"], [], [("甲", "乙")])),
    ({POLICIES: stored(policy("甲", signed="2031")), EDGES: []}, graph(A), (["甲"], [], [], [])),
    # an edge that stands twice in the store is written anew once
    ({POLICIES: stored(A, B), EDGES: linked(AMENDS, AMENDS)}, graph(A, B, AMENDS), ([], [], [("甲", "乙")], [("甲", "乙")])),
]


@pytest.mark.parametrize(("held", "wanted", "expected"), DIFFERENT)
def test_what_differs_from_a_graph(held: Any, wanted: Graph, expected: tuple[list[Any], ...]) -> None:
    found = of_graph(Rows(held), wanted)
    assert (
        [one.key.id for one in found.nodes],
        [key.id for key in found.nodes_gone],
        [(one.source.id, one.target.id) for one in found.edges],
        [(source.id, target.id) for _, source, target in found.edges_gone],
    ) == tuple(sorted(part) if index == 0 else part for index, part in enumerate(expected))


ONE, TWO = contribution("甲.txt", "甲办法"), contribution("乙.txt", "乙办法")


def test_look_ups_ask_in_portions() -> None:
    store = Rows({"MATCH (e:Extraction": [{"id": "甲.txt", "sha256": "1"}], "MATCH (b:Bulletin": [{"sha256": "0", "id": "甲.txt"}]})
    many = [f"{number}.txt" for number in range(2500)]
    assert digests(store, many) == {"甲.txt": "1"}
    assert of_same_bytes(store, many) == {"0": ["甲.txt"] * 3}
    assert len(store.asked) == 6
    assert (digests(store, []), len(store.asked)) == ({}, 6)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda packed: packed._replace(data="###"), "Only base64 data is allowed"),
        (lambda packed: packed._replace(data=packed.data[:-4]), None),
        (lambda packed: packed._replace(sha256="0" * 64), "its checksum differs"),
        (lambda packed: packed._replace(data="eJw="), "Error -5 while decompressing data: incomplete or truncated stream"),
    ],
)
def test_what_is_damaged_is_told_with_its_bulletin(spoil: Callable[[codec.Packed], codec.Packed], reason: str | None) -> None:
    with pytest.raises(StoreError) as error:
        codec.unpack(spoil(codec.pack(ONE)))
    said = str(error.value)
    assert said.startswith("what the store keeps of bulletin '甲.txt' cannot be read (")
    assert said.endswith("); build everything again into a new or emptied store")
    assert reason is None or f"({reason})" in said


MESSAGES = [
    (InputError("a.txt", "is empty"), "a.txt: is empty"),
    (InputError("a.txt", "bad", 3), "a.txt:3: bad"),
    (InputError("a.txt", "bad", 0), "a.txt: bad"),
    (UnknownKey("甲", ["Policy"]), "no Policy fits '甲'"),
    (UnknownKey("甲", ["Policy", "Article"]), "no Policy or Article fits '甲'"),
    (
        AmbiguousKey("甲", [{"label": "Policy", "id": "a"}, {"label": "Article", "id": "b"}]),
        "2 nodes fit '甲', give the id of one: Policy a; Article b",
    ),
    (
        AmbiguousKey("甲", [{"label": "Policy", "id": str(number)} for number in range(12)]),
        f"12 nodes fit '甲', give the id of one: {'; '.join(f'Policy {number}' for number in range(10))}",
    ),
]


@pytest.mark.parametrize(("error", "said"), MESSAGES)
def test_messages_for_people(error: KgError, said: str) -> None:
    assert str(error) == said


def test_a_fault_of_the_program_is_that_file_s() -> None:
    try:
        _ = {}["甲\n乙"]
    except KeyError as error:
        found = fault("a.txt", error)
    assert str(found).startswith("a.txt: internal error: KeyError in test_plain_values.py line ")
    assert str(found).endswith(": '甲\\n乙'; please report it")
    assert str(fault("a.txt", ValueError())) == "a.txt: internal error: ValueError; please report it"


def test_graph_of_bodies_is_compared_by_label() -> None:
    found = of_graph(Rows({"MATCH (n:Ministry)": stored(BODY)}), graph(A, BODY))
    assert [one.key.id for one in found.nodes] == ["甲"]
