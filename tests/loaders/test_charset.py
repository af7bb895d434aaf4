"""Character sets: what is read, and what is refused with which words."""

import codecs
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from loaders import read_stream
from loaders.files.charset import common_share

TEXT = "某部关于做好废砂回收工作的通知\r\n\n某部函〔2032〕88号\n一、抓紧登记，按月报送。\n"

READ = [
    pytest.param(TEXT.encode(), "utf-8", id="UTF-8"),
    pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", id="UTF-8 with mark"),
    pytest.param(TEXT.encode("gb18030"), "gb18030", id="GB18030"),
    pytest.param(TEXT.encode("gbk"), "gb18030", id="GBK"),
    pytest.param(TEXT.encode("utf-16"), "utf-16", id="UTF-16 with mark"),
    pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", id="UTF-16 big-endian with mark"),
    pytest.param(TEXT.encode("utf-32"), "utf-32", id="UTF-32 with mark"),
]


@pytest.mark.parametrize(("data", "charset"), READ)
def test_character_sets(data: bytes, charset: str) -> None:
    source = read_stream(io.BytesIO(data), "a.txt")
    assert (source.text, source.charset) == (TEXT, charset)
    assert data.decode(source.charset) == source.text


@pytest.mark.parametrize("text", ["关于印发办法的通知", "第一条", "中华人民共和国", "鞍钢集团镍钴锰酸锂产线节能诊断报告"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_short_texts(text: str, charset: str) -> None:
    assert read_stream(io.BytesIO(text.encode(charset)), "a.txt").text == text


GB2312 = st.text(st.characters(codec="gb2312", categories=["Lo", "Po"], min_codepoint=0x3000), min_size=12)


@settings(deadline=None)
@given(GB2312, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_common_characters_come_back(text: str, charset: str) -> None:
    whole = "关于印发再生砂管理办法的通知和解读" * len(text) + text
    assert read_stream(io.BytesIO(whole.encode(charset)), "a.txt").text == whole


REFUSED = [
    pytest.param(b"", "is empty", id="empty"),
    pytest.param(b" \n\t\r\n\xe3\x80\x80", "holds nothing but blanks", id="blank"),
    pytest.param(codecs.BOM_UTF8, "holds nothing but blanks", id="byte order mark alone"),
    pytest.param(b"%PDF-1.7\n%\xe2\xe3", "is a damaged or truncated PDF: fetch it again", id="PDF"),
    pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "is a damaged or truncated ZIP archive: fetch it again", id="ZIP cut"),
    pytest.param(b"MZ\x90\0\x03\0", "is a program for Windows: no document", id="exe"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "picture", id="image"),
    pytest.param('<?xml version="1.0"?>\n<doc>通知</doc>'.encode(), "is an XML file: save its text", id="XML"),
    pytest.param(b"abc\0\0\0def" * 9, "is a binary file of no known type", id="binary"),
    pytest.param(TEXT.encode("utf-16-le"), "or UTF-16 without byte order mark: save it as", id="UTF-16 without mark"),
    pytest.param(
        TEXT.encode()[: TEXT.encode().index("回".encode()) + 2],
        ":1: is truncated, it ends inside a character (read as UTF-8",
        id="UTF-8 cut",
    ),
    pytest.param(TEXT.encode("gb18030")[:19], ":1: is truncated, it ends inside a character (read as GB18030", id="GB18030 cut"),
    pytest.param(TEXT.encode("utf-16")[:21], "is truncated, it ends inside a character (read as UTF-16", id="UTF-16 cut"),
    pytest.param(
        TEXT.encode() + b"\xff\xfe" + TEXT.encode(),
        ":5: is damaged or mixes character sets (read as UTF-8, ",
        id="UTF-8 damaged",
    ),
    pytest.param(TEXT.encode() + TEXT.encode("gb18030"), "mixes character sets", id="two character sets"),
    pytest.param("Voilà l'été à Besançon, déjà fêté.".encode("latin-1"), "is in no known character set", id="Latin-1"),
    pytest.param(bytes(range(128, 256)) * 4, "is in no known character set", id="noise"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_is_refused_is_named_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        read_stream(io.BytesIO(data), "in/a.txt")
    assert str(refused.value).startswith("in/a.txt:")
    assert reason in str(refused.value)
    assert refused.value.path == "in/a.txt"


def test_traditional_text_in_big5_is_told_by_the_library() -> None:
    text = "關於印發再生砂管理辦法的通知，各有關單位應當加強回收利用，減少環境污染，並於每年三月底以前報送統計資料。" * 4
    source = read_stream(io.BytesIO(text.encode("big5")), "a.txt")
    assert source.text == text
    assert source.charset.startswith("big5")


def test_utf8_read_as_gb18030_is_not_taken_for_chinese() -> None:
    assert common_share(TEXT) > 0.95
    assert common_share(TEXT.encode().decode("gb18030", "replace")) < 0.7
