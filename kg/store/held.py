"""What an incremental build reads of a store: look-ups by indexed keys, many at a time, and never a whole label."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from kg.incremental.held import Excerpt
from kg.model import Contribution, Edge, NodeKey, tupled
from kg.schema.read import schema
from kg.store import contributions, excerpts
from kg.store.contributions import KEYS, portions
from kg.store.protocol import RowSource
from kg.store.whole import read_nodes

# The hints: a Neo4j server counts what stands in an index from time to time only, and one that still takes it for empty would
# read the whole of it for each id.
NAMES = """
UNWIND $ids AS wanted
MATCH (n:Names {id: wanted})
USING INDEX SEEK n:Names(id)
RETURN n.id AS id, n.data AS data"""
NODES = """
UNWIND $ids AS wanted
MATCH (n:{label} {{id: wanted}})
USING INDEX SEEK n:{label}(id)
RETURN n.id AS id, properties(n) AS properties"""
EDGES_FROM = f"""
UNWIND $ids AS wanted
MATCH (a:{{label}} {{{{id: wanted}}}})-[r]->(b)
USING INDEX SEEK a:{{label}}(id)
RETURN wanted AS near, type(r) AS type, {schema().label_of("b")} AS label, b.id AS far, properties(r) AS properties"""
EDGES_TO = f"""
UNWIND $ids AS wanted
MATCH (b:{{label}} {{{{id: wanted}}}})<-[r:{{types}}]-(a)
USING INDEX SEEK b:{{label}}(id)
RETURN wanted AS near, type(r) AS type, {schema().label_of("a")} AS label, a.id AS far, properties(r) AS properties"""
REFERRING = tuple(
    f"""
UNWIND $ids AS wanted
MATCH (p:Policy {{id: wanted}}){way}-[r:PUBLISHED_IN]->(b:Bulletin)
USING INDEX SEEK p:Policy(id)
RETURN b.id AS id, r.spans AS spans"""
    for way in ("", "<--(d)", "-[:AMENDS]->(d)")
)


class StoredGraph:
    """Implements `kg.incremental.Held` over the rows of either store."""

    def __init__(self, store: RowSource) -> None:
        """Take what streams rows; nothing is read yet."""
        self.store = store
        """What the rows come from."""

    def contributions(self, ids: Collection[str]) -> dict[str, Contribution]:
        """See `Held`."""
        return {one.bulletin.id: one for one in contributions.read(self.store, ids)}

    def excerpts(self, wanted: Mapping[str, Collection[int | str]]) -> dict[str, Excerpt]:
        """See `Held`."""
        return dict(excerpts.read(self.store, wanted))

    def names(self, keys: Collection[str]) -> dict[str, str]:
        """See `Held`."""
        return {row["id"]: row["data"] for row in self._rows(NAMES, keys)}

    def nodes(self, keys: Collection[NodeKey]) -> dict[NodeKey, dict[str, Any]]:
        """See `Held`."""
        found: dict[NodeKey, dict[str, Any]] = {}
        for label, ids in by_label(keys):
            for row in self._rows(NODES.format(label=label), ids):
                properties = tupled(row["properties"])
                properties.pop("id", None)
                found[NodeKey(label, row["id"])] = properties
        return found

    def edges_from(self, keys: Collection[NodeKey]) -> list[Edge]:
        """See `Held`."""
        return [
            Edge(row["type"], NodeKey(label, row["near"]), NodeKey(row["label"], row["far"]), tupled(row["properties"]))
            for label, ids in by_label(keys)
            for row in self._rows(EDGES_FROM.format(label=label), ids)
        ]

    def edges_to(self, keys: Collection[NodeKey], types: Collection[str]) -> list[Edge]:
        """See `Held`."""
        return [
            Edge(row["type"], NodeKey(row["label"], row["far"]), NodeKey(label, row["near"]), tupled(row["properties"]))
            for label, ids in by_label(keys)
            for row in self._rows(EDGES_TO.format(label=label, types="|".join(sorted(types))), ids)
        ]

    def referring(self, policies: Collection[str]) -> dict[str, set[str]]:
        """See `Held`."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in (row for cypher in REFERRING for row in self._rows(cypher, policies)):
            found[row["id"]].update(row["spans"] or ())
        return dict(found)

    def _rows(self, cypher: str, keys: Collection[str]) -> Iterator[dict[str, Any]]:
        for some in portions(keys, KEYS):
            yield from read_nodes(partial(self.store.stream, cypher, {"ids": some}), "data", "far", "label")


class Rebuilt(StoredGraph):
    """A stored graph while it is computed anew: of the bulletins it holds only those count that were brought again."""

    def __init__(self, store: RowSource) -> None:
        """Take what streams rows; its graph is empty by now."""
        super().__init__(store)
        self.done: set[str] = set()

    def contributions(self, ids: Collection[str]) -> dict[str, Contribution]:
        """See `Held`."""
        return super().contributions(self.done.intersection(ids))

    def excerpts(self, wanted: Mapping[str, Collection[int | str]]) -> dict[str, Excerpt]:
        """See `Held`."""
        return super().excerpts({name: some for name, some in wanted.items() if name in self.done})


def by_label(keys: Collection[NodeKey]) -> Iterator[tuple[str, list[str]]]:
    """Yield labels, sorted, each with the ids of its keys."""
    found: dict[str, list[str]] = defaultdict(list)
    for label, name in keys:
        found[label].append(name)
    return iter(sorted(found.items()))
