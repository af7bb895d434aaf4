"""A graph small enough to know by heart: three bodies, six policies, an article, two bulletins, one or two of everything else.

甲部 became 乙部 in 2030. 甲办法 (2021) was repealed by 乙办法 (2031), which amends 总则, rests on 根本法, advances 灯塔行动,
addresses 船舶制造 and cites an old edition of a standard. An article interprets it. 丙细则, by two bodies, still rests on 甲办法.
丁通知 has no edge to any other document.
"""

from typing import Any

from kg.model import Edge, Graph, Node, NodeKey

OLD, NEW, RULES, LAW, JOINT, ALONE = "甲规〔2021〕1号", "乙规〔2031〕2号", "总则", "根本法", "乙规〔2031〕1号", "丁通知"
ALWAYS = "0001-01-01 "


def _node(label: str, id_: str, **properties: Any) -> Node:
    return Node(NodeKey(label, id_), properties)


def _edge(type_: str, source: tuple[str, str], target: tuple[str, str], quote: str = "", **properties: Any) -> Edge:
    proof = {"evidence": (quote,), "spans": ("b.txt:0-9",), "rules": ("cue",), "confidence": 0.9} if quote else {}
    return Edge(type_, NodeKey(*source), NodeKey(*target), proof | properties)


P_OLD, P_NEW, P_RULES, P_LAW, P_JOINT, P_ALONE = (("Policy", name) for name in (OLD, NEW, RULES, LAW, JOINT, ALONE))
A_READING = ("Article", "乙办法解读")
M_OLD, M_NEW, M_OTHER = (("Ministry", name) for name in ("甲部", "乙部", "丙部"))
S_OLD, S_NEW = ("Standard", "GB 1-2020"), ("Standard", "GB 1-2030")
PLAN, SHIPS, TRADE = ("Programme", "灯塔行动"), ("Industry", "373"), ("Industry", "37")
B_ONE, B_TWO = ("Bulletin", "a.txt"), ("Bulletin", "b.txt")

NODES = [
    _node(
        *P_OLD,
        title="甲办法",
        title_key="甲办法",
        number=OLD,
        kind="policy",
        signed="2021-03-05",
        date="2021-03-05",
        status="repealed",
        validity=(f"{ALWAYS}not_yet_effective", "2021-03-05 in_force", "2031-05-01 repealed"),
        held=True,
        documents=2,
        keys=(OLD, "甲办法"),
    ),
    _node(
        *P_NEW,
        title="乙办法",
        title_key="乙办法",
        number=NEW,
        kind="policy",
        form="通知",
        rank="规范性文件",
        comments_until="2031-01-31",
        signed="2031-04-01",
        published="2031-04-02",
        date="2031-04-01",
        effective="2031-05-01",
        effective_quote="自2031年5月1日起施行",
        effective_span="b.txt:3-17",
        expires="2036-04-30",
        status="in_force",
        validity=(f"{ALWAYS}not_yet_effective", "2031-05-01 in_force", "2036-05-01 expired"),
        held=True,
        documents=1,
        keys=(NEW, "乙办法"),
        keywords=("造船",),
    ),
    _node(
        *P_RULES,
        title="总则",
        title_key="总则",
        date="",
        status="unknown",
        validity=(f"{ALWAYS}unknown",),
        held=False,
        documents=1,
        keys=("总则",),
    ),
    _node(
        *P_LAW,
        title="根本法",
        title_key="根本法",
        kind="law",
        signed="2001-01-01",
        date="2001-01-01",
        status="in_force",
        validity=(f"{ALWAYS}not_yet_effective", "2001-01-01 in_force"),
        held=True,
        documents=1,
        keys=("根本法",),
    ),
    _node(
        *P_JOINT,
        title="丙细则",
        title_key="丙细则",
        number=JOINT,
        kind="policy",
        signed="2031-02-03",
        date="2031-02-03",
        status="in_force",
        validity=(f"{ALWAYS}not_yet_effective", "2031-02-03 in_force"),
        held=True,
        documents=0,
        keys=(JOINT, "丙细则"),
    ),
    _node(
        *P_ALONE,
        title="丁通知",
        title_key="丁通知",
        kind="policy",
        date="",
        status="in_force",
        validity=(f"{ALWAYS}in_force",),
        held=True,
        documents=0,
        keys=("丁通知",),
    ),
    _node(*A_READING, title="乙办法解读", kind="interpretation", published="2031-04-03", keywords=("造船",)),
    _node(*M_OLD, name="甲部", kind="ministry", level="national", documents=1),
    _node(*M_NEW, name="乙部", kind="ministry", level="national", short_names=("乙",), documents=3),
    _node(*M_OTHER, name="丙部", kind="ministry", level="national", documents=1),
    _node(*S_OLD, code="GB 1-2020", number="GB 1", year=2020, title="船用甲板", documents=1),
    _node(*S_NEW, code="GB 1-2030", number="GB 1", year=2030, documents=0),
    _node(*PLAN, name="灯塔行动", documents=1),
    _node(*TRADE, code="37", name="运输设备制造", level="division", documents=1),
    _node(*SHIPS, code="373", name="船舶制造", level="group", documents=1),
    _node(*B_ONE, title="甲公报", issue="第1期", published="2021-04", documents=2, format="bulletin", path="a.txt"),
    _node(*B_TWO, title="乙公报", documents=2, format="bulletin", path="b.txt"),
]

EDGES = [
    _edge("SUPERSEDES", P_NEW, P_OLD, "《甲办法》同时废止", scope="whole"),
    _edge("AMENDS", P_NEW, P_RULES, "将《总则》修改为", scope="第三条"),
    _edge("BASED_ON", P_NEW, P_LAW, "根据《根本法》，制定本办法"),
    _edge("REFERENCES", P_NEW, S_OLD, "符合GB 1-2020"),
    _edge("BASED_ON", P_JOINT, P_OLD, "依据《甲办法》"),
    _edge("INTERPRETS", A_READING, P_NEW, "现就《乙办法》解读如下"),
    _edge("ISSUED_BY", P_OLD, M_OLD, "甲部", order=1),
    _edge("ISSUED_BY", P_NEW, M_NEW, "乙部", order=1),
    _edge("ISSUED_BY", P_JOINT, M_NEW, "乙部", order=1),
    _edge("ISSUED_BY", P_JOINT, M_OTHER, "丙部", order=2),
    _edge("ISSUED_BY", A_READING, M_NEW, "乙部", order=1),
    _edge("ADVANCES", P_NEW, PLAN, "实施灯塔行动"),
    _edge("TARGETS", P_NEW, SHIPS, "船舶制造"),
    _edge("PUBLISHED_IN", P_OLD, B_ONE, "", spans=("a.txt:0-50",), unit=1, line_start=1, line_end=9),
    _edge("PUBLISHED_IN", P_ALONE, B_ONE, "", spans=("a.txt:60-70",), unit=2, line_start=10, line_end=12),
    _edge("PUBLISHED_IN", P_NEW, B_TWO, "", spans=("b.txt:0-50",), unit=1, line_start=1, line_end=9),
    _edge("PUBLISHED_IN", A_READING, B_TWO, "", spans=("b.txt:60-90",), unit=2, line_start=10, line_end=20),
    _edge("SUCCEEDED_BY", M_OLD, M_NEW, date="2030-01-01"),
    _edge("SUPERSEDES", S_NEW, S_OLD, "代替GB 1-2020", scope="whole"),
    _edge("PART_OF", SHIPS, TRADE),
]


def _dated(node: Node) -> Node:
    """A node with the days that a build computes: what is unknown is absent."""
    told = {name: value for name, value in node.properties.items() if value != ""}
    if node.key.label == "Policy":
        told["date_key"] = told.get("date", "-")
    elif node.key.label == "Article" and "published" in told:
        told |= {"date": told["published"], "date_from": "published"}
    return Node(node.key, told)


def hamlet() -> Graph:
    """The graph, in the order of keys."""
    return Graph(
        tuple(sorted(map(_dated, NODES), key=lambda node: node.key)),
        tuple(sorted(EDGES, key=lambda edge: (edge.type, edge.source, edge.target))),
    )
