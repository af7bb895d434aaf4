"""DOCX: what a reader sees, without what only the file knows, and files that are none."""

import io
import zipfile

import pytest

from kg.errors import InputError
from loaders.files.registry import layers

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps"'


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def docx(body: str, **parts: str) -> bytes:
    """An archive with a body and further parts of the folder `word`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{content}</w:{name}>")
    return out.getvalue()


def read(data: bytes) -> list[str]:
    (layer,) = layers(data, "a.docx")
    return layer.text.split("\n")


ROWS = {
    "runs": ("<w:p><w:r><w:t>甲政发〔2031</w:t></w:r><w:r><w:t>〕5号</w:t></w:r></w:p>", ["甲政发〔2031〕5号"]),
    "tab and break": (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/></w:r></w:p>",
        ["甲\t乙", "丙"],
    ),
    "empty paragraph": (p("甲") + "<w:p/>" + p("乙"), ["甲", "乙"]),
    "tracked changes": ("<w:p><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>", ["乙"]),
    "moved": ("<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>", ["甲"]),
    "hidden": (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>乙</w:t></w:r></w:p>",
        ["乙"],
    ),
    "field": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:t>第三条</w:t></w:r></w:p>",
        ["第三条"],
    ),
    "link and content control": (
        f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>",
        ["甲", "乙"],
    ),
    "text box once": (
        f"<w:p><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{p('甲省人民政府文件')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{p('甲省人民政府文件')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:r><w:t>通知</w:t></w:r></w:p>",
        ["甲省人民政府文件", "通知"],
    ),
    "ruby": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>河</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        ["河"],
    ),
    "table": (
        f"<w:tbl><w:tr><w:tc>{p('序号')}</w:tc><w:tc>{p('名称')}</w:tc></w:tr><w:tr><w:tc>{p('1')}</w:tc><w:tc>{p('甲办')}{p('法')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('2')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>",
        ["序号\t名称", "1\t甲办 法"],
    ),
    "frame": (f"<w:tbl><w:tr><w:tc>{p('甲')}{p('乙')}</w:tc></w:tr></w:tbl>", ["甲", "乙"]),
    "table in a table": (
        f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{p('乙')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        ["甲\t乙"],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_text(name: str) -> None:
    body, expected = ROWS[name]
    assert read(docx(body)) == expected
    assert read(docx(body).replace(W.encode(), STRICT.encode())) == expected


def test_notes_follow_their_paragraph() -> None:
    body = '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + p("乙")
    notes = f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote><w:footnote w:id="2">{p("注")}</w:footnote>'
    assert read(docx(body, footnotes=notes)) == ["甲", "注", "乙"]


def level(place: int, form: str, pattern: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{pattern}"/></w:lvl>'


RULES = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "chineseCountingThousand", "第%1条", '<w:pStyle w:val="Article"/>')
    + level(1, "bullet", "")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Clause"><w:basedOn w:val="Article"/></w:style>'
)


def test_lists_are_numbered_as_they_are_printed() -> None:
    body = "".join(
        [
            *(listed("甲"), listed("乙", 1), listed("丙", 1), listed("丁", 2), listed("戊", 3), listed("己"), listed("庚", 1)),
            *(p("一般"), p("适用", '<w:pStyle w:val="Article"/>'), p("解释", '<w:pStyle w:val="Clause"/>'), listed("点", 1, num=2)),
            *(listed("另起", num=3), listed("续"), p("无", '<w:pStyle w:val="Article"/><w:numPr><w:numId w:val="0"/></w:numPr>')),
        ]
    )
    numbered = ["一、甲", "（一）乙", "（二）丙", "1.丁", "1.1.1\u3000戊", "二、己", "（一）庚"]
    assert read(docx(body, numbering=RULES, styles=STYLES)) == [
        *numbered,
        "一般",
        "第一条\u3000适用",
        "第二条\u3000解释",
        "点",
        "五、另起",
        "六、续",
        "无",
    ]


@pytest.mark.parametrize(
    ("form", "tenth"),
    [
        *(
            ("decimal", "10"),
            ("chineseCounting", "十"),
            ("chineseLegalSimplified", "拾"),
            ("ideographDigital", "一〇"),
            ("decimalZero", "10"),
        ),
        *(
            ("ideographTraditional", "癸"),
            ("ideographZodiac", "酉"),
            ("lowerRoman", "x"),
            ("upperLetter", "J"),
            ("decimalEnclosedCircleChinese", "⑩"),
        ),
        *(("decimalEnclosedParen", "⑽"), ("decimalFullWidth", "１０"), ("none", ""), ("unheardOf", "10")),
    ],
)
def test_forms_of_numbers(form: str, tenth: str) -> None:
    num = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    rules = f'<w:abstractNum w:abstractNumId="1">{level(0, form, "%1、")}</w:abstractNum>{num}'
    assert read(docx(listed("甲") * 10, numbering=rules))[-1] == f"{tenth}、甲"


WHOLE = docx(p("通知") * 50)
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "哈哈">'
    + "".join(f'<!ENTITY {x} "{f"&{y};" * 10}">' for x, y in zip("bcdefghij", "abcdefghi", strict=True))
    + "]>"
)


def with_document(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(WHOLE[:-60], "is damaged or truncated", id="truncated"),
        pytest.param(WHOLE[:40] + b"\xff" * 40 + WHOLE[80:], "is damaged", id="damaged"),
        pytest.param(with_document("<w:document>"), "is damaged: its XML cannot be read", id="cut xml"),
        pytest.param(with_document(f"{LAUGHS}<w:p {SPACES}><w:t>&j;</w:t></w:p>"), "declares entities|is damaged", id="entity bomb"),
        pytest.param(
            with_document('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'), "declares entities", id="outside entity"
        ),
        pytest.param(with_document("<w>" * 100_000 + "</w>" * 100_000), "is damaged: its XML cannot be read", id="deep"),
        pytest.param(with_document(f"<w>{' ' * (65 << 20)}</w>"), "unpacks to more than 64 MiB", id="zip bomb"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.docx(?:.word/document.xml)?(?::\\d+)?: .*(?:{reason})"):
        read(data)
