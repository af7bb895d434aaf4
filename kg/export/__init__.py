"""A graph as files for other tools: one module per form, each with `write(nodes, edges, folder)`, which holds none of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.export import gexf, graphml, jsonl, neo4j_csv
from kg.model import Edge, Node

FORMS: dict[str, Callable[[Iterable[Node], Iterable[Edge], Path], list[Path]]] = {
    "graphml": graphml.write,
    "gexf": gexf.write,
    "jsonl": jsonl.write,
    "csv": neo4j_csv.write,
}


def export(nodes: Iterable[Node], edges: Iterable[Edge], form: str, folder: Path) -> list[Path]:
    """Write a graph into a folder, which is made if need be, and return the files written, first the one to open.

    Nodes are taken before edges, one at a time. Raises KeyError for an unknown form and OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return FORMS[form](nodes, edges, folder)
