"""Scans: named with their remedy where the text recognition is not installed, else read as what they were before they were printed."""

import io
import unicodedata

import pypdfium2
import pytest

from kg.errors import InputError
from loaders.files import scan
from loaders.files.layer import Layer
from loaders.files.paged.line import Line
from loaders.files.paged.recognise import mended, pdf, whole
from loaders.files.registry import layers
from tests.loaders.files.paper import document

TITLE = "甲省水务厅关于印发《乙河调度办法》的通知"
PARAGRAPHS = [
    "甲水规〔2023〕15号",
    "各市、县水务局：",
    "根据《中华人民共和国水法》（中华人民共和国主席令第74号）和《甲省水资源管理条例》的规定，结合本省实际，我厅制定了《乙河调度办法》，现印发给你们。",
    "《甲省水务厅关于加强乙河调度工作的通知》（甲水发〔2019〕8号）同时废止。",
    "甲省水务厅",
    "2023年5月6日",
]


def scanned(data: bytes, form: str = "PDF") -> bytes:
    """The pages of a PDF as pictures at 200 dots per inch."""
    pages = [page.render(scale=200 / 72).to_pil() for page in pypdfium2.PdfDocument(data)]
    out = io.BytesIO()
    pages[0].save(out, form, **({"save_all": True, "append_images": pages[1:], "resolution": 200} if form in ("PDF", "TIFF") else {}))
    return out.getvalue()


def read(data: bytes, path: str) -> Layer:
    (layer,) = layers(data, path)
    return layer


@pytest.mark.parametrize("form", ["PDF", "TIFF"])
def test_a_scan_is_read_as_what_was_printed(form: str) -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    layer = read(scanned(document(TITLE, PARAGRAPHS), form), "a.scan")
    assert _wrong(layer.text, [TITLE, *PARAGRAPHS]) <= 3
    assert layer.text.split("\n")[1] == "甲水规〔2023〕15号"
    assert [page.number for page in layer.pages] == [1]


def _wrong(text: str, paragraphs: list[str]) -> int:
    """How many characters differ from those printed, widths of punctuation aside; a paragraph must be a line."""
    lines = unicodedata.normalize("NFKC", text).split("\n")
    printed = [unicodedata.normalize("NFKC", paragraph) for paragraph in paragraphs]
    return sum(one != other for line, paragraph in zip(lines, printed, strict=True) for one, other in zip(line, paragraph, strict=True))


@pytest.mark.parametrize(
    ("form", "reason"),
    [("PDF", "is a scan of 1 pages, without text that can be read; to recognise it: "), ("PNG", "is a picture, perhaps a scan; ")],
)
def test_without_the_extra_the_command_that_installs_it_is_named(form: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    with pytest.raises(InputError) as refused:
        read(scanned(document(TITLE, PARAGRAPHS), form), "a.scan")
    assert str(refused.value).startswith(f"a.scan: {reason}")
    assert str(refused.value).endswith("pip install 'policy-kg[ocr]'")


def test_a_damaged_picture_is_named() -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    with pytest.raises(InputError, match=r"^a.png: is a damaged picture, or one too large to read"):
        read(scanned(document(TITLE, PARAGRAPHS), "PNG")[:500], "a.png")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("国发〔2031］5号", "国发〔2031〕5号"),
        ("国发[2031)5号", "国发〔2031〕5号"),
        ("（国发（2031〕 5号）", "（国发〔2031〕 5号）"),
        ("国发2031〕5号", "国发〔2031〕5号"),
        ("国发〔20315号", "国发〔2031〕5号"),
        ("规划（2031年）", "规划（2031年）"),
        ("(2031)", "(2031)"),
    ],
)
def test_brackets_of_numbers_are_put_right(raw: str, expected: str) -> None:
    assert mended(raw) == expected


def test_a_page_larger_than_any_paper_is_refused() -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    page = pypdfium2.PdfDocument.new()
    page.new_page(20_000, 20_000)
    out = io.BytesIO()
    page.save(out)
    with pytest.raises(InputError, match="page 1 is larger than 14,400 points: no scan of a document"):
        pdf(out.getvalue(), lambda done, total: None, scanned=[1])


def piece(text: str, x0: float, x1: float, y0: float = 500) -> Line:
    return Line(text, x0, y0, x1, y0 + 16, 16, 1)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([piece("二、", 112, 142), piece("《甲类设备", 151, 231)], ["二、《甲类设备"]),
        ([piece("的复函》（", 78, 160), piece("(某函〔2031］5号)", 151, 322, 501)], ["的复函》（某函〔2031〕5号)"]),
        ([piece("序号", 80, 112), piece("甲类设备", 150, 214)], ["序号", "甲类设备"]),
        ([piece("甲类", 80, 112), piece("设备", 80, 112, 470)], ["甲类", "设备"]),
    ],
)
def test_pieces_of_one_printed_line_are_put_together(pieces: list[Line], expected: list[str]) -> None:
    assert [line.text for line in whole(pieces)] == expected
