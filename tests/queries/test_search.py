"""Search on both stores: what is found, in which order, with what marked."""

from collections import Counter
from typing import Any

import pytest
from filling import fill
from province import DRAFT, FUND, LAW18, LAW29, OFFSHORE, OLD, PLAN, READING, A, B, C, D

from kg.model import Graph, Node, NodeKey
from kg.store.protocol import Store
from queries import run


def found(store: Store, q: str, **more: Any) -> list[tuple[str, str]]:
    return [(row["match"], row["id"]) for row in run(store, "search", {"q": q, **more})]


@pytest.mark.parametrize(
    ("q", "hits"),
    [
        # Numbers in any bracket style, also one that it is known by besides.
        ("云工规〔2031〕5号", [("exact", D)]),
        ("云工规[2031]5号", [("exact", D)]),
        ("云工规（2031） 第５号", [("exact", D)]),
        ("云质联【2023】2号", [("exact", C)]),
        ("云工规〔2031〕50号", []),
        # Titles: the same, words of it, words cut by meaning.
        ("云州省节约用能条例", [("exact", LAW18), ("exact", LAW29)]),
        ("《云州省风机再制造管理办法》", [("exact", B), ("exact", C)]),
        ("风电设备 管理办法", [("words", D), ("words", READING), ("words", DRAFT)]),
        ("云州省风电装备细则", [("words", FUND)]),
        ('"云州省风电装备细则"', []),
        ("风电装备专项资金管理细则", [("phrase", FUND)]),
        ("小灯塔", [("prefix", "小灯塔企业培育计划")]),
        ("锅炉", [("prefix", "341")]),
        ("c3415", [("exact", "3415")]),
        ("云能局", [("exact", "云州省能源局")]),
        # Prefixes.
        ("云工规*", [("prefix", A), ("prefix", B), ("prefix", C), ("prefix", D), ("prefix", OLD)]),
        ("云工规 [2031]*", [("prefix", D)]),
        ("岚港市港*", [("prefix", "岚港市港口岸电办法（2021）"), ("prefix", "岚港市港口岸电办法（2024）")]),
        ("gb/t99*", [("prefix", "GB/T 99001-2030"), ("prefix", "GB/T 99001-2021")]),
        ("港口岸电*", []),
        # Codes, in names and in texts.
        ("gb／t99001—2030", [("exact", "GB/T 99001-2030"), ("text", PLAN)]),
        ("回收", [("phrase", "T/YZFD 12-2031")]),
        # Initials of a title, of a part of it, of a short name.
        ("zzzglbf", [("initials", B), ("initials", C), ("initials", D), ("initials", READING), ("initials", DRAFT)]),
        ("YZSJYYNTL", [("initials", LAW18), ("initials", LAW29)]),
        ("ygt", [("initials", "云州省工业厅")]),
        ("fdzb", [("initials", FUND)]),
        # Texts: more hits first, in one piece before apart, phrases, across what the words mean.
        ("塔筒回用", [("text", PLAN), ("text", D)]),
        ("叶片拆解", [("text", D)]),
        ("叶片 拆解", [("text", READING), ("text", D)]),
        ('"叶片拆解" 塔筒', [("text", D)]),
        ("拆解叶片应当监控", [("text", READING), ("text", D)]),
        ("5G+AI", [("text", D)]),
        ("3.5万元", [("text", D)]),
        ("更新风机 1200", [("text", PLAN)]),
        # What Lucene takes for operators, what is no word, what is not there.
        ("C++", [("words", "C"), ("text", OFFSHORE)]),
        ("~100%低电压穿越能力", [("text", OFFSHORE)]),
        ("塔筒回用 AND 并网", []),
        ("风电 AND 节约用能", []),
        ("+拆解 -叶片", [("text", READING), ("text", D)]),
        ("(拆解 || 塔筒)", [("text", D)]),
        ("body:拆解", []),
        ("/拆解/ && !{叶片} [监控] ^ ~ * ? : \\\\", [("text", READING), ("text", D)]),
        ("拆?解", []),
        ("《》", []),
        ("“", []),
        ("*", []),
        ("😀", []),
        ("✅", []),
        ("不存在的词", []),
        ("绝缘" * 500, []),
        ("'}) DETACH DELETE n //", []),
    ],
)
def test_found(filled: Store, q: str, hits: list[tuple[str, str]]) -> None:
    assert found(filled, q) == hits


def test_a_single_character_begins_names(filled: Store) -> None:
    assert {match for match, _ in found(filled, "云", limit=100)} == {"prefix"}
    assert found(filled, "民", label="Policy") == [("prefix", "民用风电法")]


def test_only_one_label(filled: Store) -> None:
    assert found(filled, "拆解", label="Article") == [("text", READING)]
    assert found(filled, "云州省", label="Bulletin")[0] == ("prefix", "风电政策汇编.txt")
    assert len(found(filled, "云州省", label="Bulletin")) == 3


@pytest.mark.parametrize("day", ["2030-01-01", "2032-01-01"])
def test_policies_have_their_status_on_a_day(filled: Store, day: str) -> None:
    rows = run(filled, "search", {"q": "再制造", "as_of": day, "limit": 50})
    told = {row["id"]: row["status"] for row in run(filled, "policies", {"as_of": day, "limit": 1000})}
    assert [row["status"] for row in rows] == [told[row["id"]] if row["label"] == "Policy" else None for row in rows]
    assert len({row["status"] for row in rows}) > 2


def test_titles_come_before_other_names_and_texts(filled: Store) -> None:
    order = ["exact", "prefix", "phrase", "words", "name", "initials", "text"]
    for q in ("风机", "叶片", "管理 办法", "并网", "风机焕新行动", "yz", "再制造 风机"):
        rows = run(filled, "search", {"q": q, "limit": 500})
        late = [row["label"] == "Programme" and row["match"] != "exact" for row in rows]
        places = [(is_late, order.index(row["match"])) for is_late, row in zip(late, rows, strict=True)]
        assert places == sorted(places) and places


@pytest.mark.parametrize(
    ("q", "id_", "title", "number", "snippet"),
    [
        ("风电 装备", FUND, ["风电装备"], [], ["风电装备"]),
        ("云工规[2031]5号", D, [], ["云工规〔2031〕5号"], None),
        ("叶片 拆解", D, [], [], ["叶片拆解", "叶片拆解"]),
        ("塔筒回用", D, [], [], ["塔筒回用"]),
        ("5g ai", D, [], [], ["5G", "AI"]),
        ("GB/T99001-2030", PLAN, [], [], ["GB/T 99001-2030"]),
        ("3.5", D, [], [], ["3.5"]),
        ("zzzglbf", D, [], [], None),
    ],
)
def test_marked(filled: Store, q: str, id_: str, title: list[str], number: list[str], snippet: list[str] | None) -> None:
    row = next(row for row in run(filled, "search", {"q": q}) if row["id"] == id_)
    assert _cut(row, "title") == title
    assert _cut(row, "number") == number
    assert (row["snippet"] is None) == (snippet is None) == (row["hits"] is None)
    assert _cut(row, "snippet") == (snippet or [])
    assert not row["snippet"] or ("\n" not in row["snippet"] and len(row["snippet"]) <= 121)


def _cut(row: dict[str, Any], column: str) -> list[str]:
    return [row[column][slice(*map(int, mark.split("-")))] for mark in row[f"{column}_marks"]]


def test_a_law_comes_before_the_file_that_bears_its_title(store: Store) -> None:
    held = [Node(NodeKey(label, f"{label}1"), {"title": "塔筒条例"}) for label in ("Bulletin", "Policy")]
    law = Node(held[1].key, {"title": "塔筒条例", "title_key": "塔筒条例", "title_begin": "塔筒", "held": True})
    fill(store, Graph((held[0], law), ()), [])
    assert found(store, "塔筒条例") == [("exact", "Policy1"), ("exact", "Bulletin1")]


def test_texts_follow_their_documents(store: Store) -> None:
    """A text is found by the document that the graph says it is, until its bulletin is gone."""
    from province import province, texts

    graph, said = province(), texts()
    fill(store, graph, said)
    assert found(store, "塔筒回用") == [("text", PLAN), ("text", D)]
    gone = {edge.source for edge in graph.edges if edge.type == "TEXT_OF" and edge.target == NodeKey("Policy", PLAN)}
    kept = (tuple(node for node in graph.nodes if node.key not in gone), tuple(edge for edge in graph.edges if edge.source not in gone))
    assert gone
    fill(store, Graph(*kept), said)
    assert ("text", PLAN) not in found(store, "塔筒回用")
    fill(store, Graph((Node(NodeKey("Policy", "甲"), {"title": "塔筒回用办法"}),), ()), [])
    assert found(store, "塔筒回用") == [("prefix", "甲")]
    assert store.read("MATCH (t:Text) RETURN count(t) AS n") == [{"n": 0}]


# --- filters, order, pages and counts --------------------------------------------------------------------------------

DAY = {"as_of": "2031-06-15", "limit": 1000}
WORDS = ("风机", "再制造", "云州省", "管理 办法", "叶片")
DOCUMENTS = ("Policy", "Article")


def all_of(store: Store, name: str, **given: Any) -> list[dict[str, Any]]:
    return run(store, name, DAY | given)


def ids(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["label"], row["id"]) for row in rows]


@pytest.mark.parametrize("q", WORDS)
@pytest.mark.parametrize(
    "filters",
    [
        {"kind": "law"},
        {"kind": "policy"},
        {"form": "办法"},
        {"rank": "规范性文件"},
        {"status": "repealed"},
        {"issuer": "云能局"},
        {"industry": "c34"},
        {"region": "岚港市"},
        {"programme": "风机焕新行动"},
        {"standard": "GB/T 99001"},
        {"signed_from": "2030-01-01", "signed_to": "2031-05-01"},
        {"held": True},
        {"held": False},
        {"held": True, "status": "in_force", "issuer": "云州省工业厅"},
    ],
    ids=str,
)
def test_a_filter_leaves_of_what_is_found_the_policies_that_pass_it(filled: Store, q: str, filters: dict[str, Any]) -> None:
    passing = {row["id"]: row for row in all_of(filled, "policies", **filters)}
    policies = [row["id"] for row in all_of(filled, "search", q=q) if row["label"] == "Policy"]
    expected = [name for name in policies if name in passing]
    found = [row["id"] for row in all_of(filled, "search", q=q, **filters) if row["label"] == "Policy"]
    # The list of policies knows only days of signature.
    assert found == expected if "signed_from" not in filters else set(expected) <= set(found)


def test_filters_of_documents_find_articles_too(filled: Store) -> None:
    assert ids(all_of(filled, "search", q="再制造", kind="interpretation")) == [("Article", READING)]
    dated = [row for row in all_of(filled, "search", q="再制造") if row["label"] in DOCUMENTS and row["date"]]
    assert {row["label"] for row in dated} == set(DOCUMENTS)
    for year in {row["date"][:4] for row in dated}:
        assert ids(all_of(filled, "search", q="再制造", year=year)) == ids([row for row in dated if row["date"][:4] == year])
    day = dated[0]["date"]
    same = [row for row in dated if row["date"] == day]
    assert ids(all_of(filled, "search", q="再制造", signed_from=day, signed_to=day)) == ids(same)
    assert {label for label, _ in ids(all_of(filled, "search", q="云州省", year=2031))} <= set(DOCUMENTS)


def test_filters_come_before_anything_is_cut_off(store: Store) -> None:
    """Of 150 policies whose titles and texts hold the words, the last ones by every order are held."""
    names = [f"设备更新{place:03}号办法" for place in range(150)]
    held = {name for name in names if name.endswith(("148号办法", "149号办法"))}
    nodes = [
        Node(NodeKey("Policy", name), {"title": f"{name}{'甲' * 9}", "title_key": name, "title_begin": "设备", "held": name in held})
        for name in names
    ]
    fill(store, Graph(tuple(nodes), ()), [])
    assert {row["id"] for row in run(store, "search", {"q": "设备更新", "held": True, "limit": 5})} == held
    assert [row["id"] for row in run(store, "search", {"q": "设备更新", "held": True, "limit": 5, "candidates": 2})] == sorted(held)
    assert len(run(store, "search", {"q": "设备更新", "limit": 1000})) == 150
    counts = run(store, "search_facets", {"q": "设备更新"})
    assert [(row["facet"], row["value"], row["count"], row["at_least"]) for row in counts] == [
        ("held", "false", 148, False),
        ("held", "true", 2, False),
        ("label", "Policy", 150, False),
    ]
    # Where more are there than are looked at, the counts say so.
    cut = run(store, "search_facets", {"q": "设备更新", "candidates": 149})
    assert {row["at_least"] for row in cut} == {True}
    assert [row["count"] for row in cut if row["facet"] == "label"] == [149]
    assert {row["at_least"] for row in run(store, "search_facets", {"q": "设备更新", "candidates": 150})} == {False}


def test_a_cut_among_texts_is_told(filled: Store) -> None:
    assert len(found(filled, "叶片 拆解", label="Policy")) == 1
    assert {row["at_least"] for row in all_of(filled, "search_facets", q="风机 再制造", candidates=1)} == {True}
    assert {row["at_least"] for row in all_of(filled, "search_facets", q="风机 再制造")} == {False}


@pytest.mark.parametrize("q", WORDS)
@pytest.mark.parametrize("filters", [{}, {"kind": "policy"}, {"label": "Policy", "held": True}, {"year": 2031}], ids=str)
def test_counts_are_those_of_what_is_found(filled: Store, q: str, filters: dict[str, Any]) -> None:
    rows = all_of(filled, "search", q=q, **filters)
    documents = [row for row in rows if row["label"] in DOCUMENTS]
    counted: dict[str, dict[str, int]] = {}
    for row in all_of(filled, "search_facets", q=q, **filters):
        counted.setdefault(row["facet"], {})[row["value"]] = row["count"]
    assert counted.get("label", {}) == Counter(row["label"] for row in rows)
    assert counted.get("kind", {}) == Counter(row["kind"] for row in documents if row["kind"])
    assert counted.get("year", {}) == Counter(row["date"][:4] for row in documents if row["date"])
    assert counted.get("status", {}) == Counter(row["status"] for row in rows if row["status"])
    assert counted.get("held", {}) == Counter(str(row["held"]).lower() for row in rows if row["held"] is not None)
    assert counted.get("issuer", {}) == Counter(name for row in rows for name in row["issuers"])
    for facet in ("industry", "form", "issuer"):
        for value, count in counted.get(facet, {}).items():
            exact = [row for row in all_of(filled, "search", q=q, **filters, **{facet: value})]
            assert len(exact) == count, (facet, value)


@pytest.mark.parametrize("sort", ["relevance", "date", "citations"])
def test_pages_are_the_list_in_its_order(filled: Store, sort: str) -> None:
    whole = all_of(filled, "search", q="云州省", sort=sort)
    assert len(whole) > 10
    pages = [run(filled, "search", DAY | {"q": "云州省", "sort": sort, "skip": skip, "limit": 4}) for skip in range(0, len(whole) + 4, 4)]
    assert [row for page in pages for row in page] == whole
    assert {name: sorted(map(str, row.values())) for name, row in zip(ids(whole), whole, strict=True)} == {
        name: sorted(map(str, row.values()))
        for rows in [all_of(filled, "search", q="云州省")]
        for name, row in zip(ids(rows), rows, strict=True)
    }
    by = {"date": [row["date"] or "" for row in whole], "citations": [row["citations"] or 0 for row in whole]}
    if sort in by:
        assert by[sort] == sorted(by[sort], reverse=True)


def test_citations_are_what_points_to_a_document(filled: Store) -> None:
    told = {row["id"]: row["citing"] for row in all_of(filled, "most_cited")}
    rows = [row for row in all_of(filled, "search", q="云州省") if row["label"] == "Policy"]
    assert {row["id"] for row in rows} & told.keys()
    # Drafts and decisions point to it as well, without citing it.
    assert [row["id"] for row in rows if (row["citations"] or 0) < told.get(row["id"], 0)] == []
    assert {row["citations"] for row in all_of(filled, "search", q="云州省", label="Ministry")} == {None}


def test_programmes_come_last(filled: Store) -> None:
    labels = [row["label"] for row in all_of(filled, "search", q="风机")]
    assert "Programme" in labels and "Policy" in labels
    assert labels == sorted(labels, key=lambda label: label == "Programme")
    assert found(filled, "风机焕新行动")[0] == ("exact", "风机焕新行动")
