"""The commands that only read: both forms of output, refused writes, exit codes."""

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import Result
from command import SAMPLES, Kg
from rich.cells import cell_len

from kg.cli import main
from loaders import Source, read_all, walk
from queries import catalogue


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


def ask(kg: Kg, store: Path, statement: str, *parameters: str) -> list[dict[str, Any]]:
    return rows(kg("cypher", statement, *parameters, "--store", store, "--format", "json"))


def cell(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def test_csv_says_how_it_is_known_that_a_policy_is_in_force(kg: Kg, built: Path) -> None:
    words = ("query", "policies", "held=true", "as_of=2024-01-01", "--store", built)
    listed = list(csv.DictReader(io.StringIO(kg(*words, "--format", "csv").stdout)))
    told = {row["status_basis"] for row in listed if row["status"] == "in_force"}
    assert len(told) == 1
    assert re.fullmatch(r"text held; no repeal found among \d+ documents up to \d{4}-\d\d-\d\d", told.pop())


READING = [
    ("stats",),
    ("gaps",),
    ("queries",),
    ("check",),
    *(("query", name) for name in sorted(catalogue())),
    ("cypher", "MATCH (n:Ministry) RETURN n.id AS id, n AS node ORDER BY id"),
]


@pytest.mark.slow
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_json_csv_and_table_say_the_same(kg: Kg, built: Path, command: tuple[str, ...]) -> None:
    words = [*command, *example(kg, built, command[-1])] if command[0] == "query" else [*command]
    store = [] if command == ("queries",) else ["--store", built]
    found = rows(kg(*words, *store, "--format", "json"))
    printed = list(csv.DictReader(io.StringIO(kg(*words, *store, "--format", "csv").stdout)))
    if command != ("queries",):
        assert printed == [{key: cell(value) for key, value in row.items()} for row in found]
    table = kg(*words, *store).stdout
    assert len(table.splitlines()) >= (len(found) + 2 if found else 0)
    assert "…" not in "".join(line[-1] for line in table.splitlines() if line)


@cache
def first(kg: Kg, store: Path, label: str) -> str:
    found = rows(kg("cypher", f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id LIMIT 1", "--store", store, "--format", "json"))
    return str(found[0]["id"])


def example(kg: Kg, store: Path, name: str) -> list[str]:
    """Parameters for a query of which only keys must be given: the first node of a label that the key may name."""
    if name == "provision":
        # Not every policy has one.
        return [f"key={first(kg, store, 'Provision')}"]
    given = []
    for key, param in catalogue()[name].params.items():
        if param.required and param.of:
            given.append(f"{key}={first(kg, store, param.of[0])}")
        elif param.required:
            given.append(f"{key}={param.choices[0] if param.choices else catalogue()[name].example[key]}")
    return given


def test_stats_count_what_was_built(kg: Kg, built: Path) -> None:
    counted = {row["name"]: row["count"] for row in rows(kg("stats", "--store", built, "--format", "json"))}
    labels = ask(kg, built, "MATCH (n:Policy) RETURN count(n) AS n")
    assert counted["Policy"] == labels[0]["n"] > 0


def test_runs_tell_all_files_to_programs_and_the_first_ones_to_people(kg: Kg, built: Path) -> None:
    (run,) = json.loads(kg("runs", "--store", built, "--format", "json").stdout)
    digests = {one.name: one.sha256 for file in walk([SAMPLES]) for one in read_all(file, file.id) if isinstance(one, Source)}
    assert {one["bulletin"]: one["sha256"] for one in run["inputs"]} == digests
    shown = "、".join(one["bulletin"] for one in run["inputs"][:3])
    assert kg("runs", "--store", built).stdout.rstrip().endswith(f"  {shown}、and {len(digests) - 3} more")


def test_runs_name_what_was_taken_out(kg: Kg, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s")
    kg("build", SAMPLES / "regulation-waste-heat.md", SAMPLES / "interim-measures-pumps.txt", *store)
    kg("remove", "interim-measures-pumps.txt", *store)
    removal, _ = rows(kg("runs", *store, "--format", "json"))
    assert (removal["inputs"], removal["removed"], removal["bulletins"]) == ([], ["interim-measures-pumps.txt"], 1)
    line = kg("runs", *store).stdout.splitlines()[2]
    assert line.endswith("  removed: interim-measures-pumps.txt")
    assert kg("news", "--since", line.split()[0], *store).exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize("command", [*READING, ("runs",), ("news",)], ids=" ".join)
def test_tables_fit_a_terminal_of_80_columns(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    words = [*command, *example(kg, built, command[-1])] if command[0] == "query" else [*command]
    lines = in_terminal(kg(*words, *([] if command == ("queries",) else ["--store", built])))
    assert max(map(cell_len, lines), default=0) <= 80
    if command[0] == "query" and lines:
        asked = catalogue()[command[1]]
        if asked.table and not any(asked.columns[name].type == "maps" for name in asked.table):
            assert (lines[0].split(), set(lines[1])) == ([*asked.table], {"─"})


def in_terminal(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return re.sub(r"\x1b\[[0-9;]*m", "", result.stdout).splitlines()


def test_columns_are_chosen_in_every_format(kg: Kg, built: Path) -> None:
    words = ("query", "gaps", "--store", built, "--columns", "citing, id")
    found = rows(kg(*words, "--format", "json"))
    assert {tuple(row) for row in found} == {("citing", "id")}
    assert kg(*words, "--format", "csv").stdout.splitlines()[0] == "citing,id"
    assert kg(*words).stdout.splitlines()[0].split() == ["citing", "id"]


def test_a_wide_table_has_all_columns_and_a_row_on_one_line(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    words = ("query", "gaps", "--store", built)
    lines = in_terminal(kg(*words, "--wide"))
    assert lines[0].split() == [*catalogue()["gaps"].columns]
    assert len(lines) == len(rows(kg(*words, "--format", "json"))) + 2


def test_a_column_that_is_not_there_is_told(kg: Kg, built: Path) -> None:
    result = kg("query", "gaps", "--store", built, "--columns", "titel,id")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no column 'titel' (did you mean 'title'?). The columns are: id, title," in result.stderr
    result = kg("query", "gaps", "--store", built, "--columns", "id", "--format", "graph")
    assert (result.exit_code, "not for --format graph" in result.stderr) == (2, True)


def test_gaps_are_cited_and_not_held(kg: Kg, built: Path) -> None:
    missing = ask(kg, built, "MATCH (p:Policy {held: false}) RETURN p.id AS id")
    assert {row["id"] for row in rows(kg("gaps", "--store", built, "--format", "json"))} <= {row["id"] for row in missing}


def test_the_text_of_a_query_can_be_run_as_it_is_printed(kg: Kg, built: Path) -> None:
    text = kg("query", "stats", "--cypher").stdout
    assert "«" not in text and text == catalogue()["stats"].cypher + "\n"
    assert ask(kg, built, text) == rows(kg("query", "stats", "--store", built, "--format", "json"))
    assert kg("query", "stats", "--cypher", "--format", "graph").stdout == catalogue()["stats"].picture + "\n"


def test_queries_lists_every_query_file(kg: Kg) -> None:
    files = (Path(__file__).resolve().parent.parent.parent / "queries").glob("*.cypher")
    assert [row["name"] for row in rows(kg("queries", "--format", "json"))] == sorted(file.stem for file in files)


def test_related_policies_come_with_reasons(kg: Kg, built: Path) -> None:
    key = rows(
        kg("cypher", "MATCH (p:Policy)-[:BASED_ON]->(:Policy) RETURN p.id AS id ORDER BY id LIMIT 1", "--store", built, "--format", "json")
    )[0]["id"]
    related = rows(kg("query", "related", f"key={key}", "--store", built, "--format", "json"))
    assert related
    assert all(row["reasons"] for row in related)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(catalogue()))
def test_pictures_are_nodes_and_edges(kg: Kg, built: Path, name: str) -> None:
    words = ["query", name, *example(kg, built, name), "--store", built, "--format"]
    shown = json.loads(kg(*words, "graph").stdout)
    nodes = {(node["label"], node["id"]) for node in shown["nodes"]}
    edges = {(edge["type"], (edge["source_label"], edge["source"]), (edge["target_label"], edge["target"])) for edge in shown["edges"]}
    assert {end for _, *ends in edges for end in ends} <= nodes
    drawn = nx.parse_graphml(kg(*words, "graphml").stdout, force_multigraph=True)
    assert {(data["type"], data["identifier"]) for _, data in drawn.nodes(data=True)} == nodes
    assert drawn.number_of_edges() == len(edges)


def test_parameters_of_a_statement_are_json_or_text(kg: Kg, built: Path) -> None:
    result = kg(
        "cypher",
        "UNWIND $list AS n RETURN n + $plus AS sum, $text AS text",
        "list=[1, 2]",
        "plus=1",
        "text=名=值",
        "--store",
        built,
        "--format",
        "json",
    )
    assert rows(result) == [{"sum": 2, "text": "名=值"}, {"sum": 3, "text": "名=值"}]


def test_a_statement_ends_after_the_time_of_the_settings(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TIMEOUT", "0.3")
    long = "UNWIND range(1, 1000000) AS x UNWIND range(1, 100) AS y RETURN sum(x * y) AS s"
    ended = kg("cypher", long, "--store", built)
    assert (ended.exit_code, "the query ran longer than it may" in ended.stderr) == (3, True)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Policy {id: 'x'})",
        "MATCH (n:Policy) DETACH DELETE n",
        "MATCH (n:Policy) SET n.title = 'x'",
        "MERGE (n:Policy {id: 'x'}) RETURN n",
        "DROP CONSTRAINT policy_id IF EXISTS",
    ],
)
def test_a_writing_statement_is_refused(kg: Kg, built: Path, statement: str) -> None:
    before = kg("stats", "--store", built, "--format", "json").stdout
    result = kg("cypher", statement, "--store", built)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert kg("stats", "--store", built, "--format", "json").stdout == before


def test_the_samples_pass_the_check(kg: Kg, built: Path) -> None:
    found = rows(kg("check", "--store", built, "--format", "json"))
    assert {row["severity"] for row in found} <= {"note"}


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_exports_are_read_by_networkx(kg: Kg, built: Path, tmp_path: Path, form: str, read: Any) -> None:
    result = kg("export", tmp_path / form, "--format", form, "--store", built)
    assert result.exit_code == 0
    back = read(result.stdout.strip())
    counted = ask(kg, built, "MATCH (n:Policy) RETURN count(n) AS n")
    assert sum(data["type"] == "Policy" for _, data in back.nodes(data=True)) == counted[0]["n"]


def test_an_export_that_cannot_be_written_says_so(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = kg("export", tmp_path / "file" / "below", "--format", "jsonl", "--store", built)
    assert result.exit_code == 1
    assert "file" in result.stderr


@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("md", "| `Policy` | 政策 |"),
        ("cypher", "CREATE CONSTRAINT policy_id IF NOT EXISTS"),
        ("text", "\n(:Policy)-[:SUPERSEDES]->(:Policy)\n"),
        ("json", '"name": "SUPERSEDES"'),
    ],
)
def test_schema(kg: Kg, form: str, part: str) -> None:
    assert part in kg("schema", "--format", form).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("query",),
        ("query", "nonsense"),
        ("query", "related"),
        ("query", "related", "key"),
        ("query", "related", "key=a", "key=b"),
        ("query", "related", "key=没有这一件"),
        ("query", "related", "colour=red", "key=a"),
        ("query", "related", "key=没有这一件", "--format", "graph"),
        ("stats", "--format", "xml"),
        ("build",),
        ("extract", "--jobs", "0", "samples"),
        ("cypher", "MATCH (n RETURN n"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(kg: Kg, built: Path, words: tuple[str, ...]) -> None:
    store = ["--store", built] if words[0] in {"query", "cypher", "stats"} else []
    result = kg(*words, *store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_a_server_that_is_not_there_ends_with_3(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "anything")
    result = kg("stats", "--store", "bolt://127.0.0.1:1")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "127.0.0.1:1" in result.stderr


def test_the_store_may_come_from_the_environment(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(built))
    assert kg("stats").stdout == kg("stats", "--store", built).stdout


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help(kg: Kg, name: str) -> None:
    assert f"Usage: main {name}" in kg(name, "--help").stdout


def test_the_file_of_a_single_document_is_not_found_beside_it(kg: Kg, built: Path) -> None:
    def labels(*words: str) -> list[str]:
        return [row["label"] for row in rows(kg("query", "search", "q=校舍节水周", "--store", built, "--format", "json", *words))]

    assert (labels(), labels("label=Bulletin")) == (["Policy"], ["Bulletin"])
