"""Small graphs to write, and what a store holds to compare with."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from kg.model import Bulletin, Contribution, Document, Edge, Graph, Node, NodeKey
from kg.schema.read import schema
from kg.store.protocol import Store

EVIDENCE = {"evidence": ("依据《云州省旧厂改造办法》",), "spans": ("甲.txt:3-9",), "rules": ("basis",), "confidence": 0.9}


def policy(name: str, **properties: Any) -> Node:
    return Node(NodeKey("Policy", name), {"title": f"关于{name}的通知", "held": True, **properties})


def ministry(name: str) -> Node:
    return Node(NodeKey("Ministry", name), {"name": name, "short_names": (name[:2], name[-2:])})


def edge(kind: str, source: Node, target: Node, **properties: Any) -> Edge:
    return Edge(kind, source.key, target.key, {**EVIDENCE, **properties})


def graph(*parts: Node | Edge) -> Graph:
    """Of nodes and edges in any order, sorted as the model asks."""
    return Graph(
        tuple(sorted((part for part in parts if isinstance(part, Node)), key=lambda node: node.key)),
        tuple(sorted((part for part in parts if isinstance(part, Edge)), key=lambda part: (part.type, part.source, part.target))),
    )


def held(store: Store) -> Graph:
    """What the store holds, its own nodes left out, in the form of the model."""
    internal = {label.name for label in schema().internal}
    nodes = [row["n"] for row in store.read("MATCH (n) RETURN n")]
    edges = store.read("MATCH (a)-[r]->(b) RETURN labels(a)[0] AS source, r, labels(b)[0] AS target")
    return graph(
        *(Node(NodeKey(node["_label"], node["id"]), properties(node)) for node in nodes if node["_label"] not in internal),
        *(
            Edge(
                row["r"]["_type"],
                NodeKey(row["source"], row["r"]["_source"]),
                NodeKey(row["target"], row["r"]["_target"]),
                properties(row["r"]),
            )
            for row in edges
        ),
    )


def properties(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key[0] != "_" and key != "id"}


def contribution(name: str, *titles: str, sha256: str = "0" * 64) -> Contribution:
    bulletin = Bulletin(name, "云州省政策汇编", "总第2期", None, "2031-05", "compilation", sha256, f"文件/{name}")
    return Contribution(bulletin, tuple(document(name, number, title) for number, title in enumerate(titles, 1)))


def document(bulletin: str, number: int, title: str) -> Document:
    head = {"heading": title, "kind": "policy", "title": title, "doc_number": None, "issuers": (), "issuers_complete": True}
    dates: dict[str, Any] = dict.fromkeys(("signed", "published", "effective", "expires"))
    return Document(bulletin=bulletin, unit=number, line_start=1, line_end=2, start=0, end=9, **head, **dates)


def shuffled(whole: Graph, order: Iterable[int]) -> Graph:
    """The same graph with nodes and edges in another order."""
    order = list(order)
    return Graph(tuple(_in_order(whole.nodes, order)), tuple(_in_order(whole.edges, order)))


def _in_order(items: tuple[Any, ...], order: list[int]) -> list[Any]:
    return [item for _, _, item in sorted((order[index % len(order)], index, item) for index, item in enumerate(items))]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Any text that is Unicode: quotes, line ends, control characters, signs beyond the basic plane."""
NAMES = st.sampled_from("甲乙丙丁戊")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Some policies with any properties, a ministry, and any edges between them."""
    values = st.fixed_dictionaries(
        {}, optional={"title": TEXT, "held": st.booleans(), "keys": st.lists(TEXT, max_size=3).map(tuple), "signed": TEXT}
    )
    policies = [Node(NodeKey("Policy", name), draw(values)) for name in sorted(draw(st.sets(NAMES)))]
    body = ministry("云州省工业厅")
    proof = st.fixed_dictionaries({"confidence": st.floats(0, 1), "evidence": st.lists(TEXT, max_size=2).map(tuple)})
    ends = st.sampled_from(policies) if policies else st.nothing()
    pairs = draw(st.lists(st.tuples(st.sampled_from(("AMENDS", "BASED_ON")), ends, ends), max_size=8 if policies else 0))
    between = [Edge(kind, source.key, target.key, draw(proof)) for kind, source, target in _distinct(pairs)]
    issued = [Edge("ISSUED_BY", node.key, body.key, {"order": draw(st.integers(-(2**63), 2**63 - 1))}) for node in policies]
    return graph(body, *policies, *between, *issued)


def _distinct(pairs: Iterable[tuple[str, Node, Node]]) -> list[tuple[str, Node, Node]]:
    return list({(kind, source.key, target.key): (kind, source, target) for kind, source, target in pairs}.values())
