"""Records of dumps in each of their forms: the text layers they give, the names of the records, and what is said of broken ones."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Fact
from loaders.files import csv as csv_files
from loaders.files import json as json_files
from loaders.files import sqlite as sqlite_files
from loaders.files.layer import Layer
from loaders.files.magic import binary
from loaders.files.records import flat

Members = list[Layer | InputError]


def of_json(value: Any, name: str = "d.json", columns: dict[str, str] | None = None) -> Members:
    return list(json_files.members(json.dumps(value, ensure_ascii=False).encode(), name, columns))


def of_lines(records: Sequence[Any]) -> Members:
    return list(json_files.members("\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode(), "d.jsonl", None))


def of_csv(text: str, name: str = "d.csv", columns: dict[str, str] | None = None) -> Members:
    return list(csv_files.members(text.encode(), name, columns))


def of_sqlite(path: Path, name: str, records: Sequence[Mapping[str, str]]) -> Members:
    database = sqlite3.connect(path)
    columns = list(records[0])
    database.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
    database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', [tuple(one.values()) for one in records])
    database.commit()
    database.close()
    return list(sqlite_files.members(path.read_bytes(), "d.sqlite", None))


def told(found: Members) -> list[tuple[str, str | None, list[tuple[str, str]]] | str]:
    """Text, name and facts of each record, the message of one that cannot be read."""
    return [
        str(one) if isinstance(one, InputError) else (one.text, one.member, [(fact.name, fact.value) for fact in one.facts])
        for one in found
    ]


def refusal(read: Any, *given: Any) -> str:
    with pytest.raises(InputError) as error:
        list(read(*given))
    return str(error.value)


A = {"标题": "甲办法", "文号": "某规〔2031〕1号", "正文": "第一条 甲。"}
TEXT_A = "甲办法\n第一条 甲。"
FACTS_A = [("title", "甲办法"), ("number", "某规〔2031〕1号")]

RECORDS = [
    # records, text layers with names and facts
    ([A], [(TEXT_A, "1", FACTS_A)]),
    ([{"标题": "甲办法", "正文": ""}], [("甲办法", "1", [("title", "甲办法")])]),
    ([{"标题": "", "正文": "第一条 甲。"}], [("第一条 甲。", "1", [])]),
    # the title is set above a text that does not have it as a heading
    ([{"标题": "甲办法", "正文": "甲办法\n第一条 甲。"}], [("甲办法\n第一条 甲。", "1", [("title", "甲办法")])]),
    (
        [{"标题": "甲类办法", "正文": "财政部\n甲类\n办法\n第一条 甲。"}],
        [("财政部\n甲类\n办法\n第一条 甲。", "1", [("title", "甲类办法")])],
    ),
    ([{"标题": "甲办法", "正文": "现将《甲办法》印发给你们。"}], [("甲办法\n现将《甲办法》印发给你们。", "1", [("title", "甲办法")])]),
    ([{"标题": "甲\n 办法", "正文": "第一条 甲。"}], [("甲 办法\n第一条 甲。", "1", [("title", "甲\n 办法")])]),
    # names of records
    ([{"id": "a1", "标题": "甲"}, {"id": "b2", "标题": "乙"}], [("甲", "a1", [("title", "甲")]), ("乙", "b2", [("title", "乙")])]),
    ([{"id": "a1", "标题": "甲"}, {"id": "a1", "标题": "乙"}], [("甲", "1", [("title", "甲")]), ("乙", "2", [("title", "乙")])]),
    ([{"id": "a" * 101, "标题": "甲"}, {"id": "b", "标题": "乙"}], [("甲", "1", [("title", "甲")]), ("乙", "2", [("title", "乙")])]),
    # an address in a column of several uses
    ([{"标题": "甲", "来源": "https://a.example/1"}], [("甲", "1", [("title", "甲"), ("source", "https://a.example/1")])]),
    ([{"标题": "甲", "来源": "甲日报"}], [("甲", "1", [("title", "甲")])]),
    # mark-up of a page
    (
        [{"标题": "甲办法", "正文": "<p>第一条 甲。</p><p>第二条 乙。</p>"}],
        [("甲办法\n第一条 甲。\n第二条 乙。", "1", [("title", "甲办法")])],
    ),
    ([{"标题": "甲办法", "正文": "第一条 <乙>办法"}], [("甲办法\n第一条 <乙>办法", "1", [("title", "甲办法")])]),
]


@pytest.mark.parametrize(("records", "expected"), RECORDS)
def test_records_are_the_same_in_every_form(tmp_path: Path, records: list[dict[str, str]], expected: list[Any]) -> None:
    assert told(of_json(records)) == expected
    assert told(of_lines(records)) == expected
    assert told(of_json({"data": {"list": records}})) == expected
    lines = [",".join(f'"{cell}"' for cell in row) for row in ([*records[0]], *(one.values() for one in records))]
    assert told(of_csv("\n".join(lines))) == expected
    named = [(text, name and f"docs/{name}", facts) for text, name, facts in expected]
    assert told(of_sqlite(tmp_path / "d.sqlite", "docs", records)) == named


CELLS = st.text(alphabet='甲乙第一条。，"\n ;|\t', max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_tables_and_objects_hold_the_same_records(rows: list[tuple[str, str]]) -> None:
    records = [{"标题": title, "正文": text} for title, text in rows if title or text]
    if not any(one["标题"].strip() or one["正文"].strip() for one in records):
        return
    quoted = ["标题,正文", *(",".join('"' + cell.replace('"', '""') + '"' for cell in one.values()) for one in records)]
    assert told(of_csv("\n".join(quoted))) == told(of_json(records))


NESTED = [
    ({"meta": {"标题": "甲办法"}, "正文": "甲。"}, {"meta.标题": "甲办法", "正文": "甲。"}),
    ({"正文": ["第一条 甲。", "第二条 乙。"]}, {"正文": "第一条 甲。\n第二条 乙。"}),
    ({"附": [{"名": "甲", "号": 1}, {"名": "乙"}]}, {"附": "名: 甲\n号: 1\n名: 乙"}),
    ({"甲": None, "乙": "", "丙": [], "丁": {}, "戊": 0, "己": False}, {"戊": "0", "己": "false"}),
    ({"甲": " 乙 "}, {"甲": "乙"}),
    ({"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": "深"}}}}}}}}, {"a.b.c.d.e.f.g": "h: 深"}),
    ({1: "甲"}, {"1": "甲"}),
    ({}, {}),
]


@pytest.mark.parametrize(("record", "fields"), NESTED)
def test_the_fields_of_an_object(record: dict[Any, Any], fields: dict[str, str]) -> None:
    assert flat(record) == fields


def test_an_object_by_itself_is_the_document() -> None:
    assert told(of_json(A)) == [(TEXT_A, None, FACTS_A)]
    # A file of lines may have one line only.
    assert told(of_json(A, "d.jsonl")) == [(TEXT_A, "1", FACTS_A)]


def test_the_list_whose_objects_are_documents_is_taken() -> None:
    value = {"tags": [{"name": "甲"}, {"name": "乙"}], "page": {"rows": [A]}, "count": [1, 2]}
    assert told(of_json(value)) == [(TEXT_A, "1", FACTS_A)]


NO_COLUMN = "has no column that is known to hold titles or texts; its columns: {}; name them with --map title=…,text=…"

BAD_JSON = [
    ("[", "d.json:1: is not valid JSON (Expecting value): export it again"),
    ('{"标题": "甲"', "d.json:1: is not valid JSON (Expecting ',' delimiter): export it again"),
    ("[\n1,\n", "d.json:3: is not valid JSON (Expecting value): export it again"),
    ("", "d.json:1: is not valid JSON (Expecting value): export it again"),
    ("[]", "d.json: is JSON without objects, so without documents"),
    ("[1, 2]", "d.json: is JSON without objects, so without documents"),
    ("3", "d.json: is JSON without objects, so without documents"),
    ("null", "d.json: is JSON without objects, so without documents"),
    ("[" * 100_000, "d.json: is JSON nested too deeply to be read: save its records as JSONL"),
    (
        '[{"甲": "乙"}]',
        "d.json: " + NO_COLUMN.format("甲"),
    ),
]


@pytest.mark.parametrize(("text", "said"), BAD_JSON, ids=[text[:20] for text, _ in BAD_JSON])
def test_json_that_cannot_be_read(text: str, said: str) -> None:
    assert refusal(json_files.members, text.encode(), "d.json", None) == said


def test_a_line_that_is_no_object_is_told_and_the_rest_is_read() -> None:
    text = '{"标题": "甲"}\n\n[1]\n{"标题": \n{"标题": "乙"}\n'
    assert told(list(json_files.members(text.encode(), "d.jsonl", None))) == [
        ("甲", "1", [("title", "甲")]),
        "d.jsonl:3: is no JSON object",
        "d.jsonl:4: is no JSON object: Expecting value",
        ("乙", "4", [("title", "乙")]),
    ]


def test_many_columns_are_not_all_told() -> None:
    record = {f"列{number}": "甲" for number in range(1, 15)}
    said = refusal(json_files.members, json.dumps([record]).encode(), "d.json", None)
    assert said.startswith("d.json: has no column that is known to hold titles or texts; its columns: 列1, 列2, ")
    assert "列12, …; name them" in said
    assert "列13" not in said


def test_a_chosen_column_that_is_not_there() -> None:
    said = refusal(json_files.members, json.dumps([A]).encode(), "d.json", {"text": "内文"})
    assert said == "d.json: has no column 内文; its columns: 标题, 文号, 正文"


BAD_CSV = [
    # text, records and messages
    (
        "标题,正文\n甲,乙,丙\n丁,戊",
        ["d.csv/1: has 3 cells up to line 2, the header has 2: is a quotation mark missing?", ("丁\n戊", "2", [("title", "丁")])],
    ),
    ("标题,正文\n甲,乙,,\n", [("甲\n乙", "1", [("title", "甲")])]),
    ("标题,正文\n甲\n", [("甲", "1", [("title", "甲")])]),
    ("标题,正文\n\n,\n甲,乙\n", [("甲\n乙", "1", [("title", "甲")])]),
    (" 标题 ,正文\n 甲 , 乙 \n", [("甲\n乙", "1", [("title", "甲")])]),
    ("标题;正文\n甲,丙;乙\n", [("甲,丙\n乙", "1", [("title", "甲,丙")])]),
    ("标题|正文\n甲|乙\n", [("甲\n乙", "1", [("title", "甲")])]),
    ("标题\t正文\r\n甲\t乙\r\n", [("甲\n乙", "1", [("title", "甲")])]),
    ('标题,正文\n甲,"第一条 ""乙""\n第二条"\n', [('甲\n第一条 "乙"\n第二条', "1", [("title", "甲")])]),
]


@pytest.mark.parametrize(("text", "expected"), BAD_CSV)
def test_rows_of_tables(text: str, expected: list[Any]) -> None:
    assert told(of_csv(text)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲,乙\n丙,丁\n", "d.csv: " + NO_COLUMN.format("甲, 乙")),
        ("", "d.csv: " + NO_COLUMN.format("none")),
        ("\ufeff", "d.csv: " + NO_COLUMN.format("none")),
        ("\n", "d.csv: " + NO_COLUMN.format("none")),
        ("标题,正文\n", None),
    ],
)
def test_tables_without_documents(text: str, said: str | None) -> None:
    if said is None:
        assert of_csv(text) == []
    else:
        assert refusal(csv_files.members, text.encode(), "d.csv", None) == said


CLAIMS = [
    # bytes, name, claimed as CSV, as JSON
    (b"a,b\n1,2\n", "d.csv", True, False),
    (b"a\tb\n", "d.tsv", True, False),
    ("标题,文号,正文\n甲,乙,丙\n".encode(), "d.txt", True, False),
    ("标题,文号,正文\n甲,乙,丙\n".encode("gb18030"), "d.txt", True, False),
    ("标题,文号,正文".encode(), "d.txt", False, False),
    ("| 标题 | 文号 |\n".encode(), "d.md", False, False),
    ("按照标题，制定；\n".encode(), "d.txt", False, False),
    (b"\x1f\x8b\n", "d.csv", False, False),
    (b'{"a": 1}', "d.json", False, True),
    (b'[{"a": 1}]', "d.txt", False, True),
    (b"[1, 2]", "d.txt", False, False),
    (b"[1, 2]", "d.json", False, True),
    ("[《甲》](https://a.example)".encode(), "d.md", False, False),
    (b"\xef\xbb\xbf \n{}", "d.jsonl", False, True),
    ("甲".encode(), "d.json", False, False),
    (b"", "d.json", False, False),
]


@pytest.mark.parametrize(("data", "name", "as_csv", "as_json"), CLAIMS)
def test_who_claims_a_file(data: bytes, name: str, as_csv: bool, as_json: bool) -> None:
    assert (csv_files.claims(data, name), json_files.claims(data, name)) == (as_csv, as_json)
    assert not sqlite_files.claims(data, name)


def test_a_damaged_database() -> None:
    assert sqlite_files.claims(b"SQLite format 3\0" + b"\0" * 100, "d.db")
    said = refusal(sqlite_files.members, b"SQLite format 3\0" + b"\1" * 2000, "d.db", None)
    assert said.startswith("d.db: is a damaged or locked SQLite database (")


def test_a_database_without_documents(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        of_sqlite(tmp_path / "d.sqlite", "logs", [{"a": "甲"}])
    assert str(error.value) == "d.sqlite: " + NO_COLUMN.format("a")


def test_each_table_of_a_database_is_told_by_its_name(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "d.sqlite")
    for name in ("logs", "users"):
        database.execute(f"CREATE TABLE {name} (a)")
        database.execute(f"INSERT INTO {name} VALUES ('甲')")
    database.commit()
    database.close()
    said = refusal(sqlite_files.members, (tmp_path / "d.sqlite").read_bytes(), "d.sqlite", None)
    assert said.startswith("d.sqlite: table logs has no column that is known to hold titles or texts; its columns: a; ")
    assert "; table users has no column that is known to hold titles or texts; " in said


def test_what_was_read_from_which_column() -> None:
    (layer,) = of_json([{**A, "点击": "7"}])
    assert isinstance(layer, Layer)
    assert layer.read_as == "title=标题, number=文号, text=正文; not read: 点击"
    assert layer.facts == (Fact("title", "甲办法", "record"), Fact("number", "某规〔2031〕1号", "record"))


BINARY = [
    (b"\x1f\x8b\x08", "is a gzip archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07\0", "is a RAR archive: unpack it first"),
    (b"BZh91", None),
    (b"BZh91\0", "is a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\0", "is an xz archive: unpack it first"),
    (b"MZ\0", "is a program for Windows: no document"),
    (b"MZ text", None),
    (b"\x7fELF", "is a program: no document"),
    (b"ID3\0", "is a sound file: no document"),
    (b"RIFF\0", "is a sound or video file: no document"),
    (b"\x1a\x45\xdf\xa3", "is a video file: no document"),
    (b"wOFF\0", "is a font: no document"),
    (b"PK\x03\x04 xl/workbook.xml", "is an Excel workbook: save each sheet as CSV (UTF-8)"),
    (b"PK\x03\x04 ppt/presentation.xml", "is a PowerPoint presentation: save it as PDF"),
    (b"PK\x03\x04 application/vnd.oasis.opendocument.spreadsheet", "is a spreadsheet (ods): save each sheet as CSV (UTF-8)"),
    (b"PK\x03\x04 a.txt", "is a ZIP archive: unpack it first"),
    (b"\xef\xbb\xbf <?XML version='1.0'?>", "is an XML file: save its text, or its page as HTML"),
    (b"a\0b", "is a binary file of no known type, or UTF-16 without byte order mark: save it as PDF, DOCX or text in UTF-8"),
    (b"\xff\xfea\0", None),
    ("甲类办法".encode(), None),
    (b"", None),
]


@pytest.mark.parametrize(("data", "said"), BINARY)
def test_what_is_not_text(data: bytes, said: str | None) -> None:
    assert binary(data) == said
