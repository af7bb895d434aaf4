"""GraphML, for networkx, yEd, Cytoscape and Gephi."""

from collections.abc import Iterable
from io import StringIO, TextIOBase
from pathlib import Path

from kg.export.flat import Xml, edge_types, edge_values, name, node_types, node_values
from kg.model import Edge, Graph, Node

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path) -> list[Path]:
    """Write `graph.graphml`."""
    path = folder / "graph.graphml"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _write(nodes, edges, file)
    return [path]


def text(graph: Graph) -> str:
    """Return what `write` writes."""
    file = StringIO()
    _write(graph.nodes, graph.edges, file)
    return file.getvalue()


def _write(nodes: Iterable[Node], edges: Iterable[Edge], file: TextIOBase) -> None:
    xml = Xml(file)
    with xml.element("graphml", xmlns=NAMESPACE):
        for owner, types in (("node", node_types()), ("edge", edge_types())):
            for key, kind in types.items():
                with xml.element("key", **{"id": f"{owner}-{key}", "for": owner, "attr.name": key, "attr.type": kind}):
                    pass
        with xml.element("graph", edgedefault="directed"):
            for node in nodes:
                with xml.element("node", id=name(node.key)):
                    _data(xml, "node", node_values(node))
            for edge in edges:
                with xml.element("edge", source=name(edge.source), target=name(edge.target), id=edge.type):
                    _data(xml, "edge", edge_values(edge))


def _data(xml: Xml, owner: str, values: dict[str, str]) -> None:
    for key, value in values.items():
        xml.text("data", value, key=f"{owner}-{key}")
