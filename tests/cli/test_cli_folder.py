"""A folder as people have it: what is read, what is named, and that one file never ends the run."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command import Kg

from kg.cli import intake, report
from loaders.formats import document

NOTICE = "关于做好{}类设备登记工作的通知\n工信部装〔2031〕{}号\n各有关单位：\n一、按时登记。\n工业和信息化部\n2031年3月5日\n"


def notice(number: int) -> str:
    return NOTICE.format("甲乙丙丁戊己庚辛"[number], number + 1)


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "in"
    (top / "2031").mkdir(parents=True)
    (top / "a.txt").write_text(notice(0), "utf-8")
    (top / "2031" / "a.txt").write_text(notice(1), "gb18030")
    with zipfile.ZipFile(top / "papers.zip", "w") as archive:
        archive.writestr("b.txt", notice(2))
        archive.writestr("twin.txt", notice(0))
    records = [{"标题": notice(number).split("\n")[0], "正文": notice(number), "点击": 7} for number in (3, 4)]
    (top / "dump.jsonl").write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    (top / "README.md").write_text("x", "utf-8")
    return top


IDS = ["2031/a.txt", "a.txt", "dump.jsonl/1", "dump.jsonl/2", "papers.zip/b.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_documents_of_a_folder_have_their_ids(kg: Kg, folder: Path, jobs: int) -> None:
    result = kg("extract", folder, "--jobs", jobs)
    assert [(row["bulletin"], row["doc_number"]) for row in rows(result.stdout)] == [
        ("2031/a.txt", "工信部装〔2031〕2号"),
        ("a.txt", "工信部装〔2031〕1号"),
        ("dump.jsonl/1", "工信部装〔2031〕4号"),
        ("dump.jsonl/2", "工信部装〔2031〕5号"),
        ("papers.zip/b.txt", "工信部装〔2031〕3号"),
    ]
    assert result.stderr.splitlines() == [
        f"{folder}/dump.jsonl: read as title=标题, text=正文; not read: 点击",
        f"{folder}/papers.zip/twin.txt: the same bytes as {folder}/a.txt, read once",
    ]
    assert result.exit_code == 0


def test_a_built_folder_and_what_is_taken_out_of_it(kg: Kg, folder: Path, tmp_path: Path) -> None:
    def held() -> list[str]:
        return [row["id"] for row in json.loads(kg("query", "bulletins", "--store", tmp_path / "s", "--format", "json").stdout)]

    assert kg("build", folder, "--store", tmp_path / "s").exit_code == 0
    assert sorted(held()) == IDS
    assert kg("remove", "dump.jsonl", "2031/a.txt", "--store", tmp_path / "s").exit_code == 0
    assert sorted(held()) == ["a.txt", "papers.zip/b.txt"]


def test_what_a_dump_does_not_have_any_more_is_told(kg: Kg, folder: Path, tmp_path: Path) -> None:
    kg("build", folder, "--store", tmp_path / "s")
    dump = folder / "dump.jsonl"
    dump.write_text(dump.read_text("utf-8").splitlines()[0], "utf-8")
    told = kg("build", dump, "--store", tmp_path / "s").stderr
    assert "dump.jsonl: does not have any more what the store holds as dump.jsonl/2 (1 in all): kg remove takes it out" in told


def test_of_an_archive_of_which_nothing_can_be_read_any_more_it_is_told_what_the_store_keeps(kg: Kg, folder: Path, tmp_path: Path) -> None:
    store, papers = tmp_path / "s", folder / "papers.zip"
    kg("build", folder, "--store", store)
    kept = "the store keeps what it gave before: kg remove papers.zip takes it out"
    papers.write_bytes(b"PK\x03\x04")
    assert kept in kg("build", folder, "--store", store).stderr
    papers.write_bytes(archive({}))
    assert kept in kg("build", folder, "--store", store).stderr
    papers.write_bytes(archive({"c.txt": b""}))
    told = kg("build", folder, "--store", store).stderr
    assert "papers.zip/c.txt: is empty\n" in told
    assert "papers.zip: does not have any more what the store holds as papers.zip/b.txt (1 in all): kg remove takes it out" in told


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return data.getvalue()


def locked(data: bytes) -> bytes:
    """The archive, its members marked as encrypted."""
    raw = bytearray(data)
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
RUBBISH: list[tuple[str, bytes, str]] = [
    (
        "app.py",
        b"import os\n\ndef f():\n    return 1\n\nclass A:\n    x = {}\n",
        "is program code or data: no document (8 lines, beginning “import os”)",
    ),
    ("bad.docx", b"PK\x03\x04" + b"x" * 90, "is damaged or truncated: fetch it again"),
    ("bad.pdf", b"%PDF-1.4\nx", "is a damaged or truncated PDF: fetch it again"),
    ("bad.zip", b"PK\x03\x04", "is a damaged or truncated ZIP archive: fetch it again"),
    ("blank.txt", b" \n\n", "holds nothing but blanks"),
    ("empty.csv", "标题,正文\n".encode(), "is an empty archive or table: it holds no documents"),
    (
        "empty.html",
        b"<html><body><script>1</script></body></html>",
        "is a page that shows no text: if scripts fetch it, save the page from a browser",
    ),
    ("empty.txt", b"", "is empty"),
    (
        "english.md",
        b"# Notes of a meeting\n" * 9,
        "holds no Chinese text: only Chinese documents are read (10 lines, beginning “# Notes of a meeting”)",
    ),
    ("list.json", b"[1]", "is JSON without objects, so without documents"),
    ("locked.zip", locked(archive({"a": b"x"})), "is encrypted: unpack it with its password"),
    ("old.xls", OLE + "Workbook".encode("utf-16-le"), "is an Excel workbook: save each sheet as CSV (UTF-8)"),
    (
        "people.csv",
        "姓名,电话\n甲,1\n".encode(),
        "has no column that is known to hold titles or texts; its columns: 姓名, 电话; name them with --map title=…,text=…",
    ),
    ("pipe", b"", "is a named pipe: no document"),
    ("setup.exe", b"MZ\0\0", "is a program for Windows: no document"),
    ("t.ofd", archive({"OFD.xml": b"<a/>"}), "is an OFD document: save it as PDF"),
    ("t.rar", b"Rar!\x1a\x07", "is a RAR archive: unpack it first"),
    ("t.webp", b"RIFF\0\0\0\0WEBP", "is a WebP picture: save it as PNG"),
    ("t.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "is an Excel workbook: save each sheet as CSV (UTF-8)"),
    (
        "talk.txt",
        "今天天气很好。".encode(),
        "has neither the title nor the text of an official document: if it is one, "
        "put its title on a line of its own at the top "
        "(1 line, beginning “今天天气很好。”)",
    ),
    ("x.bin", b"\1\0\2" * 9, "is a binary file of no known type, or UTF-16 without byte order mark: save it as PDF, DOCX or text in UTF-8"),
]


def test_what_is_not_read_is_named_with_reason_and_remedy(kg: Kg, folder: Path) -> None:
    for name, data, _ in RUBBISH:
        os.mkfifo(folder / name) if name == "pipe" else (folder / name).write_bytes(data)
    result = kg("extract", folder)
    assert [row["bulletin"] for row in rows(result.stdout)] == IDS
    told = [line.removeprefix(f"Not loaded: {folder}/") for line in result.stderr.splitlines() if line.startswith("Not loaded: ")]
    assert told == [f"{name}: {reason}" for name, _, reason in RUBBISH]
    assert result.exit_code == 1


def test_names_are_printed_up_to_a_bound_and_then_counted(kg: Kg, folder: Path) -> None:
    for number in range(report.SHOWN + 7):
        (folder / f"empty-{number}.txt").touch()
    result = kg("extract", folder)
    told = result.stderr.splitlines()
    assert sum(line.startswith("Not loaded: ") for line in told) == report.SHOWN
    assert told[-1] == f"… 7 more inputs that were not loaded, {report.SHOWN + 7} in all"


def test_a_fault_of_the_program_costs_one_document(kg: Kg, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = document.units

    def faulty(source: Any, lines: Any) -> Any:
        return whole(source, lines) if source.name not in ("a.txt", "dump.jsonl/1") else 1 / 0

    monkeypatch.setattr(document, "units", faulty)
    result = kg("build", folder, "--store", tmp_path / "s")
    told = [line for line in result.stderr.splitlines() if line.startswith("Not loaded: ")]
    assert [line.split(" in test_cli_folder.py line ")[0] for line in told] == [
        f"Not loaded: {folder}/a.txt: internal error: ZeroDivisionError",
        f"Not loaded: {folder}/dump.jsonl/1: internal error: ZeroDivisionError",
    ]
    held = json.loads(kg("query", "bulletins", "--store", tmp_path / "s", "--format", "json").stdout)
    assert sorted(row["id"] for row in held) == ["2031/a.txt", "dump.jsonl/2", "papers.zip/b.txt", "papers.zip/twin.txt"]


class Deadly:
    """Ends the process that takes it up."""

    path = "deadly.txt"

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return os._exit, (3,)


def test_a_process_that_dies_costs_one_file(folder: Path) -> None:
    first, *others = intake.inputs([str(folder / "2031"), str(folder / "a.txt"), str(folder / "dump.jsonl")])
    taken = list(intake.take_in([first, Deadly(), *others], 2))  # type: ignore[list-item]
    assert [[one.error or one.contribution.bulletin.id for one in intakes if one.error or one.contribution] for intakes in taken] == [
        ["a.txt"],
        ["deadly.txt: the process that read it came to its end: it ran out of memory, or a library failed"],
        ["a.txt"],
        ["dump.jsonl/1", "dump.jsonl/2"],
    ]


@pytest.mark.parametrize("option", ["标题", "titel=标题", "title"])
def test_a_wrong_map_is_wrong_usage(kg: Kg, folder: Path, option: str) -> None:
    result = kg("extract", folder, "--map", option)
    assert result.exit_code == 2
    assert "is not NAME=COLUMN with one of the names id, title, number" in " ".join(result.stderr.split())


def test_columns_are_mapped_for_build(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(f'名,文\n关于甲事的通知,"{notice(0)}"\n', "utf-8")
    refused = kg("build", tmp_path / "d.csv", "--store", tmp_path / "s")
    assert (refused.exit_code, "name them with --map title=…,text=…" in refused.stderr) == (1, True)
    built = kg("build", tmp_path / "d.csv", "--map", "title=名,text=文", "--store", tmp_path / "s")
    assert (built.exit_code, f"{tmp_path}/d.csv: read as title=名, text=文" in built.stderr) == (0, True)
