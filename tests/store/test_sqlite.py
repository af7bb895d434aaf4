"""The holder in a file answers as the one in memory does, after steps that write, replace and remove."""

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest

from benchmarks.library import bulletins
from kg.build import build
from kg.extract import extract
from kg.incremental.held import Coverage, Held, Step, span_of
from kg.incremental.memory import Memory
from kg.model import Contribution, Edge, Graph, Node, NodeKey, tupled
from kg.store.sqlite import SqliteGraph
from loaders import Source, load


def contribution(name: str, text: str) -> Contribution:
    reading = load(Source(name, name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))
    return Contribution(reading.bulletin, tuple(map(extract, reading.units)))


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    """Three bulletins one after the other, then the first no more."""
    held = [contribution(*one) for one in bulletins(60)]
    states = [held[:1], held[:2], held, held[1:]]
    graphs = [build(state) for state in states]
    pairs = zip([[], *states], states, [Graph((), ()), *graphs], graphs, strict=False)
    return [between(*pair) for pair in pairs]


def between(before: list[Contribution], after: list[Contribution], old: Graph, new: Graph) -> Step:
    nodes, edges = {node.key for node in new.nodes}, {key(edge) for edge in new.edges}
    ids, former = {one.bulletin.id for one in after}, {one.bulletin.id for one in before}
    return Step(
        contributions=tuple(one for one in after if one not in before),
        contributions_gone=tuple(former - ids),
        names={name: f'["{name}"]' for name in ids - former},
        names_gone=tuple(former - ids),
        nodes=tuple(node for node in new.nodes if node not in old.nodes),
        nodes_gone=tuple(node.key for node in old.nodes if node.key not in nodes),
        edges=tuple(edge for edge in new.edges if edge not in old.edges),
        edges_gone=tuple(key(edge) for edge in old.edges if key(edge) not in edges),
        coverage=Coverage(len(after), "2031-05-01"),
    )


def key(edge: Edge) -> tuple[str, NodeKey, NodeKey]:
    return edge.type, edge.source, edge.target


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[SqliteGraph]:
    graph = SqliteGraph(tmp_path / "a.sqlite")
    yield graph
    graph.close()


def answers(held: Held, graph: Graph) -> Iterator[object]:
    keys = [node.key for node in graph.nodes] + [NodeKey("Policy", "没有"), NodeKey("Policy", "'\"")]
    names = ["000/000000.txt", "000/000001.txt", "没有"]
    yield held.contributions(names)
    yield excerpted(held, dict.fromkeys(names, ()))
    documents = [document for one in held.contributions(names).values() for document in one.documents]
    yield excerpted(held, {document.bulletin: {document.unit} for document in documents})
    yield excerpted(held, {document.bulletin: {span_of(document), 10**6} for document in documents[::2]})
    yield held.names(names)
    yield held.nodes(keys)
    for types in ((), ("SUPERSEDES", "AMENDS"), ("BASED_ON",)):
        for some in (keys[::3], keys[1:2], []):
            yield ordered(held.edges_to(some, types))
    for some in (keys, keys[::5], []):
        yield ordered(held.edges_from(some))
    for policy in [node.key.id for node in graph.nodes if node.key.label == "Policy"]:
        yield policy, held.referring([policy])
    yield held.referring([])


def excerpted(held: Held, wanted: dict[str, Collection[int | str]]) -> object:
    """The bulletins, and the documents that are wanted of them, by unit or span."""
    found = held.excerpts(wanted)
    documents = [document for one in found.values() for document in one.documents]
    chosen = [one for one in documents if not {one.unit, span_of(one)}.isdisjoint(wanted[one.bulletin])]
    return {name: one.bulletin for name, one in found.items()}, sorted(chosen, key=lambda one: (one.bulletin, one.unit))


def ordered(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=key)


def test_it_answers_as_memory_does(graph: SqliteGraph, steps: list[Step]) -> None:
    memory = Memory()
    for step in steps:
        memory.apply(step)
        graph.apply(step)
        whole = memory.graph()
        assert list(answers(graph, whole)) == list(answers(memory, whole))
        assert graph.coverage == memory.coverage


def test_all_of_it_can_be_read(graph: SqliteGraph, steps: list[Step]) -> None:
    memory = Memory()
    for step in steps:
        memory.apply(step)
        graph.apply(step)
    whole = memory.graph()
    nodes = [Node(node.key, tupled(node.properties)) for node in graph.all_nodes()]
    internal = {"Extraction", "Names"}
    assert [node for node in nodes if node.key.label not in internal] == list(whole.nodes)
    edges = (Edge(edge.type, edge.source, edge.target, tupled(edge.properties)) for edge in graph.all_edges())
    assert ordered(edges) == list(whole.edges)
    assert [node for node in nodes if node.key.label == "Names"] == [
        Node(NodeKey("Names", name), {"data": f'["{name}"]'}) for name in ("000/000001.txt", "000/000002.txt")
    ]
    assert {node.key.id for node in nodes if node.key.label == "Extraction"} == {"000/000001.txt", "000/000002.txt"}
    counts = graph.counts()
    assert (counts["Policy"], counts["Extraction"]) == (sum(node.key.label == "Policy" for node in whole.nodes), 2)


def test_an_edge_without_its_end_is_refused(graph: SqliteGraph) -> None:
    one = Node(NodeKey("Policy", "甲"), {})
    with pytest.raises(sqlite3.IntegrityError):
        graph.apply(Step(nodes=(one,), edges=(Edge("AMENDS", one.key, NodeKey("Policy", "乙"), {}),)))
