"""CSV, JSON, JSONL and SQLite: one document a record, its text in one column and facts in others."""

import io
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.errors import InputError
from loaders import Source, read_all, read_stream_all
from loaders.files import records

NOTICE = "各有关单位：\n为做好甲类设备登记工作，现就有关事项通知如下。\n一、按时登记。\n工业和信息化部\n2031年3月5日"
ROWS = [
    {
        "标题": "关于做好甲类设备登记工作的通知",
        "发文字号": "工信部装〔2031〕5号",
        "发文机关": "工业和信息化部",
        "成文日期": "2031-03-05",
        "正文": NOTICE,
    },
    {
        "标题": "乙类物资管理办法",
        "发文字号": "",
        "发文机关": "财政部",
        "成文日期": "2031-04-01",
        "正文": "乙类物资管理办法\n第一条 为了管理乙类物资，制定本办法。",
    },
]
READ_AS = "title=标题, number=发文字号, text=正文, issuer=发文机关, date=成文日期"


def csv(rows: Sequence[dict[str, str]], mark: str = ",") -> str:
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "\r\n".join(mark.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)


def sqlite(path: Path, **tables: Sequence[dict[str, str]]) -> bytes:
    database = sqlite3.connect(path)
    for name, rows in tables.items():
        database.execute(f'CREATE TABLE "{name}" ({", ".join(rows[0])})')
        database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', [tuple(row.values()) for row in rows])
    database.execute("PRAGMA journal_mode = WAL")
    database.commit()
    database.close()
    return path.read_bytes()


def documents(data: bytes | str, name: str, columns: dict[str, str] | None = None) -> list[Source | InputError]:
    return list(read_stream_all(io.BytesIO(data if isinstance(data, bytes) else data.encode()), name, columns=columns))


def sources(data: bytes | str, name: str, columns: dict[str, str] | None = None) -> list[Source]:
    found = documents(data, name, columns)
    assert [one for one in found if isinstance(one, InputError)] == []
    return [one for one in found if isinstance(one, Source)]


def refusals(data: bytes | str, name: str, columns: dict[str, str] | None = None) -> list[str]:
    return [str(one) for one in documents(data, name, columns) if isinstance(one, InputError)]


FORMS = {
    "dump.csv": csv(ROWS),
    "dump.tsv": csv(ROWS, "\t"),
    "semicolons.csv": csv(ROWS, ";"),
    "named otherwise.txt": csv(ROWS),
    "dump.json": json.dumps(ROWS, ensure_ascii=False, indent=1),
    "answer.json": json.dumps({"code": 200, "data": {"total": 2, "list": ROWS}, "tags": [{"a": 1}]}),
    "dump.jsonl": "\n".join(json.dumps(row) for row in ROWS) + "\n",
    "lines.txt": "\n".join(json.dumps(row) for row in ROWS),
}


@pytest.mark.parametrize(("name", "text"), FORMS.items())
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_form_gives_the_same_documents(name: str, text: str, charset: str) -> None:
    found = sources(text.encode(charset), f"in/{name}")
    assert [one.name for one in found] == [f"{name}/1", f"{name}/2"]
    assert [one.text for one in found] == [f"{ROWS[0]['标题']}\n{NOTICE}", ROWS[1]["正文"]]
    assert [(fact.name, fact.value, fact.origin) for fact in found[0].facts] == [
        ("title", ROWS[0]["标题"], "record"),
        ("number", "工信部装〔2031〕5号", "record"),
        ("issuer", "工业和信息化部", "record"),
        ("signed", "2031-03-05", "record"),
    ]
    assert {one.read_as for one in found} == {READ_AS}


def test_the_tables_of_a_database_are_read_as_their_columns_say(tmp_path: Path) -> None:
    other = [{"姓名": "甲", "电话": "0"}]
    found = sources(sqlite(tmp_path / "a.db", 文件=ROWS, people=other, archive=ROWS[:1]), "a.db")
    assert [one.name for one in found] == ["a.db/archive/1", "a.db/文件/1", "a.db/文件/2"]
    assert found[1].text == f"{ROWS[0]['标题']}\n{NOTICE}"
    assert found[0].sha256 == found[1].sha256 != found[2].sha256


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["A-7", "A-8"], ["A-7", "A-8"]),
        ([7, 8], ["7", "8"]),
        (["A-7", "A-7"], ["1", "2"]),
        (["A-7", ""], ["1", "2"]),
        (["A\n7", "A-8"], ["1", "2"]),
    ],
)
def test_a_column_of_ids_names_the_records_if_it_tells_them_apart(ids: list[object], names: list[str]) -> None:
    rows = [row | {"id": value} for row, value in zip(ROWS, ids, strict=True)]
    assert [one.name for one in sources(json.dumps(rows), "d.json")] == [f"d.json/{name}" for name in names]


def test_one_object_is_one_document_and_nested_fields_are_found() -> None:
    record = {
        "_id": {"$oid": "0a1b"},
        "_source": {"title": "关于甲事的通知", "content": ["第一段。", "第二段。"], "meta": {"文号": "财建〔2031〕6号"}},
    }
    [found] = sources(json.dumps(record), "in/one.json")
    assert (found.name, found.text) == ("one.json", "关于甲事的通知\n第一段。\n第二段。")
    assert [(fact.name, fact.value) for fact in found.facts] == [("title", "关于甲事的通知"), ("number", "财建〔2031〕6号")]


def test_a_file_of_lines_may_have_one_line() -> None:
    [found] = sources('{"title": "关于甲事的通知"}', "d.jsonl")
    assert found.name == "d.jsonl/1"


def test_columns_that_are_chosen() -> None:
    [found] = sources("名,号,文\n关于甲事的通知,财建〔2031〕6号,一、做好工作。", "d.csv", {"title": "名", "number": "号", "text": "文"})
    assert (found.text, found.read_as) == ("关于甲事的通知\n一、做好工作。", "title=名, number=号, text=文")
    [refused] = refusals("名,号,文\n甲,1,乙", "d.csv")
    assert refused.startswith("d.csv: has no column that is known to hold titles or texts; its columns: 名, 号, 文; name them with --map")
    assert refusals("标题,正文\n甲,乙", "d.csv", {"text": "文"}) == ["d.csv: has no column 文; its columns: 标题, 正文"]


@pytest.mark.parametrize(
    ("title", "text", "layer"),
    [
        ("关于甲事的通知", "关于甲事\n的通知\n正文。", "关于甲事\n的通知\n正文。"),
        ("关于甲事的通知", "财建〔2031〕6号\n财政部关于甲事的通知\n正文。", "财建〔2031〕6号\n财政部关于甲事的通知\n正文。"),
        ("关于甲事的通知", "各单位：\n正文。", "关于甲事的通知\n各单位：\n正文。"),
        (" 关于甲事\n的通知 ", "", "关于甲事 的通知"),
        ("", "关于甲事的通知\n正文。", "关于甲事的通知\n正文。"),
        ("甲类办法", "现将《甲类办法》印发给你们，请结合实际认真贯彻执行，执行中的问题请及时报告，并抓好落实工作。", None),
        ("关于甲事的通知", "关于甲事的通知 各单位：为做好工作，现就有关事项通知如下。一、按时登记。二、加强管理。三、抓好落实工作。", None),
    ],
)
def test_the_title_stands_above_a_text_that_does_not_begin_with_it(title: str, text: str, layer: str | None) -> None:
    assert [one.text for one in sources(json.dumps([{"title": title, "text": text, "url": "x"}]), "d.json")] == [
        layer or f"{title}\n{text}"
    ]


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        (
            "<p style='text-indent:2em'>各有关单位：</p><p>一、登记。</p><p>财政部<br/>2031年3月5日</p>",
            "各有关单位：\n一、登记。\n财政部\n2031年3月5日",
        ),
        ("第一条<br>第二条&nbsp;完。<br/>", "第一条\n第二条 完。"),
        ("<img src='a.png'><br>", ""),
        ("<甲>办法 &nbsp;", "<甲>办法 &nbsp;"),
    ],
)
def test_mark_up_in_a_text_is_taken_out(text: str, layer: str) -> None:
    [found] = sources(json.dumps([{"title": "关于甲事的通知", "content": text}, {"a": 1}][:1]), "d.json")
    assert found.text == f"关于甲事的通知\n{layer}".strip("\n")


def test_what_stands_beside_the_text_in_its_mark_up_is_a_fact_where_no_column_says_it() -> None:
    page = "<p>发布日期：2031-03-09</p><p>来源：甲网</p><h1>关于甲事的通知</h1><p>各有关单位：</p><p>一、登记。</p>"
    [found] = sources(json.dumps([{"title": "关于甲事的通知", "issuer": "财政部", "content": page}]), "d.json")
    assert {fact.name: fact.value for fact in found.facts if fact.origin == "record"} == {"title": "关于甲事的通知", "issuer": "财政部"}
    assert ("published", "2031-03-09") in {(fact.name, fact.value) for fact in found.facts}


def test_what_lies_deeper_than_any_text_is_left_out() -> None:
    deep = '[{"title": "关于甲事的通知", "text": ' + "[" * 900 + "]" * 900 + ', "a": ' + '{"a": ' * 900 + "1" + "}" * 900 + "}]"
    assert [one.text for one in sources(deep, "d.json")] == ["关于甲事的通知"]


REFUSED = [
    ("d.json", '[{"title": "甲", "text": "乙"', "d.json:1: is not valid JSON ("),
    ("d.json", "[" * 100_000, "d.json: is JSON nested too deeply to be read: "),
    ("d.json", "[1, 2]", "d.json: is JSON without objects, so without documents"),
    ("d.json", '[{"a": 1}]', "d.json: has no column that is known to hold titles or texts; its columns: a; name them"),
    ("d.csv", "标题,正文", "d.csv: is an empty archive or table: it holds no documents"),
    ("d.db", "SQLite format 3\0" + "x" * 200, "d.db: is a damaged or locked SQLite database ("),
]


@pytest.mark.parametrize(("name", "text", "reason"), REFUSED)
def test_a_dump_that_cannot_be_read_is_named_with_the_reason(name: str, text: str, reason: str) -> None:
    [refused] = refusals(text, name)
    assert refused.startswith(reason)


def test_a_bad_record_is_named_and_the_others_are_read() -> None:
    lines = [json.dumps(ROWS[0]), "{broken", "[1]", json.dumps({"标题": " ", "正文": ""}), json.dumps(ROWS[1])]
    found = documents("\n".join(lines), "d.jsonl")
    assert [one.name for one in found if isinstance(one, Source)] == ["d.jsonl/1", "d.jsonl/5"]
    assert [str(one).split(": Exp")[0] for one in found if isinstance(one, InputError)] == [
        "d.jsonl:2: is no JSON object",
        "d.jsonl:3: is no JSON object",
        "d.jsonl/4: holds nothing but blanks",
    ]
    found = documents("标题,正文\n甲,乙\n甲,乙,丙\n丁,戊\n", "d.csv")
    assert [one.name if isinstance(one, Source) else str(one) for one in found] == [
        "d.csv/1",
        "d.csv/2: has 3 cells up to line 3, the header has 2: is a quotation mark missing?",
        "d.csv/3",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "[《甲类条例》](https://example.cn/1)\n正文。"),
        ("a.md", "| 标题 | 文号 | 正文 |\n|---|---|---|\n| 甲 | 乙 | 丙 |"),
        ("a.txt", "[1] 脚注\n正文。"),
        ("a.txt", "标题，时间，正文都要写明。\n正文。"),
        ("a.txt", "{甲}\n正文。"),
    ],
)
def test_a_text_is_no_dump(name: str, text: str) -> None:
    assert [one.text for one in sources(text, name)] == [text]


def test_the_digest_of_a_record_is_that_of_its_fields() -> None:
    one, other = sources(FORMS["dump.csv"], "a.csv"), sources(FORMS["dump.jsonl"], "b.jsonl")
    assert [source.sha256 for source in one] == [source.sha256 for source in other]
    assert len({source.sha256 for source in one}) == 2


def test_a_dump_larger_than_a_text_may_be_is_read(tmp_path: Path) -> None:
    row = json.dumps({"title": "关于甲事的通知", "text": "一" * (1 << 20)}, ensure_ascii=False)
    (tmp_path / "d.jsonl").write_text(f"{row}\n" * 23, "utf-8")
    assert (tmp_path / "d.jsonl").stat().st_size > 64 << 20
    assert len([one for one in read_all(tmp_path / "d.jsonl") if isinstance(one, Source)]) == 23


def test_a_record_longer_than_any_document_is_refused_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LONGEST_TEXT", 1000)
    text = f"title,text\n甲办法,{'甲' * 1000}\n乙办法,第一条\n"
    first, second = read_stream_all(io.BytesIO(text.encode()), "a.csv")
    assert str(first) == "a.csv/1: is a record of more than 1,000 characters: split it"
    assert isinstance(second, Source) and second.text == "乙办法\n第一条"


def test_a_computed_column_does_not_take_the_memory(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "a.db")
    database.executescript(
        "CREATE TABLE t (标题 TEXT, 正文 TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000)))); INSERT INTO t VALUES ('甲办法')"
    )
    database.close()
    (refused,) = read_all(tmp_path / "a.db")
    assert isinstance(refused, InputError) and "string or blob too big" in refused.reason


def test_a_number_of_very_many_digits_is_text() -> None:
    text = json.dumps([{"title": "甲办法", "text": "第一条"}])[:-2] + f', "n": {"9" * 5000}}}]'
    (one,) = read_stream_all(io.BytesIO(text.encode()), "a.json")
    assert isinstance(one, Source)
