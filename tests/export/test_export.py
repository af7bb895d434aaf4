"""A small graph with everything that is awkward, written in every form and read back."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from kg.export import FORMS
from kg.export import export as write
from kg.export.neo4j_csv import ARRAY_DELIMITER
from kg.graph import from_networkx, to_networkx
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema.read import schema

NOTICE = NodeKey("Policy", "某部规〔2031〕5号")
LAW = NodeKey("Policy", '名为"引号"，逗号的办法')
BODY = NodeKey("Ministry", "某某部")
QUOTE = '根据《办法》第[3]条；"甲"，\n乙\x0c丙'

GRAPH = Graph(
    nodes=(
        Node(BODY, {"name": "某某部", "short_names": ("某部", "部")}),
        Node(LAW, {"title": '名为"引号"，逗号的办法', "held": False}),
        Node(NOTICE, {"title": "某某通知", "held": True, "keys": ("某某通知", "某部规[2031]5号"), "signed": "2031-05-06"}),
    ),
    edges=(
        Edge("BASED_ON", NOTICE, LAW, {"evidence": (QUOTE, "再次；提到"), "spans": ("甲.txt:1-9", "甲.txt:20-24"), "confidence": 0.9}),
        Edge("ISSUED_BY", NOTICE, BODY, {"order": 1, "confidence": 1.0}),
    ),
)


def export(graph: Graph, form: str, folder: Path) -> list[Path]:
    return write(iter(graph.nodes), iter(graph.edges), form, folder)


def test_networkx_gives_back_the_graph() -> None:
    assert from_networkx(to_networkx(GRAPH)) == GRAPH


def test_networkx_has_several_edges_between_two_nodes() -> None:
    both = Graph(GRAPH.nodes, (*GRAPH.edges, Edge("REFERENCES", NOTICE, LAW, {})))
    assert set(to_networkx(both).edges(keys=True)) == {(NOTICE, LAW, "BASED_ON"), (NOTICE, LAW, "REFERENCES"), (NOTICE, BODY, "ISSUED_BY")}


def test_every_form_names_the_files_it_wrote(tmp_path: Path) -> None:
    for form in FORMS:
        folder = tmp_path / form / "deep"
        assert sorted(export(GRAPH, form, folder)) == sorted(folder.iterdir())


def test_an_empty_graph_can_be_written(tmp_path: Path) -> None:
    for form in FORMS:
        assert export(Graph((), ()), form, tmp_path / form)


def test_jsonl(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in export(GRAPH, "jsonl", tmp_path)[0].read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows if "node" in row] == [node.key.id for node in GRAPH.nodes]
    assert rows[3] == {
        "edge": "BASED_ON",
        "source": list(NOTICE),
        "target": list(LAW),
        "properties": {"evidence": [QUOTE, "再次；提到"], "spans": ["甲.txt:1-9", "甲.txt:20-24"], "confidence": 0.9},
    }


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_xml_forms_are_read_back(form: str, read, tmp_path: Path) -> None:
    back = read(export(GRAPH, form, tmp_path)[0])
    assert set(back.nodes) == {"Policy:某部规〔2031〕5号", 'Policy:名为"引号"，逗号的办法', "Ministry:某某部"}
    notice = back.nodes["Policy:某部规〔2031〕5号"]
    assert (notice["type"], notice["identifier"], notice["label"]) == ("Policy", "某部规〔2031〕5号", "某某通知")
    assert (notice["held"], notice["keys"]) == (True, "某某通知 ‖ 某部规[2031]5号")
    edges = {(source, target): data for source, target, data in back.edges(data=True)}
    basis = edges["Policy:某部规〔2031〕5号", 'Policy:名为"引号"，逗号的办法']
    # XML has no form feed.
    assert basis["evidence"] == '根据《办法》第[3]条；"甲"，\n乙丙 ‖ 再次；提到'
    assert (basis["label"], basis["confidence"]) == ("BASED_ON", 0.9)


def test_gexf_has_colours_and_days(tmp_path: Path) -> None:
    def dated(name: str, **told: object) -> Node:
        return Node(NodeKey("Policy", name), told)

    repealed = ("0001-01-01 not_yet_effective", "2031-06-01 in_force", "2033-01-01 repealed")
    nodes = (
        dated("甲", date="2031-05-06", validity=repealed),
        dated("乙", validity=("0001-01-01 repealed",)),
        dated("丙", date="2033-01-01", validity=("0001-01-01 in_force", "2033-01-01 expired")),
        Node(NodeKey("Article", "丁"), {"date": "2031-05"}),
        Node(BODY, {"name": "某某部"}),
    )
    edges = (
        Edge("SUPERSEDES", NodeKey("Policy", "乙"), NodeKey("Policy", "甲"), {"date": "2033-01-01"}),
        Edge("BASED_ON", NodeKey("Policy", "甲"), NodeKey("Policy", "乙"), {"until": "2032-01-01"}),
    )
    back = nx.read_gexf(export(Graph(nodes, edges), "gexf", tmp_path)[0])
    lives = {name: (data.get("start"), data.get("end")) for name, data in back.nodes(data=True)}
    assert lives == {
        "Policy:甲": ("2031-05-06", "2032-12-31"),
        # No day is known, only a month is, or the last day would be before the first.
        "Policy:乙": (None, None),
        "Policy:丙": ("2033-01-01", None),
        "Article:丁": (None, None),
        "Ministry:某某部": (None, None),
    }
    colours = {name: data["viz"]["color"] for name, data in back.nodes(data=True)}
    assert colours["Policy:甲"] == {"r": 0x4C, "g": 0x8E, "b": 0xDA, "a": 1.0} != colours["Ministry:某某部"]
    edge = {(source, target): (data.get("start"), data.get("end")) for source, target, data in back.edges(data=True)}
    assert edge == {("Policy:乙", "Policy:甲"): ("2033-01-01", None), ("Policy:甲", "Policy:乙"): (None, "2031-12-31")}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_csv_has_a_file_for_each_label_and_pattern(tmp_path: Path) -> None:
    files = export(GRAPH, "csv", tmp_path)
    assert [file.name for file in files] == [
        "import.args",
        "nodes-Ministry.csv",
        "nodes-Policy.csv",
        "edges-Policy-BASED_ON-Policy.csv",
        "edges-Policy-ISSUED_BY-Ministry.csv",
    ]
    assert files[0].read_text("utf-8").splitlines() == [
        "--array-delimiter=U+001F",
        "--multiline-fields=true",
        "--id-type=string",
        "--bad-tolerance=0",
        "--read-buffer-size=4m",
        "--nodes=./nodes-Ministry.csv",
        "--nodes=./nodes-Policy.csv",
        "--relationships=./edges-Policy-BASED_ON-Policy.csv",
        "--relationships=./edges-Policy-ISSUED_BY-Ministry.csv",
    ]


def test_csv_values(tmp_path: Path) -> None:
    export(GRAPH, "csv", tmp_path)
    law, notice = rows(tmp_path / "nodes-Policy.csv")
    assert law["id:ID(Policy)"] == '名为"引号"，逗号的办法'
    assert (law["held:boolean"], notice["held:boolean"]) == ("false", "true")
    assert notice["keys:string[]"].split(ARRAY_DELIMITER) == ["某某通知", "某部规[2031]5号"]
    assert (law["signed:string"], notice["signed:string"], notice[":LABEL"]) == ("", "2031-05-06", "Policy")
    (basis,) = rows(tmp_path / "edges-Policy-BASED_ON-Policy.csv")
    assert (basis[":START_ID(Policy)"], basis[":END_ID(Policy)"], basis[":TYPE"]) == (NOTICE.id, LAW.id, "BASED_ON")
    assert (basis["evidence:string[]"].split(ARRAY_DELIMITER), basis["confidence:double"]) == ([QUOTE, "再次；提到"], "0.9")
    (issued,) = rows(tmp_path / "edges-Policy-ISSUED_BY-Ministry.csv")
    assert issued["order:long"] == "1"


def test_an_empty_text_is_no_missing_value(tmp_path: Path) -> None:
    export(Graph((Node(BODY, {"name": "", "short_names": ()}),), ()), "csv", tmp_path)
    line = (tmp_path / "nodes-Ministry.csv").read_text("utf-8").splitlines()[1]
    empty = "," * (len(schema().labels["Ministry"].properties) - 1)
    assert line == f'"某某部",""{empty}"Ministry"'
