"""What is written for Neo4j Browser: the style covers the schema, and every saved script runs on a real server."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from filling import fill
from province import province
from script import execute
from starlette.testclient import TestClient

from api import ApiSettings, create_app
from kg.assemble.captions import LINE
from kg.cli import main
from kg.schema.grass import INK, style
from kg.schema.read import schema
from kg.store.embedded.store import EmbeddedStore
from kg.store.neo4j.store import Neo4jStore
from kg.store.settings import StoreSettings
from queries import catalogue, picture, run
from queries.browser.favourites import FIRST, LIMIT, PICTURES, ROWS, TABLES, archive, literal, renamed, scripts
from queries.browser.guide import guide

RULES: dict[str, dict[str, str]] = {
    selector.strip(): dict(re.findall(r"([\w-]+): '?(.*?)'?;", body))
    for selector, body in re.findall(r"([\w.]+) \{\n(.*?)^\}", style(schema()), re.M | re.S)
}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_style_knows_every_label_and_edge_type() -> None:
    labels = [f"node.{label.name}" for label in schema().public]
    edges = [f"relationship.{edge.name}" for edge in schema().edges.values()]
    second = [f"node.{each.name}" for label in schema().public for each in label.sublabels]
    # Of several rules that fit a node the last one holds.
    assert list(RULES) == ["node", "relationship", *labels, *second, *edges]
    for name, edge in schema().edges.items():
        # The lead of a joint notice has the number 1.
        caption = f"{edge.caption} {{order}}" if name == "ISSUED_BY" else edge.caption
        assert RULES[f"relationship.{name}"] == {"color": edge.colour, "shaft-width": f"{edge.width:g}px", "caption": caption}


def test_browser_can_read_the_style() -> None:
    """It cuts rules at every ; and properties at every :, and knows these properties alone."""
    known = {"diameter", "color", "border-color", "border-width", "text-color-internal", "font-size", "caption"}
    line = {"color", "shaft-width", "font-size", "padding", "text-color-external", "text-color-internal", "caption"}
    for selector, properties in RULES.items():
        assert properties.keys() <= (known if selector.startswith("node") else line)
        assert not any(sign in value for value in properties.values() for sign in ":;'\"")
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for name, value in properties.items() if "color" in name)


@pytest.mark.parametrize("label", schema().drawn, ids=lambda label: label.name)
def test_nodes_can_be_read(label: Any) -> None:
    rule = RULES["node"] | RULES[f"node.{label.name}"]
    assert contrast(rule["color"], INK) >= 10 and contrast(rule["border-color"], "#FFFFFF") >= 2.5
    assert rule["caption"] == ("{caption}" if "name" in label.properties else "{caption}{name}") and "caption" in label.properties
    # A line of a caption fits into the circle.
    assert LINE * float(rule["font-size"][:-2]) <= float(rule["diameter"][:-2])


@pytest.mark.parametrize("second", [each.name for label in schema().public for each in label.sublabels])
def test_what_has_a_second_label_looks_different_and_can_be_read(second: str) -> None:
    plain, rule = RULES["node"] | RULES["node.Policy"], RULES["node"] | RULES["node.Policy"] | RULES[f"node.{second}"]
    assert (rule["color"], rule["border-color"]) != (plain["color"], plain["border-color"])
    assert contrast(rule["color"], INK) >= 7 and contrast(rule["border-color"], "#FFFFFF") >= 2.5


def test_lines_can_be_seen() -> None:
    for name in schema().edges:
        assert contrast(RULES[f"relationship.{name}"]["color"], "#FFFFFF") >= 2.5, name


def test_what_says_most_is_drawn_thickest() -> None:
    widths = {name: edge.width for name, edge in schema().edges.items()}
    assert max(widths, key=lambda name: widths[name]) == "SUPERSEDES"


def test_every_script_has_a_name_of_its_own() -> None:
    for folder in (FIRST, PICTURES, TABLES):
        names = [text.splitlines()[0] for path, text in scripts().items() if path.startswith(f"{folder}/")]
        assert len(set(names)) == len(names)
        assert all(re.match(r"// \S*[一-鿿]", name) for name in names)


def test_every_query_that_takes_plain_values_is_a_picture_and_a_table() -> None:
    found = scripts()
    folded = {"resolve", "resolve_alias", "search", "search_facets", "listed", "provision"}
    for name in catalogue().keys() - folded:
        query = catalogue()[name]
        assert renamed(query, query.picture, "limit") in found[f"{PICTURES}/{name}.cypher"]
        assert renamed(query, query.cypher, "rows") in found[f"{TABLES}/{name}.cypher"]
    assert [path for path in found if Path(path).stem in folded] == []


@pytest.fixture(scope="module")
def server(neo4j_store: Neo4jStore) -> Neo4jStore:
    fill(neo4j_store, province(), [])
    return neo4j_store


@pytest.mark.parametrize("path", [path for path in scripts() if not path.startswith(FIRST) and "/find." not in path])
def test_scripts_run(server: Neo4jStore, path: str) -> None:
    query = catalogue()[Path(path).stem]
    params: dict[str, Any] = {}
    execute(server, scripts()[f"{FIRST}/defaults.cypher"], params)
    execute(server, scripts()[f"{FIRST}/choose_other.cypher"].replace("''", "'云工规〔2019〕3号'", 1), params)
    # Where nothing is to be chosen, another script may have chosen.
    labels = [label for param in query.params.values() if param.required for label in param.of] or ["Standard"]
    for label in dict.fromkeys(labels):
        execute(server, scripts()[f"{FIRST}/choose_{label.lower()}.cypher"], params)
        rows = execute(server, scripts()[path], params)
        assert rows or query.name in MAY_BE_EMPTY
        if rows and path.startswith(PICTURES):
            assert {"source", "edge", "target"} == set(rows[0])


MAY_BE_EMPTY = {"cited_most", "reused", "wording", "wordings", "lineage", "outdated_bases", "succession", "path"}
"""For what is best connected."""


def test_parameters_have_one_default_in_all_scripts(server: Neo4jStore) -> None:
    set_: dict[str, Any] = {}
    execute(server, scripts()[f"{FIRST}/defaults.cypher"], set_)
    chosen = {"key", "label", "other"}
    for path, text in scripts().items():
        told = {
            name: server.read(f"RETURN {value} AS value")[0]["value"]
            for name, value in re.findall(r"^//   :param (\w+) => (.+)$", text, re.M)
        }
        assert told.items() <= set_.items(), path
        if not path.startswith(FIRST) and "/find." not in path:
            code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
            assert set(re.findall(r"\$(\w+)", code)) - chosen == told.keys(), path
    assert (set_["limit"], set_["rows"]) == (LIMIT, ROWS)


def test_a_word_chooses(server: Neo4jStore) -> None:
    for word, key in (("", "云工规〔2031〕5号"), ("焕新行动", "云工联规〔2031〕8号"), ("云工规〔2014〕1号", "云工规〔2014〕1号")):
        params: dict[str, Any] = {}
        execute(server, scripts()[f"{FIRST}/choose_policy.cypher"].replace("''", literal(word), 1), params)
        assert params == {"key": key, "label": "Policy"}


def test_a_word_that_nothing_has_chooses_nothing(server: Neo4jStore) -> None:
    params: dict[str, Any] = {"key": "云工规〔2031〕5号", "other": "云工规〔2014〕1号", "issuer": "云州省工业厅"}
    for name in ("choose_policy", "choose_other"):
        execute(server, scripts()[f"{FIRST}/{name}.cypher"].replace("''", "'无此文'", 1), params)
    assert (params["key"], params["other"]) == ("没有找到：无此文", "没有找到：无此文")
    year = scripts()[f"{FIRST}/choose_year.cypher"].replace("'' AS word, '' AS wanted", "'无此厅' AS word, '1999' AS wanted")
    execute(server, year, params)
    assert params["key"] == params["issuer"] == "没有找到：无此厅1999"
    execute(server, scripts()[f"{FIRST}/defaults.cypher"], params)
    for name in ("lineage", "policy", "ministry"):
        assert execute(server, scripts()[f"{PICTURES}/{name}.cypher"], params) == []


@pytest.mark.parametrize(("word", "found"), [("", False), ('"', False), ("云工规〔2014〕1号", True), ("焕新行动", True)])
def test_a_word_finds(server: Neo4jStore, word: str, found: bool) -> None:
    drawn, listed = (
        execute(server, scripts()[f"{folder}/find.cypher"].replace("''", literal(word), 1), {}) for folder in (PICTURES, TABLES)
    )
    assert {row["source"]["id"] for row in drawn} == {row["id"] for row in listed}
    assert bool(listed) == found
    assert not found or any(word in f"{row['id']}{row['title']}{row['number']}" for row in listed)


def test_a_year_of_a_ministry(server: Neo4jStore) -> None:
    params: dict[str, Any] = {}
    execute(server, scripts()[f"{FIRST}/defaults.cypher"], params)
    execute(
        server, scripts()[f"{FIRST}/choose_year.cypher"].replace("'' AS word, '' AS wanted", "'工业厅' AS word, '2031' AS wanted"), params
    )
    assert (params["issuer"], params["signed_from"], params["signed_to"]) == ("云州省工业厅", "2031-01-01", "2031-12-31")
    rows = execute(server, scripts()[f"{PICTURES}/policies.cypher"], params)
    asked = {"issuer": "云州省工业厅", "signed_from": "2031-01-01", "signed_to": "2031-12-31"}
    # As many as there are, however few a picture shows else.
    assert params["limit"] == max(LIMIT, len(run(server, "policies", asked)))
    shown = {row["source"]["id"] for row in rows} | {row["target"]["id"] for row in rows if row["target"]}
    assert shown == {node.key.id for node in picture(server, "policies", asked).nodes}


def test_the_archive_holds_the_scripts() -> None:
    with ZipFile(BytesIO(archive())) as opened:
        assert {name: opened.read(name).decode() for name in opened.namelist()} == scripts()
    assert archive() == archive()


def test_the_guide_shows_what_it_speaks_of() -> None:
    slides = guide().split("\n---\n")
    assert len(slides) == 6 and all("## " in slide or "# " in slide for slide in slides)
    statements = re.findall(r"^```cypher\n(.*?)^```$", guide(), re.M | re.S)
    assert {text.strip() for text in statements} <= {text.strip() for text in scripts().values()}
    assert "{" not in re.sub(r"```.*?```", "", guide(), flags=re.S)


@pytest.mark.parametrize(("name", "text"), [("style", style(schema())), ("guide", guide())])
def test_commands_print_or_write(tmp_path: Path, name: str, text: str) -> None:
    assert CliRunner().invoke(main, ["neo4j", name]).stdout == text
    file = tmp_path / "written"
    assert CliRunner().invoke(main, ["neo4j", name, "--out", str(file)]).stdout == f"{file}\n"
    assert file.read_text(encoding="utf-8") == text


def test_favourites_as_text_archive_and_folder(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(main, ["neo4j", "favourites"]).stdout == "\n".join(scripts().values())
    assert run(main, ["neo4j", "favourites", "--out", str(tmp_path / "f.zip")]).exit_code == 0
    assert (tmp_path / "f.zip").read_bytes() == archive()
    assert run(main, ["neo4j", "favourites", "--out", str(tmp_path / "f")]).exit_code == 0
    written = {str(path.relative_to(tmp_path / "f")): path.read_text(encoding="utf-8") for path in (tmp_path / "f").rglob("*.cypher")}
    assert written == scripts()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["neo4j", "style", "--out", str(tmp_path / "none" / "style")])
    assert result.exit_code == 1 and str(tmp_path / "none" / "style") in result.stderr


def test_files_over_http(tmp_path: Path) -> None:
    """Browser is a page of another origin, and asks before it fetches."""
    store = EmbeddedStore(str(tmp_path / "none"), StoreSettings())
    with TestClient(create_app(store, ApiSettings()), base_url="http://127.0.0.1") as client:
        origin = {"Origin": "http://localhost:7474"}
        for name, content in (("style.grass", style(schema()).encode()), ("guide.md", guide().encode()), ("favourites.zip", archive())):
            answer = client.get(f"/neo4j/{name}", headers=origin)
            assert (answer.content, answer.headers["access-control-allow-origin"]) == (content, "*")
        asked = origin | {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "cache-control,pragma"}
        assert client.options("/neo4j/guide.md", headers=asked).headers["access-control-allow-headers"] == "cache-control,pragma"
        missing = client.get("/neo4j/none")
        assert (missing.status_code, missing.headers["content-type"]) == (404, "application/problem+json")
        assert json.loads(missing.content)["detail"] == "nothing is at /neo4j/none"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "null"), (True, "true"), (5, "5"), (0.5, "0.5"), ("a'b\\c", "'a\\'b\\\\c'"), (["x", 1], "['x', 1]")],
)
def test_literals(value: object, text: str) -> None:
    assert literal(value) == text
