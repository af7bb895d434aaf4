"""JSON-LD and PROV of a small graph: terms, IRIs, days, and shapes that refuse what is wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdf import broken, parsed, rows
from rdflib.namespace import DCTERMS, PROV, SDO, SKOS

from kg.errors import DataError
from kg.export import export
from kg.export.about import About, checked_base
from kg.export.terms import read, terms
from kg.model import Edge, Graph, Node, NodeKey
from kg.schema.read import schema
from kg.vocab.files import read_yaml

NOTICE, OLD, PART, DRAFT = (NodeKey("Policy", name) for name in ("某部规〔2031〕5号", "旧办法", "另一办法", "新办法（征求意见稿）"))
BODY, CLUB, TEXT = NodeKey("Ministry", "某某部"), NodeKey("Ministry", "某协会"), NodeKey("Bulletin", "甲/2031-05.txt")
QUOTE = "《旧办法》同时废止"
PROOF = {"evidence": (QUOTE,), "spans": ("甲/2031-05.txt:120-129",), "rules": ("repealed_after",), "confidence": 1.0}
RUN = {"id": "b7", "version": "0.2.0", "started": "2031-05-06T08:00:00.000+00:00", "finished": "2031-05-06T08:01:00.000+00:00"}
ABOUT = About(as_of="2032-01-01", runs=(RUN,), version="0.2.0")
KG_FOLDER = Path(__file__).resolve().parents[2] / "kg"
KG_POLICY = "urn:policy-kg:Policy/"

GRAPH = Graph(
    nodes=(
        Node(BODY, {"name": "某某部", "kind": "ministry"}),
        Node(CLUB, {"name": "某协会", "kind": "other"}),
        Node(TEXT, {"title": "公报", "sha256": "0" * 64, "text_sha256": "1" * 64, "path": "/srv/甲/2031-05.txt"}),
        Node(
            NOTICE,
            {
                "title": "某某办法",
                "number": "某部规〔2031〕5号",
                "kind": "policy",
                "form": "办法",
                "rank": "规范性文件",
                "signed": "2031-05-06",
                "effective": "2031-06-01",
                "expires": "2036-05-31",
                "held": True,
                "validity": ("0001-01-01 not_yet_effective", "2031-06-01 in_force", "2036-06-01 expired"),
            },
        ),
        Node(OLD, {"title": "旧办法", "signed": "2020", "validity": ("0001-01-01 in_force", "2031-06-01 repealed")}),
        Node(PART, {"title": "另一办法", "validity": ("0001-01-01 unknown",)}),
        Node(DRAFT, {"title": "新办法（征求意见稿）", "kind": "draft", "effective": "2033-01-01", "validity": ("0001-01-01 draft",)}),
    ),
    edges=(
        Edge("ISSUED_BY", DRAFT, BODY, PROOF),
        Edge("ISSUED_BY", NOTICE, BODY, PROOF),
        Edge("SUPERSEDES", DRAFT, OLD, PROOF | {"scope": "whole"}),
        Edge("SUPERSEDES", NOTICE, OLD, PROOF | {"scope": "whole"}),
        Edge("SUPERSEDES", NOTICE, PART, PROOF | {"scope": "第三条"}),
        Edge("PUBLISHED_IN", NOTICE, TEXT, {"evidence": ("某某办法",), "spans": ("甲/2031-05.txt:100-900",)}),
        Edge("SUCCEEDED_BY", CLUB, BODY, {"date": "2030-01-01"}),
    ),
)


def written(form: str, folder: Path, about: About = ABOUT) -> str:
    (path,) = export(iter(GRAPH.nodes), iter(GRAPH.edges), form, folder, about)
    return path.read_text("utf-8")


@pytest.mark.parametrize(("form", "shapes"), [("jsonld", "legislation.ttl"), ("prov", "provenance.ttl")])
def test_the_document_fits_the_shapes(form: str, shapes: str, tmp_path: Path) -> None:
    assert broken(parsed(written(form, tmp_path)), shapes) == ""


BROKEN = [
    ("legislation.ttl", "jsonld", '"eli:InForce-inForce"', '"schema:InForce"'),
    ("legislation.ttl", "jsonld", '"@value": "2031-05-06", "@type": "xsd:date"', '"@value": "2031-05", "@type": "xsd:date"'),
    ("legislation.ttl", "jsonld", '"eli:repeals"', '"eli:changes"'),
    ("legislation.ttl", "jsonld", '"kg:status": ["repealed"]', '"kg:status": ["unknown"]'),
    ("legislation.ttl", "jsonld", '"schema:citation": {', '"schema:legislationRepeals": {'),
    ("legislation.ttl", "jsonld", '"schema:author": {', '"schema:legislationPassedBy": {'),
    ("legislation.ttl", "jsonld", '"schema:name": [{"@value": "某某部", "@language": "zh"}]', '"schema:name": []'),
    ("legislation.ttl", "jsonld", '"kg:as_of"', '"kg:day"'),
    ("provenance.ttl", "prov", '"oa:end": 129', '"oa:end": 120'),
    ("provenance.ttl", "prov", f'"oa:exact": "{QUOTE}"', '"oa:exact": "别的话"'),
    ("provenance.ttl", "prov", '"prov:wasQuotedFrom": {', '"prov:hadPrimarySource": {'),
    ("provenance.ttl", "prov", '"prov:SoftwareAgent"', '"prov:Person"'),
    ("provenance.ttl", "prov", "08:01:00.000", "07:01:00.000"),
    ("provenance.ttl", "prov", '"rdf:object"', '"rdf:value"'),
]


@pytest.mark.parametrize(("shapes", "form", "right", "wrong"), BROKEN, ids=[f"{right}→{wrong}" for _, _, right, wrong in BROKEN])
def test_the_shapes_refuse_what_is_wrong(shapes: str, form: str, right: str, wrong: str, tmp_path: Path) -> None:
    text = written(form, tmp_path)
    assert right in text
    assert broken(parsed(text.replace(right, wrong)), shapes) != ""


def test_a_policy_has_these_terms_and_no_others(tmp_path: Path) -> None:
    document = json.loads(written("jsonld", tmp_path))
    (notice,) = (row for row in document["@graph"] if row["@id"].endswith("5%E5%8F%B7") and "@type" in row)

    def day(text: str) -> list[dict[str, str]]:
        return [{"@value": text, "@type": "xsd:date"}]

    def zh(text: str) -> dict[str, str]:
        return {"@value": text, "@language": "zh"}

    assert notice == {
        "@id": f"{KG_POLICY}%E6%9F%90%E9%83%A8%E8%A7%84%E3%80%942031%E3%80%955%E5%8F%B7",
        "@type": ["kg:Policy", "schema:Legislation", "eli:LegalResource"],
        "schema:name": [zh("某某办法")],
        "dcterms:title": [zh("某某办法")],
        "schema:legislationIdentifier": ["某部规〔2031〕5号"],
        "eli:id_local": ["某部规〔2031〕5号"],
        "kg:kind": ["policy"],
        "schema:legislationType": ["办法", "规范性文件"],
        "eli:type_document": [
            {"@id": "urn:policy-kg:form/%E5%8A%9E%E6%B3%95", "@type": ["eli:ResourceType", "skos:Concept"], "skos:prefLabel": zh("办法")}
        ],
        "schema:legislationDate": day("2031-05-06"),
        "eli:date_document": day("2031-05-06"),
        "eli:first_date_entry_in_force": day("2031-06-01"),
        "eli:date_applicability": day("2031-06-01"),
        "schema:legislationDateOfApplicability": day("2031-06-01"),
        "eli:date_no_longer_in_force": day("2036-05-31"),
        "kg:status": ["in_force"],
        "schema:legislationLegalForce": [{"@id": "schema:InForce"}],
        "eli:in_force": [{"@id": "eli:InForce-inForce"}],
        "schema:legislationDateVersion": day("2032-01-01"),
        "eli:version_date": day("2032-01-01"),
        "kg:held": [True],
    }


@pytest.mark.parametrize(
    ("day", "force"),
    [
        ("2031-05-31", {("某某办法", "notInForce"), ("旧办法", "inForce"), ("新办法（征求意见稿）", "notInForce")}),
        ("2031-06-01", {("某某办法", "inForce"), ("旧办法", "notInForce"), ("新办法（征求意见稿）", "notInForce")}),
        ("2036-06-01", {("某某办法", "notInForce"), ("旧办法", "notInForce"), ("新办法（征求意见稿）", "notInForce")}),
    ],
)
def test_force_is_that_of_the_day(day: str, force: set[tuple[str, str]], tmp_path: Path) -> None:
    graph = parsed(written("jsonld", tmp_path, About(as_of=day)))
    found = rows(graph, "SELECT ?title ?force { ?policy schema:name ?title ; eli:in_force ?force }")
    assert {(title, force.rpartition("-")[2]) for title, force in found} == force


def test_only_what_repeals_the_whole_document_repeals_it(tmp_path: Path) -> None:
    graph = parsed(written("jsonld", tmp_path))
    found = rows(graph, "SELECT ?a ?term ?b { ?s schema:name ?a ; ?term ?o . ?o schema:name ?b . ?s a kg:Policy . ?o a kg:Policy }")
    assert {(a, re.split("[/#:]", term)[-1], b) for a, term, b in found} == {
        *(("某某办法", term, "旧办法") for term in ("SUPERSEDES", "legislationRepeals", "repeals")),
        *(("某某办法", term, "另一办法") for term in ("SUPERSEDES", "legislationChanges", "changes")),
        *(("新办法（征求意见稿）", term, "旧办法") for term in ("SUPERSEDES", "citation", "cites")),
    }


def test_a_body_in_no_list_is_an_organization(tmp_path: Path) -> None:
    graph = parsed(written("jsonld", tmp_path))
    assert rows(graph, "SELECT ?name { ?body a schema:GovernmentOrganization ; schema:name ?name }") == {("某某部",)}
    assert rows(graph, "SELECT ?name { ?body a schema:Organization ; schema:name ?name }") == {("某某部",), ("某协会",)}


def test_the_day_in_a_text_is_left_out_where_validity_says_another(tmp_path: Path) -> None:
    for properties, terms_of_days in [
        # Of a law that was amended later the day is that of the changed wording.
        ({"effective": "2033-01-01", "validity": ("0001-01-01 not_yet_effective", "2030-01-01 in_force")}, set()),
        # Repealed before its last day.
        ({"expires": "2033-01-01", "validity": ("0001-01-01 in_force", "2031-01-01 repealed", "2033-01-02 expired")}, set()),
        ({"expires": "2033-01-01", "validity": ("0001-01-01 in_force", "2033-01-02 expired")}, {"eli:date_no_longer_in_force"}),
    ]:
        (path,) = export(iter([Node(OLD, {"title": "旧办法"} | properties)]), iter(()), "jsonld", tmp_path, ABOUT)
        row = json.loads(path.read_text("utf-8"))["@graph"][1]
        assert row.keys() & {"eli:first_date_entry_in_force", "eli:date_no_longer_in_force"} == terms_of_days


def test_each_edge_leads_to_its_quote_and_what_read_it(tmp_path: Path) -> None:
    text = written("prov", tmp_path)
    found = rows(
        parsed(text),
        """SELECT ?predicate ?quote ?start ?end ?file ?version ?begun {
            ?edge a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> ;
                <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> ?predicate ;
                prov:wasDerivedFrom ?q ; prov:wasGeneratedBy ?build .
            ?q prov:value ?quote ; oa:hasSelector [oa:start ?start ; oa:end ?end] ; prov:wasQuotedFrom/prov:wasDerivedFrom ?file .
            ?build prov:wasAssociatedWith/schema:softwareVersion ?version ; prov:startedAtTime ?begun ; prov:used ?file }""",
    )
    file = "urn:policy-kg:Bulletin/%E7%94%B2%2F2031-05.txt"
    begun = "2031-05-06T08:00:00+00:00"
    assert found == {(f"urn:policy-kg:schema:{type_}", QUOTE, "120", "129", file, "0.2.0", begun) for type_ in ("ISSUED_BY", "SUPERSEDES")}
    # An edge without a quote has no provenance, and the path on the machine is nobody's.
    assert "SUCCEEDED_BY" not in text
    assert "/srv" not in text


def test_of_a_whole_text_the_heading_is_told(tmp_path: Path) -> None:
    found = rows(
        parsed(written("prov", tmp_path)), "SELECT ?heading ?end { ?text schema:headline ?heading ; oa:hasSelector [oa:end ?end] }"
    )
    assert found == {("某某办法", "900")}


@pytest.mark.parametrize("form", ["jsonld", "prov"])
def test_iris_begin_with_the_base(form: str, tmp_path: Path) -> None:
    base = "https://example.org/policies#"
    graph = parsed(written(form, tmp_path, About(base=base, as_of="2032-01-01")))
    assert {subject.startswith(base) for subject in map(str, graph.subjects())} == {True}


def test_an_empty_graph_is_a_document(tmp_path: Path) -> None:
    for form in ("jsonld", "prov"):
        (path,) = export(iter(()), iter(()), form, tmp_path, ABOUT)
        assert len(parsed(path.read_text("utf-8"))) > 0


@pytest.mark.parametrize("base", ["urn:policy-kg:", "https://example.org/", "https://example.org/a#", "http://localhost:8000/graph/"])
def test_bases(base: str) -> None:
    assert checked_base(base) == base


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org", "https://例.org/", "https://example.org/a b/", "urn:<x>:"])
def test_what_is_no_base(base: str) -> None:
    with pytest.raises(ValueError, match="no base of IRIs"):
        checked_base(base)


# (:Policy {kind: 'draft'})-[:SUPERSEDES {scope: 'whole'}]->(:Policy)
PATTERN = re.compile(r"\(:(\w+)( \{kind: 'draft'\})?\)-\[:(\w+)(?: \{scope: '([^']+)'\})?\]->\(:(\w+)\)")


@pytest.mark.parametrize("example", [example for rules in terms().rules.values() for rule in rules for example in rule.examples])
def test_examples_of_terms(example: str) -> None:
    source, draft, type_, scope, target = PATTERN.fullmatch(example).groups()
    edge = Edge(type_, NodeKey(source, "甲"), NodeKey(target, "乙"), {"scope": scope} if scope else {})
    first = next(rule for rule in terms().rules[type_] if rule.fits(edge, bool(draft)))
    assert example in first.examples
    assert (source, type_, target) in set(schema().triples())


# Of ELI 1.5; rdflib has no list of them.
IN_ELI = set(
    [
        "AdministrativeArea",
        "Agent",
        "InForce-inForce",
        "InForce-notInForce",
        "InForce-partiallyInForce",
        "LegalResource",
        "LegalResourceSubdivision",
        "ResourceType",
        "amends",
        "based_on",
        "changes",
        "cites",
        "consolidates",
        "date_applicability",
        "date_document",
        "date_no_longer_in_force",
        "date_publication",
        "first_date_entry_in_force",
        "id_local",
        "in_force",
        "is_about",
        "is_member_of",
        "is_part_of",
        "passed_by",
        "related_to",
        "relevant_for",
        "repeals",
        "type_document",
        "version_date",
    ]
)
# Of schema.org, newer than rdflib's list.
NEW = {"legislationAmends", "legislationRepeals", "legislationDateOfApplicability"}


@pytest.mark.parametrize(
    ("prefix", "known"),
    [
        ("eli", IN_ELI),
        ("schema", {*dir(SDO)} | NEW),
        ("dcterms", {*dir(DCTERMS)}),
        ("skos", {*dir(SKOS)}),
        ("prov", {*dir(PROV)}),
    ],
    ids=["eli", "schema", "dcterms", "skos", "prov"],
)
def test_the_vocabularies_have_every_term(prefix: str, known: set[str]) -> None:
    source = "".join((KG_FOLDER / name).read_text("utf-8") for name in ("data/linked_data.yaml", "export/json_ld.py", "export/prov.py"))
    used = set(re.findall(rf"\b{prefix}:([A-Za-z][\w-]*)", source))
    assert used - {re.split("[/#]", name)[-1] for name in known} == set()


def test_every_rule_has_an_example() -> None:
    assert [name for name, rules in terms().rules.items() for rule in rules if not rule.examples] == []


def changed(**parts: Any) -> dict[str, Any]:
    return read_yaml("linked_data.yaml") | parts


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (changed(labels={"Policy": {"types": ["dc:Text"], "properties": []}}), "has no prefix for dc:Text"),
        (changed(labels={"Paper": {"types": [], "properties": []}}), "is no label"),
        (changed(labels={"Policy": {"types": [], "properties": [{"of": "colour", "terms": []}]}}), "'colour' is no property"),
        (changed(labels={"Policy": {"types": [], "properties": [{"of": "form", "terms": [], "form": "concept"}]}}), "has a type"),
        (changed(edges={"LIKES": [{}]}), "is no edge type"),
        (changed(edges={"AMENDS": [{"from": ["Goal"], "to": ["Policy"], "terms": [], "examples": [], "source": ""}]}), "names ends"),
    ],
)
def test_mistakes_in_the_file_are_told(data: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read(data)
