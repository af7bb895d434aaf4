"""`kg extract`: the rows of the contract, and that every span is exact."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from command import SAMPLES, Kg

from loaders import Source, read_all, walk

TEXTS = {one.name: one.text for path in walk([SAMPLES]) for one in read_all(path, path.id) if isinstance(one, Source)}
"""Texts of all documents of the samples, by id."""

KEYS = {"bulletin", "text_sha256", "unit", "line_start", "line_end", "start", "end", "heading", "kind", "title", "doc_number"}
KEYS |= {"issuers", "issuers_complete", "signed", "published", "effective", "expires", "url", "facts", "clauses"}
KEYS |= {
    "citations",
    "targets",
    "tasks",
    "entries",
    "form",
    "rank",
    "comments_until",
    "history",
    "regions",
    "amounts",
    "relations",
    "standards",
    "replacements",
    "programmes",
    "industries",
    "aliases",
    "keywords",
    "unresolved",
}
RELATION = {"type", "title", "number", "target", "scope", "date", "issuer", "mention", "also", "span", "evidence", "confidence", "rules"}


def records(kg: Kg, *args: object) -> list[dict[str, Any]]:
    result = kg("extract", *args)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def proofs(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("clauses", "relations", "standards", "replacements", "programmes", "industries"):
        for found in record[key]:
            yield found
            yield from found.get("also", ())


def test_every_object_has_the_keys_of_the_contract(kg: Kg) -> None:
    rows = records(kg, SAMPLES)
    assert {frozenset(row) for row in rows} == {frozenset(KEYS)}
    assert {frozenset(relation) - {"page"} for row in rows for relation in row["relations"]} == {frozenset(RELATION)}


def test_what_is_found_in_a_pdf_has_its_page_and_if_wanted_its_place_on_it(kg: Kg) -> None:
    (row,) = records(kg, "--boxes", SAMPLES / "notice-pumps-2022.pdf")
    assert [(found["page"], [box[0] for box in found["boxes"]]) for found in row["relations"]] == [(1, [1, 1]), (2, [2, 2])]
    assert all(0 < x0 < x1 < 595 and 0 < y0 < y1 < 842 for found in row["relations"] for _, x0, y0, x1, y1 in found["boxes"])


def test_every_span_is_the_quoted_text(kg: Kg) -> None:
    found = [(row["bulletin"], proof) for row in records(kg, SAMPLES) for proof in proofs(row)]
    assert len(found) > 50
    assert [proof for name, proof in found if TEXTS[name][slice(*proof["span"])] != proof["evidence"]] == []


def test_lines_and_offsets_of_units_agree(kg: Kg) -> None:
    for row in records(kg, SAMPLES):
        before = TEXTS[row["bulletin"]][: row["start"]]
        assert len((before + "x").splitlines()) == row["line_start"], row["heading"]


def test_a_target_is_the_number_else_the_core_title(kg: Kg) -> None:
    for relation in (relation for row in records(kg, SAMPLES) for relation in row["relations"]):
        assert relation["target"]
        assert relation["number"] in (None, relation["target"])


def test_processes_do_not_change_the_output(kg: Kg) -> None:
    one, two = kg("extract", SAMPLES), kg("extract", SAMPLES, "--jobs", 2)
    assert one.stdout_bytes == two.stdout_bytes
    assert one.stdout_bytes


def test_standard_input_is_read(kg: Kg, files: list[Path]) -> None:
    piped = [json.loads(line) for line in kg("extract", "-", stdin=files[0].read_bytes()).stdout.splitlines()]
    assert [row | {"bulletin": files[0].name} for row in piped] == records(kg, files[0])


def test_table(kg: Kg) -> None:
    result = kg("extract", SAMPLES, "--format", "table")
    assert len(result.stdout.splitlines()) > len(records(kg, SAMPLES))


def test_a_bad_input_is_named_and_the_others_are_printed(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    (tmp_path / "empty.txt").touch()
    result = kg("extract", tmp_path / "empty.txt", files[0])
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert [json.loads(line) for line in result.stdout.splitlines()] == records(kg, files[0])
