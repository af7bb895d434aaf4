"""Any graph, written in each form and read back: what comes back is what was written, but for what a form cannot hold."""

import csv
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export import export as write
from kg.export.flat import SEPARATOR, edge_types, node_types
from kg.export.graphml import text as graphml_text
from kg.export.neo4j_csv import ARRAY_DELIMITER
from kg.graph import from_networkx, to_networkx
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema.read import schema

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.sampled_from(
    ["", '"', "a,b", "甲\n乙", "甲\r\n乙", "\t", " 甲 ", "<&>", "'", "\x00", "\x1f", "\x0c", "\ufffe", "𠀀", "‖", ";"]
)
LISTS = st.lists(TEXT, max_size=3).map(tuple)
NAMES = st.text(st.sampled_from("甲乙丙〔〕\"<&,' "), min_size=1, max_size=4)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Policies, provisions and ministries with any values that the schema allows, and edges between them."""
    values = {"title": TEXT, "held": st.booleans(), "keys": LISTS, "documents": st.integers(0, 2**40)}
    policies = {
        name: Node(NodeKey("Policy", name), draw(st.fixed_dictionaries({}, optional=values))) for name in draw(st.sets(NAMES, max_size=4))
    }
    bodies = {name: Node(NodeKey("Ministry", name), {"name": draw(TEXT)}) for name in draw(st.sets(NAMES, max_size=2))}
    provisions = [Node(NodeKey("Provision", f"{name}#1"), {"label": draw(TEXT), "order": 1}) for name in policies if draw(st.booleans())]
    proof = st.fixed_dictionaries({}, optional={"evidence": LISTS, "spans": LISTS, "confidence": st.floats(0, 1), "scope": TEXT})
    edges: dict[tuple[str, str, str], Edge] = {}
    if policies:
        ends = st.sampled_from(sorted(policies))
        for source, target in draw(st.lists(st.tuples(ends, ends), max_size=4)):
            told = draw(proof)
            edges["SUPERSEDES", source, target] = Edge("SUPERSEDES", policies[source].key, policies[target].key, told)
    if policies and bodies:
        for source, target in draw(st.lists(st.tuples(st.sampled_from(sorted(policies)), st.sampled_from(sorted(bodies))), max_size=3)):
            told = {"order": draw(st.integers(-(2**63), 2**63 - 1))}
            edges["ISSUED_BY", source, target] = Edge("ISSUED_BY", policies[source].key, bodies[target].key, told)
    nodes = sorted((*policies.values(), *provisions, *bodies.values()), key=lambda node: node.key)
    return Graph(tuple(nodes), tuple(sorted(edges.values(), key=lambda edge: (edge.type, edge.source, edge.target))))


def written(graph: Graph, form: str, folder: str) -> list[Path]:
    return write(iter(graph.nodes), iter(graph.edges), form, Path(folder))


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_lines_of_json(graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (path,) = written(graph, "jsonl", folder)
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    nodes = tuple(Node(NodeKey(row["node"], row["id"]), _tuples(row["properties"])) for row in rows if "node" in row)
    edges = tuple(
        Edge(row["edge"], NodeKey(*row["source"]), NodeKey(*row["target"]), _tuples(row["properties"])) for row in rows if "edge" in row
    )
    assert Graph(nodes, edges) == graph
    # Nodes come first, so that a reader can add edges as they come.
    assert ["node" in row for row in rows] == sorted(("node" in row for row in rows), reverse=True)


def _tuples(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_networkx(graph: Graph) -> None:
    assert from_networkx(to_networkx(graph)) == graph


def flat(properties: dict[str, Any]) -> dict[str, Any]:
    """Properties as the XML forms hold them: one string for a list, without characters that XML cannot hold."""
    kept = {name: SEPARATOR.join(map(_kept, value)) if isinstance(value, tuple) else value for name, value in properties.items()}
    return {name: _kept(value) if isinstance(value, str) else value for name, value in kept.items()}


def _kept(value: str) -> str:
    # A parser of XML reads every line end as \n.
    held = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", value)
    return held


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_graphml(graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (path,) = written(graph, "graphml", folder)
        assert path.read_text(encoding="utf-8") == graphml_text(graph) or "\r" in graphml_text(graph)
        read = nx.read_graphml(path, force_multigraph=True)
    assert {name: _ends(data) for name, data in read.nodes(data=True)} == {
        f"{node.key.label}:{node.key.id}": _ends(
            flat({"type": node.key.label, "identifier": node.key.id, "label": _shown(node)} | dict(node.properties))
        )
        for node in graph.nodes
    }
    assert {(source, target, data["label"]) for source, target, data in read.edges(data=True)} == {
        (f"Policy:{edge.source.id}", f"{edge.target.label}:{edge.target.id}", edge.type) for edge in graph.edges
    }


def _shown(node: Node) -> str:
    return str(node.properties.get(schema().labels[node.key.label].display) or node.key.id)


def _ends(data: dict[str, Any]) -> dict[str, Any]:
    """Line ends as XML gives them, and without texts that are empty: the reader drops those."""
    return {name: re.sub("\r\n?", "\n", value) if isinstance(value, str) else value for name, value in data.items() if value != ""}


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_gexf(graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (path,) = written(graph, "gexf", folder)
        read = nx.read_gexf(path)
    assert set(read.nodes) == {f"{node.key.label}:{node.key.id}" for node in graph.nodes}
    assert {data["type"] for _, data in read.nodes(data=True)} == {node.key.label for node in graph.nodes}
    assert read.number_of_edges() == len({(edge.source, edge.target) for edge in graph.edges})


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_tables_for_neo4j(graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        arguments, *files = written(graph, "csv", folder)
        read = {file.name: list(_rows(file)) for file in files}
        named = [line.split("=./")[1] for line in arguments.read_text().splitlines() if "=./" in line]
    assert named == list(read)
    nodes = {
        (row[":LABEL"].split(ARRAY_DELIMITER)[0], row[next(iter(row))]): row
        for name, rows in read.items()
        if name.startswith("nodes-")
        for row in rows
    }
    assert set(nodes) == {(node.key.label, node.key.id) for node in graph.nodes}
    for node in graph.nodes:
        row = nodes[node.key]
        for name, value in node.properties.items():
            kind = schema().labels[node.key.label].properties[name].type
            column = {"string": "string", "strings": "string[]", "integer": "long", "boolean": "boolean"}[kind]
            assert row[f"{name}:{column}"] == _cell(value)
    assert sum(len(rows) for name, rows in read.items() if name.startswith("edges-")) == len(graph.edges)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _cell(value: Any) -> str:
    """What a reader of the cell finds; the separator of lists is lost from texts."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ARRAY_DELIMITER.join(item.replace(ARRAY_DELIMITER, "") for item in value)
    return value.replace(ARRAY_DELIMITER, "") if isinstance(value, str) else str(value)


def test_types_of_attributes() -> None:
    assert {name: node_types()[name] for name in ("label", "type", "identifier", "title", "keys", "held", "documents", "year")} == {
        "label": "string",
        "type": "string",
        "identifier": "string",
        "title": "string",
        "keys": "string",
        "held": "boolean",
        "documents": "long",
        "year": "long",
    }
    assert {name: edge_types()[name] for name in ("label", "confidence", "order", "evidence")} == {
        "label": "string",
        "confidence": "double",
        "order": "long",
        "evidence": "string",
    }
    assert "id" not in node_types()


def test_an_unknown_form(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(iter(()), iter(()), "rdf", tmp_path)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(OSError, match="a"):
        write(iter(()), iter(()), "jsonl", tmp_path / "a")
