"""Older word processors' documents, read by the programs that are installed; each kind that is not read is named with a remedy."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from needs import PATIENCE

from kg.errors import InputError
from loaders.files.registry import layers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
RTF = r"{\rtf1\ansi\uc1 " + r"\par ".join("".join(rf"\u{ord(char)}?" for char in line) for line in ("甲省水务厅通知", "各市水务局：")) + "}"

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and os.environ.get("KG_TEST_OFFICE") != "required", reason="LibreOffice is not installed"
)


def read(data: bytes, path: str = "a.doc") -> list[str]:
    (layer,) = layers(data, path)
    return layer.text.split("\n")


@needs_office
@pytest.mark.office
def test_rtf_and_doc_are_read_with_their_numbers(tmp_path: Path) -> None:
    assert read(RTF.encode(), "a.rtf") == ["甲省水务厅通知", "各市水务局："]
    document = Document()
    for text, style in (("甲省水务厅通知", None), ("总体要求", "List Number"), ("节水", "List Number")):
        document.add_paragraph(text, style)
    document.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    assert read((tmp_path / "a.doc").read_bytes(), "a.wps") == ["甲省水务厅通知", "1.总体要求", "2.节水"]


@needs_office
@pytest.mark.office
def test_a_broken_old_document_is_named() -> None:
    with pytest.raises(InputError, match=r"^a.doc: is damaged, LibreOffice cannot open it: save it as DOCX"):
        read(OLE + "WordDocument".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "is an Excel workbook: save each sheet as CSV (UTF-8)", id="xls"),
        pytest.param(OLE + "PowerPoint Document".encode("utf-16-le"), "is a PowerPoint presentation: save it as PDF", id="ppt"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted: save it without its password", id="encrypted"),
    ],
)
def test_what_is_not_read_is_named_with_a_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        read(data, "a.bin")
    assert str(refused.value) == f"a.bin: {reason}"


def test_without_a_program_that_reads_it_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from loaders.files.word.convert import text

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        InputError, match=r"is an RTF document: install LibreOffice to read it \(Debian: apt-get install libreoffice-writer-nogui\)"
    ):
        text(RTF.encode(), None, "rtf")
