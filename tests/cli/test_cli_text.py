"""`kg text`: the text that all spans count."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command import SAMPLES, Kg
from test_cli_extract import proofs


def shown(kg: Kg, *args: object) -> str:
    result = kg("text", *args)
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes.decode("utf-8")


def test_every_quote_stands_where_its_span_says(kg: Kg) -> None:
    rows = [json.loads(line) for line in kg("extract", SAMPLES).stdout.splitlines()]
    texts = {row["bulletin"]: shown(kg, SAMPLES / row["bulletin"]) for row in rows}
    found = [(row["bulletin"], proof) for row in rows for proof in proofs(row)]
    assert len(found) > 50
    assert [proof for name, proof in found if texts[name][slice(*proof["span"])] != proof["evidence"]] == []


def test_every_quote_of_the_graph_stands_in_the_text_of_its_bulletin(kg: Kg, built: Path, tmp_path: Path) -> None:
    kg("export", tmp_path, "--format", "jsonl", "--store", built)
    edges = [json.loads(line) for line in (tmp_path / "graph.jsonl").read_text("utf-8").splitlines() if line.startswith('{"edge"')]
    proved = [edge["properties"] for edge in edges if edge["properties"].get("evidence") and edge["edge"] != "PUBLISHED_IN"]
    places = [(span.rsplit(":", 1), quote) for edge in proved for span, quote in zip(edge["spans"], edge["evidence"], strict=True)]
    texts = {name: shown(kg, name, "--store", built) for name in {name for (name, _), _ in places}}
    assert len(texts) > 3
    assert [quote for (name, span), quote in places if texts[name][slice(*map(int, span.split("-")))] != quote] == []


def test_line_breaks_and_the_end_are_as_in_the_file(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "通知\r\n\r\n正文\t。".encode())
    assert shown(kg, tmp_path / "a.txt") == "通知\r\n\r\n正文\t。"


def test_documents_inside_archives_and_dumps_are_named_by_their_paths(kg: Kg, tmp_path: Path) -> None:
    records: list[dict[str, Any]] = [{"title": f"关于{name}事的通知", "text": "一、登记。", "url": "x"} for name in "甲乙丙丁戊己"]
    (tmp_path / "d.json").write_text(json.dumps(records), "utf-8")
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("卷/d.json", json.dumps(records))
    assert shown(kg, tmp_path / "d.json" / "2") == shown(kg, tmp_path / "p.zip" / "卷" / "d.json" / "2") == "关于乙事的通知\n一、登记。"
    several = kg("text", tmp_path / "d.json")
    assert several.exit_code == 1
    assert f"d.json: holds several documents, name one: {tmp_path}/d.json/1, " in several.stderr
    assert several.stderr.rstrip().endswith("/5, …")
    assert f"holds no document of this name, name one: {tmp_path}/d.json/1, " in kg("text", tmp_path / "d.json" / "9").stderr


def test_a_stored_bulletin_whose_file_is_gone_or_changed(kg: Kg, tmp_path: Path, files: list[Path]) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(files[1].read_bytes())
    kg("build", file, "--store", tmp_path / "s")
    assert shown(kg, "a.txt", "--store", tmp_path / "s") == files[1].read_text("utf-8")
    file.write_bytes(files[1].read_bytes() + "。".encode())
    changed = kg("text", "a.txt", "--store", tmp_path / "s")
    assert (changed.exit_code, f"a.txt: {file} has changed since it was loaded" in changed.stderr) == (1, True)
    file.unlink()
    gone = kg("text", "a.txt", "--store", tmp_path / "s")
    assert (gone.exit_code, f"a.txt: was read from {file}, which is not there any more" in gone.stderr) == (1, True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere.txt", "neither a file, nor a bulletin of the store, nor a policy or article in it"),
        (".", "is a folder: name a file in it"),
    ],
)
def test_what_is_neither_file_nor_bulletin(kg: Kg, built: Path, name: str, reason: str) -> None:
    result = kg("text", name, "--store", built)
    assert (result.exit_code, f"{name}: {reason}" in result.stderr) == (1, True)


def test_the_text_of_a_policy(kg: Kg, built: Path) -> None:
    rows = json.loads(kg("cypher", HELD, "--store", built, "--format", "json").stdout)
    assert rows
    assert shown(kg, rows[0]["id"], "--store", built) == rows[0]["source"]


HELD = "MATCH (p:Policy)<-[:TEXT_OF]-(t:Text) RETURN p.id AS id, count(t) AS texts, min(t.source) AS source ORDER BY texts, id LIMIT 1"


def test_the_digest_of_the_text_is_in_record_and_graph(kg: Kg, built: Path) -> None:
    rows = [json.loads(line) for line in kg("extract", SAMPLES).stdout.splitlines()]
    stored = json.loads(
        kg("cypher", "MATCH (b:Bulletin) RETURN b.id AS id, b.text_sha256 AS d", "--store", built, "--format", "json").stdout
    )
    wanted = {name: hashlib.sha256(shown(kg, SAMPLES / name).encode()).hexdigest() for name in {row["bulletin"] for row in rows}}
    assert {row["bulletin"]: row["text_sha256"] for row in rows} == wanted == {row["id"]: row["d"] for row in stored}
