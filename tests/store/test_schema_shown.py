"""The schema for people and programs: tables, JSON, the style sheet, and what its types answer."""

from typing import Any

import pytest
import yaml
from test_schema import GOOD

from kg.errors import DataError
from kg.schema import docs
from kg.schema.entries import Entries
from kg.schema.grass import DEEP, INK, PALE, font, mixed, style
from kg.schema.model import TYPES, FullText, Label, Phrase, Property, Related, Shared
from kg.schema.read import load, schema


def changed(path: str, value: Any) -> str:
    """The schema with one thing put in."""
    data = yaml.safe_load(GOOD)
    *parents, last = path.split("/")
    place = data
    for name in parents:
        place = place[name]
    place[last] = value
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def test_tables() -> None:
    assert docs.markdown(load(GOOD)) == (
        "## Nodes\n\n"
        "| Label | 中文 | What it is |\n"
        "| --- | --- | --- |\n"
        "| `Policy` | 政策 | A policy. |\n\n"
        "## Edges\n\n"
        "| Pattern | 中文 | Group | Seen from its source | Seen from its target | What it says |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| `(:Policy)-[:AMENDS]->(:Policy)` | 修改 | change | Amends | Amended by | Changes. |\n\n"
        "## Full-text indexes\n\n"
        "| Index | Label | Properties |\n"
        "| --- | --- | --- |\n"
        "| `policy_text` | `Policy` | `title`, `id` |\n\n"
        "### Policy 政策\n\n"
        "| Property | Type | Index | 中文 | Meaning |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `id` | string | unique | 标识 | Its id. |\n"
        "| `title` | string |  | 标题 | Its title. |\n"
        "| `keys` | strings |  | 别称 | Names. |\n\n"
        "### AMENDS 修改\n\n"
        "| Property | Type | Index | 中文 | Meaning |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `order` | integer |  | 次序 | First. |\n"
        "| `confidence` | float |  | 置信度 | 0 to 1. |\n"
    )


def test_the_short_text() -> None:
    shown = changed("edges/AMENDS/properties", {"order": {"type": "integer", "caption": "次序", "doc": "1 first."}})
    lines = docs.as_text(load(shown)).splitlines()
    assert lines[:2] == ["Node properties:", "Policy {id: STRING, title: STRING, keys: LIST}"]
    assert lines[2:] == [
        "Relationship properties:",
        "AMENDS {order: INTEGER, confidence: FLOAT}",
        "The relationships:",
        "(:Policy)-[:AMENDS]->(:Policy)",
    ]
    assert set(docs.CYPHER_TYPES) == set(TYPES)


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert "| A \\| b. |" in docs.markdown(load(changed("labels/Policy/doc", "A | b.")))


def test_json() -> None:
    shown = docs.as_json(load(changed("labels/Policy/shared", {"reason": "same", "weight": 2, "bound": 3})))
    (label,), (edge,) = shown["labels"], shown["edges"]
    properties = label.pop("properties")
    assert label == {
        "name": "Policy",
        "caption": "政策",
        "doc": "A policy.",
        "colour": "#999999",
        "size": 40,
        "display": "title",
        "shared": {"reason": "same", "weight": 2, "bound": 3},
        "sublabels": [],
    }
    assert properties[0] == {"name": "id", "type": "string", "index": "unique", "caption": "标识", "doc": "Its id."}
    assert [one["name"] for one in edge.pop("properties")] == ["order", "confidence"]
    assert edge == {
        "name": "AMENDS",
        "caption": "修改",
        "doc": "Changes.",
        "from": ["Policy"],
        "to": ["Policy"],
        "out": {"zh": "修改了", "en": "Amends"},
        "in": {"zh": "被修改", "en": "Amended by"},
        "group": "change",
        "rank": 10,
        "related": {"weight": 8, "inverse": "amended_by"},
        "evidence": True,
        "colour": "#8A8F98",
        "width": 1,
        "line": "solid",
    }
    assert shown["fulltext"] == [{"name": "policy_text", "label": "Policy", "properties": ["title", "id"]}]


@pytest.mark.parametrize(
    ("colour", "other", "share", "expected"),
    [
        ("#000000", "#FFFFFF", 0, "#000000"),
        ("#000000", "#FFFFFF", 1, "#FFFFFF"),
        ("#000000", "#FFFFFF", 0.5, "#808080"),
        ("#FF0000", "#0000FF", 0.25, "#BF0040"),
        ("#abcdef", "#ABCDEF", 0.3, "#ABCDEF"),
    ],
)
def test_colours_that_are_mixed(colour: str, other: str, share: float, expected: str) -> None:
    assert mixed(colour, other, share) == expected


@pytest.mark.parametrize(("size", "expected"), [(40, 9), (90, 9), (99, 9), (100, 10), (155, 15)])
def test_the_size_of_the_text_in_a_node(size: int, expected: int) -> None:
    assert font(Label("Policy", "", "", {}, size=size)) == expected


def test_the_style_sheet_has_a_rule_for_each_thing_that_is_drawn() -> None:
    text = style(load(changed("edges/AMENDS/width", 2.5)))
    rules = {rule.split(" {")[0]: rule for rule in text.split("}\n") if rule.strip()}
    assert [selector.strip() for selector in rules] == ["node", "relationship", "node.Policy", "relationship.AMENDS"]
    assert "  shaft-width: 2.5px;\n  caption: '修改 {order}';\n" in rules["\nrelationship.AMENDS"]
    policy = rules["\nnode.Policy"]
    assert f"  color: {mixed('#999999', '#FFFFFF', PALE)};\n  border-color: {mixed('#999999', INK, DEEP)};\n" in policy
    assert "  diameter: 40px;\n" in policy
    assert "  caption: '{caption}{name}';\n" in policy
    assert "Kept" not in text
    assert text.count("{") == text.count("}")


def test_what_the_types_answer() -> None:
    read = load(GOOD)
    assert read.of_group("change", "topic") == ("AMENDS",)
    assert read.of_group("topic") == ()
    assert read.ranked == ("AMENDS",)
    assert read.fulltext["policy_text"] == FullText("policy_text", "Policy", ("title", "id"))
    assert read.edges["AMENDS"].related == Related(8, "amended_by")
    assert read.edges["AMENDS"].out == Phrase("修改了", "Amends")
    assert read.labels["Policy"].properties["title"] == Property("title", "string", "标题", "Its title.")
    with pytest.raises(TypeError):
        read.labels["Law"] = read.labels["Policy"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("labels/Policy/shared", {"reason": "same"}, "schema.yaml: labels.Policy.shared: lacks weight"),
        ("labels/Policy/shared", {"reason": " ", "weight": 1}, "schema.yaml: labels.Policy.shared: reason is empty"),
        ("labels/Policy/shared", {"reason": "same", "weight": True}, "schema.yaml: labels.Policy.shared: weight is no positive number"),
        (
            "labels/Policy/shared",
            {"reason": "a", "weight": 1, "bound": -1},
            "schema.yaml: labels.Policy.shared: bound is no positive number",
        ),
        ("edges/AMENDS/line", "wavy", "schema.yaml: edges.AMENDS: unknown line 'wavy' (known: solid, dashed, dotted)"),
        ("edges/AMENDS/related", 8, "schema.yaml: edges.AMENDS.related: is not a mapping"),
        ("edges/AMENDS/related/inverse", "", "schema.yaml: edges.AMENDS.related: inverse is empty"),
        ("edges/AMENDS/rank", -1, "schema.yaml: edges.AMENDS: rank is no positive number"),
        ("edges/AMENDS/extra", 1, "schema.yaml: edges.AMENDS: has unknown extra"),
        ("edges", [], "schema.yaml: edges: is not a mapping"),
        ("evidence/confidence/index", "range", "schema.yaml: edges.AMENDS: has a property with an index, which only nodes have"),
        ("fulltext/policy_text/weight", 1, "schema.yaml: fulltext.policy_text: has unknown weight"),
        ("labels/Kept/properties", {}, "schema.yaml: labels.Kept: needs a property id with index: unique"),
    ],
)
def test_entries_that_are_wrong(path: str, value: Any, said: str) -> None:
    with pytest.raises(DataError) as error:
        load(changed(path, value))
    assert str(error.value) == said


ENTRIES = Entries("a.yaml")


@pytest.mark.parametrize(
    ("value", "required", "optional", "said"),
    [
        ([], set(), None, "a.yaml: here: is not a mapping"),
        ({}, {"b", "a"}, None, "a.yaml: here: lacks a, b"),
        ({"a": 1, 2: 3, "c": 4}, {"a"}, set(), "a.yaml: here: has unknown 2, c"),
    ],
)
def test_mappings_that_are_wrong(value: Any, required: set[str], optional: set[str] | None, said: str) -> None:
    with pytest.raises(DataError) as error:
        ENTRIES.mapping("here", value, required, optional)
    assert str(error.value) == said


def test_mappings_that_are_right() -> None:
    assert ENTRIES.mapping("here", {"a": 1, "b": 2}, {"a"}, {"b"}) == {"a": 1, "b": 2}
    assert ENTRIES.mapping("here", {"a": 1, 2: 3}, {"a"}, None) == {"a": 1, 2: 3}
    assert ENTRIES.items("here", {"a_1": 0, "B": 1}) == [("a_1", 0), ("B", 1)]
    assert ENTRIES.number("here", {"n": 0.5}, "n") == 0.5
    assert ENTRIES.choice("here", {"n": "a"}, "n", ("a", "b")) == "a"


@pytest.mark.parametrize("key", ["a-b", "1a", "a b", "", "政策", 3, "a;b"])
def test_names_that_may_not_stand_in_a_statement(key: Any) -> None:
    with pytest.raises(DataError) as error:
        ENTRIES.items("here", {key: 1})
    assert str(error.value) == f"a.yaml: here: {key!r} is no name of letters, digits and _"


def test_the_project_s_own_schema_is_read_once() -> None:
    assert schema() is schema()
    assert {label.name for label in schema().internal} == {"Extraction", "Names", "Build", "Run", "Inputs", "Change"}
    assert all(label.shared is None or isinstance(label.shared, Shared) for label in schema().public)
