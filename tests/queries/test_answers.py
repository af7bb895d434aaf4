"""What the queries say of the invented province, on both stores."""

from importlib import import_module
from typing import Any

import pytest
from filling import fill
from province import (
    ACT,
    ANSWERS,
    DRAFT,
    FARMS,
    FUND,
    GEAR,
    GREEN,
    HEAT,
    LAW18,
    LAW29,
    LIST,
    OFFSHORE,
    OLD,
    PLAN,
    POLICIES,
    PORT31,
    PRESS,
    READING,
    A,
    B,
    C,
    D,
    province,
)

from kg.errors import AmbiguousKey, DataError, QueryError, UnknownKey
from kg.model import Graph, Node, NodeKey
from kg.store.protocol import Store
from queries import candidates, catalogue, run
from queries.key import resolve_key
from queries.query import Query

LABELS = ("Policy", "Article", "Ministry", "Industry", "Standard", "Programme", "Bulletin")


@pytest.mark.parametrize(
    ("key", "found"),
    [
        # A number, however it is bracketed.
        ("云工规〔2031〕5号", {("Policy", D)}),
        ("云工规[2031]5号", {("Policy", D)}),
        ("云工规（2031） 第５号", {("Policy", D)}),
        ("云工规【2031】05号", {("Policy", D)}),
        # A title, with and without what does not count.
        ("《云州省风电设备再制造管理办法》", {("Policy", D)}),
        ("关于印发《云州省风电设备再制造管理办法》的通知", {("Policy", D)}),
        ("云州省风机再制造管理办法", {("Policy", B), ("Policy", C)}),
        # The id of one comes before the title of several.
        (LAW18, {("Policy", LAW18)}),
        ("云州省节约用能条例", {("Policy", LAW18), ("Policy", LAW29)}),
        # A number that it is known by besides.
        ("云质联〔2023〕2号", {("Policy", C)}),
        ("《关于装备再制造的意见》", {("Policy", GEAR)}),
        # An article of the same name as a policy.
        ("云州省旧厂改造指引", {("Policy", "云州省旧厂改造指引"), ("Article", "云州省旧厂改造指引")}),
        ("《云州省风电设备再制造管理办法》解读", {("Article", READING)}),
        ("云工厅", {("Ministry", "云州省工业厅")}),
        ("省质监局", {("Ministry", "云州省质量监督局"), ("Ministry", "云州省市场监管局")}),
        ("c3415", {("Industry", "3415")}),
        ("风能原动设备制造", {("Industry", "3415")}),
        ("gb/t99001—2030", {("Standard", "GB/T 99001-2030")}),
        ("GB/T 99001", {("Standard", "GB/T 99001-2021"), ("Standard", "GB/T 99001-2030")}),
        ("小灯塔企业培育计划", {("Programme", "小灯塔企业培育计划")}),
        ("“小灯塔”企业培育计划", {("Programme", "小灯塔企业培育计划")}),
        ("云州省风电政策汇编", {("Bulletin", "风电政策汇编.txt")}),
        ("云工规〔2031〕50号", set()),
        ("办法", set()),
        ("'}) DETACH DELETE n //", set()),
    ],
)
def test_key(filled: Store, key: str, found: set[tuple[str, str]]) -> None:
    assert {(row["label"], row["id"]) for row in candidates(filled, key, LABELS)} == found


def test_only_labels_asked_for(filled: Store) -> None:
    assert [row["label"] for row in candidates(filled, "云州省旧厂改造指引", ["Article"])] == ["Article"]


def test_ambiguous_and_unknown_keys(filled: Store) -> None:
    with pytest.raises(AmbiguousKey, match="2 nodes fit '云州省风机再制造管理办法'") as ambiguous:
        run(filled, "related", {"key": "云州省风机再制造管理办法"})
    assert [row["id"] for row in ambiguous.value.candidates] == [B, C]
    with pytest.raises(UnknownKey, match="no Policy or Article fits '没有'"):
        run(filled, "related", {"key": "没有"})
    with pytest.raises(AmbiguousKey):
        run(filled, "neighbours", {"key": "云州省旧厂改造指引"})
    assert run(filled, "neighbours", {"key": "云州省旧厂改造指引", "label": "Policy"}) == []
    assert {row["target"] for row in run(filled, "neighbours", {"key": "云州省旧厂改造指引", "label": "Article"})} == {
        "云州公报2031-09.txt"
    }


def test_the_only_one_with_that_very_title_is_meant(store: Store) -> None:
    policy = Node(NodeKey("Policy", "甲规〔2031〕1号"), {"title": "甲类泵管理办法", "title_key": "甲类泵管理办法"})
    told = Node(
        NodeKey("Article", "两部门发布《甲类泵管理办法》"), {"title": "两部门发布《甲类泵管理办法》", "title_key": "甲类泵管理办法"}
    )
    fill(store, Graph((told, policy), ()), [])
    assert resolve_key(store, "甲类泵管理办法", LABELS)["id"] == policy.key.id
    assert resolve_key(store, "《甲类泵管理办法》", LABELS)["id"] == policy.key.id
    assert resolve_key(store, "两部门发布《甲类泵管理办法》", LABELS)["id"] == told.key.id


def test_unknown_query_names_those_there_are(filled: Store) -> None:
    with pytest.raises(QueryError, match="no query 'x'; there are: amounts, article, articles, "):
        run(filled, "x")


def test_file_that_the_store_refuses_is_named(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("queries.run"), "find", lambda name: Query(name, "MATCH (", "", "", "", {}, {}, {}, {}))
    with pytest.raises(DataError, match=r"^broken\.cypher: "):
        run(filled, "broken")


@pytest.mark.parametrize(
    ("policy", "by_day"),
    [
        # Repealed from the day that the repeal names.
        (A, {"2014-02-09": "not_yet_effective", "2014-02-10": "in_force", "2019-04-30": "in_force", "2019-05-01": "repealed"}),
        # Else from the day that what repeals it takes effect.
        (B, {"2023-07-31": "in_force", "2023-08-01": "repealed"}),
        # A draft repeals nothing.
        (D, {"2031-05-31": "not_yet_effective", "2031-06-01": "in_force", "2036-05-31": "in_force", "2036-06-01": "expired"}),
        (DRAFT, {"2030-01-01": "draft", "2040-01-01": "draft"}),
        (GREEN, {"2030-07-06": "in_force", "2030-07-07": "partly_repealed"}),
        # Partly, then wholly.
        (LAW18, {"2018-12-31": "not_yet_effective", "2029-09-30": "in_force", "2029-10-01": "repealed"}),
        (HEAT, {"2025-12-31": "in_force", "2026-01-01": "expired"}),
        (OFFSHORE, {"2039-12-31": "not_yet_effective", "2040-01-01": "in_force"}),
        (FARMS, {"2031-01-01": "unknown"}),
        # Only cited, and repealed by one that is held.
        (OLD, {"2014-02-09": "in_force", "2014-02-10": "repealed"}),
        ("云州省旧厂改造指引", {"1999-01-01": "in_force"}),
    ],
)
def test_status_on_a_day(filled: Store, policy: str, by_day: dict[str, str]) -> None:
    for query in ("policy", "policies"):
        asked = {"key": policy} if query == "policy" else {"limit": 1000}
        said = {day: [r["status"] for r in run(filled, query, asked | {"as_of": day}) if r["id"] == policy] for day in by_day}
        assert said == {day: [status] for day, status in by_day.items()}


def statuses(rows: list[dict[str, Any]]) -> set[tuple[str, str | None]]:
    """Policy and status, of rows and of the maps in a row."""
    maps = [told for row in rows for told in row.get("documents", ())]
    return {(row["id"], row["status"]) for row in (*rows, *maps) if "status" in row and row.get("label", "Policy") == "Policy"}


@pytest.mark.parametrize("day", ["2018-12-31", "2026-06-15", "2031-06-15"])
def test_every_list_has_the_status_of_the_day(filled: Store, day: str) -> None:
    of_the_day = statuses(run(filled, "policies", {"as_of": day, "limit": 1000}))
    for name in ("most_cited", "gaps", "expiring", "orphans", "bases", "bulletin", "cited", "citing", "related", "repeals", "search"):
        # Only its key and words, no filter.
        asked = {key: value for key, value in catalogue()[name].example.items() if catalogue()[name].params[key].required}
        told = statuses(run(filled, name, asked | {"as_of": day}))
        assert told and told <= of_the_day, name


ALL = {"limit": 1000, "as_of": "2031-06-15"}


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"issuer": "云能局"}, {PLAN, HEAT, OFFSHORE}),
        ({"issuer": "云州省能源局", "kind": "law"}, set()),
        ({"kind": "law"}, {LAW18, LAW29}),
        ({"industry": "C"}, {D, PLAN, LIST, GREEN}),
        ({"industry": "c34"}, {D, PLAN, LIST}),
        ({"industry": "风能原动设备制造"}, {D, PLAN}),
        ({"programme": "风机焕新行动"}, {PLAN, FUND, PORT31}),
        ({"programme": "小灯塔企业培育计划"}, {GREEN}),
        ({"standard": "gb/t99001"}, {C, D, LIST}),
        ({"standard": "GB/T 99001-2030"}, {D, LIST}),
        ({"signed_from": "2031-04-18", "signed_to": "2031-05-06"}, {D, PLAN, FUND}),
        ({"held": "false"}, {FARMS, GEAR, ACT, OLD, "岚港市港口岸电办法（2021）", "岚港市港口岸电办法（2024）"}),
        ({"status": "draft"}, {DRAFT}),
        ({"status": "expired"}, {HEAT}),
        ({"status": "partly_repealed"}, {GREEN}),
        ({"status": "repealed"}, {OLD, A, B, C, LAW18, "岚政发〔2026〕3号"}),
        ({"status": "repealed", "as_of": "2019-05-01"}, {OLD, A}),
        ({"q": "节约用能"}, {LAW18, LAW29}),
        ({"q": "《云州省节约用能条例》"}, {LAW18, LAW29}),
        ({"q": "云工规[2031]5号"}, {D}),
        ({"q": "岚政发"}, {PORT31, "岚政发〔2026〕3号"}),
        ({"q": "《》"}, set()),
    ],
)
def test_filters(filled: Store, filters: dict[str, Any], ids: set[str]) -> None:
    assert {row["id"] for row in run(filled, "policies", ALL | filters)} == ids


def test_list_is_newest_first_and_goes_on_after_any_row(filled: Store) -> None:
    rows = run(filled, "policies", ALL)
    assert len(rows) == len(POLICIES)
    assert rows == sorted(sorted(rows, key=lambda row: row["id"]), key=lambda row: row["date"] or "", reverse=True)
    assert rows[-1]["date"] is None
    for place in range(len(rows)):
        after = {"after_date": rows[place]["date"], "after_id": rows[place]["id"]}
        assert run(filled, "policies", ALL | after | {"limit": 2}) == rows[place + 1 : place + 3]


def test_lineage(filled: Store) -> None:
    rows = run(filled, "lineage", {"key": C})
    assert {(r["direction"], r["depth"], r["source"], r["target"], r["scope"], r["date"]) for r in rows} == {
        ("replaces", 1, C, B, "whole", None),
        ("replaces", 2, B, A, "whole", "2019-05-01"),
        ("replaces", 3, A, OLD, None, None),
        ("replaced_by", 1, D, C, "whole", "2031-06-01"),
        ("replaced_by", 2, DRAFT, D, "whole", None),
    }
    assert [r["evidence"] for r in rows if r["source"] == D] == [[f"……{C}……"]]
    rows = run(filled, "lineage", {"key": GREEN})
    assert {(r["direction"], r["id"], r["type"], r["scope"]) for r in rows} == {
        ("amended_by", "云政发〔2031〕2号", "AMENDS", None),
        ("replaced_by", "云政发〔2030〕12号", "SUPERSEDES", "第三条"),
    }


def test_citations(filled: Store) -> None:
    citing = {(r["type"], r["label"], r["id"]) for r in run(filled, "citing", {"key": D})}
    assert citing == {
        ("SUPERSEDES", "Policy", DRAFT),
        ("REFERENCES", "Policy", PLAN),
        ("REFERENCES", "Policy", FUND),
        ("REFERENCES", "Policy", LIST),
        ("INTERPRETS", "Article", READING),
        ("REFERENCES", "Article", PRESS),
    }
    cited = {(r["type"], r["label"], r["id"]) for r in run(filled, "cited", {"key": D})}
    assert cited == {
        ("SUPERSEDES", "Policy", C),
        ("AMENDS", "Policy", FARMS),
        ("BASED_ON", "Policy", LAW29),
        ("REFERENCES", "Policy", ACT),
        ("REFERENCES", "Standard", "GB/T 99001-2030"),
    }
    assert {r["id"] for r in run(filled, "citing", {"key": D, "type": "REFERENCES"})} == {PLAN, FUND, LIST, PRESS}
    assert {r["id"] for r in run(filled, "cited", {"key": ANSWERS})} == {OFFSHORE, ACT}
    assert {r["id"] for r in run(filled, "citing", {"key": "GB/T 99001-2030"})} == {D, LIST}


def test_evidence_holds_every_edge(filled: Store) -> None:
    rows = run(filled, "evidence", {"key": PLAN})
    ends = {(r["direction"], r["type"], r["id"]) for r in rows}
    goals, tasks = (
        {edge.target for edge in province().edges if (edge.type, edge.source.id) == (type_, PLAN)} for type_ in ("SETS", "ASSIGNS")
    )
    assert (len(goals), len(tasks)) == (3, 1)
    assert ends == {
        *(("out", "ISSUED_BY", name) for name in ("云州省工业厅", "云州省财政厅", "云州省能源局", "云州省市场监管局")),
        ("out", "BASED_ON", LAW29),
        ("out", "REFERENCES", D),
        ("out", "REFERENCES", GEAR),
        ("out", "ADVANCES", "风机焕新行动"),
        ("out", "ADVANCES", "云上工厂工程"),
        ("out", "TARGETS", "3415"),
        *(("out", "SETS", goal.id) for goal in goals),
        *(("out", "ASSIGNS", task.id) for task in tasks),
        ("out", "PUBLISHED_IN", "云州公报2031-05.txt"),
        ("in", "BASED_ON", FUND),
        ("in", "INTERPRETS", PRESS),
    }
    assert all(r["evidence"] and len(r["evidence"]) == len(r["spans"]) and r["rules"] for r in rows)
    assert {r["confidence"] for r in rows if r["type"] not in ("SETS", "ASSIGNS")} == {0.9}


def test_gaps(filled: Store) -> None:
    rows = run(filled, "gaps")
    assert [(r["id"], r["citing"], r["policies"], r["articles"]) for r in rows] == [
        (ACT, 4, 3, 1),
        (FARMS, 2, 2, 0),
        (GEAR, 2, 2, 0),
        (OLD, 1, 1, 0),
        ("岚港市港口岸电办法（2024）", 1, 1, 0),
    ]
    assert rows[0]["cited_by"] == [D, OFFSHORE, PORT31, ANSWERS]


def test_neighbourhood_does_not_go_through_hubs(filled: Store) -> None:
    near = _nodes(run(filled, "neighbours", {"key": "3415"}))
    assert near == {("3415", 0), (D, 1), (PLAN, 1), (READING, 1), ("341", 1)}
    far = _nodes(run(filled, "neighbours", {"key": "云州省节水管理规定", "depth": 3}))
    towns = {(f"云工函〔2032〕{serial}号", 2) for serial in range(1, 9)}
    assert far == {("云州省节水管理规定", 0), ("百园节水行动", 1), ("云州省人民政府", 1), ("云州省工业厅", 3), *towns}
    # Eleven other policies and one article hang on the government's and the ministry's doors.
    assert len(_nodes(run(filled, "neighbours", {"key": "云州省工业厅"}))) == 18


def _nodes(rows: list[dict[str, Any]]) -> set[tuple[str, int]]:
    return {(row[end], row[f"{end}_depth"]) for row in rows for end in ("source", "target")}


def test_ministry(filled: Store) -> None:
    (row,) = run(filled, "ministry", {"key": "云州省市场监管局", "limit": 1})
    assert row["policies"] == 2
    assert row["by_year"] == [{"policies": 2, "year": "2031"}]
    assert row["joint_with"] == [
        {"id": "云州省工业厅", "policies": 2},
        {"id": "云州省能源局", "policies": 1},
        {"id": "云州省财政厅", "policies": 1},
    ]
    assert row["predecessors"] == [{"date": "2028-03-17", "id": "云州省质量监督局"}]
    assert [(p["id"], p["order"]) for p in row["newest"]] == [(PLAN, 4)]


def test_nouns(filled: Store) -> None:
    (industry,) = run(filled, "industry", {"key": "341"})
    assert [up["code"] for up in industry["above"]] == ["34", "C"]
    assert [down["code"] for down in industry["below"]] == ["3415"]
    assert (industry["policies"], [p["id"] for p in industry["newest"]]) == (2, [PLAN, D])
    (standard,) = run(filled, "standard", {"key": "GB/T 99001-2021"})
    assert (standard["editions"], standard["replaced_by"], standard["citing"]) == (["GB/T 99001-2030"], ["GB/T 99001-2030"], 1)
    (programme,) = run(filled, "programme", {"key": "百园节水行动"})
    assert programme["policies"] == 9
    assert programme["issuers"] == [{"id": "云州省工业厅", "policies": 8}, {"id": "云州省人民政府", "policies": 1}]
    (bulletin,) = run(filled, "bulletin", {"key": "云州公报2031-09.txt"})
    assert [(d["unit"], d["label"], d["id"]) for d in bulletin["documents"]] == [
        (1, "Policy", OFFSHORE),
        (2, "Article", ANSWERS),
        (3, "Article", "云州省旧厂改造指引"),
    ]


def test_stats_count_what_is_in_the_graph(filled: Store) -> None:
    from collections import Counter

    from province import province

    from kg.schema.read import schema

    graph = province()
    counts = {("node", label.name): 0 for label in schema().public} | {("edge", name): 0 for name in schema().edges}
    counts |= Counter([("node", node.key.label) for node in graph.nodes] + [("edge", edge.type) for edge in graph.edges])
    counts |= {("policy", "held"): len(POLICIES) - 6, ("policy", "cited"): 6}
    assert {(row["what"], row["name"]): row["count"] for row in run(filled, "stats")} == counts
