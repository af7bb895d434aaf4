from itertools import pairwise

import pytest
from filling import fill
from graphs import contribution, edge, graph, graphs, held, ministry, policy, shuffled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.model import Edge, Graph, Node, NodeKey
from kg.store.engine import Statement
from kg.store.protocol import Changes

A, B, C, BODY = policy("甲", keys=("甲", "甲办法")), policy("乙", number="云工规〔2031〕5号"), policy("丙"), ministry("云州省工业厅")
EDGES = (edge("AMENDS", C, C), edge("BASED_ON", A, C), edge("ISSUED_BY", A, BODY, order=1))
WHOLE = graph(A, B, C, BODY, *EDGES, edge("SUPERSEDES", A, B, scope="whole"))
PART = "第三条"
NOTHING = Changes(0, 0, 0, 0)
EACH_OF_BOTH = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""The store is made equal to each example in turn, so that nothing is left of the one before."""


def test_holds_what_it_was_given(store):
    assert fill(store, WHOLE, ()) == Changes(4, 0, 4, 0)
    assert held(store) == WHOLE


def test_twice_changes_nothing(store):
    fill(store, WHOLE, [contribution("甲.txt", "甲")])
    before = rows(store)
    assert fill(store, WHOLE, [contribution("甲.txt", "甲")]) == NOTHING
    assert rows(store) == before


def rows(store):
    """All that is stored, the times of the build left out."""
    nodes = store.read("MATCH (n) WHERE NOT n:Build RETURN n ORDER BY labels(n)[0], n.id")
    return nodes, store.read("MATCH (a)-[r]->(b) RETURN r ORDER BY type(r), a.id, b.id")


def test_prepared_twice(store):
    store.prepare()
    store.prepare()
    fill(store, WHOLE, ())
    store.prepare()
    assert held(store) == WHOLE


@pytest.mark.parametrize(
    ("wanted", "changes"),
    [
        pytest.param(Graph((), ()), Changes(0, 4, 0, 4), id="everything goes"),
        pytest.param(graph(A, B, C, BODY), Changes(0, 0, 0, 4), id="edges go"),
        pytest.param(graph(A, C, BODY, *EDGES), Changes(0, 1, 0, 1), id="a node goes with its edges"),
        pytest.param(graph(*WHOLE.nodes, *WHOLE.edges, policy("丁")), Changes(1, 0, 0, 0), id="a node comes"),
        pytest.param(graph(policy("甲", keys=("甲",)), B, C, BODY, *WHOLE.edges), Changes(1, 0, 0, 0), id="a property changes"),
        pytest.param(graph(policy("甲"), B, C, BODY, *WHOLE.edges), Changes(1, 0, 0, 0), id="a property goes"),
        pytest.param(graph(*WHOLE.nodes, *EDGES, edge("SUPERSEDES", A, B, scope=PART)), Changes(0, 0, 1, 0), id="an edge changes"),
        pytest.param(graph(*WHOLE.nodes, *EDGES, edge("SUPERSEDES", B, A)), Changes(0, 0, 1, 1), id="an edge turns round"),
    ],
)
def test_writes_only_what_differs(store, wanted, changes):
    fill(store, WHOLE, ())
    assert fill(store, wanted, ()) == changes
    assert held(store) == wanted


TEXTS = {
    "quotes": "“引号”'\"`\\",
    "lines": "第一行\n第二行\r\n\t",
    "rare": "𠀀𮧵😀",
    "holes": "{$id} ${row} %s",
    "injection": "'}) DETACH DELETE n //",
    "long": "长" * 2600,
    "control": "\u0000\u0007",
    "empty": "",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_stays_as_it_is(store, text):
    wanted = graph(A, Node(NodeKey("Policy", text or "空"), {"title": text, "keys": (text, "")}), edge("BASED_ON", A, A, evidence=(text,)))
    fill(store, wanted, ())
    assert held(store) == wanted
    assert store.read("MATCH (p:Policy {id: $id}) RETURN p.title AS title", {"id": text or "空"}) == [{"title": text}]


def test_long_texts(store):
    quote = "长" * 1_000_000
    wanted = graph(A, edge("BASED_ON", A, A, evidence=(quote, quote)))
    fill(store, wanted, ())
    assert held(store) == wanted


@EACH_OF_BOTH
@given(wanted=graphs(), order=st.lists(st.integers(0, 20), min_size=1, max_size=8))
def test_any_graph_in_any_order_after_any_other(store, wanted, order):
    fill(store, shuffled(wanted, order), ())
    assert held(store) == wanted
    assert fill(store, wanted, ()) == NOTHING


def test_a_second_edge_that_another_program_made_goes(store):
    fill(store, WHOLE, ())
    twin = "MATCH (a:Policy {id: '甲'}), (b:Policy {id: '乙'}) CREATE (a)-[:SUPERSEDES {confidence: 0.1}]->(b)"
    store.transact([Statement(twin, {})])
    fill(store, WHOLE, ())
    assert held(store) == WHOLE


def test_foreign_edges_do_not_keep_a_node(store):
    fill(store, WHOLE, ())
    store.transact([Statement("MATCH (a:Policy {id: '甲'}), (b:Policy {id: '丙'}) CREATE (a)-[:REFERENCES {rules: ['手工']}]->(b)", {})])
    wanted = graph(B, C, BODY)
    fill(store, wanted, ())
    assert held(store) == wanted


@pytest.mark.parametrize("batch", [1, 2, 3, 5000])
def test_batches(store, batch, monkeypatch):
    monkeypatch.setattr(store, "_settings", store._settings.model_copy(update={"batch": batch}))
    fill(store, WHOLE, [contribution("甲.txt", "甲")])
    assert held(store) == WHOLE


def test_many_rows_cross_whole(store):
    many = [policy(f"第{number}号", number=f"云工规〔2031〕{number}号") for number in range(1200)]
    wanted = graph(*many, *(edge("BASED_ON", one, other) for one, other in pairwise(many)))
    assert fill(store, wanted, ()) == Changes(1200, 0, 1199, 0)
    assert held(store) == wanted


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param(graph(Node(NodeKey("Law", "甲"), {})), "unknown label 'Law'", id="label"),
        pytest.param(graph(policy("甲", colour="红")), "colour: unknown property", id="property"),
        pytest.param(graph(policy("甲", number=None)), "number: is None", id="none"),
        pytest.param(graph(policy("甲", number="长" * 2700)), "number: has 8100 bytes", id="too long for an index"),
        pytest.param(graph(A, edge("AMENDS", A, B)), "goes, and has an edge AMENDS", id="endpoint"),
        pytest.param(graph(A, Edge("CITES", A.key, A.key, {})), "unknown edge type 'CITES'", id="type"),
    ],
)
def test_a_graph_that_does_not_fit_is_refused_whole(store, wrong, said):
    fill(store, WHOLE, ())
    with pytest.raises(StoreError, match=said):
        fill(store, wrong, ())
    assert held(store) == WHOLE
