"""What a build asks of a server goes by indexes: no plan reads a whole label or a whole index."""

import pytest

from kg.store import contributions, held, write
from kg.store.engine import Statement
from kg.store.neo4j.store import Neo4jStore

SCANS = ("NodeByLabelScan", "NodeIndexScan", "AllNodesScan", "RelationshipTypeScan", "AllRelationshipsScan")
ENDS = {"source": "Policy", "type": "BASED_ON", "target": "Policy", "label": "Policy", "types": "AMENDS|BASED_ON|SUPERSEDES"}
STATEMENTS = {
    "contributions after": contributions.AFTER,
    "contributions by id": contributions.BY_ID,
    "checksums": contributions.DIGESTS,
    "ids": contributions.IDS,
    "below": contributions.BELOW,
    "same bytes": contributions.SAME_BYTES,
    "names": held.NAMES,
    "nodes": held.NODES.format(**ENDS),
    "edges from": held.EDGES_FROM.format(**ENDS),
    "edges to": held.EDGES_TO.format(**ENDS),
    **{f"referring {number}": cypher for number, cypher in enumerate(held.REFERRING)},
    "put nodes": write.PUT_NODES.format(**ENDS),
    "put edges": write.PUT_EDGES.format(**ENDS),
    "drop nodes": write.DROP_NODES.format(**ENDS),
    "drop edges": write.DROP_EDGES.format(**ENDS),
}
NOTHING = {"rows": [], "ids": [], "digests": [], "after": "", "page": 1, "folder": "", "expected": 0}


FILL = """
UNWIND range(1, 3000) AS x
CREATE (p:Policy {id: toString(x)})-[:BASED_ON]->(:Policy {id: toString(-x)})
CREATE (p)-[:PUBLISHED_IN]->(:Bulletin {id: toString(x), sha256: toString(x)})
CREATE (:Names {id: toString(x)}), (:Extraction {id: toString(x)})"""


def operators(plan):
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.fixture(scope="module")
def plans(neo4j_store: Neo4jStore) -> dict[str, set[str]]:
    """The operators of each statement, by a server that has nodes and takes its indexes for empty, as in the first minute of a load.

    It counts what an index holds from time to time only, so all are planned at once.
    """
    for cypher in ("MATCH (n) DETACH DELETE n", "CALL db.prepareForReplanning()", FILL):
        neo4j_store.transact([Statement(cypher, {})])
    with neo4j_store._line.session("WRITE") as session:
        return {name: set(operators(session.run(f"EXPLAIN {cypher}", NOTHING).consume().plan)) for name, cypher in STATEMENTS.items()}


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_plan_reads_a_whole_label_or_index(plans: dict[str, set[str]], name: str) -> None:
    assert not plans[name].intersection(SCANS), plans[name]
    # The newest servers merge a node by its unique index in one operator.
    assert [one for one in plans[name] if "Seek" in one or one == "MergeUniqueNode"], plans[name]
