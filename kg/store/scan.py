"""Reads a whole stored graph page by page in the order of the ids, in constant memory."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from kg.errors import StoreError
from kg.model import Edge, Node, NodeKey, tupled
from kg.schema.model import Label
from kg.schema.read import schema
from kg.store.protocol import Progress, Row, Store
from kg.store.whole import read_nodes

UNFINISHED = "MATCH (b:Build {complete: false}) RETURN b.started AS started"
RUNS = "MATCH (r:Run) RETURN properties(r) AS run ORDER BY r.started, r.id"
NEWEST_RUN = "MATCH (r:Run) RETURN r.id AS id ORDER BY r.started DESC, r.id DESC LIMIT 1"
COUNT = "MATCH (n:{label}) RETURN count(n) AS nodes"
NODES = "MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id, properties(n) AS properties ORDER BY n.id LIMIT $page"
IDS = "MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id ORDER BY n.id LIMIT $page"
MISLABELLED = """
MATCH (n:{label}) WHERE n.id > $after AND (n:{sublabel}) <> coalesce(n.{property} = $value, false)
RETURN n.id AS id, n:{sublabel} AS has, n.{property} AS value ORDER BY n.id LIMIT $page"""
EDGES = """
UNWIND $ids AS wanted
MATCH (a:{source} {{id: wanted}})-[r:{type}]->(b:{target})
RETURN wanted AS source, b.id AS target, properties(r) AS properties"""

PAGE = 1000
"""Nodes, or nodes whose edges are read, at a time."""
TEXT_PAGE = 50
"""Of nodes that hold whole texts, as the store's own do."""


class Scan:
    """The nodes and edges of a store; each call reads them anew."""

    def __init__(self, store: Store, progress: Progress | None = None) -> None:
        """Take the store; nothing is read yet."""
        self._store = store
        self._progress = progress or (lambda what, done, total: None)

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes that people see, label by label, by id."""
        labels = schema().public
        done, total = 0, self._count(labels)
        for label in labels:
            for page in self._pages(NODES, label, TEXT_PAGE if label.compared != tuple(label.properties) else PAGE):
                yield from (_node(label, row) for row in page)
                done += len(page)
                self._progress("nodes", done, total)

    def mislabelled(self) -> Iterator[str]:
        """Yield what is wrong with second labels: who has one that does not follow from the property, and who lacks one that does."""
        for label in schema().public if self._store.sublabels else ():
            for one in label.sublabels:
                statement = MISLABELLED.format(label=label.name, sublabel=one.name, property=one.property)
                after = ""
                while rows := self._read(statement, {"after": after, "value": one.value, "page": PAGE}):
                    for row in rows:
                        said = f"{'has' if row['has'] else 'lacks'} :{one.name}, but {one.property} is {row['value']!r}"
                        yield f"{label.name} {row['id']!r}: {said}"
                    after = rows[-1]["id"]

    def internal(self) -> Iterator[Node]:
        """Yield the store's own nodes: what it keeps of each bulletin, its runs and its state."""
        for label in schema().internal:
            for page in self._pages(NODES, label, TEXT_PAGE):
                yield from (_node(label, row) for row in page)

    def runs(self) -> tuple[Row, ...]:
        """Return the runs, the oldest first, without the files that they were given."""
        return tuple(row["run"] for row in self._store.read(RUNS))

    def ids(self, label: str) -> Iterator[list[str]]:
        """Yield the ids of the nodes of a label, page by page."""
        for page in self._pages(IDS, schema().labels[label], PAGE):
            yield [row["id"] for row in page]

    def edges(self) -> Iterator[Edge]:
        """Yield the edges by the label of their source, page by page; in a page by type, source and target."""
        triples = defaultdict(list)
        for source, kind, target in schema().triples():
            triples[source].append((kind, target))
        labels = [label for label in schema().public if label.name in triples]
        done, total = 0, self._count(labels)
        for label in labels:
            for ids in self.ids(label.name):
                for kind, target in triples[label.name]:
                    yield from self._between(label.name, kind, target, ids)
                done += len(ids)
                self._progress("nodes whose edges were read", done, total)

    def _between(self, source: str, kind: str, target: str, ids: list[str]) -> Iterator[Edge]:
        rows = self._read(EDGES.format(source=source, type=kind, target=target), {"ids": ids})
        for row in sorted(rows, key=lambda row: (row["source"], row["target"])):
            yield Edge(kind, NodeKey(source, row["source"]), NodeKey(target, row["target"]), tupled(row["properties"]))

    def _pages(self, statement: str, label: Label, size: int) -> Iterator[list[dict[str, Any]]]:
        after = ""
        while page := self._read(statement.format(label=label.name), {"after": after, "page": size}):
            yield page
            after = page[-1]["id"]

    def _read(self, statement: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Return rows of which none lost a node to a build that runs meanwhile."""
        return read_nodes(partial(self._store.read, statement, parameters), "target")

    def _count(self, labels: "tuple[Label, ...] | list[Label]") -> int:
        return sum(int(self._store.read(COUNT.format(label=label.name))[0]["nodes"]) for label in labels)


@contextmanager
def unchanged(store: Store, whole: bool = True) -> Iterator[None]:
    """Guard reads that must be consistent. Raises StoreError if a build changed the graph meanwhile.

    If it is to be `whole`, also where a build runs, or did not come to its end.
    """
    if whole and store.read(UNFINISHED):
        raise StoreError(f"the last build into {store.uri} is running or did not come to its end; wait, or run kg build again")
    before = store.read(NEWEST_RUN)
    yield
    if store.read(NEWEST_RUN) != before:
        raise StoreError(f"a build changed {store.uri} while it was read; start again")


def _node(label: Label, row: Mapping[str, Any]) -> Node:
    return Node(NodeKey(label.name, row["id"]), {key: value for key, value in tupled(row["properties"]).items() if key != "id"})
