"""What an incremental build reads and writes, held in one SQLite file: for graphs that go to Neo4j as files, larger than memory.

Nothing survives a crash: the file is made for one run.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from kg.incremental.held import Coverage, Excerpt, Step, span_of
from kg.model import Contribution, Document, Edge, Node, NodeKey, tupled
from kg.store import codec
from kg.store.held import by_label
from kg.store.recent import Recent

TABLES = """
CREATE TABLE contributions (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE bulletins (id TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (bulletin TEXT NOT NULL, unit INTEGER NOT NULL, span TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (bulletin, unit));
CREATE INDEX documents_at ON documents (bulletin, span);
CREATE TABLE names (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE nodes (key INTEGER PRIMARY KEY, label TEXT NOT NULL, id TEXT NOT NULL, properties TEXT NOT NULL, UNIQUE (label, id));
CREATE TABLE edges (
    source INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL, properties TEXT NOT NULL, PRIMARY KEY (source, type, target)
) WITHOUT ROWID;
CREATE INDEX edges_to ON edges (target, type);
"""
FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_spill = OFF; PRAGMA cache_size = -{kilobytes};"
"""What is not committed stays in memory: a page that is written earlier would lock the file until the step ends."""
CACHE = 100_000
"""Kilobytes of the file that a connection keeps in memory."""
PATIENCE = 600.0
"""Seconds for which a process waits for another one that commits, or that reads while it wants to commit."""

WANTED = "(SELECT value AS wanted FROM json_each(?))"
KEY = "(SELECT key FROM nodes WHERE label = ? AND id = ?)"
PUT_NODE = "INSERT INTO nodes (label, id, properties) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET properties = excluded.properties"
PUT_EDGE = f"INSERT OR REPLACE INTO edges VALUES ({KEY}, ?, {KEY}, ?)"
DROP_EDGE = f"DELETE FROM edges WHERE source = {KEY} AND type = ? AND target = {KEY}"
CONTRIBUTIONS = f"SELECT id, sha256, data FROM {WANTED} CROSS JOIN contributions ON id = wanted"
BULLETINS = f"SELECT id, data FROM {WANTED} CROSS JOIN bulletins ON id = wanted"
DOCUMENTS = """
SELECT bulletin, unit, data FROM json_each(?) AS w CROSS JOIN documents
ON bulletin = json_extract(w.value, '$[0]') AND unit = json_extract(w.value, '$[1]')
"""
"""By pairs of bulletin and unit."""
DOCUMENTS_AT = DOCUMENTS.replace("unit =", "span =")
"""By pairs of bulletin and span."""
NODES = f"SELECT id, properties FROM {WANTED} CROSS JOIN nodes ON label = ? AND id = wanted"
EDGES = "SELECT e.type, a.label, a.id, b.label, b.id, e.properties FROM "
EDGES_FROM = EDGES + (
    f"{WANTED} CROSS JOIN nodes a ON a.label = ? AND a.id = wanted "
    "CROSS JOIN edges e ON e.source = a.key CROSS JOIN nodes b ON b.key = e.target"
)
EDGES_TO = EDGES + (
    f"{WANTED} CROSS JOIN nodes b ON b.label = ? AND b.id = wanted CROSS JOIN edges e ON e.target = b.key "
    "AND e.type IN (SELECT value FROM json_each(?)) CROSS JOIN nodes a ON a.key = e.source"
)
ALL_EDGES = EDGES + (
    "edges e CROSS JOIN nodes a ON a.key = e.source CROSS JOIN nodes b ON b.key = e.target ORDER BY e.source, e.type, e.target"
)
REFERRING = f"""
WITH named AS (SELECT key FROM {WANTED} CROSS JOIN nodes ON label = 'Policy' AND id = wanted),
near AS (
    SELECT key FROM named
    UNION SELECT source FROM named CROSS JOIN edges ON target = key
    UNION SELECT target FROM named CROSS JOIN edges ON source = key AND type = 'AMENDS'
)
SELECT b.id, e.properties
FROM near CROSS JOIN edges e ON e.source = near.key AND e.type = 'PUBLISHED_IN' CROSS JOIN nodes b ON b.key = e.target
"""


class SqliteGraph:
    """Implements `kg.incremental.held.Held`; `apply` writes a step."""

    def __init__(self, path: Path) -> None:
        """Make the file. Raises sqlite3.Error where that cannot be."""
        self.coverage: Coverage | None = None
        """Of the last step."""
        self._path = path
        self._recent = Recent()
        self._file = self._opened()
        self._file.executescript(TABLES)

    def _opened(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, PATIENCE, isolation_level=None)
        file.executescript(FAST.format(kilobytes=CACHE))
        return file

    def reopen(self) -> None:
        """Read and write by a connection of its own, in a process that was forked from the one that made the file."""
        # Closed here, the old one would take its state with it.
        self._forked_with, self._file = self._file, self._opened()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def contributions(self, ids: Collection[str]) -> dict[str, Contribution]:
        """See `Held`."""
        found = self._recent.get(ids)
        if missing := [name for name in ids if name not in found]:
            rows = self._file.execute(CONTRIBUTIONS, (_array(missing),))
            found |= {row[0]: codec.unpack_own(codec.Packed(*row)) for row in rows}
        self._recent.put(found.values())
        return found

    def excerpts(self, wanted: Mapping[str, Collection[int | str]]) -> dict[str, Excerpt]:
        """See `Held`."""
        found = {name: Excerpt.all_of(one) for name, one in self._recent.get(wanted.keys()).items()}
        missing = {name: some for name, some in wanted.items() if name not in found}
        if not missing:
            return found
        units = [(name, unit) for name, some in missing.items() for unit in some if isinstance(unit, int)]
        spans = [(name, span) for name, some in missing.items() for one in some if isinstance(one, str) for span in ("", one)]
        documents: dict[str, dict[int, Document]] = {name: {} for name in missing}
        for statement, pairs in ((DOCUMENTS, units), (DOCUMENTS_AT, sorted(set(spans)))):
            for bulletin, unit, data in self._file.execute(statement, (json.dumps(pairs, ensure_ascii=False),)):
                if unit not in documents[bulletin]:
                    documents[bulletin][unit] = codec.unpack_document(data)
        for name, data in self._file.execute(BULLETINS, (_array(missing),)):
            found[name] = Excerpt(codec.unpack_bulletin(data), tuple(documents[name].values()), False)
        return found

    def names(self, keys: Collection[str]) -> dict[str, str]:
        """See `Held`."""
        return dict(self._file.execute(f"SELECT id, data FROM {WANTED} CROSS JOIN names ON id = wanted", (_array(keys),)))

    def nodes(self, keys: Collection[NodeKey]) -> dict[NodeKey, dict[str, Any]]:
        """See `Held`."""
        rows = ((label, row) for label, ids in by_label(keys) for row in self._file.execute(NODES, (_array(ids), label)))
        return {NodeKey(label, name): _read(text) for label, (name, text) in rows}

    def edges_from(self, keys: Collection[NodeKey]) -> list[Edge]:
        """See `Held`."""
        return [_edge(row) for label, ids in by_label(keys) for row in self._file.execute(EDGES_FROM, (_array(ids), label))]

    def edges_to(self, keys: Collection[NodeKey], types: Collection[str]) -> list[Edge]:
        """See `Held`."""
        chosen = _array(types)
        return [_edge(row) for label, ids in by_label(keys) for row in self._file.execute(EDGES_TO, (_array(ids), label, chosen))]

    def referring(self, policies: Collection[str]) -> dict[str, set[str]]:
        """See `Held`."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, text in self._file.execute(REFERRING, (_array(policies),)):
            found[name].update(msgspec.json.decode(text).get("spans", ()))
        return dict(found)

    def apply(self, step: Step) -> None:
        """Write a step. Raises sqlite3.IntegrityError where an edge has lost an end."""
        self.write(step)
        self.note(step)

    def note(self, step: Step) -> None:
        """Remember what is asked for soonest of a step that another process writes."""
        self._recent.drop(step.contributions_gone)
        self._recent.put(step.contributions)
        self.coverage = step.coverage

    def write(self, step: Step) -> None:
        """Write a step into the file, in a process that need not know it afterwards. Raises what `apply` raises."""
        file = self._file
        file.execute("BEGIN")
        file.executemany(DROP_EDGE, ((*source, kind, *target) for kind, source, target in step.edges_gone))
        file.executemany("DELETE FROM nodes WHERE label = ? AND id = ?", step.nodes_gone)
        file.executemany(PUT_NODE, ((*node.key, _text(node.properties)) for node in step.nodes))
        file.executemany(PUT_EDGE, ((*edge.source, edge.type, *edge.target, _text(edge.properties)) for edge in step.edges))
        for table, gone in (("contributions", step.contributions_gone), ("bulletins", step.contributions_gone), ("names", step.names_gone)):
            file.executemany(f"DELETE FROM {table} WHERE id = ?", ((name,) for name in gone))
        anew = (*step.contributions_gone, *(one.bulletin.id for one in step.contributions))
        file.executemany("DELETE FROM documents WHERE bulletin = ?", ((name,) for name in anew))
        file.executemany("INSERT INTO documents VALUES (?, ?, ?, ?)", (row for one in step.contributions for row in _documents(one)))
        bulletins = ((one.bulletin.id, codec.pack_bulletin(one.bulletin)) for one in step.contributions)
        file.executemany("INSERT OR REPLACE INTO bulletins VALUES (?, ?)", bulletins)
        file.executemany("INSERT OR REPLACE INTO contributions VALUES (?, ?, ?)", map(codec.pack, step.contributions))
        file.executemany("INSERT OR REPLACE INTO names VALUES (?, ?)", (step.names or {}).items())
        file.execute("COMMIT")

    def all_nodes(self) -> Iterator[Node]:
        """Yield the nodes by label and id, and those that a store keeps beside the graph: contributions and the name index.

        Lists of properties are lists.
        """
        for label, name, text in self._file.execute("SELECT label, id, properties FROM nodes ORDER BY label, id"):
            yield Node(NodeKey(label, name), msgspec.json.decode(text))
        internal = {
            "Extraction": ("contributions", "sha256, data"),
            "Names": ("names", "data"),
        }
        for label, (table, columns) in internal.items():
            for name, *values in self._file.execute(f"SELECT id, {columns} FROM {table} ORDER BY id"):
                yield Node(NodeKey(label, name), dict(zip(columns.split(", "), values, strict=True)))

    def all_edges(self) -> Iterator[Edge]:
        """Yield the edges, those of one source one after the other; lists of properties are lists."""
        for kind, source, start, target, end, text in self._file.execute(ALL_EDGES):
            yield Edge(kind, NodeKey(source, start), NodeKey(target, end), msgspec.json.decode(text))

    def known(self, label: str, ids: Collection[str]) -> set[str]:
        """Return those of the ids that nodes of the label have, also of the name index."""
        if label == "Names":
            return {name for (name,) in self._file.execute(f"SELECT id FROM {WANTED} CROSS JOIN names ON id = wanted", (_array(ids),))}
        return {name for name, _ in self._file.execute(NODES, (_array(ids), label))}

    def counts(self) -> dict[str, int]:
        """Return how many nodes of each label, edges of each type and bulletins there are (as `Extraction`)."""
        nodes = self._file.execute("SELECT label, count(*) FROM nodes GROUP BY label ORDER BY label")
        edges = self._file.execute("SELECT type, count(*) FROM edges GROUP BY type ORDER BY type")
        bulletins = self._file.execute("SELECT 'Extraction', count(*) FROM contributions")
        return dict([*nodes, *edges, *bulletins])


def _documents(one: Contribution) -> Iterator[tuple[str, int, str, bytes]]:
    for document in one.documents:
        yield document.bulletin, document.unit, span_of(document), codec.pack_document(document)


def _array(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _text(properties: Mapping[str, Any]) -> str:
    return msgspec.json.encode(properties).decode("utf-8")


def _read(text: str) -> dict[str, Any]:
    return tupled(msgspec.json.decode(text))


def _edge(row: tuple[str, str, str, str, str, str]) -> Edge:
    kind, *ends, text = row
    return Edge(kind, NodeKey(*ends[:2]), NodeKey(*ends[2:]), _read(text))
