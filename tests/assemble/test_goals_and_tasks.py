"""Goals with their indicators, tasks with the bodies that have to do them, rows of tables, and sums of money."""

from typing import Any

import pytest

from kg.assemble.orders import goal_name, last_day
from kg.build import build
from kg.model import Amount, Bulletin, Contribution, Document, Entry, Graph, Span, Target, Task
from kg.schema.validate import check


def target(indicator: str, value: str | None = "90", unit: str | None = "%", at: int = 10, **other: Any) -> Target:
    told: dict[str, Any] = {"subject": None, "value_to": None, "bound": "at_least", "change": "level", "base": None, "by": "2031"}
    return Target(indicator=indicator, value=value, unit=unit, line=1, span=Span(at, at + 5), evidence=f"引文{at}", **{**told, **other})


def task(*lead: str, joined: tuple[str, ...] = (), words: str = "推进甲事", deadline: str | None = None, at: int = 50) -> Task:
    return Task(words, lead, joined, False, deadline, 1, Span(at, at + 5), f"（分工{at}）")


def made(*documents: tuple[str, str, tuple[Target, ...], tuple[Task, ...]]) -> Graph:
    """Return the graph of documents, each with its title and kind, in a bulletin of its own."""
    return build(_contribution(f"{at}.txt", *one) for at, one in enumerate(documents))


def _contribution(name: str, title: str, kind: str, targets: tuple[Target, ...], tasks: tuple[Task, ...]) -> Contribution:
    document = Document(
        name, 1, 1, 2, 0, 99, title, kind, title, None, (), True, "2030-01-01", None, None, None, targets=targets, tasks=tasks
    )
    return Contribution(Bulletin(name, name, None, None, None, "document", "0" * 64, name), (document,))


def triples(graph: Graph, *types: str) -> set[tuple[str, str, str]]:
    """Return the edges of these types, goals and tasks by name."""
    names = {one.key: one.properties.get("name", one.key.id) for one in graph.nodes}
    return {(str(names[edge.source]), edge.type, str(names[edge.target])) for edge in graph.edges if edge.type in types}


def of(graph: Graph, label: str) -> list[dict[str, Any]]:
    return [dict(one.properties) for one in graph.nodes if one.key.label == label]


def test_documents_share_the_indicator_of_their_goals() -> None:
    graph = made(
        ("甲类规划", "policy", (target("全国森林覆盖率", "25"),), ()),
        ("乙省规划", "policy", (target("力争森林覆盖率", "61"),), ()),
        ("《甲类规划》解读问答", "interpretation", (target("森林覆盖率", "25"),), (task("财政部"),)),
    )
    assert check(graph) == []
    assert triples(graph, "SETS", "MEASURES", "ASSIGNS") == {
        ("甲类规划", "SETS", "全国森林覆盖率 ≥25%（2031）"),
        ("乙省规划", "SETS", "力争森林覆盖率 ≥61%（2031）"),
        ("《甲类规划》解读问答", "SETS", "森林覆盖率 ≥25%（2031）"),
        ("全国森林覆盖率 ≥25%（2031）", "MEASURES", "森林覆盖率"),
        ("力争森林覆盖率 ≥61%（2031）", "MEASURES", "森林覆盖率"),
        ("森林覆盖率 ≥25%（2031）", "MEASURES", "森林覆盖率"),
    }
    assert [(one["name"], one["documents"]) for one in of(graph, "Indicator")] == [("森林覆盖率", 3)]
    assert {one["indicator"]: one.get("scope") for one in of(graph, "Goal")} == {
        "全国森林覆盖率": "全国",
        "力争森林覆盖率": None,
        "森林覆盖率": None,
    }


def test_a_goal_said_twice_is_one_with_both_quotes() -> None:
    graph = made(("甲类规划", "policy", (target("森林覆盖率"), target("森林覆盖率", at=30), target("森林覆盖率", "91", at=60)), ()))
    assert [edge.properties["evidence"] for edge in graph.edges if edge.type == "SETS"] in (
        [("引文10", "引文30"), ("引文60",)],
        [("引文60",), ("引文10", "引文30")],
    )
    assert all("documents" not in one for one in of(graph, "Goal"))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            target("可再生能源消费量", "11", "亿吨标煤", subject="全国"),
            {"amount": 1.1e9, "measure": "吨标准煤", "scope": "全国", "due": "2031-12-31", "value": "11", "unit": "亿吨标煤", "by": "2031"},
        ),
        (
            target("设备投资规模", "25", "%", subject="规上工业企业", change="growth", base="2027", value_to="30", by="2031-06"),
            {"subject": "规模以上工业企业", "amount": 25.0, "amount_to": 30.0, "base": "2027", "change": "growth", "due": "2031-06-30"},
        ),
        (target("甲类制度基本建立", None, None, bound=None), {"by": "2031", "change": "level"}),
    ],
)
def test_what_a_goal_says(one: Target, expected: dict[str, Any]) -> None:
    (found,) = of(made(("甲类规划", "policy", (one,), ())), "Goal")
    assert {name: found.get(name) for name in expected} == expected
    assert ("amount" in found) == (one.value is not None)


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (target("甲率"), "甲率 ≥90%（2031）"),
        (target("甲率", value_to="95", bound="equal"), "甲率 90—95%（2031）"),
        (target("甲规模", "25", subject="工业领域", change="growth", by=None), "工业领域甲规模 增减≥25%"),
        (target("甲家数", "300", "家", bound="about"), "甲家数 约300家（2031）"),
        (target("甲能耗", "3", "吨", bound="at_most"), "甲能耗 ≤3吨（2031）"),
        (target("甲类制度基本建立", None, None, bound=None), "甲类制度基本建立（2031）"),
    ],
)
def test_the_name_of_a_goal(one: Target, name: str) -> None:
    assert goal_name(one) == name


def test_tasks_lead_to_the_bodies_that_have_to_do_them() -> None:
    graph = made(
        ("甲类方案", "policy", (), (task("财政部", joined=("商务部",), deadline="2031-02"), task("财政部", words="推进乙事", at=70))),
        ("乙类方案", "policy", (), (task("财政部"),)),
    )
    assert check(graph) == []
    assert triples(graph, "ASSIGNS", "LED_BY", "JOINED_BY") == {
        ("甲类方案", "ASSIGNS", "推进甲事"),
        ("甲类方案", "ASSIGNS", "推进乙事"),
        ("乙类方案", "ASSIGNS", "推进甲事"),
        ("推进甲事", "LED_BY", "财政部"),
        ("推进乙事", "LED_BY", "财政部"),
        ("推进甲事", "JOINED_BY", "商务部"),
    }
    assert {one["name"]: (one["documents"], one["tasks"]) for one in of(graph, "Ministry")} == {"财政部": (0, 3), "商务部": (0, 1)}
    assert {(one["name"], one.get("deadline"), one.get("due"), one["open"]) for one in of(graph, "Task")} == {
        ("推进乙事", None, None, False),
        ("推进甲事", "2031-02", "2031-02-28", False),
        ("推进甲事", None, None, False),
    }


def test_ids_do_not_depend_on_where_a_document_stands() -> None:
    one = ("甲类规划", "policy", (target("森林覆盖率"),), (task("财政部"),))
    other = ("甲类规划", "policy", (target("森林覆盖率", at=70),), (task("财政部", at=80),))
    ids = [{one.key for one in made(*given).nodes if one.key.label in ("Goal", "Task")} for given in ((one,), (other,), (other, one))]
    assert ids[0] == ids[1] == ids[2]
    assert len(ids[0]) == 2


@pytest.mark.parametrize(
    ("day", "last"),
    [("2031", "2031-12-31"), ("2032-02", "2032-02-29"), ("2031-06-15", "2031-06-15"), (None, None), ("2031-13", None)],
)
def test_last_day(day: str | None, last: str | None) -> None:
    assert last_day(day) == last


def test_rows_of_tables_belong_to_their_policy() -> None:
    row = Entry("甲类目录", 1, "一、水泵", (("序号", "1"), ("名称", "甲泵"), ("用途", "")), 3, Span(10, 20), "1\t甲泵")
    told = ("甲类目录.txt", 1, 1, 2, 0, 99)
    document = Document(*told, "甲类目录", "policy", "甲类目录", None, (), True, "2030-01-01", None, None, None, entries=(row,))
    bulletin = Bulletin("甲类目录.txt", "甲", None, None, None, "document", "0" * 64, "甲")
    graph = build([Contribution(bulletin, (document,))])
    assert check(graph) == []
    assert triples(graph, "LISTS") == {("甲类目录", "LISTS", "甲泵")}
    (found,) = of(graph, "Entry")
    assert (found["table"], found["row"], found["group"]) == ("甲类目录", 1, "一、水泵")
    assert (found["columns"], found["cells"]) == (("序号", "名称", "用途"), ("1", "甲泵", ""))


def of_amounts(*given: Amount, kind: str = "policy") -> Graph:
    """Return the graph of a document that names these sums."""
    told = ("甲类办法.txt", 1, 1, 2, 0, 99)
    document = Document(*told, "甲类办法", kind, "甲类办法", None, (), True, "2030-01-01", None, None, None, amounts=given)
    return build([Contribution(Bulletin("甲类办法.txt", "甲", None, None, None, "document", "0" * 64, "甲"), (document,))])


def amount(value: str, unit: str, value_to: str | None = None, bound: str = "equal", evidence: str = "补助", at: int = 10) -> Amount:
    return Amount(value, value_to, unit, "补助", bound, 1, Span(at, at + 5), evidence)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (amount("50", "万元", bound="at_most"), ("补助 ≤50万元", 500000.0, None, "CNY")),
        (amount("0.5", "万元", "3"), ("补助 0.5—3万元", 5000.0, 30000.0, "CNY")),
        (amount("300", "元"), ("补助 300元", 300.0, None, "CNY")),
        (amount("3", "百万元"), ("补助 3百万元", 3e6, None, "CNY")),
        (amount("1.5", "亿美元", bound="about"), ("补助 约1.5亿美元", None, None, "USD")),
        (amount("2", "万日元"), ("补助 2万日元", None, None, "JPY")),
    ],
)
def test_sums_in_yuan(one: Amount, expected: tuple[object, ...]) -> None:
    graph = of_amounts(one)
    assert check(graph) == []
    (found,) = of(graph, "Amount")
    assert tuple(found.get(name) for name in ("name", "yuan", "yuan_to", "currency")) == expected
    assert triples(graph, "SPECIFIES") == {("甲类办法", "SPECIFIES", expected[0])}


def test_one_sum_in_two_sentences_is_two_and_a_sentence_broken_otherwise_is_one() -> None:
    given = [amount("50", "万元", evidence=said, at=at) for at, said in ((10, "给予补助"), (30, "给予\n补助"), (50, "另给予补助"))]
    graph = of_amounts(*given, kind="interpretation")
    assert sorted(edge.properties["evidence"] for edge in graph.edges if edge.type == "SPECIFIES") == [
        ("另给予补助",),
        ("给予补助", "给予\n补助"),
    ]
    assert all("documents" not in one for one in of(graph, "Amount"))
