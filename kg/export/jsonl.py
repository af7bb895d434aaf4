"""One JSON object a line: first the nodes, then the edges."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.model import Edge, Node


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path) -> list[Path]:
    """Write `graph.jsonl`."""
    path = folder / "graph.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(nodes, edges))
    return [path]


def _rows(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield {"node": node.key.label, "id": node.key.id, "properties": dict(node.properties)}
    for edge in edges:
        yield {"edge": edge.type, "source": list(edge.source), "target": list(edge.target), "properties": dict(edge.properties)}
