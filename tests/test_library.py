"""The library that benchmarks load is read as it was meant: each document with its number, its day and the edition that it repeals."""

import hashlib
import re

import pytest

from benchmarks.library import CITABLE, HUBS, Facts, bulletin, bulletins, document, facts
from kg.assemble.policies import NodeKey
from kg.build import build
from kg.extract import extract
from kg.identity import policy_key
from kg.model import Contribution, Graph
from loaders import Source, load

DOCUMENTS = 240


def contribution(name: str, text: str) -> Contribution:
    reading = load(Source(name, name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))
    return Contribution(reading.bulletin, tuple(map(extract, reading.units)))


@pytest.fixture(scope="module")
def library() -> list[Contribution]:
    return [contribution(*one) for one in bulletins(DOCUMENTS)]


@pytest.fixture(scope="module")
def graph(library: list[Contribution]) -> Graph:
    return build(library)


MEANT = [facts(1, index) for index in range(DOCUMENTS)]


def test_each_document_is_read_with_its_number_and_kind(library: list[Contribution]) -> None:
    read = [document for one in library for document in one.documents]
    assert [one.number for one in MEANT if one.kind != "regulation"] == [
        document.doc_number for document, one in zip(read, MEANT, strict=True) if one.kind != "regulation"
    ]
    assert {one.kind for one in MEANT} == {"measures", "notice", "regulation", "interpretation", "repeal", "amendment"}
    assert [document.kind for document in read] == [
        {"regulation": "law", "interpretation": "interpretation"}.get(one.kind, "policy") for one in MEANT
    ]
    assert {policy_key(document.title) for document in read} >= {policy_key(one.title) for one in MEANT if one.kind == "measures"}


def test_days_of_known_bodies_are_read(library: list[Contribution]) -> None:
    read = [document for one in library for document in one.documents]
    told = [(document.signed, str(one.signed)) for document, one in zip(read, MEANT, strict=True) if document.signed]
    assert all(found == meant for found, meant in told)
    assert len(told) > DOCUMENTS // 2


def test_an_edition_repeals_the_one_before_it(graph: Graph) -> None:
    repeals = {(edge.source.id, edge.target.id) for edge in graph.edges if edge.type == "SUPERSEDES"}
    editions = [(one, MEANT[one.older]) for one in MEANT if one.older is not None and one.kind == "measures"]
    assert editions
    assert {(new.number, old.number) for new, old in editions} <= repeals


def test_each_of_a_few_laws_is_cited_by_a_tenth_of_all(graph: Graph) -> None:
    documents = {node.key: node.properties.get("documents", 0) for node in graph.nodes}
    counts = [documents[NodeKey("Policy", policy_key(hub))] for hub in HUBS]
    prints = sum(one.kind in ("measures", "notice") for one in MEANT)
    assert all(0.02 * prints < count < 0.25 * prints for count in counts)


def test_only_paragraphs_that_a_province_takes_over_are_shared(graph: Graph) -> None:
    titles = {node.key: policy_key(node.properties["title"]) for node in graph.nodes if node.key.label == "Policy"}
    central = {policy_key(one.title): policy_key(MEANT[one.central].title) for one in MEANT if one.central is not None}
    shared = {(titles[edge.source], titles[edge.target]) for edge in graph.edges if edge.type == "SIMILAR_TO"}
    assert len(shared & set(central.items())) >= 0.7 * len(central) > 3
    # Two provinces may take over paragraphs of one document.
    assert all(central.get(one, one) == central.get(other, other) for one, other in shared)


def test_an_edition_keeps_most_paragraphs() -> None:
    edition = next(one for one in MEANT if one.older is not None and one.kind == "measures")
    new, old = (set(re.findall("　(.+)", document(1, index))) for index in (edition.index, edition.older))
    assert 0.5 * len(new) < len(new & old) < len(new)


def test_a_smaller_library_is_the_beginning_of_a_larger_one() -> None:
    assert list(bulletins(60)) == list(bulletins(80))[:3]
    assert list(bulletins(20, first=3)) == list(bulletins(80))[3:]
    assert bulletin(1, 7) != bulletin(2, 7)


def test_the_millionth_document_is_made_without_those_before_it() -> None:
    one: Facts = facts(1, 999_999)
    assert (one.index, one.signed.isoformat()) == (999_999, "2058-05-18")
    assert len(bulletin(1, 49_999).encode()) > 20 * 3500
    assert CITABLE
