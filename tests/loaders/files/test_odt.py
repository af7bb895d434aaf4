"""ODT: what a reader sees, numbers of lists written out, and files that are none."""

import io
import zipfile

import pytest

from kg.errors import InputError
from loaders.files.registry import layers

MIMETYPE = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"))
)
LEVELS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三" style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def odt(body: str, prologue: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        styles = f"<office:automatic-styles>{LEVELS}</office:automatic-styles>"
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        content = f"<office:document-content {SPACES}>{styles}{text}</office:document-content>"
        archive.writestr("content.xml", prologue + content)
    return out.getvalue()


def read(data: bytes) -> list[str]:
    (layer,) = layers(data, "a.odt")
    return layer.text.split("\n")


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def item(content: str) -> str:
    return f"<text:list-item>{content}</text:list-item>"


def listed(items: str, attributes: str = "") -> str:
    return f"<text:list {attributes}>{items}</text:list>"


def cell(text: str) -> str:
    return f"<table:table-cell>{p(text)}</table:table-cell>"


ROWS = {
    "spans and blanks": (
        p("甲<text:span>政发</text:span>\n  〔2031〕<text:s text:c='2'/>5号<text:tab/>乙<text:line-break/>丙"),
        ["甲政发 〔2031〕  5号\t乙", "丙"],
    ),
    "heading": ("<text:h text:outline-level='1'>总则</text:h><text:p/>", ["总则"]),
    "section and index": (
        f"<text:section>{p('甲')}</text:section><text:table-of-content>{p('目录')}</text:table-of-content>",
        ["甲", "目录"],
    ),
    "deletions and notes to the text": (
        f"<text:tracked-changes>{p('旧')}</text:tracked-changes>{p('新<office:annotation>' + p('批注') + '</office:annotation>')}",
        ["新"],
    ),
    "footnote": (
        p(f"甲<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('注')}</text:note-body></text:note>") + p("乙"),
        ["甲", "注", "乙"],
    ),
    "text box": (p(f"<draw:frame><draw:text-box>{p('甲省人民政府文件')}</draw:text-box></draw:frame>通知"), ["甲省人民政府文件", "通知"]),
    "table": (
        f"<table:table><table:table-header-rows><table:table-row>{cell('序号')}{cell('名称')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('1')}{cell('甲办法')}</table:table-row></table:table>",
        ["序号\t名称", "1\t甲办法"],
    ),
    "list": (
        listed(
            item(p("甲") + p("又") + listed(item(p("乙")) + item(p("丙") + listed(item(p("丁")))))) + item(p("戊")), "text:style-name='L'"
        )
        + p("间")
        + listed(item(p("己")), "text:style-name='L' text:continue-numbering='true'")
        + listed(item(p("庚")), "text:style-name='L'")
        + listed(item(p("点")), "text:style-name='B'"),
        ["一、甲", "又", "（1）乙", "（2）丙", "2.1\u3000丁", "二、戊", "间", "三、己", "一、庚", "点"],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_text(name: str) -> None:
    body, expected = ROWS[name]
    assert read(odt(body)) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(odt(p("通知") * 99)[:-60], "is damaged or truncated", id="truncated"),
        pytest.param(odt(p("通知"), '<!DOCTYPE a [<!ENTITY b "c">]>'), "declares entities", id="entities"),
        pytest.param(odt("<text:section>" * 1000 + "</text:section>" * 1000), "its XML cannot be read", id="deep"),
        pytest.param(odt(p(" " * (65 << 20))), "unpacks to more than 64 MiB", id="zip bomb"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.odt.*: .*{reason}"):
        read(data)
