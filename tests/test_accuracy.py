"""Accuracy on the annotated corpus does not fall: floors a little below what is reached, and spans that are exact everywhere."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from needs import CORPUS

import loaders
from kg.extract import extract
from kg.extract.record import record
from kg.model import Document
from kg.text.normal import fold_title

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.corpus("gold")

FLOORS = {
    "field": {
        "title": 0.965,
        "kind": 0.98,
        "doc_number": 0.98,
        "signed": 0.98,
        "issuers": 0.97,
        "references": 0.955,
        "typed_relations": 0.935,
        "supersedes": 0.98,
        "interprets": 0.74,
        "programmes": 0.86,
        "industries": 0.64,
    },
    "field/bulletins": {"segmentation": 0.985, "title": 0.97, "kind": 0.98},
    "bulletins": {
        "segmentation": 1.0,
        "title": 0.98,
        "kind": 0.98,
        "doc_number": 1.0,
        "signed": 1.0,
        "issuers": 0.97,
        "references": 0.965,
        "typed_relations": 0.96,
        "interprets": 1.0,
        "standards": 1.0,
        "programmes": 0.94,
        "industries": 0.78,
    },
    "laws": {
        "segmentation": 1.0,
        "title": 1.0,
        "kind": 1.0,
        "doc_number": 1.0,
        "signed": 1.0,
        "issuers": 1.0,
        "references": 0.985,
        "typed_relations": 0.985,
        "supersedes": 1.0,
    },
}


@cache
def page() -> ModuleType:
    """docs/accuracy.py."""
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "docs" / "accuracy.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look it up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", FLOORS)
def test_no_field_falls_below_its_floor(part: str) -> None:
    if not (CORPUS / page().PARTS[part].gold).exists():
        pytest.skip(f"{part} is not part of this corpus")
    scores = page().scores(part)
    assert {name: scores[name]["f1"] for name, floor in FLOORS[part].items() if scores[name]["f1"] < floor} == {}


def test_the_page_has_the_figures_of_today() -> None:
    assert page().tables() in (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"), "run python docs/accuracy.py"


def documents() -> Iterator[tuple[str, Document]]:
    for path in loaders.walk([str(CORPUS / "bulletins"), str(CORPUS / "laws")]):
        source = loaders.read(path)
        for unit in loaders.load(source).units:
            yield source.text, extract(unit)


def test_every_quote_of_the_corpus_is_the_source_between_its_offsets() -> None:
    wrong: list[tuple[str, int, str]] = []
    for source, document in documents():
        proofs = [(relation.span, relation.evidence) for relation in document.relations]
        proofs += [proof for relation in document.relations for proof in relation.also]
        for mentions in (document.issuers, document.standards, document.programmes, document.industries):
            proofs += [(mention.span, mention.evidence) for mention in mentions]
        wrong += [
            (document.bulletin, document.unit, quote) for span, quote in proofs if source[span.start : span.end] != quote or not quote
        ]
        wrong += [
            (document.bulletin, document.unit, str(one)) for one in document.relations if not one.rules or not 0 < one.confidence <= 1
        ]
    assert wrong == []


def test_citations_of_provisions() -> None:
    """Facts are (file, line, law, provision), as the annotation has them."""
    gold = CORPUS / "gold" / "pinpoints" / "citations.jsonl"
    if not gold.exists():
        pytest.skip("the annotation of provisions is not part of this corpus")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    wanted = {(row["bulletin"], row["line"], fold_title(row["law"]), target) for row in rows for target in row["targets"]}
    found = set()
    for name in {row["bulletin"] for row in rows}:
        for unit in loaders.load(loaders.read(CORPUS / "laws" / f"{name}.md")).units:
            for one in extract(unit).citations:
                found.update((name, one.line, fold_title(one.title or "self"), target) for target in one.targets)
    assert 2 * len(wanted & found) / (len(wanted) + len(found)) >= 0.97


def test_tasks_and_targets() -> None:
    """By the score of the annotation itself: targets with a number by value, unit, year and name; tasks by their lead and quote."""
    folder = CORPUS / "gold" / "orders"
    if not folder.exists():
        pytest.skip("the annotation of tasks and targets is not part of this corpus")
    pages = [CORPUS / "field" / "texts" / "govcn_html" / f"g{number}.html" for number in ("03", "05", "07", "09", "15", "37", "39", "57")]
    made = []
    for path in (*sorted((CORPUS / "bulletins").glob("00*")), *pages):
        reading = loaders.load(loaders.read(path))
        made += [json.dumps(record(extract(unit), reading.bulletin), ensure_ascii=False) for unit in reading.units]
    command = [sys.executable, folder / "score.py", folder / "orders.jsonl", "-"]
    told = subprocess.run(command, input="\n".join(made), capture_output=True, text=True, encoding="utf-8", check=True).stdout
    reached = {line.split(":")[0]: float(line.split("F1 ")[1].split()[0]) for line in told.splitlines()}
    assert reached["tasks"] >= 0.93
    assert reached["targets"] >= 0.87
