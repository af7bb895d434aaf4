"""GEXF 1.3, Gephi's own form, with the colours of the schema, and the days on which policies and edges begin and end for its timeline."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from kg.export.flat import Xml, edge_types, edge_values, name, node_types, node_values
from kg.model import Edge, Node
from kg.schema.read import schema

NAMESPACE, VERSION = "http://gexf.net/1.3", "1.3"
VIZ = {"xmlns:viz": f"{NAMESPACE}/viz"}
OVER = ("repealed", "expired")
"""Statuses with which a policy ends."""
DAY = len("2031-05-01")


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path) -> list[Path]:
    """Write `graph.gexf`."""
    path = folder / "graph.gexf"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = Xml(file)
        graph = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
        with xml.element("gexf", xmlns=NAMESPACE, version=VERSION, **VIZ), xml.element("graph", **graph):
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
            label = schema().labels[node.key.label]
            begun, over = node.properties.get("date") or node.properties.get("published"), _over(node.properties.get("validity", ()))
            with xml.element("node", id=name(node.key), label=values.pop("label"), **_lives(begun, over)):
                _values(xml, "node", values)
                _colour(xml, label.colour)
                xml.text("viz:size", "", value=f"{label.size / 10:g}")


def _edges(xml: Xml, edges: Iterable[Edge]) -> None:
    with xml.element("edges"):
        for number, edge in enumerate(edges):
            values = edge_values(edge)
            ends = {"source": name(edge.source), "target": name(edge.target)}
            lives = _lives(edge.properties.get("date"), edge.properties.get("until"))
            with xml.element("edge", id=str(number), **ends, label=values["label"], **lives):
                _values(xml, "edge", values)
                _colour(xml, schema().edges[edge.type].colour)
                xml.text("viz:thickness", "", value=f"{schema().edges[edge.type].width:g}")


def _over(validity: Iterable[str]) -> str | None:
    """Return the first day on which a policy is repealed or has expired, None where no day is known."""
    entries = (entry.split(" ", 1) for entry in validity)
    return next((day for day, status in entries if status in OVER and day > "0001-01-01"), None)


def _lives(begun: str | None, over: str | None) -> dict[str, str]:
    """Return start and end, which is the last day; a month or a year is no day of the timeline, and an end before the start none at all."""
    start = begun if begun and len(begun) == DAY else None
    end = (date.fromisoformat(over) - timedelta(days=1)).isoformat() if over and len(over) == DAY else None
    if start and end and end < start:
        end = None
    return {key: day for key, day in (("start", start), ("end", end)) if day}


def _colour(xml: Xml, colour: str) -> None:
    red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    xml.text("viz:color", "", r=red, g=green, b=blue)


def _values(xml: Xml, owner: str, values: dict[str, str]) -> None:
    with xml.element("attvalues"):
        for key, value in values.items():
            xml.text("attvalue", "", **{"for": f"{owner}-{key}", "value": value})
