"""Nodes and edges whose attributes are single values, as the XML forms want them, written as they come.

Nodes are named `Label:id`. A node has `type` (its label), `identifier` (its id) and `label` (what a drawing shows); an edge has `label`
(its type). Lists become one string, their items joined by `SEPARATOR`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOBase
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.model import Edge, Node, NodeKey
from kg.schema.model import Property
from kg.schema.read import schema

SEPARATOR = " ‖ "
"""Between the items of a list."""
TYPES = {"string": "string", "strings": "string", "integer": "long", "float": "double", "boolean": "boolean"}
"""GraphML and GEXF call them alike."""

# \x00, a lone surrogate
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Xml:
    """Writes one element after the other."""

    def __init__(self, file: TextIOBase) -> None:
        """Take an open file and begin the document."""
        self._out = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._out.startDocument()

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        """Write an element around what is written in here, a line of its own."""
        self._out.startElement(name, AttributesImpl(attributes))
        yield
        self._out.endElement(name)
        self._out.ignorableWhitespace("\n")

    def text(self, name: str, text: str, **attributes: str) -> None:
        """Write an element that holds a text, or nothing."""
        self._out.startElement(name, AttributesImpl(attributes))
        self._out.characters(text)
        self._out.endElement(name)


def node_types() -> dict[str, str]:
    """Return the type of each attribute that a node may have."""
    return dict.fromkeys(("label", "type", "identifier"), "string") | _types(label.properties for label in schema().public)


def edge_types() -> dict[str, str]:
    """Return the type of each attribute that an edge may have."""
    return {"label": "string"} | _types(edge.properties for edge in schema().edges.values())


def name(key: NodeKey) -> str:
    """Return the name of a node."""
    return xml_text(f"{key.label}:{key.id}")


def node_values(node: Node) -> dict[str, str]:
    """Return the attributes of a node as text."""
    shown = node.properties.get(schema().labels[node.key.label].display) or node.key.id
    return _values({"label": shown, "type": node.key.label, "identifier": node.key.id} | dict(node.properties))


def edge_values(edge: Edge) -> dict[str, str]:
    """Return the attributes of an edge as text."""
    return _values({"label": edge.type} | dict(edge.properties))


def _types(groups: Iterable[Mapping[str, Property]]) -> dict[str, str]:
    return {key: TYPES[prop.type] for group in groups for key, prop in group.items() if key != "id"}


def _values(properties: Mapping[str, Any]) -> dict[str, str]:
    return {key: _value(value) for key, value in properties.items() if value is not None}


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple() | list():
            return SEPARATOR.join(xml_text(item) for item in value)
        case _:
            return xml_text(str(value))


def xml_text(value: str) -> str:
    """Drop what XML cannot hold, such as the form feed between two printed pages."""
    return _NOT_XML.sub("", value)
