"""Status of every day from dates, repeals and contradictions."""

from typing import Any

import pytest
from filling import fill

from kg.assemble.degree import with_degrees
from kg.assemble.validity import with_validity
from kg.model import Edge, Graph, Node, NodeKey
from kg.store.protocol import Store
from queries import run

OLD = NodeKey("Policy", "某部规〔2030〕1号")
NEW, LATER, DRAFT = (
    NodeKey("Policy", "某部规〔2032〕2号"),
    NodeKey("Policy", "某部规〔2034〕3号"),
    NodeKey("Policy", "某规定（征求意见稿）"),
)
HELD: dict[NodeKey, dict[str, Any]] = {
    OLD: {"signed": "2030-03-01", "held": True, "kind": "policy"},
    NEW: {"signed": "2032-05-01", "held": True, "kind": "policy"},
    LATER: {"signed": "2034-07-01", "held": True, "kind": "policy"},
    DRAFT: {"signed": "2031-01-01", "held": True, "kind": "draft"},
}


def graph(own: dict[str, Any], *edges: tuple[str, NodeKey, dict[str, Any]]) -> Graph:
    """All four policies, the first with more properties, and edges into it."""
    properties = HELD | {OLD: {name: value for name, value in (HELD[OLD] | own).items() if value is not None}}
    nodes = tuple(Node(key, {"title": key.id, **told}) for key, told in sorted(properties.items()))
    return Graph(
        nodes, tuple(Edge(type_, source, OLD, {"evidence": (f"引自{source.id}",), **told}) for type_, source, told in sorted(edges))
    )


def judged(own: dict[str, Any], *edges: tuple[str, NodeKey, dict[str, Any]]) -> dict[str, Any]:
    return next(dict(node.properties) for node in with_validity(graph(own, *edges)).nodes if node.key == OLD)


WHOLE, PART = {"scope": "whole"}, {"scope": "第三条"}
REPEAL = ("SUPERSEDES", NEW, WHOLE | {"date": "2033-01-01"})
ALWAYS = "0001-01-01"
BEFORE = f"{ALWAYS} not_yet_effective"


@pytest.mark.parametrize(
    ("own", "edges", "times", "status"),
    [
        ({}, [], [BEFORE, "2030-03-01 in_force"], "in_force"),
        ({"effective": "2030-06-01"}, [], [BEFORE, "2030-06-01 in_force"], "in_force"),
        # In force before it was signed: laws may look back.
        ({"effective": "2030-01-01"}, [], [BEFORE, "2030-01-01 in_force"], "in_force"),
        # Written anew: the first day is that of the latest wording, in former ones it was in force before.
        ({"published": "2036-10-01", "effective": "2037-01-01"}, [], [BEFORE, "2030-03-01 in_force"], "in_force"),
        (
            {"published": "2036-10-01", "effective": "2037-01-01"},
            [REPEAL],
            [BEFORE, "2030-03-01 in_force", "2033-01-01 repealed"],
            "repealed",
        ),
        # Changed since, and the first day is the first wording's; or never changed.
        ({"published": "2036-10-01", "effective": "2031-03-01"}, [], [BEFORE, "2031-03-01 in_force"], "in_force"),
        ({"effective": "2032-06-01"}, [], [BEFORE, "2032-06-01 in_force"], "in_force"),
        ({"signed": None}, [], [f"{ALWAYS} in_force"], "in_force"),
        ({"signed": None, "held": False}, [], [f"{ALWAYS} unknown"], "unknown"),
        ({"kind": "draft"}, [REPEAL], [f"{ALWAYS} draft"], "draft"),
        ({"expires": "2031-12-31"}, [], [BEFORE, "2030-03-01 in_force", "2032-01-01 expired"], "in_force"),
        ({}, [REPEAL], [BEFORE, "2030-03-01 in_force", "2033-01-01 repealed"], "repealed"),
        # Without a day of its own a repeal counts from the day of what repeals.
        ({}, [("SUPERSEDES", NEW, WHOLE)], [BEFORE, "2030-03-01 in_force", "2032-05-01 repealed"], "repealed"),
        ({}, [("SUPERSEDES", DRAFT, WHOLE)], [BEFORE, "2030-03-01 in_force"], "in_force"),
        # Nobody repeals what is not in force.
        ({"signed": None, "held": False}, [REPEAL], [f"{ALWAYS} in_force", "2033-01-01 repealed"], "repealed"),
        ({}, [("SUPERSEDES", NEW, PART)], [BEFORE, "2030-03-01 in_force", "2032-05-01 partly_repealed"], "partly_repealed"),
        (
            {},
            [("SUPERSEDES", LATER, WHOLE), ("SUPERSEDES", NEW, PART)],
            [BEFORE, "2030-03-01 in_force", "2032-05-01 partly_repealed", "2034-07-01 repealed"],
            "repealed",
        ),
        ({}, [REPEAL, ("SUPERSEDES", LATER, WHOLE)], [BEFORE, "2030-03-01 in_force", "2033-01-01 repealed"], "repealed"),
        # Whoever rests on it after its repeal takes it to be in force.
        (
            {},
            [REPEAL, ("BASED_ON", LATER, {})],
            [BEFORE, "2030-03-01 in_force", "2033-01-01 repealed", "2034-07-01 disputed"],
            "disputed",
        ),
        (
            {"expires": "2031-12-31"},
            [("AMENDS", LATER, {})],
            [BEFORE, "2030-03-01 in_force", "2032-01-01 expired", "2034-07-01 disputed"],
            "disputed",
        ),
        # The text names the day of a change, though not the decision's own.
        (
            {"expires": "2031-12-31"},
            [("AMENDS", LATER, {"date": "2031-07-01"})],
            [BEFORE, "2030-03-01 in_force", "2032-01-01 expired"],
            "in_force",
        ),
        # Prolonged to a day, before or after the end; the latest counts, whatever the order.
        (
            {"expires": "2032-12-31"},
            [("AMENDS", NEW, {"scope": "有效期延长至2034年12月31日"})],
            [BEFORE, "2030-03-01 in_force", "2035-01-01 expired"],
            "in_force",
        ),
        (
            {"expires": "2031-12-31"},
            [("AMENDS", NEW, {"scope": "有效期、执行期限延长至2034年12月31日"}), ("AMENDS", LATER, {"scope": "继续执行至2036年12月31日"})],
            [BEFORE, "2030-03-01 in_force", "2037-01-01 expired"],
            "in_force",
        ),
        ({"expires": "2032-12-31"}, [("AMENDS", NEW, {"scope": "有效期延长至2031年12月31日"})],
         [BEFORE, "2030-03-01 in_force", "2033-01-01 expired"], "in_force"),
        # By some years: one after the other.
        (
            {"expires": "2032-02-29"},
            [("AMENDS", NEW, {"scope": "有效期延长2年"}), ("AMENDS", LATER, {"scope": "有效期延长一年"})],
            [BEFORE, "2030-03-01 in_force", "2035-03-01 expired"],
            "in_force",
        ),
        # Prolonged, and the day is not known: nobody can tell, until the newest names one or a repeal shows the end.
        (
            {"expires": "2032-12-31"},
            [("AMENDS", NEW, {"scope": "有效期"})],
            [BEFORE, "2030-03-01 in_force", "2033-01-01 disputed"],
            "disputed",
        ),
        (
            {"expires": "2032-12-31"},
            [("AMENDS", NEW, {"scope": "有效期延长至新办法施行之日"}), ("AMENDS", LATER, {"scope": "有效期延长至2036年12月31日"})],
            [BEFORE, "2030-03-01 in_force", "2037-01-01 expired"],
            "in_force",
        ),
        (
            {"expires": "2032-12-31"},
            [("AMENDS", NEW, {"scope": "延续实施"}), ("SUPERSEDES", LATER, WHOLE)],
            [BEFORE, "2030-03-01 in_force", "2034-07-01 repealed"],
            "repealed",
        ),
        # A draft prolongs nothing, nor does a change of a clause; and what has no end gets none.
        (
            {"expires": "2032-12-31"},
            [("AMENDS", DRAFT, {"scope": "有效期延长至2034年12月31日"}), ("AMENDS", NEW, {"scope": "第三条"})],
            [BEFORE, "2030-03-01 in_force", "2033-01-01 expired"],
            "in_force",
        ),
        ({}, [("AMENDS", NEW, {"scope": "有效期延长至2034年12月31日"})], [BEFORE, "2030-03-01 in_force"], "in_force"),
        ({"expires": "2032-12-31"}, [("AMENDS", NEW, {"scope": "有效期延长至2034年12月31日"}), REPEAL],
         [BEFORE, "2030-03-01 in_force", "2033-01-01 repealed"], "repealed"),
        # Before the end, by a draft, by what repeals it, or in passing, it is no contradiction.
        ({}, [REPEAL, ("BASED_ON", NEW, {}), ("BASED_ON", DRAFT, {}), ("REFERENCES", LATER, {})],
         [BEFORE, "2030-03-01 in_force", "2033-01-01 repealed"], "repealed"),
        ({}, [("SUPERSEDES", NEW, PART), ("BASED_ON", LATER, {})],
         [BEFORE, "2030-03-01 in_force", "2032-05-01 partly_repealed"], "partly_repealed"),
        # A document cannot repeal what is younger.
        ({"signed": "2033-03-03"}, [("SUPERSEDES", NEW, WHOLE)],
         [f"{ALWAYS} not_yet_effective", "2032-05-01 repealed", "2033-03-03 disputed"], "disputed"),
        ({"expires": "2029-12-31"}, [], [BEFORE, "2029-12-31 disputed"], "disputed"),
    ],
)  # fmt: skip
def test_status_of_every_day(own: dict[str, Any], edges: list[Any], times: list[str], status: str) -> None:
    told = judged(own, *edges)
    assert (list(told["validity"]), told["status"]) == (times, status)
    assert ("disputes" in told) == (status == "disputed")


def test_contradictions_come_with_both_quotes(store: Store) -> None:
    fill(store, with_degrees(with_validity(graph({"expires_quote": "有效期至……"}, REPEAL, ("BASED_ON", LATER, {})))), [])
    rows = run(store, "validity", {"key": OLD.id, "as_of": "2034-07-01"})
    assert [(row["day"], row["signal"], row["status"], row["now"], row["contradicts"], row["evidence"]) for row in rows] == [
        ("2030-03-01", "signed", "in_force", "disputed", None, None),
        ("2033-01-01", "repealed", "repealed", "disputed", None, [f"引自{NEW.id}"]),
        ("2034-07-01", "based_on", "disputed", "disputed", "used_after_end", [f"引自{LATER.id}"]),
    ]


def test_a_change_counts_from_the_day_that_the_text_names(store: Store) -> None:
    fill(store, with_degrees(with_validity(graph({}, ("AMENDS", LATER, {"date": "2031-07-01"})))), [])
    assert [(row["day"], row["signal"]) for row in run(store, "validity", {"key": OLD.id})] == [
        ("2030-03-01", "signed"),
        ("2031-07-01", "amended"),
    ]


def test_documents_that_point_to_a_node() -> None:
    above = tuple(Node(NodeKey("Industry", code), {}) for code in ("34", "3415"))
    edges = (
        Edge("PART_OF", above[1].key, above[0].key, {}),
        Edge("REFERENCES", LATER, OLD, {}),
        Edge("SUPERSEDES", LATER, OLD, {}),
        Edge("TARGETS", LATER, above[0].key, {}),
        Edge("TARGETS", LATER, above[1].key, {}),
        Edge("TARGETS", NEW, above[1].key, {}),
    )
    counted = with_degrees(Graph((*above, *graph({}).nodes), edges))
    assert {node.key.id: node.properties["documents"] for node in counted.nodes} == {
        "34": 2, "3415": 2, OLD.id: 1, NEW.id: 0, LATER.id: 0, DRAFT.id: 0,
    }  # fmt: skip
