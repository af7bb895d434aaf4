"""GEXF, Gephi's own form."""

from collections.abc import Iterable
from pathlib import Path

from kg.export.flat import Xml, edge_types, edge_values, name, node_types, node_values
from kg.model import Edge, Node

NAMESPACE, VERSION = "http://www.gexf.net/1.2draft", "1.2"


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path) -> list[Path]:
    """Write `graph.gexf`."""
    path = folder / "graph.gexf"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = Xml(file)
        with xml.element("gexf", xmlns=NAMESPACE, version=VERSION), xml.element("graph", defaultedgetype="directed", mode="static"):
            _attributes(xml, "node", node_types())
            _attributes(xml, "edge", edge_types())
            _nodes(xml, nodes)
            _edges(xml, edges)
    return [path]


def _attributes(xml: Xml, owner: str, types: dict[str, str]) -> None:
    with xml.element("attributes", **{"class": owner, "mode": "static"}):
        for key, kind in types.items():
            xml.text("attribute", "", id=f"{owner}-{key}", title=key, type=kind)


def _nodes(xml: Xml, nodes: Iterable[Node]) -> None:
    with xml.element("nodes"):
        for node in nodes:
            values = node_values(node)
            with xml.element("node", id=name(node.key), label=values.pop("label")):
                _values(xml, "node", values)


def _edges(xml: Xml, edges: Iterable[Edge]) -> None:
    with xml.element("edges"):
        for number, edge in enumerate(edges):
            values = edge_values(edge)
            with xml.element("edge", id=str(number), source=name(edge.source), target=name(edge.target), label=values["label"]):
                _values(xml, "edge", values)


def _values(xml: Xml, owner: str, values: dict[str, str]) -> None:
    with xml.element("attvalues"):
        for key, value in values.items():
            xml.text("attvalue", "", **{"for": f"{owner}-{key}", "value": value})
