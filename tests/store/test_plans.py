"""What a build asks of a server goes by indexes: no plan reads a whole label."""

import pytest

from kg.store import contributions, held, write
from kg.store.neo4j.store import Neo4jStore

SCANS = ("NodeByLabelScan", "AllNodesScan", "RelationshipTypeScan", "AllRelationshipsScan")
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


def operators(plan):
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("cypher", STATEMENTS.values(), ids=STATEMENTS)
def test_no_plan_reads_a_whole_label(neo4j_store: Neo4jStore, cypher: str) -> None:
    session = neo4j_store._line.session("WRITE")
    with session:
        plan = session.run(f"EXPLAIN {cypher}", NOTHING).consume().plan
    used = set(operators(plan))
    assert not used.intersection(SCANS), used
    assert [one for one in used if "Seek" in one]
