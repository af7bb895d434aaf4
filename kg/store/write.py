"""A step of a build as the statements that write it: with `lease`, `run`, `rebuild` and `ddl` the only writing Cypher of the project.

Labels and types come from the schema, never from texts. All statements of a step belong into one transaction.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from kg.incremental.held import Step
from kg.schema.model import Sublabel
from kg.schema.read import schema
from kg.store.codec import pack
from kg.store.engine import Statement

PUT_NODES = """
UNWIND $rows AS row
MERGE (n:{label} {{id: row.id}})
SET n = row"""
DROP_SUBLABELS = """
REMOVE n:{names}"""
PUT_SUBLABEL = """
FOREACH (_ IN CASE WHEN row.{property} = {value} THEN [1] ELSE [] END | SET n:{name})"""
# The hints: see `held`.
PUT_EDGES = """
UNWIND $rows AS row
MATCH (a:{source} {{id: row.source}})
USING INDEX SEEK a:{source}(id)
MATCH (b:{target} {{id: row.target}})
USING INDEX SEEK b:{target}(id)
MERGE (a)-[r:{type}]->(b)
SET r = row.properties
WITH count(r) AS written WHERE written = $expected
RETURN written"""
# What goes is collected first: the embedded engine reads on while it deletes, and then misses records that are gone.
DROP_NODES = """
UNWIND $rows AS id
MATCH (n:{label} {{id: id}})
USING INDEX SEEK n:{label}(id)
WITH collect(n) AS gone
UNWIND gone AS n
DETACH DELETE n"""
DROP_EDGES = """
UNWIND $rows AS row
MATCH (a:{source} {{id: row.source}})-[r:{type}]->(b:{target} {{id: row.target}})
USING INDEX SEEK a:{source}(id)
USING INDEX SEEK b:{target}(id)
WITH collect(r) AS gone
UNWIND gone AS r
DELETE r"""
PUT_COVERAGE = "MATCH (b:Build {id: 'build'}) SET b.documents = $documents, b.newest = $newest"

Row = dict[str, Any]
T = TypeVar("T")


def statements(step: Step, batch: int, sublabels: bool = False) -> Iterator[Statement]:
    """Yield what writes a step, in an order in which it can be run, with at most `batch` rows each; with second labels or without."""
    kept = [packed._asdict() for packed in map(pack, step.contributions)]
    names = [{"id": key, "data": data} for key, data in sorted((step.names or {}).items())]
    yield from _put_nodes("Extraction", kept, batch)
    yield from _put_nodes("Names", names, batch)
    for label, rows in sorted(_nodes(step).items()):
        yield from _put_nodes(label, rows, batch, sublabels)
    for (source, kind, target), keys in sorted(_edges_gone(step).items()):
        yield from (Statement(DROP_EDGES.format(source=source, type=kind, target=target), {"rows": some}) for some in _cut(keys, batch))
    for (source, kind, target), rows in sorted(_edges(step).items()):
        cypher = PUT_EDGES.format(source=source, type=kind, target=target)
        yield from (Statement(cypher, {"rows": some, "expected": len(some)}, must=True) for some in _cut(rows, batch))
    for label, gone in sorted(_gone(step).items()):
        yield from (drop_nodes(label, some) for some in _cut(gone, batch))
    if step.coverage:
        yield Statement(PUT_COVERAGE, step.coverage._asdict())


def drop_nodes(label: str, ids: Collection[str]) -> Statement:
    """Return what removes these nodes with all their edges."""
    return Statement(DROP_NODES.format(label=label), {"rows": list(ids)})


def plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties with lists in place of tuples, as a database gives them back."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _put_nodes(label: str, rows: Sequence[Row], batch: int, sublabels: bool = False) -> Iterator[Statement]:
    cypher = PUT_NODES.format(label=label) + _put_sublabels(schema().labels[label].sublabels if sublabels else ())
    return (Statement(cypher, {"rows": some}) for some in _cut(rows, batch))


def _put_sublabels(those: Sequence[Sublabel]) -> str:
    if not those:
        return ""
    put = (PUT_SUBLABEL.format(property=one.property, value=json.dumps(one.value), name=one.name) for one in those)
    return DROP_SUBLABELS.format(names=":".join(one.name for one in those)) + "".join(put)


def _nodes(step: Step) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for node in step.nodes:
        rows[node.key.label].append({"id": node.key.id, **plain(node.properties)})
    return rows


def _edges(step: Step) -> dict[tuple[str, str, str], list[Row]]:
    rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for edge in step.edges:
        row = {"source": edge.source.id, "target": edge.target.id, "properties": plain(edge.properties)}
        rows[edge.source.label, edge.type, edge.target.label].append(row)
    return rows


def _edges_gone(step: Step) -> dict[tuple[str, str, str], list[Row]]:
    rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for kind, source, target in step.edges_gone:
        rows[source.label, kind, target.label].append({"source": source.id, "target": target.id})
    return rows


def _gone(step: Step) -> dict[str, list[str]]:
    gone: dict[str, list[str]] = defaultdict(list)
    gone |= {"Extraction": list(step.contributions_gone), "Names": list(step.names_gone)}
    for label, name in step.nodes_gone:
        gone[label].append(name)
    return gone


def _cut(rows: Sequence[T], batch: int) -> Iterator[list[T]]:
    return (list(rows[start : start + batch]) for start in range(0, len(rows), batch))
