"""Pages in HTML and MHTML: what is text of the document, what is a fact beside it, and what is the page's own."""

import codecs
import io
from email.message import EmailMessage

import pytest

from kg.errors import InputError, UnknownFormat
from kg.model import Fact
from loaders import load, read_stream
from loaders.files import html, mhtml
from loaders.files.layer import Layer
from loaders.files.registry import layers

TITLE = "某某部关于加强甲类设备管理的通知"
BODY = "<p>各有关单位：</p><p>为加强甲类设备管理，现就有关事项通知如下。</p><p>某某部</p><p>2031年3月5日</p>"
LINES = ["各有关单位：", "为加强甲类设备管理，现就有关事项通知如下。", "某某部", "2031年3月5日"]


def read(page: str | bytes, path: str = "a.html") -> Layer:
    data = page.encode() if isinstance(page, str) else page
    assert html.claims(data, path)
    (layer,) = layers(data, path)
    return layer


def lines(page: str) -> list[str]:
    return read(page).text.splitlines()


def body(inner: str) -> str:
    return f"<html><head><title>某网站</title></head><body>{inner}</body></html>"


TEXTS = [
    pytest.param("<p>甲<b>乙</b>丙<i>〕</i>5号。</p>", ["甲乙丙〕5号。"], id="inline elements join"),
    pytest.param("<p>甲乙&nbsp;&nbsp; \n 丙</p>", ["甲乙 丙"], id="blanks collapse"),
    pytest.param("<p>甲<br>乙</p><div>丙<div>丁</div>戊</div>", ["甲", "乙", "丙", "丁", "戊"], id="blocks and breaks end lines"),
    pytest.param("<p>甲</p><script>var 乙;</script><style>丙{}</style><!-- 丁 --><p>戊</p>", ["甲", "戊"], id="scripts, styles, comments"),
    pytest.param('<p>甲</p><p style="display: none">乙</p><p hidden>丙</p><p>丁</p>', ["甲", "丁"], id="hidden"),
    pytest.param('<div style="display:none"><p>甲乙</p></div>', ["甲乙"], id="a page that hides everything"),
    pytest.param(
        "<table><tr><td><p>序号</p></td><td>名 称</td></tr><tr><td>1</td><td><p>甲类</p><p>设备</p></td></tr></table>",
        ["序号\t名 称", "1\t甲类 设备"],
        id="rows of a table",
    ),
    pytest.param("<table><tr><td>甲</td><td></td><td>丙</td></tr><tr><td></td><td></td></tr></table>", ["甲\t\t丙"], id="empty cells"),
    pytest.param(
        '<table><tr><td rowspan="2">甲</td><td>乙</td><td rowspan="3">丁</td></tr><tr><td>丙</td></tr>'
        "<tr><td>戊</td><td>己</td></tr></table>",
        ["甲\t乙\t丁", "\t丙", "戊\t己"],
        id="cells that span rows",
    ),
    pytest.param("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", ["甲", "乙"], id="a table that only places"),
    pytest.param(
        "<table><tr><td><table><tr><td>1</td><td>甲</td></tr></table></td><td>乙</td></tr></table>", ["1\t甲", "乙"], id="table in a table"
    ),
    pytest.param("<ul><li>甲</li><li>乙<ul><li>丙</li></ul></li></ul>", ["甲", "乙", "丙"], id="lists"),
    pytest.param("<pre>甲\n  乙</pre>", ["甲", "乙"], id="preformatted"),
    pytest.param('<p>附件：<a href="1.doc">1.甲类设备表.doc</a></p>', ["附件：1.甲类设备表.doc"], id="names of attachments"),
    pytest.param("<p>甲<p>乙<div>丙</span></td>丁", ["甲", "乙", "丙丁"], id="broken mark-up"),
    pytest.param("<p><a></a>甲<a name=x></a></p><p>乙</p>", ["甲", "乙"], id="empty links"),
]


@pytest.mark.parametrize(("inner", "expected"), TEXTS)
def test_the_text_of_a_page(inner: str, expected: list[str]) -> None:
    assert lines(body(inner)) == expected


def test_a_table_above_the_text_becomes_facts() -> None:
    page = body(
        "<table><tr><td><table><tr><td><b>索 引 号：</b></td><td>0001/2031-00007</td><td><b>主题分类：</b></td><td>工业</td></tr>"
        f"<tr><td>发文机关：</td><td>某某部</td><td>成文日期：</td><td>2031年03月05日</td></tr>"
        f"<tr><td>标　　题：</td><td colspan=3>{TITLE}</td></tr>"
        "<tr><td>发文字号：</td><td>某部发〔2031〕5号</td><td>发布日期：</td><td>2031年03月09日</td></tr></table>"
        "<table><tr><td>主 题 词：</td><td></td></tr></table></td></tr></table>"
        f"<p>某某部<br>关于加强甲类设备管理的通知</p><p>某部发〔2031〕5号</p>{BODY}<div>扫一扫在手机打开当前页</div>"
    )
    layer = read(page)
    assert layer.text.splitlines() == ["某某部", "关于加强甲类设备管理的通知", "某部发〔2031〕5号", *LINES]
    assert layer.facts == (
        Fact("issuer", "某某部", "page_table"),
        Fact("signed", "2031年03月05日", "page_table"),
        Fact("title", TITLE, "page_table"),
        Fact("number", "某部发〔2031〕5号", "page_table"),
        Fact("published", "2031年03月09日", "page_table"),
    )


def test_labels_of_a_table_need_no_colons() -> None:
    page = body(
        f"<table><tr><td>标　　题</td><td colspan=3>{TITLE}</td></tr><tr><td>发文机关</td><td>某某部</td><td>发文字号</td>"
        f"<td>某部发〔2031〕5号</td></tr><tr><td>公文种类</td><td></td><td>成文日期</td><td></td></tr></table><p>{TITLE}</p>{BODY}"
    )
    layer = read(page)
    assert layer.text.splitlines() == [TITLE, *LINES]
    assert layer.facts == (
        Fact("title", TITLE, "page_table"),
        Fact("issuer", "某某部", "page_table"),
        Fact("number", "某部发〔2031〕5号", "page_table"),
    )


def test_the_red_head_above_the_title_is_kept_and_navigation_is_not() -> None:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><nav><ul><li>首页<li>政务</ul></nav>"
        f"<p>某部发〔2031〕5号</p><p>{TITLE}</p>{BODY}</body></html>"
    )
    assert lines(page) == ["某部发〔2031〕5号", TITLE, *LINES]


CITY = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - 甲市人民政府门户网站</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2031-03-09 09:30"><meta name="ContentSource" content="某某部">
<meta name="Url" content="https://www.example.com/1.html"></head><body>
<ul><li><a href="/">无障碍阅读</a></li><li><a href="/">登录</a></li></ul><div>当前位置：<a>首页</a>&nbsp;&gt;&nbsp;<a>政务公开</a></div>
<h1>{TITLE}</h1><ul><li>2031-03-09</li><li>来源： 某某部</li><li>分享到</li><li>-</li></ul><div>字号：<a>大</a> <a>中</a> <a>小</a></div>
{BODY}<p>附件：<a href="1.doc">甲类设备表.doc</a></p>
<h3>相关附件</h3><h3>相关新闻</h3>
<ul><li><a href="2.html">甲市召开会议</a></li></ul>
<p>扫一扫在手机打开当前页</p>
<ul><li>· <a href="/x">甲区</a></li><li>· <a href="/y">乙区</a></li></ul><p>关注 · 甲市政府网</p></body></html>"""


def test_breadcrumbs_buttons_and_the_foot_are_the_page_s_own() -> None:
    layer = read(CITY)
    assert layer.text.splitlines() == [TITLE, *LINES, "附件：甲类设备表.doc"]
    assert layer.facts == (
        Fact("published", "2031-03-09", "page_table"),
        Fact("issuer", "某某部", "page_source"),
        Fact("title", TITLE, "meta"),
        Fact("published", "2031-03-09 09:30", "meta"),
        Fact("source", "https://www.example.com/1.html", "meta"),
    )


@pytest.mark.parametrize("told", ["utf-8", "gb2312"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_what_the_bytes_tell_goes_before_what_the_page_declares(charset: str, told: str) -> None:
    data = CITY.replace("utf-8", told, 1).encode(charset)
    assert read(data).text == read(CITY).text


def test_a_few_bad_bytes_do_not_lose_a_page() -> None:
    page = CITY.replace("有关单位", "有关" + "单位" * 2).encode("gb18030").replace("现就".encode("gb18030"), b"\xff\xff", 1)
    assert "有关单位" in read(page.replace(b'charset="utf-8"', b'charset="gbk"')).text


def test_the_title_element_counts_where_the_page_shows_it() -> None:
    page = f"<html><head><title>{TITLE}_政务公开专栏</title></head><body><p>登录</p><p>{TITLE}</p>{BODY}</body></html>"
    layer = read(page)
    assert layer.text.splitlines() == [TITLE, *LINES]
    assert layer.facts == (Fact("title", TITLE, "meta"),)


def test_a_page_of_links_is_said_to_be_one() -> None:
    links = "".join(f'<li><a href="{i}.html">关于第{i}批甲类设备的通知</a> <span>[2031-03-{i:02}]</span></li>' for i in range(1, 13))
    page = body(f"<p>当前位置：首页 > 公开</p><ul>{links}</ul>")
    assert Fact("kind", "index", "page") in read(page).facts
    assert Fact("kind", "index", "page") not in read(CITY).facts
    with pytest.raises(UnknownFormat, match="is an index page"):
        load(read_stream(io.BytesIO(page.encode()), "a.html"))


def test_a_page_that_says_what_it_is_is_loaded_whatever_its_text_is_like() -> None:
    page = CITY.replace(TITLE, "甲类补贴，请查收").replace(BODY, "<p>1、甲类补贴</p><p>补贴条件：</p><p>开办满一年，人员稳定。</p>" * 8)
    (unit,) = load(read_stream(io.BytesIO(page.encode()), "a.html")).units
    assert unit.heading == "甲类补贴，请查收"


CLAIMED = [
    pytest.param("<!DOCTYPE html><p>甲</p>", "a", True, id="doctype"),
    pytest.param('<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "a", True, id="XHTML"),
    pytest.param("<!-- saved --> <html>", "a.txt", True, id="comment first"),
    pytest.param('<div class="wrap"><table><tr><td>甲</td></tr></table><p>乙</p></div>', "a.txt", True, id="part of a page"),
    pytest.param("甲乙<p>丙</p>", "a.htm", True, id="named a page"),
    pytest.param("甲乙丙", "a.html", False, id="text that is named a page"),
    pytest.param('<div align="center">\n\n# 甲\n\n</div>\n', "a.md", False, id="Markdown that begins with an element"),
    pytest.param("# 甲\n<!-- INFO END -->\n第一条", "a.md", False, id="Markdown with a comment"),
    pytest.param("<<甲类设备办法>>印发", "a.txt", False, id="brackets for book title marks"),
    pytest.param('<?xml version="1.0"?><doc/>', "a.xml", False, id="other XML"),
]


@pytest.mark.parametrize(("text", "name", "claimed"), CLAIMED)
def test_what_is_a_page(text: str, name: str, claimed: bool) -> None:
    assert html.claims(text.encode(), name) is claimed


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("<div>" * 100_000 + "<p>甲乙丙</p>", id="elements"),
        pytest.param("<table><tr><td>" * 20_000 + "<p>甲乙丙</p>", id="tables"),
        pytest.param("<a><b><i>" * 3_000 + "<p>甲乙丙</p>", id="unclosed inline elements"),
        pytest.param("<p>" + "大 " * 20_000 + "甲乙丙</p>", id="a long line of buttons"),
    ],
)
def test_nothing_is_too_deep(inner: str) -> None:
    assert "甲乙丙" in read(body(inner)).text


def test_a_tag_of_very_many_attributes_is_refused_but_not_one_with_a_long_value() -> None:
    with pytest.raises(InputError, match=r"^a.html: has a tag with more than 2,000 attributes: it is made to do harm"):
        read(body(f"<p {' '.join(f'a{i}=1' for i in range(3000))}>甲</p>"))
    assert lines(body(f"<img src='data:{'A B' * 9000}'><p>甲</p>")) == ["甲"]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.html: is a page that shows no text"):
        read(body("<script>x</script>"))


def saved(page: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "甲"
    message.set_content(page, subtype="html", charset="gb18030", cte="quoted-printable")
    message.add_related(codecs.BOM_UTF8, "image", "png")
    return bytes(message)


def test_mhtml_is_the_page_in_it() -> None:
    data = saved(CITY)
    assert mhtml.claims(data, "a.mht")
    (layer,) = layers(data, "a.mht")
    assert (layer.text, layer.facts) == (read(CITY).text, read(CITY).facts)


def test_mhtml_without_a_page_is_refused() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n0\r\n--x--\r\n"
    with pytest.raises(InputError, match=r"a\.mht: is a saved page .* that holds no HTML"):
        list(layers(data, "a.mht"))


def test_deep_mhtml_is_no_crash() -> None:
    data = b"MIME-Version: 1.0\r\n" + b"".join(
        b"Content-Type: multipart/related; boundary=x%d\r\n\r\n--x%d\r\n" % (i, i) for i in range(3000)
    )
    with pytest.raises(InputError):
        list(layers(data, "a.mht"))
