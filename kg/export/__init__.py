"""A graph as files for other tools: one module per form, each with `write(graph, folder)`."""

from collections.abc import Callable
from pathlib import Path

from kg.export import gexf, graphml, jsonl, neo4j_csv
from kg.model import Graph

FORMS: dict[str, Callable[[Graph, Path], list[Path]]] = {
    "graphml": graphml.write,
    "gexf": gexf.write,
    "jsonl": jsonl.write,
    "csv": neo4j_csv.write,
}


def export(graph: Graph, form: str, folder: Path) -> list[Path]:
    """Write the graph into a folder, which is made if need be, and return the files written, first the one to open.

    Raises KeyError for an unknown form and OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return FORMS[form](graph, folder)
