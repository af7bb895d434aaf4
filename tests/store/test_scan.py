"""A stored graph read page by page."""

import tracemalloc

import pytest
from filling import fill
from graphs import contribution, edge, graph, held, ministry, policy

from kg.errors import StoreError
from kg.export import FORMS, export
from kg.model import Graph
from kg.store import scan
from kg.store.engine import Statement
from kg.store.scan import Scan, unchanged

POLICIES = [policy(f"{number}号", keys=(f"{number}号", "别名")) for number in range(7)]
BODY = ministry("云州省工业厅")
EDGES = [edge(kind, a, b) for kind in ("AMENDS", "BASED_ON") for a, b in zip(POLICIES, POLICIES[2:], strict=False)]
WHOLE = graph(BODY, *POLICIES, *EDGES, *(edge("ISSUED_BY", one, BODY, order=1) for one in POLICIES))


@pytest.mark.parametrize("page", [1, 3, 7, 1000])
def test_pages_hold_everything_once(store, monkeypatch, page):
    monkeypatch.setattr(scan, "PAGE", page)
    monkeypatch.setattr(scan, "TEXT_PAGE", page)
    kept = [contribution(f"{name}.txt", name) for name in "甲乙丙丁"]
    fill(store, WHOLE, kept)
    told = []
    read = Scan(store, lambda *what: told.append(what))
    nodes, edges = list(read.nodes()), list(read.edges())
    assert (len(nodes), len(edges)) == (len(WHOLE.nodes), len(WHOLE.edges))
    assert graph(*nodes, *edges) == held(store) == WHOLE
    assert {what: (done, total) for what, done, total in told}["nodes"] == (8, 8)
    internal = [node.key for node in read.internal()]
    assert [key.id for key in internal if key.label == "Extraction"] == sorted(one.bulletin.id for one in kept)
    assert {key.label for key in internal} == {"Extraction", "Run", "Inputs", "Change", "Build"}


def test_the_same_graph_is_read_in_the_same_order(store):
    fill(store, WHOLE, ())
    first = list(Scan(store).nodes()), list(Scan(store).edges())
    fill(store, Graph((), ()), ())
    fill(store, Graph(WHOLE.nodes[::-1], WHOLE.edges[::-1]), ())
    assert (list(Scan(store).nodes()), list(Scan(store).edges())) == first


def test_an_empty_store_has_nothing(store):
    assert [*Scan(store).nodes(), *Scan(store).edges()] == []
    with unchanged(store):
        pass


def test_a_half_written_graph_is_refused(store):
    fill(store, WHOLE, ())
    store.transact([Statement("MATCH (b:Build) SET b.complete = false", {})])
    with pytest.raises(StoreError, match="did not come to its end"), unchanged(store):
        pytest.fail("it was read")


def test_a_build_in_between_is_told(store):
    fill(store, WHOLE, ())
    with pytest.raises(StoreError, match="start again"), unchanged(store):
        fill(store, graph(*WHOLE.nodes), ())


@pytest.mark.parametrize("form", FORMS)
def test_writing_holds_no_graph(tmp_path, form):
    def peak(size: int) -> int:
        nodes = (policy(f"{number}号") for number in range(size))
        edges = (edge("AMENDS", policy(f"{number}号"), policy("0号")) for number in range(size))
        tracemalloc.start()
        export(nodes, edges, form, tmp_path)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(5000) < peak(50) + 200_000
