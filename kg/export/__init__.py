"""A graph as files for other tools: one module per form, each with `write(nodes, edges, folder)`, which holds none of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.export import gexf, graphml, json_ld, jsonl, neo4j_csv, prov
from kg.export.about import About
from kg.model import Edge, Node

PLAIN: dict[str, Callable[[Iterable[Node], Iterable[Edge], Path], list[Path]]] = {
    "graphml": graphml.write,
    "gexf": gexf.write,
    "jsonl": jsonl.write,
    "csv": neo4j_csv.write,
}
LINKED: dict[str, Callable[[Iterable[Node], Iterable[Edge], Path, About], list[Path]]] = {"jsonld": json_ld.write, "prov": prov.write}
"""Forms of linked data, which have IRIs and say more than the graph does."""
FORMS = (*PLAIN, *LINKED)


def export(nodes: Iterable[Node], edges: Iterable[Edge], form: str, folder: Path, about: About | None = None) -> list[Path]:
    """Write a graph into a folder, which is made if need be, and return the files written, first the one to open.

    Nodes are taken before edges, one at a time. `about` is for the forms in `LINKED`; without it they use the defaults of today.
    Raises KeyError for an unknown form and OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if form in LINKED:
        return LINKED[form](nodes, edges, folder, about or About())
    return PLAIN[form](nodes, edges, folder)
