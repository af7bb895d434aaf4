"""GEXF, Gephi's own form."""

from pathlib import Path

import networkx as nx

from kg.export.flat import flat
from kg.model import Graph


def write(graph: Graph, folder: Path) -> list[Path]:
    """Write `graph.gexf`."""
    path = folder / "graph.gexf"
    nx.write_gexf(flat(graph), path)
    return [path]
