"""PDF: running text in reading order from what is printed, its pages and boxes, and files that are none."""

import re

import pytest

from kg.errors import InputError
from loaders.files.layer import Layer, Page
from loaders.files.pdf import boxes, claims
from loaders.files.registry import layers
from tests.loaders.files.paper import document, printed

TITLE = "甲省水务厅关于印发《乙河调度办法》的通知"
LONG = (
    "为了加强乙河流域的水量调度，保障生活、生产和生态用水，"
    "根据《中华人民共和国水法》和《甲省水资源条例》（甲政发〔2031〕5号）的规定，结合我省实际，制定本办法。"
)
SHORT = "各市、县水务局："
PARAGRAPHS = [SHORT, *(f"第{i}条　{LONG}" for i in "一二三四五六七八"), "本办法自2031年7月1日起施行。"]


def read(data: bytes) -> Layer:
    (layer,) = layers(data, "a.pdf")
    return layer


@pytest.mark.parametrize("head", ["", "甲省人民政府公报　2031年第5期"])
def test_paragraphs_are_joined_over_lines_and_pages_without_furniture(head: str) -> None:
    layer = read(document(TITLE, PARAGRAPHS, lines_a_page=12, head=head))
    assert layer.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert [page.number for page in layer.pages] == [1, 2, 3]


@pytest.mark.parametrize("lines_a_page", [60, 25])
def test_a_running_head_in_small_print_needs_no_third_page(lines_a_page: int) -> None:
    layer = read(document(TITLE, PARAGRAPHS[:6], lines_a_page=lines_a_page, head="甲省人民政府公报"))
    assert layer.text.split("\n") == [TITLE, *PARAGRAPHS[:6]]


def test_small_print_that_belongs_to_the_document_is_no_running_head() -> None:
    layer = read(document(TITLE, PARAGRAPHS, lines_a_page=60, head="甲水规〔2031〕15号"))
    assert layer.text.split("\n")[0] == "甲水规〔2031〕15号"


def test_an_open_bracket_goes_on_in_the_next_line() -> None:
    paragraphs = ["现将甲办法和乙办法以及丙办法印发给你们（各自的文本见附件", "1、2）。请遵照执行。"]
    assert read(document(TITLE, ["".join(paragraphs)], indent=0)).text.split("\n") == [TITLE, "".join(paragraphs)]


def test_a_page_begins_in_the_middle_of_a_paragraph() -> None:
    layer = read(document(TITLE, [LONG], lines_a_page=2))
    second = layer.text.index(LONG) + 25 + 27
    assert layer.pages[:2] == (Page(1, 0), Page(2, second))


def test_paragraphs_without_indentation_end_with_a_sentence() -> None:
    assert read(document(TITLE, PARAGRAPHS, indent=0)).text.split("\n") == [TITLE, *PARAGRAPHS]


ROWS = {
    "title over two lines": (
        [
            (100, 740, 22, "甲省人民政府办公厅关于进一步加强乙河"),
            (188, 705, 22, "流域水量调度工作的通知"),
            *((80, 650 - 28 * i, 16, "水" * 27) for i in range(9)),
        ],
        ["甲省人民政府办公厅关于进一步加强乙河流域水量调度工作的通知", "水" * 243],
    ),
    "foot drawn first": (
        [(280, 50, 14, "- 1 -"), (80, 700, 16, "第一章　总则"), (80, 672, 16, "第一条　为了节水。")],
        ["第一章　总则", "第一条　为了节水。"],
    ),
    "drawn from below": ([(80, 700 - 40 * i, 16, f"第{i}项。") for i in (3, 1, 2)], ["第1项。", "第2项。", "第3项。"]),
    "table row by row": (
        [
            *((80, 700, 12, "序号"), (150, 700, 12, "文件名称"), (400, 700, 12, "文号")),
            *((85, 672, 12, "1"), (150, 680, 12, "甲省节水管理办法（试"), (150, 664, 12, "行）"), (400, 672, 12, "甲政发〔2031〕6号")),
            *((85, 640, 12, "2"), (150, 640, 12, "甲省取水规定"), (400, 640, 12, "甲政发〔2031〕7号")),
        ],
        ["序号\t文件名称\t文号", "1\t甲省节水管理办法（试行）\t甲政发〔2031〕6号", "2\t甲省取水规定\t甲政发〔2031〕7号"],
    ),
    "two columns": (
        [(x, 700 - 20 * i, 10, sign * 20) for x, sign in ((80, "左"), (310, "右")) for i in range(14)],
        ["左" * 280 + "右" * 280],
    ),
    "number and signer on one line": (
        [(80, 700, 16, "甲政发〔2031〕5号"), (400, 700, 16, "签发人：丙丁")],
        ["甲政发〔2031〕5号\t签发人：丙丁"],
    ),
    "figures set a little apart": (
        [(80, 700, 16, "甲政发〔2031〕"), (80 + 16 * 6.25, 700, 16, "5"), (80 + 16 * 7, 700, 16, "号")],
        ["甲政发〔2031〕5号"],
    ),
    "words of letters": (
        [
            (80, 700, 16, "水" * 20 + "Internet of"),
            (80, 672, 16, "Things" + "水" * 10),
            *((80, 644 - 28 * i, 16, "水" * 26) for i in range(8)),
        ],
        ["水" * 20 + "Internet of Things" + "水" * 10, "水" * 208],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_reading_order(name: str) -> None:
    placed, expected = ROWS[name]
    assert read(printed([placed])).text.split("\n") == expected


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    pages = [[(80, 500, 16, "序号"), (400, 500, 16, "名称"), (80, 472, 16, "1"), (400, 472, 16, "甲省水资源条例")]]
    assert read(printed(pages, turned=True)).text.split("\n") == ["序号\t名称", "1\t甲省水资源条例"]


def test_a_span_has_a_box_on_each_line() -> None:
    data = document(TITLE, [LONG], lines_a_page=2)
    text = read(data).text
    start = text.index("根据《")
    (first, second), (title,) = boxes(data, "a.pdf", [(start, text.index("结合我省")), (0, 2)])
    assert (first.page, second.page) == (1, 2)
    assert 80 <= first.x0 < first.x1 < 515 and 655 < first.y0 < first.y1 < 680
    assert title.y0 > 730


def nested(levels: int) -> bytes:
    """A PDF of ten to the power of `levels` pages in some kilobytes: each node holds the next one ten times."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    for level in range(levels):
        kids = " ".join([f"{level + 3} 0 R"] * 10)
        objects.append(f"<</Type/Pages/Count {10 ** (levels - level)}/Kids[{kids}]/MediaBox[0 0 99 99]>>")
    objects.append("<</Type/Page>>")
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF".encode()


WHOLE = document(TITLE, PARAGRAPHS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(printed([[(80, 700, 16, "密")]], password="x"), "is encrypted: save it without its password", id="encrypted"),
        pytest.param(WHOLE[: len(WHOLE) // 4], "is a damaged or truncated PDF: fetch it again", id="truncated"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, "is a damaged or truncated PDF: fetch it again", id="damaged"),
        pytest.param(nested(6), "has 1,000,000 pages, more than 10,000: split it", id="million pages"),
        pytest.param(
            re.sub(rb"/Count 10/Kids.[^]]*", b"/Count 0/Kids[", nested(1)).replace(b"<</Type/Page>>", b"null"),
            "is a PDF without pages|is a damaged or truncated PDF",
            id="no pages",
        ),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.pdf: (?:{reason})"):
        list(layers(data, "a.pdf"))


@pytest.mark.parametrize(
    ("data", "expected"), [(b"%PDF-1.4\n", True), (b"\0\0\n%PDF-1.4", True), ("%通知".encode(), False), (b"PK\3\4%PDF-", False)]
)
def test_it_is_known_by_its_mark(data: bytes, expected: bool) -> None:
    assert claims(data, "a.bin") is expected
