"""ZIP archives: names, archives inside, and limits."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from kg.errors import InputError
from loaders import Source, read_all, read_stream_all
from loaders.files import zip as archives

Members = dict[str, bytes]
NOTICE = "关于甲事的通知\n一、做好工作。".encode()


def packed(members: Members, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def named(raw: bytes, content: bytes) -> bytes:
    """An archive as Windows packs it: the name in the bytes of its own character set, without the flag of UTF-8."""
    plain = "n" * len(raw)
    return packed({plain: content}, zipfile.ZIP_STORED).replace(plain.encode(), raw)


def found(data: bytes, name: str = "in/papers.zip") -> dict[str, str]:
    """Text or reason of each document, by id or place."""
    documents = read_stream_all(io.BytesIO(data), name)
    return {one.path: one.reason for one in documents if isinstance(one, InputError)} | {
        one.name: one.text for one in read_stream_all(io.BytesIO(data), name) if isinstance(one, Source)
    }


def test_all_files_of_an_archive_are_documents_under_its_id(tmp_path: Path) -> None:
    members = {"a.txt": NOTICE, "卷/b.md": NOTICE + b"\n", "dir/": b"", "README.md": b"x", "__MACOSX/._a.txt": b"x", ".git/c": b"x"}
    (tmp_path / "papers.zip").write_bytes(packed(members))
    sources = [one for one in read_all(tmp_path / "papers.zip", "2031/papers.zip") if isinstance(one, Source)]
    assert [(one.name, one.path) for one in sources] == [
        ("2031/papers.zip/a.txt", f"{tmp_path}/papers.zip/a.txt"),
        ("2031/papers.zip/卷/b.md", f"{tmp_path}/papers.zip/卷/b.md"),
    ]
    (tmp_path / "a.txt").write_bytes(NOTICE)
    [alone] = read_all(tmp_path / "a.txt")
    assert isinstance(alone, Source)
    assert sources[0].sha256 == alone.sha256 != sources[1].sha256


@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_names_of_chinese_windows_are_decoded(charset: str) -> None:
    assert list(found(named("政策汇编/第1号.txt".encode(charset), NOTICE))) == ["papers.zip/政策汇编/第1号.txt"]


@pytest.mark.parametrize(("raw", "name"), [("..\\..\\甲.txt", "甲.txt"), ("/etc/甲.txt", "etc/甲.txt"), ("a/../../甲.txt", "a/甲.txt")])
def test_no_name_leads_out_of_the_archive(raw: str, name: str) -> None:
    assert list(found(packed({raw: NOTICE}))) == [f"papers.zip/{name}"]


def test_archives_and_dumps_inside_are_read_one_level_deep() -> None:
    dump = '[{"title": "关于乙事的通知", "text": "一、登记。"}]'.encode()
    inner = packed({"b.txt": NOTICE, "deeper.zip": packed({"c.txt": NOTICE})})
    assert found(packed({"d.json": dump, "inner.zip": inner})) == {
        "papers.zip/d.json/1": "关于乙事的通知\n一、登记。",
        "papers.zip/inner.zip/b.txt": NOTICE.decode(),
        "in/papers.zip/inner.zip/deeper.zip": "is an archive in an archive in an archive: unpack it",
    }


def test_a_bad_member_is_named_and_the_others_are_read() -> None:
    data = bytearray(packed({"a.txt": NOTICE, "b.txt": NOTICE * 9, "empty.txt": b"", "p.exe": b"MZ\0\0", "t.xlsx": sheet()}))
    data[data.index(b"b.txt") + 20] ^= 255
    result = found(bytes(data))
    assert result.pop("papers.zip/a.txt") == NOTICE.decode()
    assert result.pop("in/papers.zip/b.txt").startswith("cannot be unpacked: ")
    assert result == {
        "in/papers.zip/empty.txt": "is empty",
        "in/papers.zip/p.exe": "is a program for Windows: no document",
        "in/papers.zip/t.xlsx": "is an Excel workbook: save each sheet as CSV (UTF-8)",
    }


def sheet() -> bytes:
    return packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})


def test_a_spreadsheet_is_no_archive() -> None:
    assert found(sheet(), "t.xlsx") == {"t.xlsx": "is an Excel workbook: save each sheet as CSV (UTF-8)"}


def test_bombs_are_refused() -> None:
    assert found(packed({"bomb.txt": b"0" * (30 << 20), "a.txt": NOTICE})) == {
        "in/papers.zip/bomb.txt": "unpacks to more than 200 times its size: refused as a ZIP bomb",
        "papers.zip/a.txt": NOTICE.decode(),
    }
    assert found(packed({"large.txt": b"0" * (65 << 20)})) == {"in/papers.zip/large.txt": "is larger than 64 MiB: split it"}


def test_limits_count_archives_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a.txt": NOTICE, "inner.zip": packed({"b.txt": NOTICE, "c.txt": NOTICE}), "d.txt": NOTICE})
    monkeypatch.setattr(archives, "MEMBERS", 3)
    assert found(data) == {
        "papers.zip/a.txt": NOTICE.decode(),
        "papers.zip/inner.zip/b.txt": NOTICE.decode(),
        "in/papers.zip/inner.zip": "holds more than 3 files: unpack it",
        "in/papers.zip": "holds more than 3 files: unpack it",
    }
    monkeypatch.setattr(archives, "MEMBERS", 9)
    monkeypatch.setattr(archives, "TOTAL", len(NOTICE) * 2)
    assert found(packed({"a.txt": NOTICE, "b.txt": NOTICE, "c.txt": NOTICE})) == {
        "papers.zip/a.txt": NOTICE.decode(),
        "papers.zip/b.txt": NOTICE.decode(),
        "in/papers.zip/c.txt": "is in an archive that unpacks to more than 86 bytes: unpack it",
    }


def test_locked_members_and_links_are_named() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("locked.txt", NOTICE)
    raw = bytearray(data.getvalue())
    # Bit 0 of the flags, in the central directory.
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    assert found(bytes(raw)) == {
        "in/papers.zip/link.txt": "is a link: no document",
        "in/papers.zip/locked.txt": "is encrypted: unpack the archive with its password",
    }


@pytest.mark.parametrize("size", [10, 40, 90])
def test_an_archive_that_is_cut_off_is_named(size: int) -> None:
    [reason] = found(packed({"a.txt": os.urandom(200)})[:size]).values()
    assert reason == "is a damaged or truncated ZIP archive: fetch it again"


def test_an_empty_archive_holds_no_documents() -> None:
    assert found(packed({})) == {"in/papers.zip": "is an empty archive or table: it holds no documents"}


def test_two_members_of_one_name() -> None:
    data = packed({"a.txt": NOTICE, "b.txt": NOTICE + b"\n"}, zipfile.ZIP_STORED).replace(b"b.txt", b"a.txt")
    assert found(data) == {
        "in/papers.zip/a.txt": "stands twice in the archive: the second one was passed over",
        "papers.zip/a.txt": NOTICE.decode(),
    }
