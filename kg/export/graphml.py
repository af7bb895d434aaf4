"""GraphML, for networkx, yEd, Cytoscape and Gephi."""

from pathlib import Path

import networkx as nx

from kg.export.flat import flat
from kg.model import Graph


def write(graph: Graph, folder: Path) -> list[Path]:
    """Write `graph.graphml`."""
    path = folder / "graph.graphml"
    nx.write_graphml_xml(flat(graph), path, named_key_ids=True)
    return [path]


def text(graph: Graph) -> str:
    """Return what `write` writes."""
    return "\n".join(nx.generate_graphml(flat(graph), named_key_ids=True))
