"""The dashboard for NeoDash and the perspective for Bloom: their form, what they hold, and that every statement answers."""

import json
import re
from typing import Any

import pytest
from click.testing import CliRunner
from filling import fill
from province import INDUSTRY, D, province

from kg.cli import main
from kg.schema.read import schema
from kg.store.neo4j.store import Neo4jStore
from queries.browser.dashboard import COLUMNS, SELECTED, dashboard, parameter
from queries.browser.perspective import perspective

BOARD, VIEW = json.loads(dashboard()), json.loads(perspective())
REPORTS = [report for page in BOARD["pages"] for report in page["reports"]]
CHOSEN = {"Ministry": INDUSTRY, "Industry": "34", "Policy": D}


@pytest.fixture(scope="module")
def server(neo4j_store: Neo4jStore) -> Neo4jStore:
    fill(neo4j_store, province(), [])
    return neo4j_store


def test_the_dashboard_has_the_form_of_neodash() -> None:
    assert BOARD.keys() == {"uuid", "title", "version", "settings", "pages", "parameters", "extensions"}
    assert BOARD["version"] == "2.4" and len(BOARD["pages"]) == 1 + len(SELECTED)
    parts = {"id", "title", "query", "type", "x", "y", "width", "height", "settings", "selection", "schema"}
    assert all(report.keys() == parts and report["x"] + report["width"] <= COLUMNS for report in REPORTS)
    assert {report["type"] for report in REPORTS} == {"table", "bar", "graph", "select"}
    assert len({report["id"] for report in REPORTS}) == len(REPORTS)
    assert set(re.findall(r"\$(\w+)", " ".join(each["query"] for each in REPORTS))) == {"input", *map(parameter, SELECTED)}


def test_no_two_reports_lie_on_each_other() -> None:
    for page in BOARD["pages"]:
        cells = [(x, y) for each in page["reports"] for x in range(each["x"], each["x"] + each["width"])
            for y in range(each["y"], each["y"] + each["height"])]  # fmt: skip
        assert len(set(cells)) == len(cells)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["title"])
def test_every_report_answers(server: Neo4jStore, report: dict[str, Any]) -> None:
    params = {parameter(label): key for label, key in CHOSEN.items()} | {"input": "云"}
    if report["type"] == "select" and ":Industry)" in report["query"]:
        params["input"] = "制造"
    rows = server.read(report["query"], params)
    assert rows
    if report["type"] == "bar":
        assert set(report["selection"].values()) == rows[0].keys()


def test_the_perspective_has_the_whole_schema() -> None:
    assert {tuple(each["labels"]): each["color"] for each in VIEW["categories"]} == {
        (label.name,): label.colour for label in schema().drawn
    }
    assert [each["name"] for each in VIEW["relationshipTypes"]] == [edge.name for edge in schema().drawn_edges]
    for category in VIEW["categories"]:
        assert category["captionKeys"][0] in {each["name"] for each in category["properties"]}
    assert len({each["id"] for each in VIEW["categories"]}) == len(VIEW["categories"]) == VIEW["categoryIndex"]


@pytest.mark.parametrize("phrase", VIEW["templates"], ids=lambda phrase: phrase["name"])
def test_every_search_phrase_finds(server: Neo4jStore, phrase: dict[str, Any]) -> None:
    (told,) = phrase["params"]
    assert told["name"] in phrase["text"]
    chosen = CHOSEN | {"Programme": server.read("MATCH (n:Programme)<--() RETURN n.id AS id ORDER BY id LIMIT 1")[0]["id"]}
    assert server.read(phrase["cypher"], {"key": chosen[told["suggestionLabel"]]})


@pytest.mark.parametrize(("name", "text"), [("dashboard", dashboard()), ("perspective", perspective())])
def test_commands_write_them(name: str, text: str) -> None:
    assert CliRunner().invoke(main, ["neo4j", name]).stdout == text
