"""What a command says about its inputs: what was read, what was not, what was not understood; and what two revisions differ in."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from command import Kg

from kg.cli.intake import Intake, each_once, inputs, take_in
from kg.cli.report import SHOWN, InputReport, NotUnderstood, ReadCount, not_understood
from kg.model import Bulletin, Contribution, Document, Mention, Relation, Span, Unresolved
from kg.resolve import Ambiguity, resolve
from loaders import Remark


def document(bulletin: str = "a.txt", unit: int = 1, title: str = "甲办法", **more: Any) -> Document:
    usual: dict[str, Any] = {"kind": "policy", "doc_number": None, "issuers": (), "issuers_complete": True, "signed": "2031-01-01"}
    dates = dict.fromkeys(("published", "effective", "expires"))
    place = {"line_start": 1, "line_end": 2, "start": unit * 10, "end": unit * 10 + 9}
    return Document(bulletin=bulletin, unit=unit, heading=title, title=title, **place, **(usual | dates | more))


def brought(name: str, *documents: Document, sha256: str = "") -> Contribution:
    return Contribution(Bulletin(name, name, None, None, None, "document", sha256 or name, name), documents)


def took(path: str, contribution: Contribution | None = None, **more: Any) -> Intake:
    return Intake(path, path, contribution, **more)


BODY = (Mention("财政部", "财政部", Span(0, 3), "财政部", (), 1.0),)
GOOD = document(issuers=BODY)

UNCLEAR = [
    # a document, what is told of it
    (GOOD, []),
    (document(), [("issuers", "甲办法", "no issuer found", "a.txt:10-19")]),
    (document(issuers=BODY, signed=None), [("date", "甲办法", "no date of signature or publication found", "a.txt:10-19")]),
    (document(issuers=BODY, signed=None, published="2031-01-02"), []),
    # an article needs neither
    (document(kind="news", signed=None), []),
    (document(kind="interpretation", signed=None), []),
    (
        replace(
            GOOD,
            unresolved=(Unresolved("title", "《某办》", "names nothing", Span(3, 7)), Unresolved("date", "3月", "no year", Span(8, 9))),
        ),
        [("title", "《某办》", "names nothing", "a.txt:3-7"), ("date", "3月", "no year", "a.txt:8-9")],
    ),
]


@pytest.mark.parametrize(("one", "expected"), UNCLEAR)
def test_what_was_not_understood(one: Document, expected: list[tuple[str, str, str, str]]) -> None:
    rows = not_understood(brought("a.txt", one))
    assert [(row["what"], row["text"], row["reason"], row["place"]) for row in rows] == expected
    assert {(row["severity"], row["bulletin"], row["unit"]) for row in rows} <= {("note", "a.txt", 1)}


def cited(title: str) -> Relation:
    return Relation("REFERENCES", title, None, Span(2, 8), "", Span(3, 7), (), 1.0)


def test_a_citation_that_fits_several_is_told_with_all_of_them() -> None:
    two = [document(unit=number, title="乙办法", issuers=BODY, doc_number=f"某规〔2031〕{number}号") for number in (1, 2)]
    citing = document("b.txt", issuers=BODY, signed="2032-01-01", relations=(cited("乙办法"),))
    held = [brought("a.txt", *two), brought("b.txt", citing)]
    ambiguous = resolve(held).ambiguous
    assert not_understood(held[0], ambiguous) == []
    (row,) = not_understood(held[1], ambiguous)
    assert row == {
        "severity": "note",
        "what": "policy",
        "bulletin": "b.txt",
        "unit": 1,
        "place": "b.txt:3-7",
        "text": "乙办法 (某规〔2031〕1号, 某规〔2031〕2号)",
        "reason": "fits several policies",
    }


def test_rows_stand_in_the_order_of_the_units() -> None:
    rows = not_understood(brought("b.txt", document("b.txt", 2), document("b.txt", 1)))
    assert [(row["bulletin"], row["unit"]) for row in rows] == [("b.txt", 1), ("b.txt", 2)]


def test_what_was_not_understood_is_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    given = brought("b.txt", document("b.txt"), document("b.txt", 2), document("b.txt", 3, signed=None))
    unclear = NotUnderstood()
    unclear.print()
    assert capsys.readouterr().err == ""
    unclear.add(not_understood(given))
    unclear.print()
    assert capsys.readouterr().err.splitlines() == [
        "Not understood (4; `kg check` lists all):",
        "      3  issuers: no issuer found, e.g. 甲办法 (b.txt unit 1)",
        "      1  date: no date of signature or publication found, e.g. 甲办法 (b.txt unit 3)",
    ]


def test_a_citation_that_fits_several_is_summed_up_as_it_is_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (Ambiguity((name, 1, index), "乙办法", ("一号", "二号")) for name, index in (("b.txt", 0), ("a.txt", 4)))
    unclear = NotUnderstood()
    unclear.place([("b.txt", 1)], [first])
    unclear.place([("a.txt", 1)], [second])
    unclear.print()
    assert capsys.readouterr().err.splitlines()[1] == "      2  policy: fits several policies, e.g. 乙办法 (a.txt unit 1)"
    unclear.place([("a.txt", 1), ("b.txt", 1)], [first])
    unclear.print()
    assert capsys.readouterr().err.splitlines()[1] == "      1  policy: fits several policies, e.g. 乙办法 (b.txt unit 1)"
    unclear.place([("b.txt", 1)], [])
    unclear.print()
    assert capsys.readouterr().err == ""


def test_what_was_read_is_counted_by_suffix(capsys: pytest.CaptureFixture[str]) -> None:
    one = brought("a.txt")
    count = ReadCount()
    count.add([took("x/a.txt", one), took("b.TXT", one), took("c.pdf", one), took("d", one), took("e.pdf", error="e.pdf: is empty")])
    count.print()
    assert capsys.readouterr().err == "Read 4 inputs: 2 .txt, 1 .pdf, 1 without suffix; refused: 1\n"
    none = ReadCount()
    none.add([took("e.pdf", error="e.pdf: is empty")])
    none.print()
    assert capsys.readouterr().err == ""


def told(intakes: Iterable[Intake], capsys: pytest.CaptureFixture[str], remarks: bool = False) -> tuple[list[str], bool]:
    teller, given = InputReport(), list(intakes)
    teller.inputs(given)
    if remarks:
        teller.remarks(given)
    teller.end()
    return capsys.readouterr().err.splitlines(), teller.bad


def test_inputs_that_were_not_loaded_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([took("a.txt", brought("a.txt"))], capsys) == ([], False)
    assert told([took("a.txt", twin="b.txt")], capsys) == (["a.txt: the same bytes as b.txt, read once"], False)
    assert told([took("a.txt", error="a.txt: is empty")], capsys) == (["Not loaded: a.txt: is empty"], True)


def test_the_columns_of_a_dump_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [Intake(f"d.csv/{number}", "d.csv", brought(f"d.csv/{number}"), read_as="title=标题") for number in (1, 2, 3)]
    other = Intake("d.sqlite/t/1", "d.sqlite", brought("d.sqlite/t/1"), read_as="text=正文")
    assert told([*rows, other], capsys)[0] == ["d.csv: read as title=标题", "d.sqlite: read as text=正文"]


def test_each_sort_of_line_is_printed_so_often(capsys: pytest.CaptureFixture[str]) -> None:
    lines, _ = told([took(f"{number}.txt", error=f"{number}.txt: is empty") for number in range(SHOWN + 2)], capsys)
    assert len(lines) == SHOWN + 1
    assert lines[-1] == f"… 2 more inputs that were not loaded, {SHOWN + 2} in all"


def test_remarks_on_a_layout(capsys: pytest.CaptureFixture[str]) -> None:
    remarks = (Remark(3, "no item"), Remark(7, "no item"), Remark(9, "other"))
    one = took("a.txt", brought("a.txt"), remarks=remarks, outside=25, length=200)
    assert told([one], capsys, remarks=True)[0] == [
        "a.txt:3: no item (and at 1 more lines)",
        "a.txt:9: other",
        "a.txt: 12.5% of the text stands in no unit (cover, contents, imprint, teasers)",
    ]


def test_the_same_bytes_and_the_same_id_are_taken_once() -> None:
    first, same, other = brought("a.txt", sha256="1"), brought("b.txt", sha256="1"), brought("a.txt", sha256="2")
    taken = [(took("x/a.txt", first),), (took("x/b.txt", same), took("y/a.txt", other)), (took("c.txt", error="c.txt: is empty"),)]
    kept, twin, refused, failed = (intake for intakes in each_once(taken) for intake in intakes)
    assert (kept.contribution, kept.error, kept.twin) == (first, None, None)
    assert (twin.contribution, twin.error, twin.twin) == (None, None, "x/a.txt")
    assert (refused.contribution, refused.twin) == (None, None)
    assert refused.error == "y/a.txt: x/a.txt has the same id, a.txt: give a folder that holds both, or name it with --root"
    assert failed.error == "c.txt: is empty"


def test_what_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "关于甲类工作的通知\n工信部装〔2031〕5号\n各单位：\n现通知如下。\n工业和信息化部\n2031年3月5日\n", "utf-8"
    )
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.json").write_text(
        json.dumps([{"标题": "甲类办法", "正文": "第一条 甲。"}, {"标题": "乙类办法", "正文": "第一条 乙。"}]), "utf-8"
    )
    taken = [*take_in(inputs([str(tmp_path)]))]
    assert [[Path(one.path).relative_to(tmp_path).as_posix() for one in intakes] for intakes in taken] == [
        ["a.txt"],
        ["b.txt"],
        ["c.json/1", "c.json/2"],
    ]
    ((notice,), (empty,), (first, _)) = taken
    assert notice.contribution is not None
    assert [one.doc_number for one in notice.contribution.documents] == ["工信部装〔2031〕5号"]
    assert (notice.outside, notice.error) == (0, None)
    assert empty.error == f"{tmp_path}/b.txt: is empty"
    assert first.read_as == "title=标题, text=正文"
    assert first.file == f"{tmp_path}/c.json"


def line(**change: Any) -> str:
    head = dict.fromkeys(("kind", "title", "doc_number", "signed", "published", "effective", "expires", "issuers_complete"))
    lists: dict[str, Any] = {name: [] for name in ("issuers", "relations", "standards", "programmes", "industries")}
    return json.dumps({"bulletin": "a.txt", "unit": 1, **head, **lists, **change}, ensure_ascii=False) + "\n"


def test_what_a_change_of_the_rules_gained_and_lost(kg: Kg, tmp_path: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text(line(signed="2031-01-01", issuers=["财政部"]), "utf-8")
    new.write_text(line(signed="2031-01-02", issuers=["财政部"], standards=[{"code": "GB 1", "evidence": "按GB 1"}]), "utf-8")
    result = kg("diff", old, new, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "2 gained, 1 lost\n")
    place = {"bulletin": "a.txt", "unit": 1}
    assert json.loads(result.stdout) == [
        {"change": "gained", **place, "what": "REFERENCES", "target": "GB 1", "quote": "按GB 1"},
        {"change": "gained", **place, "what": "head.signed", "target": "2031-01-02", "quote": ""},
        {"change": "lost", **place, "what": "head.signed", "target": "2031-01-01", "quote": ""},
    ]
    same = kg("diff", old, old, "--format", "csv")
    assert (same.stdout, same.stderr) == ("change,bulletin,unit,what,target,quote\n", "No differences: both extractions say the same.\n")
    assert (kg("diff", old, old).stdout, kg("diff", old, old).stderr) == ("", same.stderr)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", ":1: no JSON object: Expecting property name enclosed in double quotes"),
        (line() + "[1]\n", ":2: no output of kg extract --format jsonl"),
        (line() + '{"a": 1}\n', ":2: no output of kg extract --format jsonl"),
        (line() + "\n", ":2: no JSON object: Expecting value"),
    ],
)
def test_what_is_no_output_of_extract_is_named_with_its_line(kg: Kg, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "old.jsonl"
    file.write_text(text, "utf-8")
    result = kg("diff", file, file)
    assert result.exit_code == 1
    assert result.stderr.rstrip().endswith(f"{file}{said}")
