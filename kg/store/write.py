"""Making a store hold exactly one graph: with `lease` and `ddl` the only writing Cypher of the project.

Order: contributions, nodes, edges, then the nodes that are gone, at last the texts. The graph is a pure function of the contributions, so
they come first, like the log of a database: after an interruption the same build, or any other, completes the graph. A contribution that an
earlier build put in is only ever replaced or removed by a build that was asked to. Labels and types come from the schema, never from texts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, TypeVar

from kg.errors import StoreError
from kg.model import Bulletin, Contribution, Graph
from kg.schema import validate
from kg.schema.read import schema
from kg.store import difference, texts
from kg.store.codec import Packed
from kg.store.difference import Difference
from kg.store.engine import Engine, Statement
from kg.store.lease import Lease
from kg.store.protocol import Changes, Progress
from kg.store.run import Run

T = TypeVar("T")

PUT_NODES = """
UNWIND $rows AS row
MERGE (n:{label} {{id: row.id}})
SET n = row.properties"""
PUT_EDGES = """
UNWIND $rows AS row
MATCH (a:{source} {{id: row.source}})
MATCH (b:{target} {{id: row.target}})
MERGE (a)-[r:{type}]->(b)
SET r = row.properties
WITH count(r) AS written WHERE written = $expected
RETURN written"""
# What goes is collected first: the embedded engine reads on while it deletes, and then misses records that are gone.
DROP_NODES = """
UNWIND $rows AS id
MATCH (n:{label} {{id: id}})
WITH collect(n) AS gone
UNWIND gone AS n
DETACH DELETE n"""
DROP_EDGES = """
UNWIND $rows AS row
MATCH (a:{source} {{id: row.source}})-[r:{type}]->(b:{target} {{id: row.target}})
WITH collect(r) AS gone
UNWIND gone AS r
DELETE r"""
PUT_CONTRIBUTION = """
MERGE (e:Extraction {id: $id})
SET e.sha256 = $sha256, e.data = $data"""

PUT_COVERAGE = "MATCH (b:Build {id: 'build'}) SET b.documents = $documents, b.newest = $newest"

AGAIN = "run it again"
PORTION_BYTES = 4_000_000
"""Most text that one transaction writes if it writes more than one bulletin or document."""


def replace(
    engine: Engine,
    graph: Graph,
    contributions: Iterable[Contribution],
    batch: int,
    progress: Progress | None = None,
    inputs: Iterable[Bulletin] | None = None,
    since: str | None = None,
) -> Changes:
    """Make the store hold exactly this, writing only what differs, `batch` rows in a transaction. Raises StoreError.

    `inputs` are the files that this run was given, all bulletins where it is None; `since` is the revision that the store must still have.
    """
    if problems := validate.check(graph):
        more = f" (and {len(problems) - 5} more)" if len(problems) > 5 else ""
        raise StoreError(f"the graph does not fit the schema: {'; '.join(problems[:5])}{more}")
    held = list(contributions)
    run = Run((one.bulletin for one in held) if inputs is None else inputs, len(held))
    with Lease(engine, since) as lease, _resumable():
        lease.write(run.opened())
        writer = _Writer(lease, batch, progress or (lambda what, done, total: None))
        brought, gone = difference.of_contributions(engine, held)
        writer.contributions(brought, gone)
        changes = writer.graph(difference.of_graph(engine, graph, schema(), lease.renew))
        rewritten = writer.put_texts(*texts.difference(engine, graph, held))
        lease.write(_coverage(held))
        lease.write(run.closed(changes))
        if not (brought or gone or rewritten or any(asdict(changes).values())):
            lease.write(run.forgotten())
        return changes


def _coverage(held: Iterable[Contribution]) -> Statement:
    """Return the statement that says among how many texts, and up to which day, a repeal was looked for."""
    documents = [document for contribution in held for document in contribution.documents]
    days = [day for document in documents for day in (document.signed, document.published) if day]
    return Statement(PUT_COVERAGE, {"documents": len(documents), "newest": max(days, default=None)})


@contextmanager
def _resumable() -> Iterator[None]:
    """Add to an error during writing what to do about it, unless it says so itself."""
    try:
        yield
    except StoreError as error:
        if AGAIN in str(error):
            raise
        raise StoreError(f"{error}; what was written stays and is marked as incomplete, {AGAIN} to complete it") from error


class _Writer:
    """Writes rows in batches and reports progress."""

    def __init__(self, lease: Lease, batch: int, progress: Progress) -> None:
        self._lease = lease
        self._batch = batch
        self._progress = progress

    def contributions(self, changed: Sequence[Packed], gone: Sequence[str]) -> None:
        rows = [
            [Statement(PUT_CONTRIBUTION, packed._asdict()) for packed in part] for part in _portions(changed, lambda one: len(one.data))
        ]
        done = 0
        for statements in rows:
            self._lease.write(*statements)
            done += len(statements)
            self._progress("bulletins", done, len(changed))
        self._send("bulletins removed", [(_drop_nodes("Extraction"), gone)])

    def graph(self, found: Difference) -> Changes:
        nodes = self._send("nodes", [(_put_nodes(label), rows) for label, rows in found.nodes.items()])
        edges_gone = self._send("edges removed", [(_drop_edges(*triple), rows) for triple, rows in found.edges_gone.items()])
        edges = self._send("edges", [(_put_edges(*triple), rows) for triple, rows in found.edges.items()])
        nodes_gone = self._send("nodes removed", [(_drop_nodes(label), rows) for label, rows in found.nodes_gone.items()])
        return Changes(nodes_written=nodes, nodes_removed=nodes_gone, edges_written=edges, edges_removed=edges_gone)

    def put_texts(self, changed: Sequence[texts.Row], gone: Sequence[str]) -> bool:
        """Write and remove these; tell whether there were any."""
        done = 0
        for portion in _portions(changed, lambda row: 3 * len(row["properties"]["body"])):
            self._lease.write(_put_nodes("Text")(portion))
            done += len(portion)
            self._progress("texts", done, len(changed))
        self._send("texts removed", [(_drop_nodes("Text"), gone)])
        return bool(changed or gone)

    def _send(self, what: str, parts: Sequence[tuple[Callable[[Sequence[Any]], Statement], Sequence[Any]]]) -> int:
        """Write the rows of each part by the statement made for it; return how many there were."""
        total, done = sum(len(rows) for _, rows in parts), 0
        for statement, rows in parts:
            for start in range(0, len(rows), self._batch):
                piece = rows[start : start + self._batch]
                self._lease.write(statement(piece))
                done += len(piece)
                self._progress(what, done, total)
        return done


def _put_nodes(label: str) -> Callable[[Sequence[Any]], Statement]:
    return lambda rows: Statement(PUT_NODES.format(label=label), {"rows": rows})


def _put_edges(source: str, kind: str, target: str) -> Callable[[Sequence[Any]], Statement]:
    cypher = PUT_EDGES.format(source=source, type=kind, target=target)
    return lambda rows: Statement(cypher, {"rows": rows, "expected": len(rows)}, must=True)


def _drop_nodes(label: str) -> Callable[[Sequence[Any]], Statement]:
    return lambda rows: Statement(DROP_NODES.format(label=label), {"rows": rows})


def _drop_edges(source: str, kind: str, target: str) -> Callable[[Sequence[Any]], Statement]:
    return lambda rows: Statement(DROP_EDGES.format(source=source, type=kind, target=target), {"rows": rows})


def _portions(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """Split into lists of limited size in bytes; a larger item forms a list of its own."""
    portion: list[T] = []
    held = 0
    for item in items:
        if portion and held + size(item) > PORTION_BYTES:
            yield portion
            portion, held = [], 0
        portion.append(item)
        held += size(item)
    if portion:
        yield portion
