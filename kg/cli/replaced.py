"""Replaces what a store holds, and summarises the change: the last step of `kg build`, `kg remove` and `kg copy`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.cli.progress import progress_of
from kg.model import Contribution, Graph

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.store.protocol import Changes, Store


def replace_contributions(
    store: "Store", kept: Mapping[str, Contribution], fresh: Iterable[str], shown: "Progress", since: str
) -> list[dict[str, Any]]:
    """Make the store hold the `kept` bulletins and no others, and return a summary as rows; `fresh` names those loaded by this run.

    Raises StoreError, also where another build has written since that revision.
    """
    from kg.build import build

    contributions = [kept[name] for name in sorted(kept)]
    graph = build(contributions)
    store.prepare()
    return _summary(graph, store.replace(graph, contributions, progress_of(shown), [kept[name].bulletin for name in fresh], since))


def _summary(graph: Graph, changes: "Changes") -> list[dict[str, Any]]:
    nodes, edges = Counter(node.key.label for node in graph.nodes), Counter(edge.type for edge in graph.edges)
    written = {name: getattr(changes, name) for name in ("nodes_written", "nodes_removed", "edges_written", "edges_removed")}
    groups = (("node", nodes), ("edge", edges), ("change", written))
    return [{"what": what, "name": name, "count": count} for what, counts in groups for name, count in counts.items()]
