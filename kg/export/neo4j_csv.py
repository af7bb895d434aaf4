"""What `neo4j-admin database import full` takes: a file for each label and each (start, type, end), and the arguments beside them.

cd DIR && neo4j-admin database import full neo4j --overwrite-destination @import.args
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from kg.model import Edge, Node
from kg.schema.model import Property
from kg.schema.read import schema

ARRAY_DELIMITER = "\x1f"
"""The unit separator, which a text that holds it loses here: every printed sign may stand in a quote."""

OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string", "--bad-tolerance=0")
TYPES = {"string": "string", "strings": "string[]", "integer": "long", "float": "double", "boolean": "boolean"}
BUFFER_MEGABYTES = 4
"""What the tool reads at a time; it must hold the longest value."""


def write(nodes: Iterable[Node], edges: Iterable[Edge], folder: Path) -> list[Path]:
    """Write `import.args`, `nodes-LABEL.csv` and `edges-START-TYPE-END.csv`; empty lists are left out, as Neo4j's tool does."""
    files: dict[Path, str] = {}
    with ExitStack() as stack:
        longest = max(_write_nodes(nodes, folder, files, stack), _write_edges(edges, folder, files, stack))
    # In UTF-8 a character takes four bytes at most.
    buffer = f"--read-buffer-size={max(BUFFER_MEGABYTES, longest * 4 // 2**20 + 1)}m"
    arguments = folder / "import.args"
    arguments.write_text("\n".join([*OPTIONS, buffer, *files.values()]) + "\n", encoding="utf-8")
    return [arguments, *files]


def _write_nodes(nodes: Iterable[Node], folder: Path, files: dict[Path, str], stack: ExitStack) -> int:
    opened: dict[str, TextIO] = {}
    types_of: dict[str, dict[str, str]] = {}
    longest = 0
    for node in nodes:
        label = node.key.label
        if (types := types_of.get(label)) is None:
            types = types_of[label] = _types(schema().labels[label].properties)
            path = folder / f"nodes-{label}.csv"
            files[path] = f"--nodes=./{path.name}"
            opened[label] = _open(path, [f"id:ID({label})", *_headers(types), ":LABEL"], stack)
        written = _line(
            opened[label], [_cell(node.key.id), *_cells(node.properties, types), _cell(schema().labels[label].labels_of(node.properties))]
        )
        longest = max(longest, written)
    return longest


def _write_edges(edges: Iterable[Edge], folder: Path, files: dict[Path, str], stack: ExitStack) -> int:
    opened: dict[tuple[str, str, str], TextIO] = {}
    types_of: dict[tuple[str, str, str], dict[str, str]] = {}
    longest = 0
    for edge in edges:
        group = edge.source.label, edge.type, edge.target.label
        if (types := types_of.get(group)) is None:
            types = types_of[group] = _types(schema().edges[edge.type].properties)
            path = folder / f"edges-{'-'.join(group)}.csv"
            files[path] = f"--relationships=./{path.name}"
            opened[group] = _open(path, [f":START_ID({group[0]})", f":END_ID({group[2]})", *_headers(types), ":TYPE"], stack)
        written = _line(opened[group], [_cell(edge.source.id), _cell(edge.target.id), *_cells(edge.properties, types), _cell(edge.type)])
        longest = max(longest, written)
    return longest


def _open(path: Path, header: Sequence[str], stack: ExitStack) -> TextIO:
    file = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
    _line(file, header)
    return file


def _line(file: TextIO, cells: Iterable[str]) -> int:
    """Write the cells of one line; return its length in characters."""
    return file.write(",".join(cells) + "\n")


def _types(properties: Mapping[str, Property]) -> dict[str, str]:
    return {key: prop.type for key, prop in properties.items() if key != "id"}


def _headers(types: Mapping[str, str]) -> list[str]:
    return [f"{key}:{TYPES[kind]}" for key, kind in types.items()]


def _cells(properties: Mapping[str, Any], types: Mapping[str, str]) -> list[str]:
    return ["" if (value := properties.get(key)) is None else _cell(value) for key in types]


def _cell(value: Any) -> str:
    """Quote every text: the tool takes an empty cell for no value, but a quoted empty one for an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return '"' + value.replace(ARRAY_DELIMITER, "").replace('"', '""') + '"'
        case _:
            joined = ARRAY_DELIMITER.join(item.replace(ARRAY_DELIMITER, "") for item in value)
            return '"' + joined.replace('"', '""') + '"' if joined else ""
