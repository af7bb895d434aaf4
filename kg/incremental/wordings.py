"""The wordings of laws that a step changes: nodes `Wording`. Their edges are among those of `Edges`."""

from kg.incremental.edges import Edges
from kg.incremental.held import Held
from kg.model import Node, NodeKey, tupled


class Wordings:
    """What is to be written and removed."""

    def __init__(self, held: Held, edges: Edges) -> None:
        """Compare the wordings of all sources that are touched with what they were."""
        after = {key: edges.draft.properties(key) for key in edges.draft.keys("Wording")}
        before = {key: tupled(found) for key, found in held.nodes(edges.wordings | after.keys()).items()}
        self.nodes = [Node(key, after[key]) for key in sorted(after) if before.get(key) != after[key]]
        self.gone: set[NodeKey] = before.keys() - after.keys()
