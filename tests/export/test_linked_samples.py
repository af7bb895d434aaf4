"""The samples as JSON-LD and PROV: they fit the shapes, and everything that the graph has is in them."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdf import KG, broken, parsed, rows
from rdflib import RDF, Graph

from kg.cli import main
from kg.export.terms import terms

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The samples in each form."""
    folder = tmp_path_factory.mktemp("linked")

    def kg(*words: str) -> str:
        result = CliRunner().invoke(main, [*words, "--store", str(folder / "kg.store")])
        assert result.exit_code == 0, result.output
        return result.stdout.strip()

    kg("build", str(SAMPLES))
    forms = {"jsonl": (), "jsonld": ("--as-of", "2024-01-01"), "prov": ()}
    return {form: Path(kg("export", str(folder), "--format", form, *more)).read_text("utf-8") for form, more in forms.items()}


@pytest.fixture(scope="module")
def linked(exports: dict[str, str]) -> Graph:
    return parsed(exports["jsonld"])


@pytest.fixture(scope="module")
def provenance(exports: dict[str, str]) -> Graph:
    return parsed(exports["prov"])


@pytest.fixture(scope="module")
def lines(exports: dict[str, str]) -> list[dict]:
    return [json.loads(line) for line in exports["jsonl"].splitlines()]


def test_they_fit_the_shapes(linked: Graph, provenance: Graph) -> None:
    assert broken(linked, "legislation.ttl") == ""
    assert broken(provenance, "provenance.ttl") == ""


def test_nodes_and_edges_are_all_there(linked: Graph, lines: list[dict]) -> None:
    labels = terms().classes
    nodes = Counter(row["node"] for row in lines if row.get("node") in labels)
    assert {label: len(set(linked.subjects(RDF.type, KG[label]))) for label in nodes} == nodes
    edges = Counter(row["edge"] for row in lines if "edge" in row and row["source"][0] in labels and row["target"][0] in labels)
    assert {type_: len(set(linked.subject_objects(KG[type_]))) for type_ in edges} == edges


def test_facts_come_back(linked: Graph) -> None:
    found = rows(
        linked,
        """SELECT ?number ?signed ?first ?last ?force ?issuer {
            ?policy eli:id_local ?number ; eli:date_document ?signed ; eli:first_date_entry_in_force ?first ;
                eli:date_no_longer_in_force ?last ; schema:legislationLegalForce ?force ; eli:passed_by/schema:name ?issuer .
            FILTER(?number = "滨府规〔2022〕11号") }""",
    )
    assert found == {("滨府规〔2022〕11号", "2022-03-08", "2022-05-01", "2027-04-30", "https://schema.org/InForce", "滨江市人民政府")}


def test_repeals_come_back(linked: Graph, lines: list[dict]) -> None:
    found = rows(linked, "SELECT ?new ?old { ?a eli:repeals ?b . ?a eli:id_local ?new . ?b eli:id_local ?old }")
    assert ("办农水〔2022〕9903号", "办农水〔2016〕9906号") in found
    whole = [
        row for row in lines if row.get("edge") == "SUPERSEDES" and row["properties"]["scope"] == "whole" and row["source"][0] == "Policy"
    ]
    assert len(rows(linked, "SELECT ?a ?b { ?a eli:repeals ?b }")) == len(whole)


def test_every_edge_with_a_quote_has_its_provenance(provenance: Graph, lines: list[dict]) -> None:
    quoted = [row for row in lines if "edge" in row and row["properties"].get("spans")]
    assert len(set(provenance.subjects(RDF.type, RDF.Statement))) == len(quoted)


def test_the_span_of_a_quote_is_its_place_in_the_text(provenance: Graph) -> None:
    text = (SAMPLES / "compilation-2023-05.txt").read_text("utf-8")
    found = rows(
        provenance,
        """SELECT ?quote ?start ?end { ?q prov:wasQuotedFrom <urn:policy-kg:text/compilation-2023-05.txt> ; prov:value ?quote ;
            oa:hasSelector [oa:start ?start ; oa:end ?end] }""",
    )
    assert len(found) > 20
    assert [quote for quote, start, end in found if text[int(start) : int(end)] != quote] == []


def test_a_span_is_as_long_as_its_quote(provenance: Graph) -> None:
    found = rows(provenance, "SELECT ?q ?quote ?start ?end { ?q prov:value ?quote ; oa:hasSelector [oa:start ?start ; oa:end ?end] }")
    assert [name for name, quote, start, end in found if int(end) - int(start) != len(quote)] == []


def test_no_place_on_a_machine_is_told(exports: dict[str, str]) -> None:
    assert str(SAMPLES) not in exports["jsonld"] + exports["prov"]


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "jsonld", "--base-iri", "nonsense"),
        ("--format", "gexf", "--base-iri", "https://example.org/"),
        ("--format", "prov", "--as-of", "2024-01-01"),
    ],
    ids=" ".join,
)
def test_wrong_options_are_refused(options: tuple[str, ...], tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", str(tmp_path / "out"), *options, "--store", str(tmp_path / "kg.store")])
    assert result.exit_code == 2
    assert options[2] in result.stderr
    assert not list(tmp_path.iterdir())
