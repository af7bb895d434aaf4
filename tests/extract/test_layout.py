"""Where things stand in a unit: signature blocks, preambles, grounds, annexes and governed lists, each by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.layout import Layout, read_layout
from kg.extract.rows import find_rows
from tests.extract.units import unit


def layout(text: str, heading_lines: int = 1) -> Layout:
    return read_layout(unit(text, heading_lines=heading_lines))


SIGNED = [
    # text below the heading, (names, issuers, day)
    ("正文。\n财政部\n2031年3月5日", [("财政部\n2031年3月5日", ["财政部"], "2031-03-05")]),
    ("正文。\n财政部\n商务部\n2031年3月5日", [("财政部\n商务部\n2031年3月5日", ["财政部", "商务部"], "2031-03-05")]),
    ("正文。\n财政部 商务部\n2031年3月5日", [("财政部商务部\n2031年3月5日", ["财政部", "商务部"], "2031-03-05")]),
    ("正文。\n财政部 2031年3月5日", [("财政部2031年3月5日", ["财政部"], "2031-03-05")]),
    ("正文。\n财政部\n二〇三一年三月五日", [("财政部\n二〇三一年三月五日", ["财政部"], "2031-03-05")]),
    ("正文。\n财政部\n（2031年3月5日）", [("财政部\n（2031年3月5日）", ["财政部"], "2031-03-05")]),
    ("正文。\n财政部\n2031年3月5", [("财政部\n2031年3月5", ["财政部"], "2031-03-05")]),
    ("正文。\n财政部办公厅\n2031年3月5日", [("财政部办公厅\n2031年3月5日", ["财政部"], "2031-03-05")]),
    ("正文。\n广东省财政厅（代章）\n2031年3月5日", [("广东省财政厅（代章）\n2031年3月5日", ["广东省财政厅"], "2031-03-05")]),
    ("正文。\n甲市乙区住房建设局\n2031年3月5日", [("甲市乙区住房建设局\n2031年3月5日", ["甲市乙区住房建设局"], "2031-03-05")]),
    # two blocks: the notice's and its annex's
    (
        "正文。\n财政部\n2031年3月5日\n附件\n甲办法\n商务部\n2031年2月1日",
        [("财政部\n2031年3月5日", ["财政部"], "2031-03-05"), ("商务部\n2031年2月1日", ["商务部"], "2031-02-01")],
    ),
    # no signatures
    ("正文。\n2031年3月5日", []),
    ("正文。\n财政部", []),
    ("正文。\n财政部\n正文。\n2031年3月5日", []),
    ("正文。\n张某某\n2031年3月5日", []),
    ("正文。\n由财政部负责解释。\n2031年3月5日", []),
    ("正文。\n关于财政部\n2031年3月5日", []),
]


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_signature_blocks(text: str, expected: list[tuple[str, list[str], str]]) -> None:
    source = f"关于甲类工作的通知\n{text}"
    read = layout(source)
    found = [(read.text[one.start : one.end], [mention.id for mention in one.issuers], one.date) for one in read.signatures]
    assert found == expected
    for one in read.signatures:
        assert all(source[mention.span.start : mention.span.end] == mention.evidence for mention in one.issuers)


PREAMBLES = [
    # text below the heading, the stretches in which it says what it rests on
    ("根据《甲法》，现通知如下：\n一、要求\n正文。", ["根据《甲法》，现通知如下："]),
    ("根据《甲法》，现通知如下。", ["根据《甲法》，现通知如下。"]),
    ("第一条 根据《甲法》，制定本办法。\n第二条 正文。", ["", "第一条 根据《甲法》，制定本办法。"]),
    ("第一章 总则\n第一条 根据《甲法》，制定。\n第二条 正文。", ["", "第一条根据《甲法》，制定。"]),
    (
        "根据《甲法》：\n一、要求\n财政部\n2031年3月5日\n附件1：\n根据《乙法》，制定。\n一、甲\n正文。",
        ["根据《甲法》：", "附件1：\n根据《乙法》，制定。"],
    ),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PREAMBLES)
def test_preambles(text: str, expected: list[str]) -> None:
    read = layout(f"关于甲类工作的通知\n{text}" if text else "关于甲类工作的通知")
    heading, *stretches = [read.text[start:end] for start, end in read.preambles]
    assert heading == "关于甲类工作的通知"
    assert ["".join(one.split()) for one in stretches if one.strip() or text.startswith("第")] == ["".join(one.split()) for one in expected]
    inside = read.text.find("甲法")
    assert read.in_preamble(inside) is any("甲法" in one for one in stretches)


GROUNDS = [
    ("一、总体要求\n依据《甲法》。\n二、任务\n依据《乙法》。", ["甲法"]),
    ("第一章 编制依据\n依据《甲法》。\n第二章 任务\n依据《乙法》。", ["甲法"]),
    ("1.2 编制依据\n依据《甲法》。\n1.3 适用范围\n依据《乙法》。", ["甲法"]),
    ("一、指导思想\n依据《甲法》。", ["甲法"]),
    ("一、任务\n依据《甲法》。", []),
    ("总体要求\n依据《甲法》。", []),
]


@pytest.mark.parametrize(("text", "names"), GROUNDS)
def test_sections_that_state_grounds(text: str, names: list[str]) -> None:
    read = layout(f"关于甲类工作的意见\n{text}")
    assert [name for name in ("甲法", "乙法") if name in read.text and read.in_grounds(read.text.index(name))] == names


ANNEXES = [
    ("附件：1.甲类设备目录\n2.乙类申报表.docx\n财政部", {"甲类设备目录", "乙类申报表"}),
    ("附件：甲类设备目录", {"甲类设备目录"}),
    ("附件\n甲类设备目录\n正文。", {"甲类设备目录"}),
    ("附件1：\n甲类设备目录", {"甲类设备目录"}),
    ("- 附件2：甲类设备申报表", {"甲类设备申报表"}),
    ("附录：甲类设备目录", {"甲类设备目录"}),
    ("1.甲类设备目录\n2.乙类申报表", set()),
    ("正文提到附件。", set()),
]


@pytest.mark.parametrize(("text", "titles"), ANNEXES)
def test_the_titles_of_annexes(text: str, titles: set[str]) -> None:
    assert layout(f"关于甲类工作的通知\n{text}").annexes == titles


GOVERNED = [
    # text, what is listed below the heading that repeals
    ("下列文件同时废止：\n1.《甲办法》\n2.《乙办法》\n特此通知。\n《丙办法》", ["甲", "乙"]),
    ("下列文件同时废止：\n（一）《甲办法》（某规〔2031〕5号）\n（二）《乙办法》\n财政部", ["甲", "乙"]),
    ("下列文件同时废止：\n序号\t文件名称\t文号\n1\t甲办法\t某规〔2031〕5号\n2\t乙办法\t某规〔2031〕6号\n以上。", ["甲", "乙"]),
    ("《甲办法》继续有效。", []),
]


@pytest.mark.parametrize(("text", "names"), GOVERNED)
def test_lists_that_a_heading_governs(text: str, names: list[str]) -> None:
    read = layout(f"关于废止部分文件的决定\n{text}")
    governing = {name: read.governing(read.text.index(f"{name}办法", read.body)) for name in "甲乙丙" if f"{name}办法" in read.text}
    assert [name for name, found in governing.items() if found and found.heading.value == "SUPERSEDES"] == names
    assert read.governing(0) is None


TABLES = [
    # rows below the heading, (title, number, words)
    ("甲类管理办法 某规〔2031〕5号", [("甲类管理办法", "某规〔2031〕5号", "甲类管理办法某规〔2031〕5号")]),
    ("甲类管理办法（某规〔2031〕5号）", [("甲类管理办法", "某规〔2031〕5号", "甲类管理办法（某规〔2031〕5号）")]),
    ("甲类管理办法某规〔2031〕5号", [("甲类管理办法", "某规〔2031〕5号", "甲类管理办法某规〔2031〕5号")]),
    ("1. 甲类管理办法 某规〔2031〕5号", [("甲类管理办法", "某规〔2031〕5号", "甲类管理办法某规〔2031〕5号")]),
    ("（一）甲类管理办法", [("甲类管理办法", None, "甲类管理办法")]),
    (
        "1\n甲类管理办法\n某规〔2031〕5号\n2\n乙类管理办法",
        [("甲类管理办法", "某规〔2031〕5号", "甲类管理办法\n某规〔2031〕5号"), ("乙类管理办法", None, "乙类管理办法")],
    ),
    ("关于甲类工作的通知\n某规〔2031〕5号", [("关于甲类工作的通知", "某规〔2031〕5号", "关于甲类工作的通知\n某规〔2031〕5号")]),
    ("某规〔2031〕5号", []),
    ("序号\n文件名称", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_rows_of_a_table_of_what_is_repealed(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    read = layout(f"关于废止部分文件的决定\n下列文件同时废止：\n{text}")
    found = [(one.title, one.number, read.text[one.start : one.end].replace(" ", "")) for one in (row.document for row in find_rows(read))]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("现对《甲办法》作如下修改：\n第一条", True),
        ("现对有关文件做出以下调整。\n第一条", True),
        ("二、修改下列文件\n1.", True),
        ("对下列文件予以修改：\n1.", True),
        ("对下列文件予以废止：\n1.", False),
        ("正文。", False),
    ],
)
def test_words_that_announce_amendments(text: str, announced: bool) -> None:
    read = layout(f"关于甲类工作的通知\n{text}")
    assert bool(read.amending) is announced
    assert layout(f"关于修改部分文件的决定\n{text}").amending[0][0] == len("关于修改部分文件的决定")


ITEMS = """关于废止和修改部分文件的决定
一、废止的文件
1.《甲》
二、修改的文件（共1件）
1.《乙》
附件2：继续有效的文件目录
1.《丙》
对1件文件予以修改：
1.《丁》
三、拟修改的文件
1.《戊》
四、修改
1.《己》"""


def test_amendments_end_at_the_heading_of_another_list() -> None:
    read = layout(ITEMS)
    assert [name for name in "甲乙丙丁戊己" if read.in_amending(read.text.index(f"《{name}》"))] == ["乙", "丁", "己"]


def test_the_lines_of_promulgation_end_where_the_file_says() -> None:
    text = "# 甲法\n\n2031年1月1日通过\n\n<!-- INFO END -->\n\n第一条 甲。"
    read = layout(text)
    assert read.text[read.head_end :].strip().startswith("第一条")
    assert layout("关于甲类工作的通知\n正文").head_end == len("关于甲类工作的通知")


def test_a_heading_beside_the_text_is_found_in_it() -> None:
    from dataclasses import replace

    beside = replace(unit("甲类办法\n正文"), heading="甲类办法", body=0)
    assert read_layout(beside).heading_end == len("甲类办法")
    assert read_layout(replace(beside, heading="乙类办法")).heading_end == 0
    assert read_layout(unit("甲类办法\n正文")).heading_end == len("甲类办法")


@given(
    st.lists(
        st.sampled_from(
            ["财政部", "2031年3月5日", "一、要求", "第一条 甲。", "附件：", "1.《甲办法》", "下列文件同时废止：", "根据《甲法》，", ""]
        ),
        max_size=12,
    )
)
def test_stretches_lie_in_the_text(lines: list[str]) -> None:
    read = layout("\n".join(["关于甲类工作的通知", *lines]))
    for start, end in (*read.paragraphs, *read.preambles, *read.grounds):
        assert 0 <= start <= end <= len(read.text)
    assert [read.text[start:end] for start, end in read.paragraphs] == [line for line in read.text.split("\n") if line]
    for one in read.signatures:
        assert one.issuers
        assert read.body <= one.start < one.end
    for one in read.governed:
        assert one.words[1] == one.start <= one.end
