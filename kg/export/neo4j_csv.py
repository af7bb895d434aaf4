"""What `neo4j-admin database import full` takes: a file for each label and each (start, type, end), and the arguments beside them.

cd DIR && neo4j-admin database import full neo4j --overwrite-destination @import.args
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

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
    return write_arguments(folder, write_nodes(nodes, folder), write_edges(edges, folder))


class Tables(NamedTuple):
    """What one kind of tables came to."""

    files: list[Path]
    arguments: list[str]
    """Of the tool, one for each file."""
    longest: int
    """Characters of the longest line."""


def write_nodes(nodes: Iterable[Node], folder: Path) -> Tables:
    """Write `nodes-LABEL.csv`."""
    tables: dict[str, _Table] = {}
    labels = schema().labels
    longest = 0
    with ExitStack() as stack:
        for key, properties in ((node.key, node.properties) for node in nodes):
            label = labels[key.label]
            if (table := tables.get(key.label)) is None:
                path = folder / f"nodes-{key.label}.csv"
                table = tables[key.label] = _Table(path, [f"id:ID({key.label})"], label.properties, ":LABEL", stack)
            own = _strings(label.labels_of(properties)) if label.sublabels else _string(key.label)
            longest = max(longest, table.line([_string(key.id), *table.cells(properties), own]))
    return Tables([table.path for table in tables.values()], [f"--nodes=./{table.path.name}" for table in tables.values()], longest)


def write_edges(edges: Iterable[Edge], folder: Path) -> Tables:
    """Write `edges-START-TYPE-END.csv`."""
    tables: dict[tuple[str, str, str], _Table] = {}
    longest = 0
    with ExitStack() as stack:
        for edge in edges:
            group = edge.source.label, edge.type, edge.target.label
            if (table := tables.get(group)) is None:
                path = folder / f"edges-{'-'.join(group)}.csv"
                ends = [f":START_ID({group[0]})", f":END_ID({group[2]})"]
                table = tables[group] = _Table(path, ends, schema().edges[edge.type].properties, ":TYPE", stack)
            cells = [_string(edge.source.id), _string(edge.target.id), *table.cells(edge.properties), _string(edge.type)]
            longest = max(longest, table.line(cells))
    return Tables([table.path for table in tables.values()], [f"--relationships=./{table.path.name}" for table in tables.values()], longest)


def write_arguments(folder: Path, nodes: Tables, edges: Tables) -> list[Path]:
    """Write `import.args` for tables that were written; return it and their files."""
    # In UTF-8 a character takes four bytes at most.
    buffer = f"--read-buffer-size={max(BUFFER_MEGABYTES, max(nodes.longest, edges.longest) * 4 // 2**20 + 1)}m"
    path = folder / "import.args"
    path.write_text("\n".join([*OPTIONS, buffer, *nodes.arguments, *edges.arguments]) + "\n", encoding="utf-8")
    return [path, *nodes.files, *edges.files]


class _Table:
    """One file."""

    def __init__(self, path: Path, keys: Sequence[str], properties: Mapping[str, Property], last: str, stack: ExitStack) -> None:
        """Write its header: `keys`, the properties but for the id, and `last`."""
        self.path = path
        self._file = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
        types = {name: prop.type for name, prop in properties.items() if name != "id"}
        self._cells = [(name, _CELLS[kind]) for name, kind in types.items()]
        self.line([*keys, *(f"{name}:{TYPES[kind]}" for name, kind in types.items()), last])

    def line(self, cells: Iterable[str]) -> int:
        """Write the cells of one line; return its length in characters."""
        return self._file.write(",".join(cells) + "\n")

    def cells(self, properties: Mapping[str, Any]) -> list[str]:
        """Return the cells of properties; what is not there has an empty one."""
        return ["" if (value := properties.get(name)) is None else cell(value) for name, cell in self._cells]


def _string(value: str) -> str:
    """Quote every text: the tool takes an empty cell for no value, but a quoted empty one for an empty text."""
    return '"' + value.replace(ARRAY_DELIMITER, "").replace('"', '""') + '"'


def _strings(values: Sequence[str]) -> str:
    joined = ARRAY_DELIMITER.join([item.replace(ARRAY_DELIMITER, "") for item in values])
    return '"' + joined.replace('"', '""') + '"' if joined else ""


def _boolean(value: bool) -> str:
    return "true" if value else "false"


_CELLS: Mapping[str, Callable[[Any], str]] = {
    "string": _string,
    "strings": _strings,
    "integer": repr,
    "float": repr,
    "boolean": _boolean,
}
"""By the type of a property."""
