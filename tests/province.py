"""The graph of an invented province, with everything that the queries must tell apart.

A chain of repeals over four regulations, two of which share a title; a draft whose repeal does not count; a partial repeal; a joint
notice; laws of one title and different years; documents only cited; expired and not yet effective ones; an article with the title
of a policy; programmes with quotes in the name; editions of a standard; a ministry that issues nearly everything.
"""

import re
from collections.abc import Iterable
from typing import Any

from kg.assemble.degree import with_degrees
from kg.assemble.draft import Draft, Proof
from kg.assemble.orders import add_ordered
from kg.assemble.policies import stem
from kg.assemble.provisions import add_outline
from kg.assemble.search_properties import LABELS, search_properties
from kg.assemble.texts import add_texts
from kg.assemble.validity import with_validity
from kg.model import Amount, Bulletin, Contribution, Document, Edge, Entry, Graph, Node, NodeKey, Provision, Span, Target, Task
from kg.text.normal import arabic, fold, fold_title

INDUSTRY, FINANCE, ENERGY, GOVERNMENT = "云州省工业厅", "云州省财政厅", "云州省能源局", "云州省人民政府"
QUALITY, MARKET, CONGRESS, PORT = "云州省质量监督局", "云州省市场监管局", "云州省人民代表大会常务委员会", "岚港市人民政府"

MINISTRIES: dict[str, dict[str, Any]] = {
    INDUSTRY: {"short_names": ("云工厅", "省工业厅"), "kind": "ministry", "level": "provincial"},
    FINANCE: {"short_names": ("省财政厅",), "kind": "ministry", "level": "provincial"},
    ENERGY: {"short_names": ("云能局",), "kind": "ministry", "level": "provincial"},
    GOVERNMENT: {"short_names": ("省政府",), "kind": "government", "level": "provincial"},
    QUALITY: {"short_names": ("省质监局",), "kind": "ministry", "level": "provincial"},
    MARKET: {"short_names": ("省质监局", "省市场监管局"), "kind": "ministry", "level": "provincial"},
    CONGRESS: {"kind": "congress", "level": "provincial"},
    PORT: {"short_names": ("岚港市政府",), "kind": "government", "level": "local"},
}

INDUSTRIES = {
    "C": ("制造业", "section", None),
    "34": ("通用设备制造业", "division", "C"),
    "341": ("锅炉及原动设备制造", "group", "34"),
    "3415": ("风能原动设备制造", "class", "341"),
    "38": ("电气机械和器材制造业", "division", "C"),
    "D": ("电力、热力、燃气及水生产和供应业", "section", None),
    "44": ("电力、热力生产和供应业", "division", "D"),
}

STANDARDS: dict[str, dict[str, Any]] = {
    "GB/T 99001-2021": {"number": "GB/T 99001", "year": 2021},
    "GB/T 99001-2030": {"number": "GB/T 99001", "year": 2030, "title": "风力发电机组 再制造通用要求"},
    "GB 98000": {"number": "GB 98000"},
    "T/YZFD 12-2031": {"number": "T/YZFD 12", "year": 2031, "title": "叶片回收技术规范"},
}

PROGRAMMES = ("风机焕新行动", "云上工厂工程", "百园节水行动", "“小灯塔”企业培育计划")

BULLETINS: dict[str, dict[str, Any]] = {
    "云州公报2031-05.txt": {
        "title": "云州省人民政府公报2031年第5期",
        "issue": "总第205期",
        "publisher": "云州省人民政府办公厅",
        "published": "2031-05",
    },
    "云州公报2031-09.txt": {"title": "云州省人民政府公报2031年第9期", "issue": "总第209期", "published": "2031-09-15"},
    "风电政策汇编.txt": {"title": "云州省风电政策汇编"},
}

# id: title, kind, signed, issuers, and what differs from the usual
POLICIES: dict[str, dict[str, Any]] = {
    "云工规〔2014〕1号": {
        "title": "云州省旧风机处置暂行办法",
        "kind": "policy",
        "signed": "2014-02-10",
        "by": [INDUSTRY],
    },
    "云工规〔2019〕3号": {
        "title": "云州省风机再制造管理办法",
        "kind": "policy",
        "signed": "2019-03-01",
        "by": [INDUSTRY],
    },
    "云工规〔2023〕7号": {
        "title": "云州省风机再制造管理办法",
        "kind": "policy",
        "signed": "2023-06-20",
        "effective": "2023-08-01",
        "by": [INDUSTRY, QUALITY],
        "keys": ("云工规〔2023〕7号", "云质联〔2023〕2号", "云州省风机再制造管理办法"),
    },
    "云工规〔2031〕5号": {
        "title": "云州省风电设备再制造管理办法",
        "kind": "policy",
        "signed": "2031-04-18",
        "published": "2031-04-25",
        "effective": "2031-06-01",
        "expires": "2036-05-31",
        "by": [INDUSTRY, MARKET],
        "keywords": ("风电设备", "再制造"),
    },
    "云州省风电设备再制造管理办法（修订征求意见稿）": {"kind": "draft", "signed": "2031-12-01", "by": [INDUSTRY]},
    "云工联规〔2031〕8号": {
        "title": "云州省风机焕新行动方案（2031—2033年）",
        "kind": "policy",
        "signed": "2031-05-06",
        "expires": "2033-12-31",
        "by": [INDUSTRY, FINANCE, ENERGY, MARKET],
        "issuers_complete": False,
    },
    "云政发〔2025〕10号": {
        "title": "云州省绿色制造促进办法",
        "kind": "policy",
        "signed": "2025-03-03",
        "by": [GOVERNMENT],
    },
    "云政发〔2030〕12号": {"title": "云州省人民政府关于清理规章的决定", "kind": "policy", "signed": "2030-07-07", "by": [GOVERNMENT]},
    "云政发〔2031〕2号": {
        "title": "关于修改《云州省绿色制造促进办法》的决定",
        "kind": "policy",
        "signed": "2031-01-09",
        "by": [GOVERNMENT],
    },
    "云州省节约用能条例（2018）": {
        "title": "云州省节约用能条例",
        "kind": "law",
        "signed": "2018-09-29",
        "effective": "2019-01-01",
        "by": [CONGRESS],
    },
    "云州省节约用能条例（2029）": {
        "title": "云州省节约用能条例",
        "kind": "law",
        "signed": "2029-05-28",
        "published": "2029-05-30",
        "effective": "2029-10-01",
        "by": [CONGRESS],
    },
    "云能规〔2020〕4号": {
        "title": "云州省余热利用补贴办法",
        "kind": "policy",
        "signed": "2020-11-11",
        "expires": "2025-12-31",
        "by": [ENERGY, FINANCE],
    },
    "云能规〔2031〕9号": {
        "title": "云州省海上风电并网规定",
        "kind": "policy",
        "signed": "2031-08-08",
        "effective": "2040-01-01",
        "by": [ENERGY],
    },
    "云财发〔2031〕6号": {"title": "云州省风电装备专项资金管理细则", "kind": "policy", "signed": "2031-05-06", "by": [FINANCE, INDUSTRY]},
    "云州省工业厅公告2031年第2号": {
        "title": "云州省再制造产品目录（第一批）",
        "kind": "catalogue",
        "signed": "2031-07-01",
        "by": [INDUSTRY],
    },
    "岚政发〔2031〕1号": {"title": "岚港市风电产业发展规划（2031—2035年）", "kind": "policy", "signed": "2031-02-14", "by": [PORT]},
    "岚政发〔2026〕3号": {"title": "岚港市风电产业发展规划", "kind": "policy", "signed": "2026-02-14", "by": [PORT]},
    "云州省节水管理规定": {"kind": "policy", "by": [GOVERNMENT], "published": "2028-03-22"},
    "云州省旧厂改造指引": {"kind": "policy", "by": []},
    # Only cited.
    "国能新规〔2030〕99号": {"title": "风电场改造升级管理细则", "held": False},
    "国装发〔2029〕7号": {"held": False, "keys": ("国装发〔2029〕7号", "关于装备再制造的意见")},
    "民用风电法": {"held": False},
    "岚港市港口岸电办法（2021）": {"title": "岚港市港口岸电办法", "held": False},
    "岚港市港口岸电办法（2024）": {"title": "岚港市港口岸电办法", "held": False},
    "云工规〔2008〕2号": {"title": "云州省小风机管理办法", "held": False},
}
POLICIES |= {
    f"云工函〔2032〕{serial}号": {
        "title": f"云州省第{serial}批绿色园区名单",
        "kind": "catalogue" if serial % 3 == 0 else "policy",
        "signed": f"2032-{1 + serial % 4:02}-15",
        "by": [INDUSTRY],
    }
    for serial in range(1, 9)
}

ARTICLES: dict[str, dict[str, Any]] = {
    "《云州省风电设备再制造管理办法》解读": {
        "kind": "interpretation",
        "published": "2031-04-26",
        "by": [INDUSTRY],
        "keywords": ("风电设备",),
    },
    "省能源局就海上风电并网规定答记者问": {"kind": "interpretation", "published": "2031-08-09", "by": [ENERGY]},
    "云州省风机焕新行动新闻发布会": {"kind": "press_conference", "signed": "2031-05-10", "by": [GOVERNMENT]},
    "云州省旧厂改造指引": {"kind": "news", "published": "2031-09-01", "by": []},
    "岚港首台再制造风机下线": {"kind": "news", "by": []},
}

A, B, C, D = "云工规〔2014〕1号", "云工规〔2019〕3号", "云工规〔2023〕7号", "云工规〔2031〕5号"
PLAN, GREEN, LAW18, LAW29 = "云工联规〔2031〕8号", "云政发〔2025〕10号", "云州省节约用能条例（2018）", "云州省节约用能条例（2029）"
OFFSHORE, FUND, PORT31, LIST = "云能规〔2031〕9号", "云财发〔2031〕6号", "岚政发〔2031〕1号", "云州省工业厅公告2031年第2号"
HEAT, DRAFT = "云能规〔2020〕4号", "云州省风电设备再制造管理办法（修订征求意见稿）"
FARMS, GEAR, ACT, OLD = "国能新规〔2030〕99号", "国装发〔2029〕7号", "民用风电法", "云工规〔2008〕2号"
READING, ANSWERS, PRESS, NAMESAKE = tuple(ARTICLES)[:4]

CITED = {
    "provisions": ("2", "7"),
    "provision_at": ("-", "-"),
    "provision_spans": ("云州公报2031-05.txt:7000-7008", "云州公报2031-05.txt:7100-7108"),
    "provision_quotes": ("《办法》第二条", "《办法》第七条"),
}
"""Provisions that a document cites; the second is not there."""
SHARED = {
    "evidence": ("支持旧厂改造为风电装备园区，改造后的厂房优先供给再制造企业。", "园区的余热应当先供给周边居民。"),
    "spans": ("风电政策汇编.txt:5040-5071", "风电政策汇编.txt:5100-5115"),
    "target_evidence": ("支持旧厂改造为装备园区，改造后的厂房优先供给再制造企业。", "各园区的余热应当先供给周边居民。"),
    "target_spans": ("云州公报2025-10.txt:300-329", "云州公报2025-10.txt:80-96"),
    "similarities": ("0.78", "0.86"),
    "share": 0.25,
    "target_share": 0.125,
    "later": True,
    "rules": ("shared_text",),
    "confidence": 0.86,
}
"""Passages of a city's plan that a plan of the province has as well."""
CITATIONS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("SUPERSEDES", A, OLD, {}),
    ("SUPERSEDES", B, A, {"scope": "whole", "date": "2019-05-01"}),
    ("SUPERSEDES", C, B, {"scope": "whole"}),
    ("SUPERSEDES", D, C, {"scope": "whole", "date": "2031-06-01"}),
    ("SUPERSEDES", DRAFT, D, {"scope": "whole"}),
    ("SUPERSEDES", "云政发〔2030〕12号", GREEN, {"scope": "第三条"}),
    ("SUPERSEDES", "云政发〔2030〕12号", LAW18, {"scope": "第九条、第十条"}),
    ("SUPERSEDES", LAW29, LAW18, {"scope": "whole", "date": "2029-10-01"}),
    ("SUPERSEDES", PORT31, "岚政发〔2026〕3号", {"scope": "whole"}),
    ("AMENDS", "云政发〔2031〕2号", GREEN, {}),
    ("AMENDS", D, FARMS, {}),
    ("BASED_ON", B, LAW18, {}),
    ("BASED_ON", C, LAW18, {}),
    ("BASED_ON", HEAT, LAW18, {}),
    ("BASED_ON", D, LAW29, {}),
    ("BASED_ON", PLAN, LAW29, {}),
    ("BASED_ON", FUND, PLAN, {}),
    ("BASED_ON", OFFSHORE, ACT, {}),
    ("BASED_ON", PORT31, ACT, {}),
    ("REFERENCES", D, ACT, {}),
    ("REFERENCES", PLAN, D, {}),
    ("REFERENCES", FUND, D, CITED),
    ("REFERENCES", LIST, D, {}),
    ("REFERENCES", PLAN, GEAR, {}),
    ("REFERENCES", LIST, GEAR, {}),
    ("REFERENCES", PORT31, OFFSHORE, {}),
    ("REFERENCES", OFFSHORE, FARMS, {}),
    ("REFERENCES", PORT31, "岚港市港口岸电办法（2024）", {}),
]
INTERPRETED = [("INTERPRETS", READING, D), ("INTERPRETS", ANSWERS, OFFSHORE), ("INTERPRETS", PRESS, PLAN)]
MENTIONED = [("REFERENCES", READING, LAW29), ("REFERENCES", PRESS, D), ("REFERENCES", PRESS, FUND), ("REFERENCES", ANSWERS, ACT)]
CITED_STANDARDS = [(D, "GB/T 99001-2030"), (LIST, "GB/T 99001-2030"), (C, "GB/T 99001-2021"), (LIST, "T/YZFD 12-2031"), (FUND, "GB 98000")]
ADVANCED = [
    (PLAN, "风机焕新行动"),
    (FUND, "风机焕新行动"),
    (PORT31, "风机焕新行动"),
    (PLAN, "云上工厂工程"),
    ("云州省节水管理规定", "百园节水行动"),
    (GREEN, "“小灯塔”企业培育计划"),
    *((f"云工函〔2032〕{serial}号", "百园节水行动") for serial in range(1, 9)),
]
TARGETED = [(D, "3415"), (PLAN, "3415"), (LIST, "34"), (GREEN, "C"), (OFFSHORE, "44"), (PORT31, "44"), (HEAT, "44")]
REGIONS = {
    "云州省": ("980000", "province", None),
    "岚港市": ("980100", "prefecture", "云州省"),
    "岚港市东岚区": (None, "county", "岚港市"),
}
COVERED = [
    (GREEN, "云州省", "issuer"),
    (HEAT, "云州省", "title"),
    (PORT31, "岚港市", "issuer"),
    ("岚政发〔2026〕3号", "岚港市", "issuer"),
    ("岚政发〔2026〕3号", "岚港市东岚区", "text"),
]
# 第二条 叶片拆解应当在监控下进行。
ARTICLE = re.compile("^第([一二三四五六七八九十]+)条.*$", re.MULTILINE)
TEXTS = {
    D: "第一条 为规范叶片拆解，制定本办法。\n第二条 叶片拆解应当在（5G＋AI）监控下进行 ✅，费用每台3.5万元。\n"
    + "其他事项从其规定。" * 30
    + "\n第九条 塔筒回用另行规定。",
    PLAN: "一、总体要求\n推进塔筒回用和叶片运输。到2033年，更新风机1200台，GB/T 99001-2030全面执行。",
    READING: "问：叶片怎样拆解？\n答：按照办法第二条，拆解叶片应当监控。",
    OFFSHORE: "海上风电机组并网应当具备（C++）控制程序和~100%低电压穿越能力。",
}
GOALS: list[tuple[tuple[str, str], dict[str, Any]]] = [
    (("Policy", D), {"indicator": "全省风机再制造率", "value": "90", "unit": "%", "by": "2033"}),
    (
        ("Policy", D),
        {"indicator": "设备投资规模", "subject": "工业领域", "value": "25", "unit": "%", "by": "2033", "change": "growth", "base": "2029"},
    ),
    (("Policy", D), {"indicator": "叶片回收制度基本建立", "by": "2032-06", "bound": None}),
    (("Policy", PLAN), {"indicator": "风机再制造率", "value": "85", "unit": "%", "by": "2033"}),
    (("Policy", PLAN), {"indicator": "风机再制造率", "value": "95", "value_to": "98", "unit": "%", "by": "2035", "bound": "equal"}),
    (("Policy", PLAN), {"indicator": "更新风机", "value": "1.2", "unit": "万台", "by": "2033"}),
    (("Article", READING), {"indicator": "风机再制造率", "value": "90", "unit": "%", "by": "2033"}),
    (("Policy", OFFSHORE), {"indicator": "风机再制造率", "value": "60", "unit": "%", "by": None}),
]
"""Of the same indicator, year and issuer D and PLAN give other values."""
TASKS: list[tuple[str, Task]] = [
    (
        D,
        Task(
            "建立再制造台账",
            (INDUSTRY,),
            (FINANCE, ENERGY),
            False,
            "2032-06",
            1,
            Span(700, 720),
            "（省工业厅牵头，省财政厅、省能源局参与）",
        ),
    ),
    (D, Task("推进叶片回收", (ENERGY, MARKET), (), True, None, 1, Span(760, 780), "（省能源局、省市场监管局等负责）")),
    (GREEN, Task("支持旧厂改造", (INDUSTRY,), (), False, "2027", 1, Span(10, 30), "（省工业厅负责）")),
    (PLAN, Task("编制更新方案", (FINANCE,), (INDUSTRY,), True, "2031-12-01", 1, Span(60, 80), "由省财政厅会同省工业厅等编制更新方案")),
]
ENTRIES = [
    Entry(
        "再制造设备目录", row, group, (("序号", str(row)), ("设备名称", name), ("用途", use)), 1, Span(at, at + 20), f"{row}\t{name}\t{use}"
    )
    for row, group, name, use, at in ((1, "一、叶片", "海上叶片", "海上风机", 800), (2, "一、叶片", "陆上叶片", "", 830))
]
"""Rows of a table of D."""
AMOUNTS: list[tuple[tuple[str, str], Amount]] = [
    (("Policy", D), Amount("20", None, "万元", "补助", "equal", 1, Span(900, 920), "每台补助20万元")),
    (("Policy", D), Amount("0.5", "3", "万元", "罚款", "equal", 1, Span(870, 890), "处5000元以上3万元以下罚款")),
    (("Policy", D), Amount("50", None, "万元", "补助", "at_most", 1, Span(930, 950), "每户最高补助50万元")),
    (("Policy", D), Amount("1.5", None, "亿美元", "贷款", "about", 1, Span(960, 980), "安排贷款约1.5亿美元")),
    (("Article", READING), Amount("50", None, "万元", "补助", "at_most", 1, Span(60, 80), "最高补助50万元")),
]
PRINTED = {
    "云州公报2031-05.txt": [("Policy", D), ("Article", READING), ("Policy", PLAN), ("Article", PRESS), ("Policy", FUND)],
    "云州公报2031-09.txt": [("Policy", OFFSHORE), ("Article", ANSWERS), ("Article", NAMESAKE)],
    "风电政策汇编.txt": [("Policy", A), ("Policy", B), ("Policy", C), ("Policy", D), ("Policy", LAW18), ("Policy", PORT31)],
}


def province() -> Graph:
    """Return the graph, sorted as `Graph` wants it."""
    printed, ordered, worded = _printed(), _ordered(), _worded()
    added = [*printed.nodes, *(node for node in ordered.nodes if node.key.label != "Ministry"), *worded.nodes]
    nodes = [*(_found_by(node) for node in (*_documents(), *_others())), *added]
    edges = sorted((*_edges(), *printed.edges, *ordered.edges, *worded.edges), key=lambda edge: edge.key)
    return with_degrees(with_validity(Graph(tuple(sorted(nodes, key=lambda node: node.key)), tuple(edges))))


def texts() -> list[Contribution]:
    """Return what the bulletins contribute: the texts, standing where the graph says that they are printed."""
    said: dict[str, list[Document]] = {}
    for edge in _edges():
        if edge.type == "PUBLISHED_IN":
            bulletin, _, place = edge.properties["spans"][0].rpartition(":")
            start, end = map(int, place.split("-"))
            said.setdefault(bulletin, []).append(_said(bulletin, start, end, edge.source.id))
    return [
        Contribution(Bulletin(bulletin, bulletin, None, None, None, "compilation", "0" * 64, bulletin), tuple(documents))
        for bulletin, documents in said.items()
    ]


def _printed() -> Graph:
    """Return the texts as nodes, and the edges from them."""
    labels = {edge.properties["spans"][0]: edge.source for edge in _edges() if edge.type == "PUBLISHED_IN"}
    draft = Draft()
    for one in texts():
        for said in one.documents:
            add_outline(draft, labels[f"{said.bulletin}:{said.start}-{said.end}"], [said])
        add_texts(draft, ((said, labels[f"{said.bulletin}:{said.start}-{said.end}"]) for said in one.documents))
    return draft.graph()


def _said(bulletin: str, start: int, end: int, id_: str) -> Document:
    title = str((POLICIES.get(id_) or ARTICLES[id_]).get("title", id_))
    head = {"heading": title, "kind": "policy", "title": title, "doc_number": None, "issuers": (), "issuers_complete": True}
    dates = dict.fromkeys(("signed", "published", "effective", "expires"))
    place = {"bulletin": bulletin, "unit": start, "line_start": 1, "line_end": 9, "start": start, "end": end}
    source = f"{title}\n{TEXTS.get(id_, '')}"
    outline = [Provision(str(arabic(found[1])), start + found.start(), start + found.end(), "") for found in ARTICLE.finditer(source)]
    return Document(**place, **head, **dates, provisions=tuple(outline), source=source)


def _worded() -> Graph:
    """Return the wordings of a law: the first is known by its day alone, the second is printed, and a decision made it."""
    law, draft = NodeKey("Policy", LAW18), Draft()
    bulletin, span = next(
        (edge.target, edge.properties["spans"][0]) for edge in _edges() if (edge.type, edge.source) == ("PUBLISHED_IN", law)
    )
    for order, (day, until) in enumerate((("2018-09-29", "2025-05-01"), ("2025-03-03", None)), 1):
        told = {"day": day, "from": "2019-01-01" if until else "2025-05-01", "until": until, "order": order}
        node = draft.node("Wording", f"{LAW18}@{day}", told | {"held": until is None, "texts": () if until else (span,)})
        start = int(span.rpartition(":")[2].partition("-")[0])
        line = Proof(0, bulletin.id, Span(start, start + 12), f"{day[:4]}年……通过", ("promulgation",), 1.0)
        draft.edge("WORDING_OF", node, law, [line])
        if until is None:
            draft.edge("IN", node, bulletin)
            draft.edge("MADE_BY", node, NodeKey("Policy", GREEN), [line])
    return draft.graph()


def _ordered() -> Graph:
    """Return the goals and tasks of the documents, with what they lead to."""
    draft, plain = (
        Draft(),
        {"subject": None, "value": None, "value_to": None, "unit": None, "bound": "at_least", "change": "level", "base": None},
    )
    for at, (source, told) in enumerate(GOALS):
        target = Target(line=1, span=Span(100 * at, 100 * at + 9), evidence=f"{told['indicator']}……", **{**plain, **told})
        add_ordered(draft, _ordering(targets=(target,)), NodeKey(*source))
    for policy, task in TASKS:
        add_ordered(draft, _ordering(tasks=(task,)), NodeKey("Policy", policy))
    add_ordered(draft, _ordering(entries=tuple(ENTRIES)), NodeKey("Policy", D))
    for source, amount in AMOUNTS:
        add_ordered(draft, _ordering(amounts=(amount,)), NodeKey(*source))
    return draft.graph()


def _ordering(**told: Any) -> Document:
    nothing = dict.fromkeys(("doc_number", "signed", "published", "effective", "expires"))
    place = {"unit": 1, "line_start": 1, "line_end": 9, "start": 0, "end": 9}
    return Document(
        bulletin="云州公报2031-05.txt", heading="", kind="policy", title="", issuers=(), issuers_complete=True, **place, **nothing, **told
    )


def _found_by(node: Node) -> Node:
    return Node(node.key, {**node.properties, **search_properties(node.key, dict(node.properties))}) if node.key.label in LABELS else node


def _documents() -> Iterable[Node]:
    for label, documents in (("Policy", POLICIES), ("Article", ARTICLES)):
        for id_, told in documents.items():
            title = told.get("title", None if id_ == GEAR else id_)
            properties = {name: value for name, value in told.items() if name != "by"}
            if title:
                properties |= {"title": title, "title_key": fold_title(title)}
            if label == "Policy":
                properties |= {"stem": stem(title)} if title else {}
                properties.setdefault("held", True)
                if id_ != title and "号" in id_:
                    properties["number"] = id_
            if own := next((name for name in ("published", "signed") if label == "Article" and name in properties), None):
                properties |= {"date": properties[own], "date_from": own}
            properties.setdefault("keys", tuple(key for key in (properties.get("number"), title) if key))
            yield Node(NodeKey(label, id_), properties)


def _others() -> Iterable[Node]:
    yield from (Node(NodeKey("Ministry", name), {"name": name, **told}) for name, told in MINISTRIES.items())
    yield from (
        Node(NodeKey("Industry", code), {"code": code, "name": name, "level": level}) for code, (name, level, _) in INDUSTRIES.items()
    )
    yield from (
        Node(NodeKey("Region", name), {"name": name, "level": level, **({"code": code} if code else {})})
        for name, (code, level, _) in REGIONS.items()
    )
    yield from (Node(NodeKey("Standard", code), {"code": code, **told}) for code, told in STANDARDS.items())
    yield from (Node(NodeKey("Programme", fold(name)), {"name": name}) for name in PROGRAMMES)
    for name, told in BULLETINS.items():
        yield Node(NodeKey("Bulletin", name), {"format": "compilation", "sha256": "0" * 64, "path": f"samples/{name}", **told})


def _edges() -> Iterable[Edge]:
    for type_, source, target, told in CITATIONS:
        yield _read(type_, ("Policy", source), ("Policy", target), **told)
    yield _read("REFERENCES", ("Policy", FUND), ("Provision", f"{D}#2"))
    yield Edge("SIMILAR_TO", NodeKey("Policy", PORT31), NodeKey("Policy", GREEN), SHARED)
    for type_, source, target in (*INTERPRETED, *MENTIONED):
        yield _read(type_, ("Article", source), ("Policy", target))
    yield from (_read("REFERENCES", ("Policy", policy), ("Standard", code)) for policy, code in CITED_STANDARDS)
    yield from (_read("ADVANCES", ("Policy", policy), ("Programme", fold(name))) for policy, name in ADVANCED)
    yield _read("ADVANCES", ("Article", PRESS), ("Programme", "风机焕新行动"))
    yield _read("SUPERSEDES", ("Standard", "GB/T 99001-2030"), ("Standard", "GB/T 99001-2021"))
    yield from (_read("TARGETS", ("Policy", policy), ("Industry", code)) for policy, code in TARGETED)
    yield _read("TARGETS", ("Article", READING), ("Industry", "3415"))
    yield from (_read("COVERS", ("Policy", policy), ("Region", region), rules=(role,)) for policy, region, role in COVERED)
    yield from (
        Edge("GOVERNS", NodeKey("Ministry", body), NodeKey("Region", place)) for body, place in ((GOVERNMENT, "云州省"), (PORT, "岚港市"))
    )
    for label, documents in (("Policy", POLICIES), ("Article", ARTICLES)):
        for id_, told in documents.items():
            for order, name in enumerate(told.get("by", ()), 1):
                yield _read("ISSUED_BY", (label, id_), ("Ministry", name), order=order)
    for bulletin, printed in PRINTED.items():
        for unit, document in enumerate(printed, 1):
            yield _read("PUBLISHED_IN", document, ("Bulletin", bulletin), unit=unit, line_start=unit * 40, line_end=unit * 40 + 39)
    yield Edge("SUCCEEDED_BY", NodeKey("Ministry", QUALITY), NodeKey("Ministry", MARKET), {"date": "2028-03-17"})
    for code, (_, _, parent) in INDUSTRIES.items():
        if parent:
            yield Edge("PART_OF", NodeKey("Industry", code), NodeKey("Industry", parent), {})
    for name, (_, _, around) in REGIONS.items():
        if around:
            yield Edge("PART_OF", NodeKey("Region", name), NodeKey("Region", around), {})


def _read(type_: str, source: tuple[str, str], target: tuple[str, str], **told: Any) -> Edge:
    """Return an edge with the evidence that every edge read from text carries."""
    place = sum(map(ord, source[1] + target[1])) % 9000
    evidence = {
        "evidence": (f"……{target[1]}……",),
        "spans": (f"云州公报2031-05.txt:{place}-{place + 20}",),
        "rules": (f"cue.{type_.lower()}",),
        "confidence": 0.9,
    }
    return Edge(type_, NodeKey(*source), NodeKey(*target), evidence | told)
