"""One JSON object a line: first the nodes, then the edges."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Graph


def write(graph: Graph, folder: Path) -> list[Path]:
    """Write `graph.jsonl`."""
    path = folder / "graph.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(graph))
    return [path]


def _rows(graph: Graph) -> Iterator[dict[str, Any]]:
    for node in graph.nodes:
        yield {"node": node.key.label, "id": node.key.id, "properties": dict(node.properties)}
    for edge in graph.edges:
        yield {"edge": edge.type, "source": list(edge.source), "target": list(edge.target), "properties": dict(edge.properties)}
