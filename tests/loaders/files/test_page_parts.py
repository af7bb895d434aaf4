"""A page in its parts: what a reader sees, what its head says, which character set it declares, and where its document begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree

from kg.errors import InputError
from kg.model import Fact
from loaders.files.markup.charset import declared, page_text
from loaders.files.markup.frame import headlines, part
from loaders.files.markup.meta import is_own_site, meta_facts, page_title
from loaders.files.markup.page_lines import PageLine, page_lines

TITLE = "关于加强甲类设备管理的通知"
SENTENCE = "为加强甲类设备管理，现就有关事项通知如下。"


def tree(inner: str, head: str = "") -> HTMLTree:
    return HTMLTree.parse(f"<html><head>{head}</head><body>{inner}</body></html>")


SEEN = [
    # mark-up, (text, whether it is a link, whether it is a headline)
    ("<h1>甲</h1><p>乙</p>", [("甲", False, True), ("乙", False, False)]),
    ("<p><a href='#'>甲</a></p>", [("甲", True, False)]),
    ("<p><a>甲</a>、<a>乙</a></p>", [("甲、乙", True, False)]),
    ("<p><a>甲</a>和乙</p>", [("甲和乙", False, False)]),
    ("<p>甲<a>乙</a></p>", [("甲乙", False, False)]),
    ("<a><div>甲</div><div>乙</div></a>", [("甲", True, False), ("乙", True, False)]),
    ("<nav><p>甲</p></nav><p>乙</p>", [("乙", False, False)]),
    ("<button>甲</button><select><option>乙</option></select>丙", [("丙", False, False)]),
    ("<textarea>甲</textarea><noscript>乙</noscript>丙", [("丙", False, False)]),
    ("<p style='visibility:hidden'>甲</p>乙", [("乙", False, False)]),
    ("<p>&#8203;甲\u3000</p>", [("甲", False, False)]),
    ("<p> </p><p>\u3000</p>", []),
    ("<pre>甲\n\n乙</pre>", [("甲", False, False), ("乙", False, False)]),
    ("", []),
]


@pytest.mark.parametrize(("inner", "expected"), SEEN)
def test_what_a_reader_sees(inner: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert [(line.text, line.linked, line.heading) for line in page_lines(tree(inner))] == expected


ROWS = [
    ("<tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>", ["甲\t乙", "丙\t丁"]),
    ("<tr><th>甲</th><td>乙</td></tr>", ["甲\t乙"]),
    ("<tr><td>甲</td><td></td></tr>", ["甲"]),
    ("<tr><td></td><td>乙</td></tr>", ["乙"]),
    ("<tr><td>甲</td></tr><tr><td>乙</td></tr>", ["甲", "乙"]),
    ("<tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr>", ["甲 乙\t丙"]),
    ("<caption>题</caption><tr><td>甲</td><td>乙</td></tr>", ["题", "甲\t乙"]),
    (
        f"<tr><td>{'<p>' + '甲' * 150 + '</p>'}{'<p>' + '甲' * 150 + '</p>'}{'<p>' + '甲' * 150 + '</p>'}</td><td>乙</td></tr>",
        ["甲" * 150] * 3 + ["乙"],
    ),
]


@pytest.mark.parametrize(("inner", "expected"), ROWS, ids=[inner[:30] for inner, _ in ROWS])
def test_tables(inner: str, expected: list[str]) -> None:
    lines = page_lines(tree(f"<table>{inner}</table><p>完</p>"))
    texts = [line.text.strip("\t") for line in lines[:-1]]
    assert sorted(texts) == sorted(expected)
    assert [line.ends_table for line in lines].count(True) == 1


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<a>",
    "</a>",
    "<h1>",
    "</h1>",
    "甲",
    "乙 丙",
    "&nbsp;",
    "<br>",
    "<pre>",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_mark_up_is_left_and_no_letter_lost(pieces: list[str]) -> None:
    lines = page_lines(tree("".join(pieces)))
    text = "".join(line.text for line in lines)
    assert not set("<>&") & set(text)
    assert sorted(char for char in text if char in "甲乙丙") == sorted(char for piece in pieces for char in piece if char in "甲乙丙")
    assert all(line.text == line.text.strip() and "\n" not in line.text for line in lines)


HEADS = [
    ('<meta name="ArticleTitle" content="甲办法">', [("title", "甲办法", "meta")]),
    ('<meta property="og:title" content=" 甲 \n办法 ">', [("title", "甲 办法", "meta")]),
    ('<meta name="PubDate" content="2031-03-05 10:00">', [("published", "2031-03-05 10:00", "meta")]),
    ('<meta name="ContentSource" content="某部">', [("issuer", "某部", "page_source")]),
    ('<meta name="ContentSource" content="本网">', []),
    ('<meta name="ContentSource" content="">', []),
    ('<meta name="keywords" content="甲">', []),
    ('<link rel="canonical" href="https://a.example/1">', [("source", "https://a.example/1", "meta")]),
    ('<link rel="stylesheet" href="a.css">', []),
    (
        '<meta name="url" content="https://a.example/1"><meta name="og:url" content="https://a.example/1">',
        [("source", "https://a.example/1", "meta")],
    ),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_what_the_head_says(head: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(fact.name, fact.value, fact.origin) for fact in meta_facts(tree("", head))] == expected


@pytest.mark.parametrize("source", ["本网", "本站", "本网站", "本站原创", "互联网", "转载", "无", "-"])
def test_a_page_that_names_itself_names_nobody(source: str) -> None:
    assert is_own_site(source)
    assert not is_own_site(f"{source}某部")


NAMED = [
    # <title>, facts, lines at the top, title of the document
    (f"{TITLE}_政府信息公开", (), [TITLE], TITLE),
    (f"{TITLE} - 某市人民政府门户网站", (), [TITLE], TITLE),
    (f"{TITLE}-某市政府", (), [TITLE], TITLE),
    (TITLE, (), ["首页", TITLE], TITLE),
    (TITLE, (), [TITLE[:6], TITLE[6:]], TITLE),
    (f"{TITLE}_公开", (), ["别的标题"], None),
    ("甲", (), ["甲"], None),
    ("", (), [TITLE], None),
    ("别的", (Fact("title", "元数据的标题", "meta"),), [TITLE], "元数据的标题"),
]


@pytest.mark.parametrize(("title", "facts", "shown", "expected"), NAMED)
def test_what_a_page_calls_its_document(title: str, facts: tuple[Fact, ...], shown: list[str], expected: str | None) -> None:
    assert page_title(tree("", f"<title>{title}</title>"), facts, shown) == expected


def parted(*lines: str | PageLine, title: str | None = TITLE) -> list[str]:
    return part([PageLine(line) if isinstance(line, str) else line for line in lines], title).lines


def link(text: str) -> PageLine:
    return PageLine(text, linked=True)


DOCUMENT = [TITLE, "各有关单位：", SENTENCE, "某部", "2031年3月5日"]
FRAMES = [
    # lines above and below the document, which must go
    ([], []),
    (["当前位置：首页 > 公开 > 文件"], []),
    (["首页 > 公开"], ["【打印本页】", "【关闭窗口】"]),
    ([link("首页"), link("新闻")], [link("上一篇：甲"), link("下一篇：乙")]),
    (["您所在的位置：首页", "> 公开"], ["主办：某市人民政府", "网站标识码：0000000000"]),
    (["字号：大 中 小"], ["版权所有", "友情链接"]),
    (["索引号：12345", "发布日期：2031-03-06"], ["扫一扫在手机打开当前页"]),
]


@pytest.mark.parametrize(("above", "below"), FRAMES)
def test_the_document_within_the_frame_of_its_page(above: list[str | PageLine], below: list[str | PageLine]) -> None:
    assert parted(*above, *DOCUMENT, *below) == DOCUMENT


def test_attachments_below_the_text_are_kept() -> None:
    attached = [link("附件1：甲类表.docx"), link("2. 乙类表.xlsx")]
    assert parted(*DOCUMENT, *attached, link("相关新闻")) == [*DOCUMENT, "附件1：甲类表.docx", "2. 乙类表.xlsx"]


def test_labels_above_the_text_are_facts() -> None:
    found = part([PageLine(line) for line in ["发文字号：某发〔2031〕5号", "发布机构：某部", "来源：本网", *DOCUMENT]], TITLE)
    assert {(fact.name, fact.value) for fact in found.facts} == {("number", "某发〔2031〕5号"), ("issuer", "某部")}
    assert found.lines == DOCUMENT


def test_the_red_head_above_the_title_is_the_document_s() -> None:
    assert parted("某栏目", "财政部文件", "财办〔2031〕5号", *DOCUMENT) == ["财政部文件", "财办〔2031〕5号", *DOCUMENT]


@pytest.mark.parametrize(
    ("lines", "index"),
    [
        ([f"甲类工作动态之{number} 2031-03-{number:02}" for number in range(1, 10)], True),
        ([f"甲类工作动态之{number} 2031-03-{number:02}" for number in range(1, 6)], False),
        ([*(f"甲类工作动态之{number} 2031-03-{number:02}" for number in range(1, 10)), SENTENCE], False),
        (DOCUMENT, False),
    ],
)
def test_a_page_that_only_lists_others(lines: list[str], index: bool) -> None:
    assert part([PageLine(line) for line in lines], None).is_index is index


def test_headlines() -> None:
    assert list(headlines(page_lines(tree("<p>甲</p><h1>乙</h1><h2>丙</h2>")))) == ["乙"]


SETS = [
    (b'<meta charset="gb2312">', "gb2312"),
    (b"<meta charset=utf-8>", "utf-8"),
    (b'<meta http-equiv="Content-Type" content="text/html; charset=gbk">', "gbk"),
    (b'<?xml version="1.0" encoding="gb18030"?>', "gb18030"),
    (b"<p>", None),
    (b" " * 5000 + b"<meta charset=gbk>", None),
]


@pytest.mark.parametrize(("data", "name"), SETS)
def test_the_set_that_a_page_declares(data: bytes, name: str | None) -> None:
    assert declared(data) == name


def test_a_page_in_another_set_than_it_declares() -> None:
    page = f'<meta charset="{{}}"><p>{SENTENCE * 20}</p>'
    assert page_text(page.format("gb2312").encode(), "a.html") == page.format("gb2312")
    assert page_text(page.format("utf-8").encode("gb18030"), "a.html") == page.format("utf-8")


def test_few_bad_bytes_are_replaced_and_many_are_refused() -> None:
    good = f'<meta charset="gbk"><p>{SENTENCE * 40}</p>'.encode("gbk")
    assert page_text(good[:300] + b"\xff\xff" + good[300:], "a.html").count("\ufffd") <= 4
    bad = b"<meta charset=utf-8>" + b"\xff\xfe\xfd" * 300
    with pytest.raises(InputError, match=r"^a\.html: "):
        page_text(bad, "a.html")
    with pytest.raises(InputError, match=r"^a\.html: "):
        page_text(b"<meta charset=klingon>" + b"\xff\xfe\xfd" * 300, "a.html")
